// Every door gives the same bytes: a seeded stream of random bodies and contexts goes through all of them.
//
//     SEED=7 COUNT=1000000 node --test tests/conformance/conformance.test.mjs    another stream, a longer one
//     CASE=4711 node --test tests/conformance/conformance.test.mjs               one case of a stream
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeCase } from "../harness/generator.mjs";
import { sourceOf } from "../harness/odd.mjs";
import { shrink } from "../harness/shrink.mjs";
import { codes } from "../harness/vectors.mjs";
import { Doors } from "./doors.mjs";

const seed = Number(process.env.SEED ?? 20261122);
const count = Number(process.env.COUNT ?? 100_000);
const only = process.env.CASE === undefined ? undefined : Number(process.env.CASE);
const batchSize = 64;
const maxShrunk = 100;
const maxShown = 8;

const differing = (answers) => answers.find(([, answer]) => answer !== answers[0][1]);

/** A case that was shrunk and what two doors make of it, to be replayed. */
function explain(index, doors, item, answers) {
  const [[door, expected], [other, actual]] = [answers[0], differing(answers)];
  return [
    `Case ${index} of seed ${seed}, shrunk (CASE=${index} SEED=${seed} replays the whole one):`,
    item.kind === "value" ? `value:   ${sourceOf(item.spec)}` : undefined,
    `context: ${sourceOf(item.context)}`,
    `line:    ${doors.lineOf(item, index) ?? "none, for JSON.stringify throws"}`,
    `${door}:\n    ${expected}`,
    `${other}:\n    ${actual}`,
  ]
    .filter((part) => part !== undefined)
    .join("\n")
    .toWellFormed()
    .replace(/[^\n -~\u{a1}-\u{10ffff}]/gu, (one) => `<U+${one.codePointAt(0).toString(16)}>`);
}

test("every door gives the same report", async (t) => {
  const doors = await Doors.open();
  t.after(() => doors.close());

  const reached = new Map(); // how often each code was
  const counts = new Map(); // how many answers each door gave
  const found = new Map(); // the differences, by their smallest cases
  let [valid, refused, differences] = [0, 0, 0];

  async function look(index, item, answers) {
    const [, report] = answers[0];
    if (report.startsWith('{"ok":true')) valid++;
    if (report.startsWith("error: ")) refused++;
    for (const [, code] of report.matchAll(/"code":"(\w+)"/g)) {
      reached.set(code, (reached.get(code) ?? 0) + 1);
    }
    for (const [door] of answers) counts.set(door, (counts.get(door) ?? 0) + 1);
    const difference = differing(answers);
    if (difference === undefined || ++differences > maxShrunk || found.size === maxShown) return;
    const differs = async (one) => differing((await doors.ask([one]))[0])?.[0] === difference[0];
    const smallest = await shrink(item, differs);
    const key = `${difference[0]} ${sourceOf(smallest.spec ?? smallest.text ?? [...smallest.bytes])}`;
    if (found.has(key)) return;
    found.set(key, explain(index, doors, smallest, (await doors.ask([smallest]))[0]));
  }

  async function lookAtAll(batch) {
    if (batch === undefined) return;
    const all = await batch.all;
    for (const [i, answers] of all.entries()) await look(batch.start + i, batch.cases[i], answers);
  }

  const first = only ?? 0;
  const end = only === undefined ? count : only + 1;
  let before;
  for (let start = first; start < end; start += batchSize) {
    const cases = [];
    for (let i = start; i < Math.min(start + batchSize, end); i++) cases.push(makeCase(seed, i));
    // The programs read this batch while that before it is looked at.
    const batch = { start, cases, all: doors.ask(cases) };
    batch.all.catch(() => {}); // thrown where it is looked at
    await lookAtAll(before);
    before = batch;
  }
  await lookAtAll(before);

  t.diagnostic(`seed ${seed}: ${end - first} cases, ${valid} valid, ${refused} errors of the call`);
  t.diagnostic([...counts].map(([door, answers]) => `${door}: ${answers}`).join("; "));
  if (differences > 0) {
    assert.fail(`the doors differ on ${differences} cases:\n\n${[...found.values()].join("\n\n")}`);
  }
  if (only !== undefined || count < 100_000) return;
  const unreached = codes.filter((code) => (reached.get(code) ?? 0) < 10);
  assert.deepEqual(unreached, [], "codes that hardly any case reached");
  assert.ok(valid > count / 20, `only ${valid} of ${count} bodies are valid`);
  assert.ok(counts.get("native nlohmann") > count / 3);
  assert.ok(counts.get("wasm value") > count / 3);
});
