import { bodyMembers, elementMembers, memberNames, memberNumber } from "../generated/wire.js";
import type { Report } from "../report.js";

/** Leaves of a report what lies at or below some places: {@link Validator.validateStep} says how. */
export function stepOf(report: Report, pointers: readonly string[]): Report {
  if (!Array.isArray(pointers)) {
    throw new TypeError("validateStep() takes an array of JSON Pointers.");
  }
  for (const pointer of pointers) {
    const known = insteadOf(pointer);
    if (known === undefined) continue;
    throw new TypeError(
      `validateStep(): ${JSON.stringify(pointer)} leads nowhere. There is: ${known}.`,
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

/** The members that there are where a pointer leads to nothing that the contract has: by such a one, a step would pass unchecked. */
function insteadOf(pointer: unknown): string | undefined {
  let members = bodyMembers;
  let list = 0;
  for (const [i, step] of String(pointer).split("/").entries()) {
    const number = memberNumber(step);
    const elements = elementMembers(list);
    list = number;
    const isWrong =
      i % 2
        ? !((members >>> number) & 1)
        : i > 0
          ? !elements || !/^(0|[1-9]\d*)$/.test(step)
          : step !== "" || typeof pointer !== "string";
    if (isWrong)
      return memberNames.filter((name) => (members >>> memberNumber(name)) & 1).join(", ");
    if (elements) members = elements;
  }
  return undefined;
}
