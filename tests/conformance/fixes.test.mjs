// Library, package and model know the same fixes, and these keep the promise of section 11, on a seeded stream of random bodies.
//
//     SEED=7 COUNT=1000000 node --test tests/conformance/fixes.test.mjs    another stream, a longer one
import assert from "node:assert/strict";
import { test } from "node:test";

import { applyFixes, fixes } from "../../build/npm/package/dist/fixes.js";
import { makeCase } from "../harness/generator.mjs";
import { binary } from "../harness/paths.mjs";
import { Program, line, readCase } from "../harness/program.mjs";
import { fixes as fixesOfModel } from "../model/fixes.mjs";

const seed = Number(process.env.SEED ?? 20261122);
const count = Number(process.env.COUNT ?? 10_000);
const batchSize = 256;

/** Freezes a value that JSON.parse has made, so that whoever changes it throws. */
function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

class Library {
  #program = new Program(binary("conformance-doors"), []);

  /** For each { text, context } the report, the fixes and the text that they make; nothing where there is no report. */
  async ask(cases) {
    const lines = cases.map(({ text, context }, i) =>
      line(i, text, undefined, context).replace("{", '{"fixes":true,'),
    );
    const answers = await this.#program.ask(lines.length, lines.map((one) => `${one}\n`).join(""));
    return answers.map((answer) => JSON.parse(answer)).map((one) => (one.error ? undefined : one));
  }

  end() {
    this.#program.end();
  }
}

const keyOf = ({ code, path }) => `${code} ${path}`;

test("fixes succeed, what they make has none of their findings, and they come to an end", async (t) => {
  const library = new Library();
  t.after(() => library.end());
  const reached = new Map();

  /** Looks at one answer: the text that its fixes make, if there are any. */
  function look({ text, context }, answer, before) {
    const { report, fixes: found, fixed } = answer;
    const said = `of ${text}\nin ${JSON.stringify(context)}`;
    assert.deepEqual(fixes(report), found, said);
    assert.deepEqual(fixesOfModel(report), found, said);
    const left = new Set([...report.violations, ...report.advice].map(keyOf));
    for (const fix of before) assert.ok(!left.has(keyOf(fix)), `${keyOf(fix)} ${said}`);
    if (found.length === 0) return [];
    for (const { code, operation } of found) {
      const way = `${code} ${operation.op}`;
      reached.set(way, (reached.get(way) ?? 0) + 1);
    }
    assert.deepEqual(applyFixes(frozen(JSON.parse(text)), found), JSON.parse(fixed), said);
    return [{ text: fixed, context, before: found }];
  }

  for (let start = 0; start < count; start += batchSize) {
    let cases = Array.from({ length: Math.min(batchSize, count - start) }, (_, i) => {
      const item = makeCase(seed, start + i);
      return { text: readCase(item).text, context: item.context, before: [] };
    }).filter(({ text }) => text?.isWellFormed());
    for (let round = 0; cases.length > 0; round++) {
      assert.ok(round < 10, `fixes without an end, of ${cases[0].text}`);
      const answers = await library.ask(cases);
      cases = cases.flatMap((one, i) => (answers[i] ? look(one, answers[i], one.before) : []));
    }
  }
  t.diagnostic(`seed ${seed}: ${JSON.stringify(Object.fromEntries(reached))}`);
  assert.equal(reached.size, 8);
  for (const [way, times] of reached) assert.ok(times > count / 400, `${way}: ${times}`);
});
