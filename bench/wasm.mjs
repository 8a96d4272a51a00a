// How fast the package is, beside what JavaScript itself needs for the same body.
//
//     node bench/wasm.mjs
//
// Rounds of all measurements are interleaved, so that the noise of a machine hits all of them alike, and the median of each counts.
// A ratio is the median of the ratios within each round.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { createValidator } from "../build/npm/package/dist/node.js";
import { exampleBody, exampleContext } from "../tests/harness/example.mjs";

const entry = new URL("../build/npm/package/dist/node.js", import.meta.url).href;
const rounds = Number(process.env.ROUNDS ?? 60);
const roundTime = 3e6; // ns, of one measurement in a round
const processes = 40;

const body = exampleBody();
const day = { today: exampleContext.today };
// Five mistakes: no state, an expired document, one side twice and so one missing, no address document.
const wrong = exampleBody({ expiry_date: day.today }, { address_documents: [] });
const license = wrong.identifying_documents[1];
delete license.state;
license.files[1].side = "FRONT";

const median = (list) => {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

// eslint-disable-next-line no-unused-vars -- keeps results alive, so that no call is optimised away
let sink;

/** The time of one call in ns, of so many in a row. */
function time(call, times) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) sink = call();
  return Number(process.hrtime.bigint() - start) / times;
}

/** Measures calls, [name, call] each: for each of them the time of one call in every round. */
function measure(calls) {
  const counted = calls.map(([name, call]) => {
    time(call, 3000); // until the call is compiled
    return { name, call, times: Math.max(1, Math.ceil(roundTime / time(call, 3000))), all: [] };
  });
  for (let round = 0; round < rounds; round++) {
    for (const one of counted) one.all.push(time(one.call, one.times));
  }
  return counted;
}

const pad = (cells, widths) => cells.map((cell, i) => cell.padStart(widths[i])).join("");
const inGoal = (value, goal) => (value <= goal ? "yes" : "NO");
const summary = [];

/** Measures a body with a context, and prints what that takes. */
function compare(title, dossier, value, context, judged) {
  const text = JSON.stringify(value);
  const reader = dossier.withContext(context);
  const rows = measure([
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
    const ratio = median(row.all.map((value, round) => value / of.all[round]));
    const cells = [micros, ratio.toFixed(2)];
    if (judged) cells.push(goal.toFixed(1), inGoal(ratio, goal));
    console.log(`${row.name.padEnd(42)}${pad(cells, [10, 8, 8, 6])}`);
    if (judged) summary.push([`${title}, ${row.name}`, ratio, goal]);
  }
  console.log();
}

/**
 * How long fresh processes take, each from its start to its own end of work, with and without the package. The programs are files, as
 * programs are: with `--eval`, the first import of a file has to prepare the loading of files too, which takes Node some 3 ms.
 */
function measureStart() {
  const measured = (code) => `${code}\n
    const { user, system } = process.cpuUsage();
    process.stdout.write(JSON.stringify([performance.now(), (user + system) / 1000]));`;
  const modules = {
    "an empty module": measured(""),
    "import, create, validate once": measured(
      `import { createValidator } from ${JSON.stringify(entry)};
       const dossier = await createValidator();
       dossier.validate(${JSON.stringify(body)}, ${JSON.stringify(exampleContext)});`,
    ),
  };
  const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  const all = Object.keys(modules).map((name, i) => {
    const file = join(folder, `${i}.mjs`);
    writeFileSync(file, modules[name]);
    return { name, file, inside: [], cpu: [], wall: [] };
  });
  for (let i = 0; i < processes + 1; i++) {
    for (const one of all) {
      const start = process.hrtime.bigint();
      const { status, stdout, stderr } = spawnSync(process.execPath, [one.file], {
        encoding: "utf8",
      });
      const wall = Number(process.hrtime.bigint() - start) / 1e6;
      if (status !== 0) throw new Error(stderr);
      if (i === 0) continue; // fills the caches of the system
      const [inside, cpu] = JSON.parse(stdout);
      one.inside.push(inside);
      one.cpu.push(cpu);
      one.wall.push(wall);
    }
  }
  rmSync(folder, { recursive: true });
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
  const above = (kind) => median(all[1][kind].map((time, i) => time - all[0][kind][i]));
  show(
    "above the empty module",
    kinds.map((kind) => above(kind).toFixed(1)),
  );
  console.log();
  summary.push(["first verdict, ms above an empty module", above("inside"), 8]);
}

console.log(`node ${process.version}, ${process.arch}; ${fileURLToPath(entry)}\n`);
const dossier = await createValidator();
compare("context { today }", dossier, body, day, true);
compare("the full context", dossier, body, exampleContext, true);
compare("five findings, the full context", dossier, wrong, exampleContext, false);
measureStart();

const missed = summary.filter(([, value, goal]) => value > goal);
console.log(
  missed.length === 0
    ? `All ${summary.length} goals are met.`
    : `${missed.length} of ${summary.length} goals are missed: ${missed
        .map(([name, value, goal]) => `${name} ${value.toFixed(2)} (goal ${goal})`)
        .join("; ")}.`,
);
