// Runs vectors with a validator: in any engine, so nothing here but the language, and atob().

const bare = (findings) => findings.map(({ message, ...rest }) => rest);
const withoutMessages = (report) =>
  JSON.stringify({ ...report, violations: bare(report.violations), advice: bare(report.advice) });

/** How many reports were compared byte for byte, and the first that differ: cases.mjs says from what. */
export function run(dossier, cases) {
  const failed = [];
  let checks = 0;
  for (const one of cases) {
    const text = Uint8Array.from(atob(one.text), (unit) => unit.charCodeAt(0));
    const reports = [dossier.validateText(text, one.context)];
    if ("value" in one) reports.push(dossier.validate(one.value, one.context));
    checks += reports.length;
    for (const report of reports) {
      const got = JSON.stringify(report);
      if (got !== one.printed || withoutMessages(report) !== one.report) {
        failed.push({ name: one.name, got, printed: one.printed, report: one.report });
      }
    }
  }
  return { checks, failed: failed.slice(0, 5) };
}
