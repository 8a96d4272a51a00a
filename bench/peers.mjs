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
import { brotliCompressSync, constants } from "node:zlib";

import { createValidator } from "../build/npm/package/dist/node.js";
import { allFacts, fiveFindings, untouched, valid } from "./bodies.mjs";
import { measureCalls, measureStarts, median, medianOfPairs, ratio } from "./measure.mjs";
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

/** Each body with what all say of it, and how long each takes for that; behind them, how long JSON.stringify does. */
const judged = Object.entries({ valid, fiveFindings, untouched }).map(([name, body]) => {
  const counts = compared.map(({ check, count }) => count(check(body)));
  assert.equal(new Set(counts).size, 1, `They find different things in ${name}: ${counts}`);
  const rows = measureCalls([
    ...compared.map(({ name, check, read }) => [
      name,
      () => {
        let sum = 0;
        for (const finding of check(body)) sum += read(finding);
        return sum;
      },
    ]),
    ["JSON.stringify", () => JSON.stringify(body)],
  ]);
  return { findings: counts[0], rows, stringify: rows.at(-1) };
});

const [empty, ...starts] = measureStarts([
  ["an empty module", ""],
  ...compared.map(({ name, program }) => [name, program]),
]);

/** Bytes as a server sends them. */
function brotli(file) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  };
  return brotliCompressSync(readFileSync(file), { params }).length;
}

const print = (name, ...cells) =>
  console.log(name.padEnd(22) + cells.map((cell) => cell.padStart(18)).join(""));
const micros = (row) => (median(row.all) / 1000).toFixed(2);

console.log(`node ${process.version}, ${process.arch}
µs to the findings, and in brackets × JSON.stringify of the same body; KB of a page's files after brotli; ms from import to a first verdict
`);
print(
  "",
  ...["valid", "five mistakes", "form untouched"].map(
    (title, i) => `${title}: ${judged[i].findings}`,
  ),
  "page, KB",
  "first verdict, ms",
);
compared.forEach(({ name, page }, i) => {
  const above = medianOfPairs(starts[i].inside, empty.inside, (time, idle) => time - idle);
  print(
    name,
    ...judged.map(
      ({ rows, stringify }) => `${micros(rows[i])} (${ratio(rows[i], stringify).toFixed(2)})`,
    ),
    (page.reduce((sum, file) => sum + brotli(file), 0) / 1024).toFixed(1),
    above.toFixed(1),
  );
});
print("JSON.stringify", ...judged.map(({ stringify }) => micros(stringify)));
