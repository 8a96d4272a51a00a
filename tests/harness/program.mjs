// The programs that are asked about cases, line by line, and what they are asked with.
import { spawn } from "node:child_process";

import { realise } from "./odd.mjs";

/** A program that answers lines with lines. */
export class Program {
  #child;
  #waiting = [];
  #lines = [];
  #rest = "";
  #failure;

  constructor(path, args) {
    this.#child = spawn(path, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#child.stdout.setEncoding("utf8").on("data", (text) => this.#take(text));
    this.#child.stdin.on("error", () => {}); // told by the end of the program
    this.#child.on("error", (error) => this.#fail(error));
    this.#child.on("exit", (status, signal) =>
      this.#fail(new Error(`${path} ended with ${signal ?? status}`)),
    );
  }

  /** The answers to so many lines, all of which the text holds. */
  ask(count, text) {
    if (count === 0) return Promise.resolve([]);
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
      this.#child.stdin.write(text);
    });
  }

  end() {
    this.#child.stdin.end();
  }

  #take(text) {
    const parts = (this.#rest + text).split("\n");
    this.#rest = parts.pop();
    this.#lines.push(...parts);
    while (this.#waiting.length > 0 && this.#lines.length >= this.#waiting[0].count) {
      const { count, resolve } = this.#waiting.shift();
      resolve(this.#lines.splice(0, count));
    }
  }

  #fail(error) {
    this.#failure = error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

const encoder = new TextEncoder();

/** The text of a thrown error, told from reports. */
export const errorText = (error) => `error: ${error.message}`;

/** A value whose strings have the U+FFFD that stands for a lone surrogate in UTF-8. */
export function wellFormed(value) {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toWellFormed(), wellFormed(member)]),
  );
}

/** What JSON.stringify sends of a value, or the error that it throws. */
function textOf(value) {
  try {
    return { text: JSON.stringify(value) ?? "" };
  } catch (error) {
    // Too deep for the stack is too deep for the contract.
    if (/call stack/i.test(error.message)) return { text: "[".repeat(33) };
    return { error };
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decode(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A case's value, its text and the text's bytes, as far as there are such. */
export function readCase(item) {
  if (item.kind === "bytes") return { bytes: item.bytes, text: decode(item.bytes) };
  if (item.kind === "text") return { text: item.text, bytes: encoder.encode(item.text) };
  const value = realise(item.spec);
  const { text, error } = textOf(value);
  return {
    value,
    isValue: true,
    text,
    error,
    bytes: text === undefined ? undefined : encoder.encode(text),
  };
}

/** A line for `check --ndjson`. */
export function line(id, text, bytes, context) {
  const body =
    text !== undefined && text.isWellFormed()
      ? { body: text }
      : { body_b64: Buffer.from(bytes).toString("base64") };
  return JSON.stringify({ id, ...body, context: wellFormed(context) });
}

/** The text of a report, or the error, that such a line is answered by. */
export function fromCli(answer, id) {
  const start = `{"id":${id},"report":`;
  return answer.startsWith(start) ? answer.slice(start.length, -1) : errorText(errorOf(answer));
}

export const errorOf = (answer) => ({ message: JSON.parse(answer).error });
