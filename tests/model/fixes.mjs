// Section 11: fixes.
const replaced = ["unknown_value", "invalid_date", "invalid_country", "state_not_iso3166_2"];
const removed = ["state_forbidden", "ignored_for_selfie"];

function operationFor({ code, path, params: { suggestion } }) {
  if (replaced.includes(code) && suggestion !== undefined) {
    return { op: "replace", path, value: suggestion };
  }
  if (code === "unknown_member" && suggestion !== undefined) {
    return { op: "move", from: path, path: path.replace(/[^/]*$/, suggestion) };
  }
  const isEmptyIssueDate = code === "empty" && path.endsWith("/issue_date");
  return removed.includes(code) || isEmptyIssueDate ? { op: "remove", path } : undefined;
}

/** The fixes of a report. */
export function fixes({ violations, advice }) {
  return [...violations, ...advice]
    .map((finding) => ({
      code: finding.code,
      path: finding.path,
      operation: operationFor(finding),
    }))
    .filter(({ operation }) => operation !== undefined)
    .filter(
      ({ operation: { path } }, i, all) =>
        all.findIndex((one) => one.operation.path === path) === i,
    );
}
