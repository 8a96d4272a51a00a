import { bytesOf } from "./buffers.js";
import type { Core } from "./core.js";
import type { Context } from "./generated/types.js";
import { maxBodyBytes, maxDepth } from "./generated/wire.js";
import type { Edition } from "./load.js";
import { makeMemory } from "./memory.js";
import { BodyPacker } from "./pack_body.js";
import { Facts, Once } from "./pack_context.js";
import { httpAnswer } from "./report/http_answer.js";
import { makeReportReader } from "./report/read_findings.js";
import type { Speaker } from "./report/speak.js";
import type { HttpAnswer, Report, Spoken } from "./report.js";
import { type DossierSchema, makeSchema } from "./standard_schema.js";
import { stepOf } from "./step.js";
import { tosPoliciesValue } from "./tos.js";
import { utf8Length } from "./utf8.js";

/** Checks bodies against facts that it was given once. */
export interface ContextValidator<Words = Spoken> {
  /** As {@link Validator.validate}. */
  validate(body: unknown): Report<Words>;
  /** As {@link Validator.validateText}. */
  validateText(body: string | BufferSource): Report<Words>;
}

/**
 * The rules, ready to be asked. All calls are synchronous and keep nothing of what they are given.
 *
 * @typeParam Words What findings have for people: `unknown` of a validator without messages.
 */
export interface Validator<Words = Spoken> {
  /**
   * Checks a body before it is sent: any JavaScript value; what JSON.stringify would send of it is what is checked.
   *
   * Whatever the value is, the answer is a report. What JSON.stringify throws of its own passes through (cycles, BigInt, an error
   * of a getter). `today` is filled in with the date of the clock, UTC, where the context leaves it `undefined`.
   *
   * @throws TypeError if the context is malformed; its message names the member.
   */
  validate(body: unknown, context?: Context | null): Report<Words>;

  /**
   * Checks the text of a body: what `fetch` would send of it is what is checked, so that a lone surrogate of a string counts as
   * U+FFFD.
   *
   * @throws TypeError if the body is no string, ArrayBuffer or view of one, or the context is malformed.
   */
  validateText(body: string | BufferSource, context?: Context | null): Report<Words>;

  /**
   * Reads a context once, for many checks.
   *
   * @throws TypeError if it is malformed.
   */
  withContext(context?: Context | null): ContextValidator<Words>;

  /**
   * Checks a body, and tells only what lies at or below some places: those of one step of a form. All rules see the whole body,
   * and nothing but the findings is left out: what is wrong with the whole body (`path` is `""`), such as an `attach_in_flight`, or
   * with what contains a place, is not a step's, unless its own pointer is listed too. `ok` and `status` are those of the
   * violations that are listed; `undecided` and `truncated` those of the whole, so that a report with more than 100 findings may
   * lack some of a step's. A body that cannot be read (400) has been checked nowhere, and is told whatever the places.
   *
   * @param pointers JSON Pointers (RFC 6901), such as `/identifying_documents/0`; `""` stands for all.
   * @throws TypeError if a pointer is none, or the context is malformed.
   */
  validateStep(
    body: unknown,
    context: Context | null | undefined,
    pointers: readonly string[],
  ): Report<Words>;

  /**
   * The rules as a Standard Schema (https://standardschema.dev), for form libraries. Its issues are the violations, advice is left
   * out; what comes out of it is the value that went in, untouched. Without messages, an issue's message is its code.
   *
   * An issue about the whole body, such as an `attach_in_flight`, comes twice: without a path, as the standard has it, and with
   * the path `["request"]`, because some libraries drop an issue without a path and submit the form.
   *
   * @typeParam Body The type of the form's values.
   * @throws TypeError if the context is malformed.
   */
  standardSchema<Body = unknown>(context?: Context | null): DossierSchema<Body>;

  /**
   * What the endpoint answers to a request with this report, in whose words.
   *
   * @throws TypeError if it is not a report, or one without messages.
   */
  httpAnswer(report: Report, customerId: string): HttpAnswer;

  /** The query parameter `tos_policies_value` of a `tos_policies_url`; undefined where the URL has none. */
  tosPoliciesValue(url: string): string | undefined;
}

/** Makes a validator of an instantiated module. */
export function makeValidator(
  core: Core,
  speaker: Speaker | undefined,
  memory = makeMemory(core),
): Validator {
  const { write, writeText, writeTokens, forget } = memory;
  const reportOf = makeReportReader(memory, speaker);
  let idle: BodyPacker | undefined = new BodyPacker();

  function checkValue(body: unknown, context: Once | Facts): Report {
    // A getter or a proxy in the value may call the validator again, which finds none and takes one of its own.
    const packer = idle ?? new BodyPacker();
    idle = undefined;
    packer.start();
    try {
      context.pack(packer);
      if (packer.body(body)) {
        const { text, tokens, count } = packer;
        const textBytes = writeText(text, 4 * count + 4);
        if (textBytes === text.length || packer.measure(textBytes)) {
          writeTokens(tokens, count, textBytes);
          return reportOf(core.validatePacked(textBytes, count));
        }
        forget(textBytes);
      }
    } finally {
      packer.start(); // keeps nothing
      idle = packer;
    }
    return checkText(jsonText(body), context.exact());
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
    if (typeof body !== "string" && taken > 0) write(body, textBytes);
    if (typeof body === "string" && taken > 0) bodyBytes = taken = written - textBytes;
    writeTokens(tokens, tokens.length, textBytes + taken);
    try {
      return reportOf(core.validateText(textBytes, bodyBytes, tokens.length));
    } catch (error) {
      forget();
      throw error;
    }
  }

  /** Ends a check of a body that cannot be read: a malformed context is an error whatever the body is. */
  function fail(error: unknown, context: Once | Facts): never {
    forget();
    checkText("", context.exact());
    throw error;
  }

  function validate(body: unknown, context: Once | Facts): Report {
    try {
      return checkValue(body, context);
    } catch (error) {
      return fail(error, context);
    }
  }

  function validateText(body: unknown, facts: Facts): Report {
    try {
      return checkText(textOrBytes(body), facts);
    } catch (error) {
      return fail(error, facts);
    }
  }

  const withContext: Validator["withContext"] = (context) => {
    const facts = new Facts(context);
    checkText("", facts); // throws here what is wrong with the context, and not at the first check
    return {
      validate: (body) => validate(body, facts),
      validateText: (body) => validateText(body, facts),
    };
  };

  return {
    validate: (body, context) => validate(body, new Once(context)),
    validateText: (body, context) => validateText(body, new Facts(context)),
    withContext,
    validateStep: (body, context, pointers) => stepOf(validate(body, new Once(context)), pointers),
    standardSchema: (context) => makeSchema(withContext(context)),

    httpAnswer,
    tosPoliciesValue,
  };
}

/** The rules alone. */
export const rulesEdition: Edition<Validator> = {
  file: "dossier.wasm",
  methods: [
    "validate",
    "validateText",
    "withContext",
    "httpAnswer",
    "tosPoliciesValue",
    "validateStep",
    "standardSchema",
  ],
  make: (core, speaker) => makeValidator(core, speaker),
};

function textOrBytes(body: unknown): string | Uint8Array {
  const bytes = typeof body === "string" ? body : bytesOf(body);
  if (bytes !== undefined) return bytes;
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
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- nobody sees it but the catch below
      if (depth > maxDepth) throw tooDeep;
      depths.set(value, depth);
      return value;
    });
  } catch (error) {
    return error === tooDeep;
  }
  return false;
}
