// The tool says of a seeded stream of random bodies and contexts what the model of the contract says; messages are the tool's alone.
//
//     SEED=7 COUNT=1000000 node --test tests/model/model.test.mjs    another stream, a longer one
//     CASE=4711 node --test tests/model/model.test.mjs               one case of a stream
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeDuplicates } from "../harness/duplicates.mjs";
import { makeCase, makeContextText } from "../harness/generator.mjs";
import { sourceOf } from "../harness/odd.mjs";
import { tool as path } from "../harness/paths.mjs";
import { Program, fromCli, line, readCase, wellFormed } from "../harness/program.mjs";
import { shrink } from "../harness/shrink.mjs";
import { file, run } from "../harness/tool.mjs";
import { undecidedOrder } from "./advice.mjs";
import { agree, attempt, names, withoutMessages } from "./agree.mjs";
import { readContext } from "./context.mjs";
import { check, codes } from "./model.mjs";
import { Reached } from "./reached.mjs";
import { textOf } from "./report.mjs";

const seed = Number(process.env.SEED ?? 20261122);
const count = Number(process.env.COUNT ?? 20_000);
const only = process.env.CASE === undefined ? undefined : Number(process.env.CASE);
const batchSize = 256;
const maxShrunk = 100;
const maxShown = 8;

const askModel = ({ bytes }, context) =>
  attempt(() => check(bytes, JSON.stringify(wellFormed(context))));

class Tool {
  #program = new Program(path, ["check", "--ndjson"]);

  async ask(cases) {
    const lines = cases.map(({ read, context }, i) => line(i, read.text, read.bytes, context));
    const text = lines.map((one) => `${one}\n`).join("");
    return (await this.#program.ask(lines.length, text)).map(fromCli);
  }

  end() {
    this.#program.end();
  }
}

/** The findings of a report that another has not. */
function lacking(report, other) {
  const findings = ({ violations, advice }) =>
    [...violations, ...advice].map((one) => JSON.stringify(one));
  const known = findings(other);
  return findings(report)
    .filter((one) => !known.includes(one))
    .map((one) => `\n    ${one}`)
    .join("");
}

/** A case that was shrunk and what the two say of it, to be replayed. */
function explain(index, item, { report, members }, answer) {
  const { text, bytes } = readCase(item);
  const said = withoutMessages(answer);
  const both =
    report !== undefined && said.startsWith("{") ? [report, JSON.parse(said)] : undefined;
  const replay = `CASE=${index} SEED=${seed}`;
  return [
    `Case ${index} of seed ${seed}, shrunk (${replay} replays the whole one):`,
    item.kind === "value" ? `value:   ${sourceOf(item.spec)}` : undefined,
    `line:    ${line(index, text, bytes, item.context)}`,
    `model:\n    ${report ? textOf(report) : `error: ${members.join(" or ")}`}`,
    `tool:\n    ${said}`,
    both && `only in the model's:${lacking(...both)}`,
    both && `only in the tool's:${lacking(...both.toReversed())}`,
  ]
    .filter((part) => part !== undefined)
    .join("\n")
    .replace(/[^\n -~\u{a1}-\u{10ffff}]/gu, (one) => `<U+${one.codePointAt(0).toString(16)}>`);
}

const textless = (read) => read.bytes === undefined; // JSON.stringify throws

test("the tool says what the contract says", { timeout: 3_600_000 }, async (t) => {
  const tool = new Tool();
  t.after(() => tool.end());
  const reached = new Reached();
  const found = new Map(); // the differences, by their smallest cases
  let differences = 0;

  const askBoth = async (item) => {
    const read = readCase(item);
    if (textless(read)) return undefined;
    const [answer] = await tool.ask([{ ...item, read }]);
    return [askModel(read, item.context), answer];
  };

  async function lookAtDifference(index, item) {
    if (++differences > maxShrunk || found.size === maxShown) return;
    const smallest = await shrink(item, async (one) => {
      const both = await askBoth(one);
      return both !== undefined && !agree(...both);
    });
    const both = await askBoth(smallest);
    const key = sourceOf(smallest.spec ?? smallest.text ?? [...smallest.bytes]);
    if (!found.has(key)) found.set(key, explain(index, smallest, ...both));
  }

  async function lookAt(batch) {
    if (batch === undefined) return;
    const answers = await batch.answers;
    for (const [i, item] of batch.cases.entries()) {
      const expected = batch.expected[i];
      reached.count(expected.report, item.read.bytes);
      if (!agree(expected, answers[i])) await lookAtDifference(item.index, item);
    }
  }

  const first = only ?? 0;
  const end = only === undefined ? count : only + 1;
  let last;
  for (let start = first; start < end; start += batchSize) {
    const cases = [];
    for (let index = start; index < Math.min(start + batchSize, end); index++) {
      const item = makeCase(seed, index);
      const read = readCase(item);
      if (!textless(read)) cases.push({ ...item, index, read });
    }
    // The tool reads this batch while the model does, and while that before it is looked at.
    const batch = { cases, answers: tool.ask(cases) };
    batch.answers.catch(() => {}); // thrown where it is looked at
    batch.expected = cases.map(({ read, context }) => askModel(read, context));
    await lookAt(last);
    last = batch;
  }
  await lookAt(last);

  const [valid, errors] = [reached.of("valid"), reached.of("errors of the call")];
  t.diagnostic(
    `seed ${seed}: ${reached.of("cases")} cases, ${valid} valid, ${errors} errors of the call`,
  );
  if (differences > 0) {
    assert.fail(`they differ on ${differences} cases:\n\n${[...found.values()].join("\n\n")}`);
  }
  if (only !== undefined || count < 20_000) return;
  const rare = reached.rarerThan(count / 4000, codes, undecidedOrder);
  assert.deepEqual(rare, [], "what hardly any case reached");
  assert.ok(valid > count / 10, `only ${valid} of ${count} bodies are valid`);
  assert.ok(errors > count / 200, `only ${errors} of ${count} contexts are malformed`);
});

test("the tool tells of the duplicate that comes first in the contract's order", async (t) => {
  const tool = new Tool();
  t.after(() => tool.end());
  const cases = Array.from({ length: 3000 }, (_, index) => {
    const item = { kind: "text", text: makeDuplicates(seed, index), context: {} };
    return { ...item, read: readCase(item) };
  });
  const paths = new Set();
  for (const [index, answer] of (await tool.ask(cases)).entries()) {
    const expected = askModel(cases[index].read, {});
    const [{ code, path }] = expected.report.violations;
    if (code === "duplicate_member") paths.add(path);
    assert.ok(agree(expected, answer), explain(index, cases[index], expected, answer));
  }
  assert.ok(paths.size > 500, `only ${paths.size} members are told of`);
});

test("the tool takes for malformed what the contract does, and names the member", (t) => {
  const counts = { report: 0, members: 0, nothing: 0 };
  for (let index = 0; index < 300; index++) {
    const text = makeContextText(seed, index);
    const { members } = attempt(() => readContext(text));
    const { status, stdout, stderr } = run(
      ["check", "--json", "--context", file("context.json", text)],
      { input: "{}" },
    );
    const said = `context ${index} of seed ${seed}: ${text}\nmodel: ${members}\ntool: ${stdout}${stderr}`;
    assert.equal(status, members === undefined ? 1 : 2, said);
    if (members === undefined) counts.report++;
    else {
      assert.ok(names(members, stderr.slice(stderr.indexOf("The context"))), said);
      counts[members.length > 0 ? "members" : "nothing"]++;
    }
  }
  t.diagnostic(`seed ${seed}: ${JSON.stringify(counts)}`);
  assert.ok(Math.min(...Object.values(counts)) > 30);
});
