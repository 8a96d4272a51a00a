import { decoder, encoder } from "./codec.js";
import type { Core } from "./core.js";
import type { Context } from "./generated/types.js";
import { factualCodes, maxBodyBytes, maxDepth } from "./generated/wire.js";
import { BodyPacker } from "./pack_body.js";
import { Facts } from "./pack_context.js";
import type { FactualCode, HttpAnswer, Report } from "./report.js";
import { utf8Length } from "./utf8.js";

/** Checks bodies against facts that it was given once. */
export interface ContextValidator {
  /** As {@link Validator.validate}. */
  validate(body: unknown): Report;
  /** As {@link Validator.validateText}. */
  validateText(body: string | BufferSource): Report;
}

/** The rules, ready to be asked. All calls are synchronous and keep nothing of what they are given. */
export interface Validator {
  /**
   * Checks a body before it is sent: any JavaScript value; what JSON.stringify would send of it is what is checked.
   *
   * Whatever the value is, the answer is a report. What JSON.stringify throws of its own passes through (cycles, BigInt, an error
   * of a getter). `today` is filled in with the date of the clock, UTC, where the context leaves it `undefined`.
   *
   * @throws TypeError if the context is malformed; its message names the member.
   */
  validate(body: unknown, context?: Context | null): Report;

  /**
   * Checks the text of a body: what `fetch` would send of it is what is checked, so that a lone surrogate of a string counts as
   * U+FFFD.
   *
   * @throws TypeError if the body is no string, ArrayBuffer or view of one, or the context is malformed.
   */
  validateText(body: string | BufferSource, context?: Context | null): Report;

  /**
   * Reads a context once, for many checks.
   *
   * @throws TypeError if it is malformed.
   */
  withContext(context?: Context | null): ContextValidator;

  /**
   * What the endpoint answers to a request with this report.
   *
   * @throws TypeError if it is not a report.
   */
  httpAnswer(report: Report, customerId: string): HttpAnswer;

  /** The query parameter `tos_policies_value` of a `tos_policies_url`; undefined where the URL has none. */
  tosPoliciesValue(url: string): string | undefined;
}

/** What a call's result is above if its output is the error of a context (bindings/wasm/embind.cpp). */
const contextError = 1 << 30;

/** Makes a validator of an instantiated module. */
export function makeValidator(core: Core): Validator {
  const input = core.inputAddress();
  const packer = new BodyPacker();
  let bytes = new Uint8Array(core.memory.buffer, input);
  let words = new Uint32Array(core.memory.buffer, input);

  function look(): void {
    bytes = new Uint8Array(core.memory.buffer, input);
    words = new Uint32Array(core.memory.buffer, input);
  }

  /** Makes sure that the input can take so many bytes, and that the views see all of it. */
  function makeRoom(size: number): void {
    if (bytes.length === 0) look(); // the last call has made the memory grow, which detaches views
    if (size <= bytes.length) return;
    core.makeRoom(size);
    look();
  }

  /** Writes a text at the start of the input, and returns how many bytes it took. */
  function writeText(text: string, room: number): number {
    makeRoom(3 * text.length + room);
    return encoder.encodeInto(text, bytes).written;
  }

  /** Writes tokens behind so many bytes and other tokens. A loop is faster than set() for so few. */
  function writeTokens(tokens: ArrayLike<number>, count: number, behind: number): void {
    const at = (behind + 3) >> 2;
    for (let i = 0; i < count; i++) words[at + i] = tokens[i]!;
  }

  /** Overwrites all that a call has left, which failed as only a lack of memory can make it. */
  function forget(): void {
    new Uint8Array(core.memory.buffer, input).fill(0);
  }

  /** Takes the output of a call. */
  function output(length: number): string {
    const text = decoder.decode(new Uint8Array(core.memory.buffer, core.outputAddress(), length));
    core.wipe();
    return text;
  }

  function reportOf(result: number): Report {
    if (result >= contextError) throw new TypeError(output(result - contextError));
    if (result > 0) return JSON.parse(output(result)) as Report;
    return { ok: true, status: 200, violations: [], advice: [], undecided: undecidedOf(-result) };
  }

  function checkValue(body: unknown, facts: Facts): Report {
    const bodyText = packer.pack(body);
    if (bodyText === undefined) return checkText(jsonText(body), facts);
    const tokens = facts.tokens.length + packer.count;
    const textBytes = writeText(facts.text() + bodyText, 4 * tokens + 4);
    if (textBytes !== facts.textBytes + bodyText.length) {
      // The lengths of the body's strings hold for ASCII only.
      bytes.fill(0, 0, textBytes);
      return checkText(jsonText(body), facts);
    }
    writeTokens(facts.tokens, facts.tokens.length, textBytes);
    writeTokens(packer.tokens, packer.count, textBytes + 4 * facts.tokens.length);
    try {
      return reportOf(core.validatePacked(textBytes, tokens));
    } catch (error) {
      forget();
      throw error;
    }
  }

  function checkText(body: string | Uint8Array, facts: Facts): Report {
    const { textBytes, tokens } = facts;
    let bodyBytes = lengthOf(body);
    // The core takes no more of a body than its limit, and is only told how long a longer one is.
    let taken = bodyBytes > maxBodyBytes ? 0 : bodyBytes;
    const room = taken + 4 * tokens.length + 4;
    const written = writeText(
      typeof body === "string" && taken > 0 ? facts.text() + body : facts.text(),
      room,
    );
    if (typeof body !== "string" && taken > 0) bytes.set(body, textBytes);
    if (typeof body === "string" && taken > 0) bodyBytes = taken = written - textBytes;
    writeTokens(tokens, tokens.length, textBytes + taken);
    try {
      return reportOf(core.validateText(textBytes, bodyBytes, tokens.length));
    } catch (error) {
      forget();
      throw error;
    }
  }

  /** Checks, but for a body that cannot be read: a malformed context is an error whatever the body is. */
  function check(run: () => Report, facts: Facts): Report {
    try {
      return run();
    } catch (error) {
      checkText("", facts);
      throw error;
    }
  }

  function bind(facts: Facts): ContextValidator {
    return {
      validate: (body) => check(() => checkValue(body, facts), facts),
      validateText: (body) => check(() => checkText(bytesOf(body), facts), facts),
    };
  }

  return {
    validate: (body, context) => bind(new Facts(context)).validate(body),
    validateText: (body, context) => bind(new Facts(context)).validateText(body),

    withContext(context) {
      const facts = new Facts(context);
      checkText("", facts); // throws here what is wrong with the context, and not at the first check
      return bind(facts);
    },

    httpAnswer(report, customerId) {
      const strings = Array.isArray(report?.violations)
        ? report.violations.flatMap(({ code, path, message }) => [code, path, message])
        : [undefined];
      if (![...strings, customerId].every((value) => typeof value === "string")) {
        throw new TypeError("httpAnswer() takes a report of validate() and the customer's ID.");
      }
      const violations = new Facts(strings);
      const { textBytes, tokens } = violations;
      const written = writeText(violations.text() + customerId, 4 * tokens.length + 4);
      writeTokens(tokens, tokens.length, written);
      const result = core.answer(textBytes, written - textBytes, tokens.length);
      if (result === 0)
        throw new TypeError("httpAnswer() takes a report of validate() and the customer's ID.");
      const answer = output(result);
      return { status: Number(answer.slice(0, 3)), body: answer.slice(3) };
    },

    tosPoliciesValue(url) {
      if (typeof url !== "string")
        throw new TypeError("tosPoliciesValue() takes a URL as a string.");
      const result = core.tosValue(writeText(url, 0));
      return result < 0 ? undefined : output(result);
    },
  };
}

let undecidedBits = 0;
let undecidedCodes: readonly FactualCode[] = [];

/** The codes that a set of bits stands for. */
function undecidedOf(bits: number): FactualCode[] {
  if (bits !== undecidedBits) {
    undecidedBits = bits;
    undecidedCodes = factualCodes.filter((_, bit) => (bits >> bit) & 1);
  }
  return undecidedCodes.slice();
}

function bytesOf(body: unknown): string | Uint8Array {
  if (typeof body === "string") return body;
  if (ArrayBuffer.isView(body))
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (/^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(body))) {
    return new Uint8Array(body as ArrayBuffer);
  }
  throw new TypeError(
    "validateText() takes a string, an ArrayBuffer or a view of one. Use validate() for a value.",
  );
}

/** The length of a body in bytes; of a text that is surely within the limit, no more than that it is. */
function lengthOf(body: string | Uint8Array): number {
  if (typeof body !== "string" || 3 * body.length <= maxBodyBytes) return body.length;
  return utf8Length(body);
}

/** The text that would be sent of a value; the empty one where nothing would be. */
function jsonText(body: unknown): string {
  try {
    return (JSON.stringify(body) as string | undefined) ?? "";
  } catch (error) {
    // A body that nests too deep for JSON.stringify nests too deep for the contract, and is refused as the core refuses all such.
    const name: unknown = error instanceof Error ? error.name : undefined;
    if ((name === "RangeError" || name === "InternalError") && nestsTooDeep(body)) {
      return "[".repeat(maxDepth + 1);
    }
    throw error;
  }
}

/** Whether JSON.stringify comes upon more arrays and objects inside one another than the contract allows. */
function nestsTooDeep(body: unknown): boolean {
  const tooDeep = {};
  const depths = new Map<unknown, number>();
  try {
    JSON.stringify(body, function (this: unknown, _, value: unknown) {
      const depth = (depths.get(this) ?? 0) + 1;
      if (typeof value !== "object" || value === null) return value;
      if (depth > maxDepth) throw tooDeep;
      depths.set(value, depth);
      return value;
    });
  } catch (error) {
    return error === tooDeep;
  }
  return false;
}
