// The server's answers (section 7 of the contract) as reports, so that a form shows them as it shows its own findings.
import type { Advice, FactualCode } from "./report.js";

/** What a server refused, in its own words. */
export interface ServerViolation {
  /** Always this: the server's answers name no rule. */
  readonly code: "server";
  /** A JSON Pointer (RFC 6901) into the body, `""` for all of it. */
  readonly path: string;
  /** The code that stands in the answer, if one does, such as `conflict`. */
  readonly params: { readonly code?: string };
  /** The HTTP status of the answer. */
  readonly status: number;
  /** The server's sentence; ours, where it sent none. */
  readonly message: string;
}

/** An answer of the server in the shape of a report. */
export interface ServerReport {
  /** Whether the documents were accepted: any status from 200 to 299, with an object that lists no error or no body at all. */
  readonly ok: boolean;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** What the server refused, in the order of its answer; never empty unless `ok`. */
  readonly violations: readonly ServerViolation[];
  /** Always empty: the server gives no advice. */
  readonly advice: readonly Advice[];
  /** Always empty: for the server nothing is undecided. */
  readonly undecided: readonly FactualCode[];
}

/**
 * Reads an answer of the server, whatever it is, as a report: the ones of the contract, and those of what may stand in between
 * (a page of HTML, an empty text, an object of other members). It never throws, and no finding of the answer is lost: what names
 * no place is a violation of the whole body, and so is an answer that says nothing that can be read. A page of HTML with the status 200,
 * as hosts of single-page applications answer for what they don't have, is no acceptance.
 *
 * ```js
 * const response = await fetch(url, { method: "POST", body: JSON.stringify(body), headers });
 * const report = fromServer(response.status, await response.text());
 * ```
 *
 * @param status The HTTP status of the answer.
 * @param body   Its body: the text, or the value that was parsed of it.
 */
export function fromServer(status: number, body?: unknown): ServerReport {
  const { found, number, ok } = read(status, body);
  return {
    ok,
    status: number,
    violations: found.map((one) => ({ code: "server", ...one, status: number })),
    advice: [],
    undecided: [],
  };
}

type Told = Pick<ServerViolation, "path" | "params" | "message">;
type Members = { readonly [name: string]: unknown };

const isNothing = (errors: unknown): boolean =>
  !errors || (Array.isArray(errors) && errors.length === 0);

/** Whether a value is what JSON calls an object, and no Promise or Response. */
const isObject = (value: unknown): value is Members =>
  Object.prototype.toString.call(value) === "[object Object]";

/** What an answer tells, whatever it is. */
function read(status: unknown, body: unknown): { found: Told[]; number: number; ok: boolean } {
  const whole = (message: string): Told[] => [{ path: "", params: {}, message }];
  if (typeof status !== "number") {
    const usage =
      "fromServer() takes the status and the body: fromServer(response.status, await response.text()).";
    return { found: whole(usage), number: 0, ok: false };
  }
  let found: Told[] = [];
  let isRead: boolean;
  try {
    const value = parsed(body);
    isRead = value === undefined || (isObject(value) && isNothing(value.errors) && !value.error);
    found = toldBy(membersOf(value), status);
  } catch {
    isRead = false; // a value that cannot be looked at
  }
  const ok = isRead && found.length === 0 && status >= 200 && status < 300;
  if (!ok && found.length === 0) {
    found = whole(
      `The server's answer (${status}) does not say what is wrong. Try again later, and ask for help if it stays so.`,
    );
  }
  return { found, number: status, ok };
}

/** The value of a body, undefined of one that is empty; a text that is no JSON counts as null. */
function parsed(body: unknown): unknown {
  if (body === "" || body === null) return undefined;
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}

/** The members of an answer; a list is one of errors, and a sentence the message. */
function membersOf(value: unknown): Members {
  if (isObject(value)) return value;
  return Array.isArray(value) ? { errors: value } : { message: value };
}

function toldBy({ errors, error, message }: Members, status: number): Told[] {
  const violations: Told[] = [];
  const add = (path: string, message: string, code?: unknown) =>
    violations.push({ path, params: typeof code === "string" ? { code } : {}, message });
  let looks = 0;

  /** Adds the sentences of a part of the answer. Names that are pointers are their places; others are told with them. */
  const collect = (part: unknown, path: string, about: string, depth: number): void => {
    if (typeof part === "string") {
      if (isSentence(part)) add(path, about + part);
    } else if (depth === maxDepth || looks > maxLooks) {
      return;
    } else if (Array.isArray(part)) {
      for (let i = 0; i < part.length && looks < maxLooks; i++) {
        looks++;
        collect(part[i], path, about, depth + 1);
      }
    } else if (isObject(part)) {
      if (isSentence(part.message)) {
        add(isPointer(part.path) ? part.path : path, about + part.message, part.code);
        collect(part.errors, path, about, depth + 1);
        return;
      }
      for (const name of Object.keys(part)) {
        if (isPointer(name)) collect(part[name], name, about, depth + 1);
        else collect(part[name], path, `${about}${name}: `, depth + 1);
      }
    }
  };

  collect(errors, "", "", 0);
  const listed = violations.length > 0;
  collect(error, "", "", 0);
  // It only counts what is listed, or says that all is well.
  if (!listed && !(status < 300)) collect(message, "", "", 0);
  return violations;
}

/** Answers nest less and hold fewer; what lies beyond is nobody's finding. */
const maxDepth = 8;
const maxLooks = 10_000;

const isSentence = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "";

const isPointer = (value: unknown): value is `/${string}` =>
  typeof value === "string" && (value === "" || value.startsWith("/"));
