// How the benchmarks measure. Rounds of all that is compared, each in an order of its own, are interleaved, so that the noise of a machine
// and what stands before hit all of it alike, and the median of each counts. A ratio is the median of the ratios within each round. Of both, the medians of several processes are told, as
// each compiles JavaScript in a way of its own.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const rounds = Number(process.env.ROUNDS ?? 150);
const roundTime = 4e5; // ns, of one measurement in a round: shorter than what a busy machine gives a process at a time
const processes = Number(process.env.PROCESSES ?? 7);
export const starts = 40;

export function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// eslint-disable-next-line no-unused-vars -- keeps results alive, so that no call is optimised away
let sink;

/** The time of one call in ns, of so many in a row. */
function time(call, times) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) sink = call();
  return Number(process.hrtime.bigint() - start) / times;
}

const shuffled = (list) =>
  Array.from(list, (value) => ({ value, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);

/**
 * Measures calls by name, each { call, of }: { ns, ratio }, how long one takes, and that by how long the one of the name `of` takes.
 */
export function measureCalls(calls) {
  const counted = new Map(
    Object.entries(calls).map(([name, { call }]) => {
      time(call, 3000); // until the call is compiled
      const quickest = Math.min(...Array.from({ length: 5 }, () => time(call, 500)));
      return [name, { call, times: Math.max(1, Math.ceil(roundTime / quickest)), all: [] }];
    }),
  );
  for (let round = 0; round < rounds; round++) {
    for (const { call, times, all } of shuffled(counted.values())) all.push(time(call, times));
  }
  return Object.fromEntries(
    Object.entries(calls).map(([name, { of }]) => {
      const { all } = counted.get(name);
      const base = of === undefined ? all : counted.get(of).all;
      return [name, { ns: median(all), ratio: median(all.map((ns, round) => ns / base[round])) }];
    }),
  );
}

/**
 * The numbers that a function gives in several processes of this program, of each the median.
 *
 * @param program import.meta.url of the program, which must do nothing else before it comes here.
 * @param measure Gives an object of numbers and of such objects.
 */
export function inProcesses(program, measure) {
  const isOne = process.argv[2] === "one";
  if (isOne) {
    process.stdout.write(JSON.stringify(measure()));
    process.exit();
  }
  const all = Array.from({ length: processes }, () =>
    JSON.parse(run([fileURLToPath(program), "one"])),
  );
  return mediansOf(all);
}

const mediansOf = (all) =>
  typeof all[0] === "number"
    ? median(all)
    : Object.fromEntries(
        Object.keys(all[0]).map((name) => [name, mediansOf(all.map((one) => one[name]))]),
      );

function run(words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/**
 * How long fresh processes take, each from its start to its own end of work, in ms above those of an empty one: { inside, cpu, wall } for
 * each program by name, the code of an ES module. The programs are files, as programs are: with `--eval`, the first import of a file
 * has to prepare the loading of files too, which takes Node some 3 ms.
 */
export function measureStarts(programs) {
  const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  const kinds = ["inside", "cpu", "wall"]; // cpu is what the load of the machine changes least
  const all = Object.entries({ ...programs, [empty]: "" }).map(([name, code], i) => {
    const file = join(folder, `${i}.mjs`);
    writeFileSync(
      file,
      `${code}\n
       const { user, system } = process.cpuUsage();
       process.stdout.write(JSON.stringify([performance.now(), (user + system) / 1000]));`,
    );
    return { name, file, times: { inside: [], cpu: [], wall: [] } };
  });
  for (let i = 0; i < starts + 1; i++) {
    for (const { file, times } of all) {
      const start = process.hrtime.bigint();
      const [inside, cpu] = JSON.parse(run([file]));
      const wall = Number(process.hrtime.bigint() - start) / 1e6;
      if (i === 0) continue; // fills the caches of the system
      times.inside.push(inside);
      times.cpu.push(cpu);
      times.wall.push(wall);
    }
  }
  rmSync(folder, { recursive: true });
  const { times: idle } = all.pop();
  return Object.fromEntries(
    all.map(({ name, times }) => [
      name,
      Object.fromEntries(
        kinds.map((kind) => [kind, median(times[kind].map((ms, start) => ms - idle[kind][start]))]),
      ),
    ]),
  );
}

const empty = "an empty module";
