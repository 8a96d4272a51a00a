// How fast the package is, beside what JavaScript itself needs for the same body.
//
//     node bench/wasm.mjs
//
// measure.mjs says how.
import { fileURLToPath } from "node:url";

import { createValidator } from "../build/npm/package/dist/node.js";
import { allFacts, day, fiveFindings, valid } from "./bodies.mjs";
import {
  measureCalls,
  measureStarts,
  median,
  medianOfPairs,
  processes,
  ratio as ratioOf,
} from "./measure.mjs";

const entry = new URL("../build/npm/package/dist/node.js", import.meta.url).href;

const pad = (cells, widths) => cells.map((cell, i) => cell.padStart(widths[i])).join("");
const inGoal = (value, goal) => (value <= goal ? "yes" : "NO");
const summary = [];

/** Measures a body with a context, and prints what that takes. */
function compare(title, dossier, value, context, judged) {
  const text = JSON.stringify(value);
  const reader = dossier.withContext(context);
  const rows = measureCalls([
    ["JSON.stringify(body)", () => JSON.stringify(value)],
    ["JSON.parse(text)", () => JSON.parse(text)],
    ["validate(body, context)", () => dossier.validate(value, context)],
    ["withContext(context).validate(body)", () => reader.validate(value)],
    ["validateText(text, context)", () => dossier.validateText(text, context)],
    ["withContext(context).validateText(text)", () => reader.validateText(text)],
  ]);
  const [stringify, parse] = rows;
  const report = dossier.validate(value, context);
  console.log(
    `${title}: ${text.length} bytes, status ${report.status}, ${report.violations.length} violations, ${report.advice.length} pieces of advice`,
  );
  console.log(`${"".padEnd(42)}${pad(["median µs", "ratio", "goal", "met"], [10, 8, 8, 6])}`);
  for (const row of rows) {
    const micros = (median(row.all) / 1000).toFixed(2);
    const [of, goal] = row.name.includes("Text") ? [parse, 2] : [stringify, 1];
    if (row === stringify || row === parse) {
      console.log(`${row.name.padEnd(42)}${pad([micros], [10])}`);
      continue;
    }
    const ratio = ratioOf(row, of);
    const cells = [micros, ratio.toFixed(2)];
    if (judged) cells.push(goal.toFixed(1), inGoal(ratio, goal));
    console.log(`${row.name.padEnd(42)}${pad(cells, [10, 8, 8, 6])}`);
    if (judged) summary.push([`${title}, ${row.name}`, ratio, goal]);
  }
  console.log();
}

/** How long fresh processes take, with and without the package. */
function measureStart() {
  const all = measureStarts([
    ["an empty module", ""],
    [
      "import, create, validate once",
      `import { createValidator } from ${JSON.stringify(entry)};
       const dossier = await createValidator();
       dossier.validate(${JSON.stringify(valid)}, ${JSON.stringify(allFacts)});`,
    ],
  ]);
  console.log(`import to first verdict: medians of ${processes} fresh processes each, interleaved`);
  const show = (name, cells) =>
    console.log(`${name.padEnd(42)}${cells.map((cell) => cell.padStart(10)).join("")}`);
  const kinds = ["inside", "cpu", "wall"]; // cpu is what the load of the machine changes least
  show("ms", kinds);
  for (const one of all) {
    show(
      one.name,
      kinds.map((kind) => median(one[kind]).toFixed(1)),
    );
  }
  const above = (kind) => medianOfPairs(all[1][kind], all[0][kind], (time, empty) => time - empty);
  show(
    "above the empty module",
    kinds.map((kind) => above(kind).toFixed(1)),
  );
  console.log();
  summary.push(["first verdict, ms above an empty module", above("inside"), 8]);
}

console.log(`node ${process.version}, ${process.arch}; ${fileURLToPath(entry)}\n`);
const dossier = await createValidator();
compare("context { today }", dossier, valid, day, true);
compare("the full context", dossier, valid, allFacts, true);
compare("five findings, the full context", dossier, fiveFindings, allFacts, false);
measureStart();

const missed = summary.filter(([, value, goal]) => value > goal);
console.log(
  missed.length === 0
    ? `All ${summary.length} goals are met.`
    : `${missed.length} of ${summary.length} goals are missed: ${missed
        .map(([name, value, goal]) => `${name} ${value.toFixed(2)} (goal ${goal})`)
        .join("; ")}.`,
);
