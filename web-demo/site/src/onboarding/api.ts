import { type SentAnswer, sendFile, type UploadOptions } from "dossier-check/file-slot";
import type { Context, CustomerStatus } from "dossier-check/forms";

/** An answer of the server. */
export interface Answer {
  /** 0 if there was none. */
  readonly status: number;
  readonly text: string;
}

/** How it stands with a customer. */
export interface CustomerState {
  readonly customer_status: CustomerStatus;
  readonly attach_in_flight: boolean;
}

/** The server's API, on behalf of one of its clients. */
export interface Api {
  /** Sends a request; an answer of another status than 200 is an answer, and none at all has the status 0. */
  send(method: string, path: string, body?: string): Promise<Answer>;
  /** The same for a stream of events. */
  open(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response>;
  /** Uploads a file of a customer. Rejects where there is no answer, and once it is aborted. */
  upload(customer: string, field: string, file: File, options: UploadOptions): Promise<SentAnswer>;
}

/** The member `data` of an answer of 200; undefined for any other. */
export function dataOf<T>({ status, text }: Answer): T | undefined {
  return status === 200 ? (JSON.parse(text) as { data: T }).data : undefined;
}

/**
 * A sandbox has no secrets, so this page holds the client's. A real one asks a backend of its own, which does.
 *
 * @param onRules Hears of the rules that each answer says the server follows.
 */
export function makeApi(client: string, onRules: (hash: string) => void): Api {
  let tokens: { access_token: string; refresh_token: string } | undefined;

  async function token(renew: boolean): Promise<string> {
    if (tokens !== undefined && !renew) return tokens.access_token;
    const refresh = tokens?.refresh_token;
    const credentials = { client_id: client, client_secret: "demo-secret" };
    const grants = [
      ...(refresh ? [{ grant_type: "refresh_token", refresh_token: refresh }] : []),
      { grant_type: "client_credentials", ...credentials },
    ];
    for (const grant of grants) {
      const response = await fetch("v1/oauth/token", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(grant),
      });
      if (!response.ok) continue;
      tokens = (await response.json()) as NonNullable<typeof tokens>;
      return tokens.access_token;
    }
    throw new Error(`The server knows no client ${client}.`);
  }

  /** Asks with the token, and once more with a new one where it has expired. */
  async function withToken<T extends { status: number }>(
    ask: (token: string) => Promise<T>,
  ): Promise<T> {
    const known = tokens !== undefined;
    const first = await ask(await token(false));
    return first.status === 401 && known ? ask(await token(true)) : first;
  }

  async function ask(path: string, init: RequestInit, token: string): Promise<Response> {
    const headers = { ...(init.headers as object), Authorization: `Bearer ${token}` };
    const response = await fetch(path, { ...init, headers });
    hear(response.headers.get("dossier-rules"));
    return response;
  }

  function hear(rules: string | null): void {
    if (rules !== null) onRules(rules);
  }

  return {
    async send(method, path, body) {
      try {
        const init = { method, ...(body !== undefined && { body }) };
        const response = await withToken((token) => ask(path, init, token));
        return { status: response.status, text: await response.text() };
      } catch {
        return { status: 0, text: "" };
      }
    },

    open: (path, headers, signal) => withToken((token) => ask(path, { headers, signal }, token)),

    upload: (customer, field, file, options) =>
      withToken(async (token) => {
        const form = new FormData();
        form.append("customer_id", customer);
        form.append(field, file);
        const headers = { Authorization: `Bearer ${token}` };
        const answer = await sendFile("v1/customers/upload", form, options, headers);
        hear(answer.header("dossier-rules"));
        return answer;
      }),
  };
}

/** What the server knows of a customer, which the sandbox tells its own pages. A real page knows it from its backend. */
export const contextPath = (customer: string) => `__sandbox/customers/${customer}/context`;

export type SandboxContext = Required<Context>;
