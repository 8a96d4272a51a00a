import type { Report } from "../report.js";

/** Leaves of a report what lies at or below some places: {@link Validator.validateStep} says how. */
export function stepOf(report: Report, pointers: readonly string[]): Report {
  if (
    !Array.isArray(pointers) ||
    !pointers.every(
      (pointer) => typeof pointer === "string" && /^(\/([^/~]|~[01])*)*$/.test(pointer),
    )
  ) {
    throw new TypeError(
      'validateStep() takes an array of JSON Pointers, such as "/identifying_documents/0".',
    );
  }
  if (report.status === 400) return report;
  const within = ({ path }: { readonly path: string }) =>
    pointers.some((pointer) => `${path}/`.startsWith(`${pointer}/`));
  const violations = report.violations.filter(within);
  return {
    ...report,
    ok: violations.length === 0,
    status: violations[0]?.status ?? 200,
    violations,
    advice: report.advice.filter(within),
  };
}
