// The library says of a seeded stream of files what the model of the contract says, whole and in pieces; messages are the library's
// alone.
//
//     SEED=7 COUNT=1000000 node --test tests/model/file.test.mjs    another stream, a longer one
//     CASE=4711 node --test tests/model/file.test.mjs               one file of a stream
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeFile } from "../harness/files.mjs";
import { binary } from "../harness/paths.mjs";
import { Program } from "../harness/program.mjs";
import { readFileCases, withoutMessages } from "../harness/vectors.mjs";
import { checkFile, fileCodes, fileTypes } from "./file.mjs";

const seed = Number(process.env.SEED ?? 20261122);
const count = Number(process.env.COUNT ?? 20_000);
const only = process.env.CASE === undefined ? undefined : Number(process.env.CASE);
const batchSize = 100;
const maxShown = 8;

class Library {
  #program = new Program(binary("conformance-doors"), []);

  /** [the report on the whole, that on the pieces] of each file, as texts. */
  async ask(files) {
    const lines = files.map(({ name, bytes, cuts }, id) =>
      JSON.stringify({ id, name, file_b64: bytes.toString("base64"), cuts }),
    );
    const answers = await this.#program.ask(lines.length, lines.map((one) => `${one}\n`).join(""));
    return answers.map((answer, id) => {
      const { whole, pieces } = JSON.parse(answer);
      assert.equal(answer, JSON.stringify({ id, whole, pieces }), "the shortest JSON");
      return [whole, pieces].map((report) => JSON.stringify(withoutMessages(report)));
    });
  }

  end() {
    this.#program.end();
  }
}

const expectedOf = ({ bytes, name }) => JSON.stringify(checkFile(bytes, name));

/** The shortest beginning, and then the shortest end of that, of which the two still differ. */
async function shrink(file, differs) {
  let smallest = file;
  for (let step = file.bytes.length >> 1; step > 0;) {
    const { bytes } = smallest;
    const shorter = [bytes.subarray(0, bytes.length - step), bytes.subarray(step)];
    const next = shorter.map((one) => ({ ...smallest, bytes: one, cuts: [] }));
    const found = (await Promise.all(next.map(differs))).indexOf(true);
    if (found >= 0) smallest = next[found];
    if (found < 0 || step >= smallest.bytes.length) step >>= 1;
  }
  return smallest;
}

test("the library says of files what the contract says", { timeout: 3_600_000 }, async (t) => {
  const library = new Library();
  t.after(() => library.end());
  const reached = new Map();
  const found = [];
  let differences = 0;

  const differs = async (file) => {
    const expected = expectedOf(file);
    return (await library.ask([file]))[0].some((said) => said !== expected);
  };

  async function lookAtDifference(index, file) {
    differences++;
    if (found.length === maxShown) return;
    const smallest = (await differs({ ...file, cuts: [] })) ? await shrink(file, differs) : file;
    const [whole, pieces] = (await library.ask([smallest]))[0];
    found.push(
      [
        `File ${index} of seed ${seed}, shrunk (CASE=${index} SEED=${seed} replays the whole one):`,
        `name:    ${JSON.stringify(smallest.name)}`,
        `bytes:   ${smallest.bytes.length}, ${JSON.stringify(smallest.bytes.subarray(0, 2000).toString("latin1"))}`,
        `cuts:    ${smallest.cuts}`,
        `model:   ${expectedOf(smallest)}`,
        `whole:   ${whole}`,
        `pieces:  ${pieces}`,
      ].join("\n"),
    );
  }

  const add = (what) => reached.set(what, (reached.get(what) ?? 0) + 1);
  const first = only ?? 0;
  const end = only === undefined ? count : only + 1;
  for (let start = first; start < end; start += batchSize) {
    const files = [];
    for (let i = start; i < Math.min(start + batchSize, end); i++) files.push(makeFile(seed, i));
    const asked = library.ask(files);
    asked.catch(() => {}); // thrown below
    const expected = files.map(expectedOf);
    for (const [i, answers] of (await asked).entries()) {
      const { ok, type, violations, advice } = JSON.parse(expected[i]);
      add(type);
      if (ok && advice.length === 0) add("nothing");
      for (const { code } of [...violations, ...advice]) add(code);
      if (answers.some((said) => said !== expected[i])) await lookAtDifference(start + i, files[i]);
    }
  }
  t.diagnostic(`seed ${seed}: ${JSON.stringify(Object.fromEntries(reached))}`);
  assert.equal(differences, 0, `they differ on ${differences} files:\n\n${found.join("\n\n")}`);
  if (only !== undefined || count < 20_000) return;
  const rare = [...fileCodes, ...fileTypes, "nothing"].filter((one) => {
    const least = one === "file_too_large" ? 3 : 40;
    return (reached.get(one) ?? 0) < least;
  });
  assert.deepEqual(rare, [], "what hardly any file reached");
});

test("the vectors say what the model says", () => {
  for (const { name, bytes, file_name, report } of readFileCases()) {
    assert.equal(JSON.stringify(checkFile(bytes, file_name)), JSON.stringify(report), name);
  }
});
