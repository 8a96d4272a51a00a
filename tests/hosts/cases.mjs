// What an executor is asked, and what it has to answer: { name, ask, demanded, holds(answer) }.
import { isDeepStrictEqual } from "node:util";

import { makeFile } from "../harness/files.mjs";
import { makeCase } from "../harness/generator.mjs";
import { readCase, wellFormed } from "../harness/program.mjs";
import {
  readContexts,
  readFileCases,
  readFixes,
  readPlanErrors,
  readPlans,
  readVectors,
  withoutMessages,
} from "../harness/vectors.mjs";
import { parse } from "../model/json_text.mjs";

/** The members that give a body: its text where it is one. */
export function bodyOf(bytes) {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? { body: text } : { body_b64: bytes.toString("base64") };
}

/** The text of a report without its messages; undefined where it is not written as section 3 has it. */
export function bareText(report) {
  try {
    const value = JSON.parse(report);
    return JSON.stringify(value) === report ? JSON.stringify(withoutMessages(value)) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the language's objects, where there are some, say what the report does. */
export const objectsAgree = ({ report, file_report, objects }) =>
  objects === undefined ||
  isDeepStrictEqual(JSON.parse(objects), JSON.parse(report ?? file_report));

export const vectorCases = () =>
  readVectors().map(({ code, name, text, context, report }) => {
    const demanded = JSON.stringify(report);
    return {
      name: `${code}: ${name}`,
      ask: { ...bodyOf(text), context_text: JSON.stringify(context ?? {}) },
      demanded,
      holds: (answer) => bareText(answer.report) === demanded && objectsAgree(answer),
    };
  });

/** Whether a text is no JSON, or names a member twice: what no value of a language says. */
const isOnlyText = (context) =>
  ["malformed_json", "duplicate_member"].includes(parse(Buffer.from(context)).fault?.code);

export const contextCases = () => [
  ...readContexts("accepted").map(({ name, context, undecided }) => ({
    name: `a good context: ${name}`,
    ask: { body: "{}", context_text: context },
    demanded: JSON.stringify({ undecided }),
    holds: ({ report }) =>
      report !== undefined && isDeepStrictEqual(JSON.parse(report)?.undecided, undecided),
  })),
  ...readContexts("malformed").map(({ name, context, error }) => ({
    name: `a malformed context: ${name}`,
    ask: { body: "{}", context_text: context },
    isOnlyText: isOnlyText(context),
    demanded: `an error that names ${error === null ? "the context" : JSON.stringify(error)}`,
    holds: (answer) => answer.error?.includes(error ?? "") ?? false,
  })),
];

export const planCases = () => [
  ...readPlans().map(({ name, type, country, plan }) => ({
    name,
    ask: { describe: { type, country } },
    demanded: JSON.stringify(plan),
    holds: (answer) => answer.plan === JSON.stringify(plan),
  })),
  ...readPlanErrors().map(({ name, type, country, names }) => ({
    name,
    ask: { describe: { type, country } },
    demanded: `an error that names ${names.join(", ")}`,
    holds: ({ error }) => error !== undefined && names.every((one) => error.includes(one)),
  })),
];

/** The text of the body that fixes made; undefined where the answer has none. */
export function fixedText({ fixed }) {
  const text = fixed === undefined ? undefined : JSON.parse(fixed);
  return typeof text === "string" ? text : undefined;
}

/** What a text says as JSON; undefined where it is none. */
export function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const fixCases = () =>
  readFixes().map(({ name, value, context, fixes, fixed }) => ({
    name,
    ask: { fix: { body: JSON.stringify(value), context_text: JSON.stringify(context ?? {}) } },
    demanded: JSON.stringify({ fixes, fixed }),
    holds: (answer) =>
      answer.fixes === JSON.stringify(fixes) &&
      isDeepStrictEqual(valueOf(fixedText(answer)), fixed),
  }));

/** What is asked about a file that comes in pieces, which are cut at these places. */
function fileAsk(name, bytes, cuts) {
  const pieces = [0, ...cuts].map((from, i) => bytes.subarray(from, cuts[i]).toString("base64"));
  return { check_file: { name, pieces } };
}

export const fileCases = () =>
  readFileCases().map(({ name, file_name, bytes, report }) => {
    const demanded = JSON.stringify(report);
    const half = bytes.length >> 1;
    return {
      name,
      ask: fileAsk(file_name, bytes, [Math.min(3, half), half]),
      demanded,
      holds: (answer) => bareText(answer.file_report) === demanded && objectsAgree(answer),
    };
  });

/** So many random bodies and contexts, decided by a seed: { name, ask, bytes, context_text }. */
export function* randomAsks(seed, count) {
  for (let [index, made] = [0, 0]; made < count; index++) {
    const item = makeCase(seed, index);
    const { bytes } = readCase(item);
    if (bytes === undefined) continue; // JSON.stringify throws
    made++;
    const context_text = JSON.stringify(wellFormed(item.context));
    const ask = { ...bodyOf(Buffer.from(bytes)), context_text };
    yield { name: `case ${index} of seed ${seed}`, ask, bytes, context_text };
  }
}

/** So many of these random bodies again, to be fixed. */
export function* randomFixAsks(seed, count) {
  for (const { name, ask, bytes, context_text } of randomAsks(seed, count)) {
    if (ask.body === undefined) continue;
    yield { name, ask: { fix: { body: ask.body, context_text } }, bytes, context_text };
  }
}

/** So many random files: { name, ask, file }. */
export function* randomFileAsks(seed, count) {
  for (let index = 0; index < count; index++) {
    const file = makeFile(seed, index);
    const ask = fileAsk(file.name, file.bytes, file.cuts);
    yield { name: `file ${index} of seed ${seed}`, ask, file };
  }
}

/** Lists of some, for which a program has memory: a case takes a few KB, a file up to 14 MB. */
export function* batches(items, most = 64, mostBytes = 2 ** 25) {
  let batch = [];
  let bytes = 0;
  for (const item of items) {
    batch.push(item);
    bytes += item.ask.check_file?.pieces.reduce((sum, one) => sum + one.length, 0) ?? 0;
    if (batch.length < most && bytes < mostBytes) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** How many answers are right, and the first that are not. */
export class Count {
  passed = 0;
  differing = 0;
  shown = [];

  add(holds, { name, ask }, demanded, answer) {
    if (holds) this.passed++;
    else if (++this.differing <= 5) {
      const line = JSON.stringify(ask);
      const asked = line.length > 4000 ? `${line.slice(0, 4000)}…` : line;
      this.shown.push(
        `${name}\n  asked:    ${asked}\n  demanded: ${demanded}\n  answered: ${JSON.stringify(answer)}`,
      );
    }
  }
}

/** Asks an executor cases. */
export async function ask(executor, cases) {
  const count = new Count();
  for (const batch of batches(cases)) {
    const answers = await executor.ask(batch.map((one) => one.ask));
    for (const [i, one] of batch.entries()) {
      count.add(one.holds(answers[i]), one, one.demanded, answers[i]);
    }
  }
  return count;
}
