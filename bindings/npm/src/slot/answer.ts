// The answer to an upload (section 8 of the contract).
import { fromServer } from "../from_server.js";
import type { SlotFinding, SlotMessages } from "./snapshot.js";

/** An answer to an upload: a `Response` of `fetch()` is one, and so is what `sendFile()` gives. */
export interface UploadAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The body of the answer. */
  text(): string | PromiseLike<string>;
}

/**
 * The links that an answer to an upload gives, by the names of the file fields of the form that was sent. The service lists them in one
 * object for all files or in one for each; both are read. Of what is no such answer there are none.
 *
 * @param answer The text of the answer, or the value that was parsed of it.
 */
export function uploadedUris(answer: unknown): ReadonlyMap<string, string> {
  const { files } = membersOf(membersOf(parsed(answer)).data);
  const uris = [files].flat().flatMap((file) => Object.entries(membersOf(file)));
  return new Map(uris.filter((entry): entry is [string, string] => isLink(entry[1])));
}

/** Whether a value can stand as a `uri`. */
const isLink = (value: unknown) => typeof value === "string" && value.trim() !== "";

function parsed(answer: unknown): unknown {
  if (typeof answer !== "string") return answer;
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

const membersOf = (value: unknown) =>
  (typeof value === "object" && value ? value : {}) as Readonly<Record<string, unknown>>;

/** What becomes of a slot whose upload has ended. */
export interface Outcome {
  readonly state: "ready" | "refused" | "failed";
  readonly uri?: string | undefined;
  readonly violations?: readonly SlotFinding[];
  readonly error?: unknown;
  /** Whether it may go better as soon as there is a connection again. */
  readonly isForNow?: boolean;
}

/** The statuses of answers that are about the file; all others are about the request, the person or the server. */
const refusals = [413, 415, 422];

/** The statuses of answers, besides 5xx, that say that the server can't at the moment. */
const busy = [408, 429];

/**
 * What an upload has led to: only what the server says of the file is held against the file.
 *
 * @param say Makes a finding of the slot's own.
 */
export async function outcomeOf(
  upload: () => PromiseLike<string | UploadAnswer>,
  say: (code: keyof SlotMessages, more?: { readonly status: number }) => SlotFinding,
): Promise<Outcome> {
  let status = 200;
  let text: string;
  let uris: readonly string[];
  try {
    const answer = await upload();
    if (typeof answer === "string") {
      uris = [answer].filter(isLink);
      text = "";
    } else {
      ({ status } = answer);
      text = await answer.text();
      uris = [...uploadedUris(text).values()];
    }
  } catch (error) {
    return { state: "failed", violations: [say("upload_failed")], error, isForNow: true };
  }
  const isGood = status >= 200 && status < 300;
  if (isGood && uris.length === 1) return { state: "ready", uri: uris[0] };

  const isRefusal = refusals.includes(status);
  const isForNow = status >= 500 || busy.includes(status);
  return {
    state: isRefusal ? "refused" : "failed",
    violations:
      isGood || isForNow || parsed(text) === undefined
        ? [say(isRefusal ? "upload_refused" : "upload_busy", { status })]
        : fromServer(status, text).violations,
    error: isGood ? new TypeError(`An upload gives 1 link, not ${uris.length}.`) : undefined,
    isForNow,
  };
}
