// What must never change a report, and what a further fact may change of it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { createValidator } from "../../build/npm/package/dist/inline.js";
import { makeBody, respell } from "../harness/generator.mjs";

const seed = Number(process.env.SEED ?? 20261122);
const count = Number(process.env.COUNT ?? 10_000);

const dossier = await createValidator();

/** The context that knows of these facts only. */
function contextOf(known, facts, owners) {
  const context = { today: null };
  for (const name of known) {
    const owner = Object.keys(owners).find((one) => owners[one].includes(name));
    if (owner === undefined) context[name] = facts[name];
    else (context[owner] ??= {})[name] = facts[name];
  }
  return context;
}

test("the order of members, white space and the spelling of strings never change a report", () => {
  let respelled = 0;
  for (let i = 0; i < count; i++) {
    const { body, facts, owners, random } = makeBody(seed, i);
    if (JSON.stringify(body).includes("\\ud")) continue; // a lone surrogate has no other spelling
    respelled++;
    const context = contextOf(Object.keys(facts), facts, owners);
    const expected = JSON.stringify(dossier.validateText(JSON.stringify(body), context));
    const text = respell(body, random);
    assert.equal(
      JSON.stringify(dossier.validateText(text, context)),
      expected,
      `case ${i}: ${text}`,
    );
  }
  assert.ok(respelled > 0.9 * count, `${respelled} of ${count}`);
});

test("a further fact never removes a finding, and decides what it is the fact of", () => {
  const idOf = ({ code, path, params }) => JSON.stringify([code, path, params]);
  let compared = 0;
  for (let i = 0; i < count; i++) {
    const { body, facts, owners, random } = makeBody(seed, i);
    const all = random.shuffle(Object.keys(facts));
    const known = all.slice(0, random.below(all.length));
    const less = dossier.validate(body, contextOf(known, facts, owners));
    const fact = all[known.length];
    const more = dossier.validate(body, contextOf([...known, fact], facts, owners));
    assert.ok(more.undecided.length < less.undecided.length, `case ${i}: ${fact} decides nothing`);
    assert.ok(more.undecided.every((code) => less.undecided.includes(code)));
    if (less.truncated || more.truncated) continue;
    compared++;
    for (const list of ["violations", "advice"]) {
      const found = new Set(more[list].map(idOf));
      const lost = less[list].map(idOf).filter((id) => !found.has(id));
      const replay = () =>
        `case ${i}: ${fact} in ${JSON.stringify(facts)} of ${JSON.stringify(body)}`;
      assert.deepEqual(lost, [], lost.length > 0 ? replay() : undefined);
      const fresh = more[list].filter((one) => !new Set(less[list].map(idOf)).has(idOf(one)));
      const undecided = (code) => less.undecided.includes(code) && !more.undecided.includes(code);
      assert.ok(fresh.every(({ code }) => undecided(code)));
    }
  }
  assert.ok(compared > 0.9 * count, `${compared} of ${count}`);
});
