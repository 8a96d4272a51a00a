// How dossier-check compares with its rules as other libraries' users would write them, in one run:
//
//     node bench/peers.mjs
//
// Each goes from a body to its findings, of which the code and the place are read as the library gives them. The facts are read, and what
// is compiled is compiled, before. All of them find the same (peers/agreement.test.mjs): the rules of the stage "validation".
// dossier-check looks besides for what the other stages and the advice ask, and gives each finding its params and its message.
// zod, valibot and TypeBox give a code in place of a message; for ajv and TypeBox, a code of the contract has to be made of a keyword and
// what it says of the schema, which is not measured.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { createValidator } from "../build/npm/package/dist/node.js";
import { allFacts, fiveFindings, untouched, valid } from "./bodies.mjs";
import { brotliSize } from "./brotli.mjs";
import { inProcesses, measureCalls, measureStarts } from "./measure.mjs";
import { loadPeers } from "./peers/peers.mjs";

const dist = fileURLToPath(new URL("../build/npm/package/dist/", import.meta.url));
const text = JSON.stringify;

/**
 * What is compared: `check` gives the findings of a body and `read` reads one of them, `count` tells how many of the contract's they are,
 * `page` lists the files that a page loads, and `program` comes from its start to a first verdict.
 */
const compared = [
  await dossier("dossier-check", ({ code, path }) => code.length + path.length),
  await dossier(
    "  with its messages",
    ({ code, path, message }) => code.length + path.length + message.length,
  ),
  ...(await loadPeers()).map(({ name, code, place, findings, makeCheck, bundle }) => ({
    name,
    check: makeCheck(allFacts),
    read: (finding) => code(finding).length + place(finding).length,
    count: (list) => list.flatMap(findings).length,
    page: [bundle],
    program: `import { makeCheck } from ${text(bundle)};
              makeCheck(${text(allFacts)})(${text(valid)});`,
  })),
];

async function dossier(name, read) {
  const validator = (await createValidator()).withContext(allFacts);
  return {
    name,
    check: (body) => validator.validate(body).violations,
    read,
    count: (list) => list.length,
    page: [`${dist}index.js`, `${dist}dossier.wasm`],
    program: `import { createValidator } from ${text(`${dist}node.js`)};
              const dossier = await createValidator();
              dossier.withContext(${text(allFacts)}).validate(${text(valid)});`,
  };
}

const bodies = { valid, "five mistakes": fiveFindings, "form untouched": untouched };
const stringify = "JSON.stringify";

/** How many findings all have of each body. */
const counts = Object.entries(bodies).map(([title, body]) => {
  const all = compared.map(({ check, count }) => count(check(body)));
  assert.equal(new Set(all).size, 1, `They find different things in ${title}: ${all}`);
  return all[0];
});

/** Judges a body by all. */
const judge = (body) =>
  measureCalls({
    ...Object.fromEntries(
      compared.map(({ name, check, read }) => {
        const call = () => {
          let sum = 0;
          for (const finding of check(body)) sum += read(finding);
          return sum;
        };
        return [name, { call, of: stringify }];
      }),
    ),
    [stringify]: { call: () => JSON.stringify(body) },
  });
const judged = Object.values(
  inProcesses(import.meta.url, () =>
    Object.fromEntries(Object.entries(bodies).map(([title, body]) => [title, judge(body)])),
  ),
);

const starts = measureStarts(
  Object.fromEntries(compared.map(({ name, program }) => [name, program])),
);

const print = (name, ...cells) =>
  console.log(name.padEnd(22) + cells.map((cell) => cell.padStart(19)).join(""));
const micros = ({ ns }) => (ns / 1000).toFixed(2);

console.log(`dossier-check beside other libraries, on node ${process.version}, ${process.arch}
µs to the findings, and in brackets × JSON.stringify of the same body; KB of a page's files after brotli;
ms of the processor from import to a first verdict, above an empty module
`);
print(
  "",
  ...Object.keys(bodies).map((title, i) => `${title}: ${counts[i]}`),
  "page, KB",
  "first verdict, ms",
);
for (const { name, page } of compared) {
  print(
    name,
    ...judged.map((rows) => `${micros(rows[name])} (${rows[name].ratio.toFixed(2)})`),
    (page.reduce((sum, file) => sum + brotliSize(readFileSync(file)), 0) / 1024).toFixed(1),
    starts[name].cpu.toFixed(1),
  );
}
print(stringify, ...judged.map((rows) => micros(rows[stringify])));
