// How long the tool takes, as a whole process, for the contract's example and for a body of many empty documents.
//
//     node bench/process.mjs
//
// The example shows what a process costs that has next to nothing to do.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { exampleBody } from "../tests/harness/example.mjs";

const tool = fileURLToPath(new URL("../build/bench/bin/dossier", import.meta.url));
const context = fileURLToPath(new URL("../tests/harness/example/context.json", import.meta.url));
const processes = 60;

/** How long the tool takes with these arguments, in ms: the time of the processor, which the load of the machine changes least. */
function timeOf(args, status) {
  const script = `TIMEFORMAT="%U %S"; time "$@" >/dev/null`;
  const ended = spawnSync("bash", ["-c", script, "bash", tool, ...args], { encoding: "utf8" });
  if (ended.status !== status) throw new Error(ended.stderr);
  const [user, system] = ended.stderr.split(" ").map(Number);
  return 1000 * (user + system);
}

const bodies = [
  { name: "the example", text: JSON.stringify(exampleBody()), status: 0 },
  {
    name: "{} 87,000 times in a list",
    text: `{"identifying_documents":[${Array(87_000).fill("{}").join()}]}`,
    status: 1,
    goal: 30,
  },
];

const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
const files = bodies.map(({ text }, at) => {
  const file = join(folder, `${at}.json`);
  writeFileSync(file, text);
  return file;
});
const times = bodies.map(() => []);
for (let i = 0; i < processes + 1; i++) {
  for (const [at, { status }] of bodies.entries()) {
    const time = timeOf(["check", "--json", "--context", context, files[at]], status);
    if (i > 0) times[at].push(time); // the first fills the caches of the system
  }
}
rmSync(folder, { recursive: true });

console.log(`dossier check: time of the processor, ${processes} processes each, interleaved`);
console.log(
  `${"ms".padEnd(42)}${["bytes", "median", "least", "goal", "met"].map((word) => word.padStart(9)).join("")}`,
);
for (const [at, { name, text, goal }] of bodies.entries()) {
  const [least, median] = [0, processes / 2].map((i) => times[at].toSorted((a, b) => a - b)[i]);
  const judged = goal === undefined ? [] : [String(goal), median <= goal ? "yes" : "NO"];
  const cells = [String(text.length), median.toFixed(1), least.toFixed(1), ...judged];
  console.log(`${name.padEnd(42)}${cells.map((cell) => cell.padStart(9)).join("")}`);
}
