// Section 3: a report and its text, without messages.
import { membersAt, statusOfStage } from "./tables.mjs";

const maxFindings = 100;

/** RFC 6901. */
export const pointer = (path) =>
  path.map((token) => `/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const compareBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Token by token: a path before those below it, elements by index, the contract's members first. */
export function comparePaths(a, b) {
  const i = a.findIndex((token, i) => token !== b[i]);
  if (i === -1) return a.length - b.length;
  if (i === b.length) return 1;
  if (typeof a[i] !== typeof b[i]) return typeof a[i] === "number" ? -1 : 1; // below a name that is there twice
  if (typeof a[i] === "number") return a[i] - b[i];
  const members = membersAt(a.slice(0, i));
  const rank = (name) => (members.includes(name) ? members.indexOf(name) : members.length);
  return rank(a[i]) - rank(b[i]) || compareBytes(a[i], b[i]);
}

/** A finding as it is reported; a param that there is not is left out. */
function reported({ code, path, params, stage }) {
  const present = Object.entries(params).filter(([, value]) => value !== undefined);
  const status = stage === undefined ? {} : { status: statusOfStage[stage] };
  return { code, path: pointer(path), params: Object.fromEntries(present), ...status };
}

/** The report on findings: { code, path, params }, violations with their `stage`, each list in catalogue order. */
export function makeReport(violations, advice, undecided) {
  // The sort is stable: at one path the catalogue's order remains.
  violations.sort((a, b) => a.stage - b.stage || comparePaths(a.path, b.path));
  advice.sort((a, b) => comparePaths(a.path, b.path));
  const ok = violations.length === 0;
  const status = ok ? 200 : statusOfStage[violations[0].stage];
  const [first, second] = [violations, advice].map((list) =>
    list.slice(0, maxFindings).map(reported),
  );
  const isTruncated = violations.length > maxFindings || advice.length > maxFindings;
  return {
    ok,
    status,
    violations: first,
    advice: second,
    undecided,
    ...(isTruncated ? { truncated: true } : {}),
  };
}

/** The text of a report: JSON.stringify escapes what the contract escapes, and as it does. */
export const textOf = (report) => JSON.stringify(report);
