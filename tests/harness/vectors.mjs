// The vectors: tests/vectors/README.md says what they hold.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./paths.mjs";

const vectors = join(root, "tests/vectors");

/** The cases of a file, of which there are some: a test that looks at each of none would pass. */
function casesOf(path) {
  const { cases } = JSON.parse(readFileSync(join(vectors, `${path}.json`), "utf8"));
  if (cases.length === 0) throw new Error(`${path}.json has no cases.`);
  return cases;
}

/** The names of a folder's files, without their endings. */
const namesIn = (folder) =>
  readdirSync(join(vectors, folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();

/** All codes of reports on bodies, and of reports on files. */
export const codes = namesIn(".");
export const fileCodes = namesIn("check_file").filter((name) => name !== "types");

/** The vectors of all codes. `text` is the body's text, in bytes. */
export const readVectors = () =>
  codes.flatMap((code) => casesOf(code).map((one) => ({ ...one, code, text: textOf(one) })));

function textOf(one) {
  if (Object.hasOwn(one, "value")) return Buffer.from(JSON.stringify(one.value));
  if (Object.hasOwn(one, "body")) return Buffer.from(one.body);
  if (Object.hasOwn(one, "body_b64")) return Buffer.from(one.body_b64, "base64");
  return Buffer.from(one.body_runs.map(([text, times]) => text.repeat(times)).join(""));
}

/** The context of a vector, in which `today` is never filled in. */
export const contextOf = (one) => ({ ...one.context, today: one.context?.today ?? null });

/** The cases of contexts/accepted.json or contexts/malformed.json. */
export const readContexts = (name) => casesOf(`contexts/${name}`);

export const readPlans = () => casesOf("describe/plans");
export const readPlanErrors = () => casesOf("describe/errors");

/** The cases of fixes/. */
export const readFixes = () => namesIn("fixes").flatMap((name) => casesOf(`fixes/${name}`));

export const readReviews = () => casesOf("review/places");

/** All cases of check_file/, each with the `bytes` of its file. */
export const readFileCases = () =>
  namesIn("check_file")
    .flatMap((name) => casesOf(`check_file/${name}`))
    .map((one) => ({ ...one, bytes: bytesOf(one.file) }));

/** The bytes that a case's list of parts stands for. */
function bytesOf(parts) {
  return Buffer.concat(
    parts.flatMap(({ hex, text, times = 1 }) => {
      const once = hex === undefined ? Buffer.from(text) : Buffer.from(hex, "hex");
      return times === 1 ? once : Buffer.alloc(once.length * times, once);
    }),
  );
}

/** Those of many cases whose texts can be a program's arguments, which hold no NUL: all but a few. */
export function withoutNul(cases, ...members) {
  const some = cases.filter((one) => !members.some((name) => one[name]?.includes("\0")));
  if (some.length < 0.8 * cases.length) throw new Error(`${some.length} of ${cases.length} cases`);
  return some;
}

/** A report, of a body or of a file, without the messages, which are nobody's business but ours. */
export function withoutMessages(report) {
  const bare = (findings) => findings.map(({ message: _, ...rest }) => rest);
  return { ...report, violations: bare(report.violations), advice: bare(report.advice) };
}
