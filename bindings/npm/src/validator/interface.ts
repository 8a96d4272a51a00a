import type { Context } from "../generated/types.js";
import type { HttpAnswer, Report, Spoken } from "../report.js";
import type { DossierSchema } from "./standard_schema.js";

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
   * @throws TypeError if a pointer is none or leads to nothing that the contract has, or the context is malformed.
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
  tosPoliciesValue(url: string | URL): string | undefined;
}
