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
  /** True exactly when the answer says that the documents were accepted. */
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
 * no place is a violation of the whole body, and so is an answer that says nothing that can be read.
 *
 * ```js
 * const response = await fetch(url, { method: "POST", body: JSON.stringify(body), headers });
 * const report = fromServer(response.status, await response.text());
 * ```
 *
 * @param status The HTTP status of the answer.
 * @param body   Its body: the text, or the value that was parsed of it.
 */
export function fromServer(status: number, body: unknown): ServerReport {
  const answer = membersOf(parsed(body));
  const ok = status === 200 && typeof answer.data === "object" && answer.data !== null;
  return {
    ok,
    status,
    violations: ok ? [] : violationsOf(status, answer),
    advice: [],
    undecided: [],
  };
}

type Members = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The members of an answer; a list is one of errors, and a sentence the message. */
function membersOf(value: unknown): Members {
  if (isObject(value)) return value;
  return Array.isArray(value) ? { errors: value } : { message: value };
}

function violationsOf(status: number, { errors, error, message }: Members): ServerViolation[] {
  const violations: ServerViolation[] = [];
  const add = (path: string, message: string, code?: unknown) =>
    violations.push({
      code: "server",
      path,
      params: typeof code === "string" ? { code } : {},
      status,
      message,
    });

  /** Adds the sentences of a part of the answer. Names that are pointers are their places; others are told with them. */
  const collect = (part: unknown, path: string, about: string, depth: number): void => {
    if (typeof part === "string") {
      if (isSentence(part)) add(path, about + part);
    } else if (depth === maxDepth) {
      return;
    } else if (Array.isArray(part)) {
      for (const element of part) collect(element, path, about, depth + 1);
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
  if (!listed) collect(message, "", "", 0); // which only counts what is listed
  if (violations.length === 0) {
    add(
      "",
      `The server's answer (${status}) does not say what is wrong. Try again later, and ask for help if it stays so.`,
    );
  }
  return violations;
}

/** Answers nest less; what lies deeper is nobody's finding. */
const maxDepth = 8;

const isSentence = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "";

const isPointer = (value: unknown): value is `/${string}` =>
  typeof value === "string" && (value === "" || value.startsWith("/"));
