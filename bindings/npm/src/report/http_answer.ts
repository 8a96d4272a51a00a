// What the endpoint answers (section 7 of the contract); src/dossier/report/http_answer.cpp is the same for native programs.
import { wellFormed } from "../boundary/utf8.js";
import { codes } from "../generated/wire.js";
import type { HttpAnswer, Report, Violation } from "../report.js";

export function httpAnswer(report: Report, customerId: string): HttpAnswer {
  const violations: unknown = (report as Partial<Report> | null | undefined)?.violations;
  if (
    typeof customerId !== "string" ||
    !Array.isArray(violations) ||
    !violations.every(isViolation)
  ) {
    throw new TypeError("httpAnswer() takes a report of validate() and the customer's ID.");
  }
  const [first] = violations;
  if (first === undefined) {
    return answer(200, { data: { customer_id: wellFormed(customerId) }, meta: null });
  }
  const status = statusOf(first.code)!;
  const message = wellFormed(first.message);
  if (status === 400) return answer(status, { status, message });
  if (status !== 422) {
    return answer(status, { error: { code: status === 409 ? "conflict" : "forbidden", message } });
  }
  const errors = violations
    .filter(({ code }) => statusOf(code) === status)
    .map(({ path, message }) => ({ [wellFormed(path)]: wellFormed(message) }));
  return answer(status, { message: `The request has ${errors.length} error(s).`, errors });
}

const answer = (status: number, body: object): HttpAnswer => ({
  status,
  body: JSON.stringify(body),
});

/** The HTTP status of a violation's code; 0 for advice. */
const statusOf = (code: unknown) => codes.find(([known]) => known === code)?.[1];

function isViolation(value: unknown): value is Violation {
  const { code, path, message } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return Boolean(statusOf(code)) && typeof path === "string" && typeof message === "string";
}
