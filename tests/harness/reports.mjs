// What sanitizers report that are built into the programs: it fails the tests that ran them.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { tool } from "./paths.mjs";

/** The sanitizer of the programs: asan, tsan or none. */
export const sanitizer = () => {
  const bytes = readFileSync(tool);
  return ["asan", "tsan"].find((name) => bytes.includes(`__${name}_init`));
};

// Reports go into files, to be found whoever started the program, whatever became of its output and however it ended.
const folder = mkdtempSync(join(tmpdir(), "dossier-reports-"));
const options = `log_path=${join(folder, "report")}:halt_on_error=1:exitcode=66`;
process.env.ASAN_OPTIONS = options;
process.env.TSAN_OPTIONS = options;

/** What sanitizers have reported since the last time. Whoever asks, the tests of this process fail if there is any. */
export function takeReports() {
  const paths = readdirSync(folder).map((name) => join(folder, name));
  const text = paths.map((path) => readFileSync(path, "utf8")).join("");
  for (const path of paths) rmSync(path);
  if (text !== "") process.exitCode = 1;
  return text;
}

process.on("exit", () => {
  const text = takeReports();
  if (text !== "") console.error(text);
  rmSync(folder, { recursive: true });
});
