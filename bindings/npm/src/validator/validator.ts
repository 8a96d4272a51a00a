import { BodyPacker, type Facts } from "../boundary/body_packer.js";
import { bytesOf } from "../boundary/buffers.js";
import { packContext, packFacts, textOf } from "../boundary/context_packer.js";
import type { Memory } from "../boundary/memory.js";
import { utf8Length } from "../boundary/utf8.js";
import type { Context } from "../generated/types.js";
import { maxBodyBytes, maxDepth } from "../generated/wire.js";
import type { Report } from "../report.js";
import { httpAnswer } from "../report/http_answer.js";
import { makeReportReader } from "../report/read_findings.js";
import type { Speaker } from "../report/speak.js";
import type { Validator } from "./interface.js";
import type { Edition } from "./load.js";
import { makeSchema } from "./standard_schema.js";
import { stepOf } from "./step.js";
import { tosPoliciesValue } from "./tos.js";

type ContextLike = Context | null | undefined;

/** Makes a validator of an instantiated module. */
export function makeValidator(memory: Memory, speaker: Speaker | undefined): Validator {
  const { attempt, core, forget, write, writeText, writeTokens } = memory;
  const reportOf = makeReportReader(memory, speaker);
  let idle: BodyPacker | undefined = new BodyPacker();

  /** Has a packer do something. What is packed may call the validator again, which finds none and makes one of its own. */
  function lend<T>(use: (packer: BodyPacker) => T): T {
    const packer = idle ?? new BodyPacker();
    idle = undefined;
    try {
      return use(packer);
    } finally {
      packer.start(); // keeps nothing
      idle = packer;
    }
  }

  function factsOf(context: ContextLike): Facts {
    return lend((packer) => {
      packContext(packer, context);
      return packer.facts();
    });
  }

  /** Checks a value against a context, or one that was packed before. */
  function validate(body: unknown, context: ContextLike, facts?: Facts): Report {
    return lend((packer) => {
      if (facts) packFacts(packer, facts);
      else packContext(packer, context);
      try {
        if (packer.body(body)) {
          const { text, count } = packer;
          const textBytes = writeText(text, 4 * count + 4);
          const tokens = textBytes === text.length ? packer.tokens : packer.measured(textBytes);
          if (tokens) {
            writeTokens(tokens, count, textBytes);
            return reportOf(core.validatePacked(textBytes, count));
          }
          forget();
        }
        return checkText(jsonText(body), facts ?? packer.facts());
      } catch (error) {
        return fail(error, facts ?? packer.facts());
      }
    });
  }

  function validateText(body: unknown, facts: Facts): Report {
    try {
      return checkText(textOrBytes(body), facts);
    } catch (error) {
      return fail(error, facts);
    }
  }

  /** Ends a check that has failed: a malformed context is an error whatever the body is. */
  function fail(error: unknown, facts: Facts): never {
    forget();
    attempt(() => checkText("", facts));
    throw error;
  }

  function checkText(body: string | Uint8Array, facts: Facts): Report {
    const { textBytes, tokens } = facts;
    let bodyBytes = lengthOf(body);
    // The core takes no more of a body than its limit, and is only told how long a longer one is.
    let taken = bodyBytes > maxBodyBytes ? 0 : bodyBytes;
    const room = taken + 4 * tokens.length + 4;
    const text = textOf(facts);
    const written = writeText(typeof body === "string" && taken > 0 ? text + body : text, room);
    if (typeof body !== "string" && taken > 0) write(body, textBytes);
    if (typeof body === "string" && taken > 0) bodyBytes = taken = written - textBytes;
    writeTokens(tokens, tokens.length, textBytes + taken);
    return reportOf(core.validateText(textBytes, bodyBytes, tokens.length));
  }

  const withContext: Validator["withContext"] = (context) => {
    const facts = factsOf(context);
    attempt(() => checkText("", facts)); // throws here what is wrong with the context, and not at the first check
    return {
      validate: (body) => validate(body, undefined, facts),
      validateText: (body) => validateText(body, facts),
    };
  };

  return {
    validate: (body, context) => validate(body, context),
    validateText: (body, context) => validateText(body, factsOf(context)),
    withContext,
    validateStep: (body, context, pointers) => stepOf(validate(body, context), pointers),
    standardSchema(context) {
      const { validate: check } = withContext(context);
      return makeSchema((value) => check(value).violations);
    },

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
  make: makeValidator,
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

/** Whether a value is being turned into text, so that what asks for another one's is inside of the first. */
let isWriting = false;

/** The text that would be sent of a value; the empty one where nothing would be. */
function jsonText(body: unknown): string {
  const isInside = isWriting;
  isWriting = true;
  try {
    return (JSON.stringify(body) as string | undefined) ?? "";
  } catch (error) {
    // A body that nests too deep for JSON.stringify nests too deep for the contract, and is refused as the core refuses all such.
    const name: unknown = error instanceof Error ? error.name : undefined;
    // (One inside of another may be endless, and be asked for by what is written: it must not be written twice each time.)
    if ((name === "RangeError" || name === "InternalError") && !isInside && nestsTooDeep(body)) {
      return "[".repeat(maxDepth + 1);
    }
    throw error;
  } finally {
    isWriting = isInside;
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
