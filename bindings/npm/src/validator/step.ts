import { bodyMembers, elementMembers, memberNames, memberNumber } from "../generated/wire.js";
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
  pointers.forEach(checkPlace);
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

/** Throws unless a pointer leads to what a body of the contract may have: by any other, a step would pass unchecked. */
function checkPlace(pointer: string): void {
  const [, ...steps] = pointer.split("/");
  let members = bodyMembers;
  steps.forEach((step, i) => {
    if (i % 2) members = elementMembers(memberNumber(steps[i - 1]!));
    if (i % 2 ? members && /^(0|[1-9]\d*)$/.test(step) : has(members, step)) return;
    const before = pointer.split("/", i + 1).join("/");
    const meant = memberNames.find((name) => has(members, name) && isAlike(name, step));
    const suggestion = !step ? before : i % 2 || !meant ? undefined : `${before}/${meant}`;
    throw new TypeError(
      `validateStep() was given ${JSON.stringify(pointer)}, and the contract has no such place.` +
        (suggestion === undefined ? "" : ` Did you mean ${JSON.stringify(suggestion)}?`),
    );
  });
}

/** Whether an object that may have these members may have one of this name. */
const has = (members: number, name: string) => ((members >>> memberNumber(name)) & 1) === 1;

/** Whether a name begins like that of a member: `expiryDate`, `numbr`. */
const isAlike = (member: string, name: string) => {
  const letters = name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .slice(0, 4);
  return letters.length > 2 && member.replace("_", "").startsWith(letters);
};
