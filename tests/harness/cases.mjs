// The conformance vectors as data that every runtime reads, and the module that runs them there.
import { readFileSync } from "node:fs";

import { toolReports } from "./tool.mjs";
import { contextOf, readFileCases, readPlans, readVectors } from "./vectors.mjs";

const vectors = readVectors();
const printed = toolReports(vectors.map(({ text, context }) => ({ text, context })));

/** All vectors: the body as bytes and, where it can be, as a value; `report` is the demanded one, `printed` the native tool's. */
export const cases = vectors.map((one, i) => ({
  name: `${one.code}: ${one.name}`,
  text: one.text.toString("base64"),
  ...(Object.hasOwn(one, "value") ? { value: one.value } : {}),
  context: contextOf(one),
  report: JSON.stringify(one.report),
  printed: printed[i],
}));

/** What runForms() takes: all plans, and the looks at files that are not too large to be sent around. */
export const formCases = {
  plans: readPlans().map(({ plan, ...one }) => ({ ...one, plan: JSON.stringify(plan) })),
  files: readFileCases()
    .filter(({ bytes }) => bytes.length < 4096)
    .map(({ name, file_name, bytes, report }) => ({
      name,
      file_name,
      bytes: bytes.toString("base64"),
      report: JSON.stringify(report),
    })),
};
export const formsWell = { checks: formCases.plans.length + formCases.files.length, failed: [] };

/** What run() says of all vectors where all is well. */
export const allWell = {
  checks: cases.length + cases.filter((one) => "value" in one).length,
  failed: [],
};

/** Ten of the small ones, spread over the codes. */
const small = cases.filter((one) => "value" in one && one.text.length < 2000);
export const tenCases = Array.from(
  { length: 10 },
  (_, i) => small[Math.floor((i * small.length) / 10)],
);
export const tenWell = { checks: 2 * tenCases.length, failed: [] };

/** The text of run.mjs, for projects elsewhere. */
export const runner = readFileSync(new URL("run.mjs", import.meta.url), "utf8");
