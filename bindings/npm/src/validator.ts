import type { Core } from "./core.js";
import type { AddressType, Context, IdentityType } from "./generated/types.js";
import {
  factualCodes,
  fileHeadBytes,
  fileTailBytes,
  maxBodyBytes,
  maxDepth,
} from "./generated/wire.js";
import { BodyPacker } from "./pack_body.js";
import { Facts } from "./pack_context.js";
import type { AddressPlan, DocumentType, IdentityPlan, Plan } from "./plan.js";
import type { FactualCode, FileReport, HttpAnswer, Report } from "./report.js";
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

  /**
   * What a form should ask for a document of that type. A body that follows the plan has no violation. Without a country, the `state` of
   * a driver's license is `conditional`.
   *
   * @throws TypeError if there is no such type, or the country is not a code of ISO 3166-1 alpha-3, upper case; its message names what is
   * allowed.
   */
  describe(type: IdentityType, country?: string | null): IdentityPlan;
  describe(type: AddressType, country?: string | null): AddressPlan;
  describe(type: DocumentType, country?: string | null): Plan;

  /**
   * Looks at a file before its upload: whether it is a PDF, JPEG or PNG whatever its name, is whole, and is large enough to be read. Reads
   * its first 65,536 and its last 1,024 bytes, and no more. A name that is left out is that of a `File`; a Blob without one has no extension.
   *
   * Rejects with a TypeError if it is no Blob or the name no string, and with the error of the browser if the file cannot be read.
   */
  checkFile(blob: Blob, name?: string): Promise<FileReport>;

  /**
   * The same for the bytes of a whole file, at once.
   *
   * @throws TypeError if they are no ArrayBuffer or view of one, or the name is no string.
   */
  checkFileBytes(bytes: BufferSource, name: string): FileReport;
}

/** What a call's result is above if its output is an error (bindings/wasm/embind.cpp). */
const isError = 1 << 30;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

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

  /** Takes the output of a call and reads it; throws it if it is an error. */
  function outputOf(result: number): unknown {
    if (result >= isError) throw new TypeError(output(result - isError));
    return JSON.parse(output(result));
  }

  function reportOf(result: number): Report {
    if (result > 0) return outputOf(result) as Report;
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

  function checkParts(name: unknown, head: Uint8Array, tail: Uint8Array, size: number): FileReport {
    if (typeof name !== "string") throw new TypeError("The name of a file must be a string.");
    const nameBytes = writeText(name, head.length + tail.length);
    bytes.set(head, nameBytes);
    bytes.set(tail, nameBytes + head.length);
    try {
      const largest = 2 ** 31 - 1; // no larger size makes a difference
      return outputOf(
        core.fileReport(nameBytes, head.length, tail.length, Math.min(size, largest)),
      ) as FileReport;
    } catch (error) {
      forget();
      throw error;
    }
  }

  /** Ends a check of a body that cannot be read: a malformed context is an error whatever the body is. */
  function fail(error: unknown, facts: Facts): never {
    checkText("", facts);
    throw error;
  }

  function validate(body: unknown, facts: Facts): Report {
    try {
      return checkValue(body, facts);
    } catch (error) {
      return fail(error, facts);
    }
  }

  function validateText(body: unknown, facts: Facts): Report {
    try {
      return checkText(bytesOf(body), facts);
    } catch (error) {
      return fail(error, facts);
    }
  }

  return {
    validate: (body, context) => validate(body, new Facts(context)),
    validateText: (body, context) => validateText(body, new Facts(context)),

    withContext(context) {
      const facts = new Facts(context);
      checkText("", facts); // throws here what is wrong with the context, and not at the first check
      return {
        validate: (body) => validate(body, facts),
        validateText: (body) => validateText(body, facts),
      };
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

    describe(type: unknown, country?: unknown) {
      if (typeof type !== "string" || typeof (country ?? "") !== "string")
        throw new TypeError("describe() takes a type of document and a country, as strings.");
      const typeBytes = utf8Length(type);
      const written = writeText(type + ((country as string | null | undefined) ?? ""), 0);
      return outputOf(core.planOf(typeBytes, country == null ? -1 : written - typeBytes)) as never;
    },

    async checkFile(blob, name = (blob as Partial<File> | undefined)?.name ?? "") {
      if (!/^(Blob|File)$/.test(tagOf(blob)))
        throw new TypeError("checkFile() takes a File or a Blob, and its name.");
      const [head, tail] = await Promise.all(
        [blob.slice(0, fileHeadBytes), blob.slice(-fileTailBytes)].map((part) =>
          part.arrayBuffer(),
        ),
      );
      return checkParts(name, new Uint8Array(head!), new Uint8Array(tail!), blob.size);
    },

    checkFileBytes(file, name) {
      const all = viewOf(file);
      if (all === undefined)
        throw new TypeError("checkFileBytes() takes an ArrayBuffer or a view of one, and a name.");
      return checkParts(
        name,
        all.subarray(0, fileHeadBytes),
        all.subarray(-fileTailBytes),
        all.length,
      );
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
  const bytes = typeof body === "string" ? body : viewOf(body);
  if (bytes !== undefined) return bytes;
  throw new TypeError(
    "validateText() takes a string, an ArrayBuffer or a view of one. Use validate() for a value.",
  );
}

/** The bytes of a buffer or of a view of one, of whatever realm. */
function viewOf(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return /^(Shared)?ArrayBuffer$/.test(tagOf(value))
    ? new Uint8Array(value as ArrayBuffer)
    : undefined;
}

/** What an object says that it is, of whatever realm. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
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
