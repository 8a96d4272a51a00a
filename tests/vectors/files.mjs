// The cases of describe/ and check_file/ (README.md), for the tests that are written in JavaScript.
import { readdirSync, readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")).cases;

/** The bytes that a case's list of parts stands for. */
export function bytesOf(parts) {
  return Buffer.concat(
    parts.flatMap(({ hex, text, times = 1 }) => {
      const once = hex === undefined ? Buffer.from(text) : Buffer.from(hex, "hex");
      return times === 1 ? once : Buffer.alloc(once.length * times, once);
    }),
  );
}

/** All cases of check_file/, each with the `bytes` of its file. */
export function readFileCases() {
  return readdirSync(new URL("check_file", import.meta.url))
    .sort()
    .flatMap((name) => read(`check_file/${name}`))
    .map((one) => ({ ...one, bytes: bytesOf(one.file) }));
}

export const readPlans = () => read("describe/plans.json");
export const readPlanErrors = () => read("describe/errors.json");

/** A report on a file without its messages. */
export function withoutMessages(report) {
  const bare = (findings) => findings.map(({ message: _, ...rest }) => rest);
  return { ...report, violations: bare(report.violations), advice: bare(report.advice) };
}
