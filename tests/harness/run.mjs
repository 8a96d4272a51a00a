// Runs vectors with a validator: in any engine, so nothing here but the language, and atob().

const bare = (findings) => findings.map(({ message, ...rest }) => rest);
const withoutMessages = (report) =>
  JSON.stringify({ ...report, violations: bare(report.violations), advice: bare(report.advice) });

const bytesOf = (base64) => Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));

/** How many reports were compared byte for byte, and the first that differ: cases.mjs says from what. */
export function run(dossier, cases) {
  const failed = [];
  let checks = 0;
  for (const one of cases) {
    const text = bytesOf(one.text);
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

/** The same of plans and of looks at files, with a validator for forms. */
export function runForms(dossier, { plans, files }) {
  const failed = [];
  const compare = (name, got, demanded) => {
    if (got !== demanded) failed.push({ name, got, demanded });
  };
  for (const { name, type, country, plan } of plans) {
    compare(name, JSON.stringify(dossier.describe(type, country)), plan);
  }
  for (const { name, bytes, file_name, report } of files) {
    compare(name, withoutMessages(dossier.checkFileBytes(bytesOf(bytes), file_name)), report);
  }
  return { checks: plans.length + files.length, failed: failed.slice(0, 5) };
}
