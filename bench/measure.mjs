// How the benchmarks measure. Rounds of all that is compared are interleaved, so that the noise of a machine hits all of it alike, and
// the median of each counts. A ratio is the median of the ratios within each round.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const rounds = Number(process.env.ROUNDS ?? 60);
const roundTime = 3e6; // ns, of one measurement in a round
export const processes = 40;

export function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of what `combine` makes of each pair of measurements of the same round. */
export const medianOfPairs = (all, others, combine) =>
  median(all.map((value, round) => combine(value, others[round])));

export const ratio = (row, to) => medianOfPairs(row.all, to.all, (a, b) => a / b);

// eslint-disable-next-line no-unused-vars -- keeps results alive, so that no call is optimised away
let sink;

/** The time of one call in ns, of so many in a row. */
function time(call, times) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) sink = call();
  return Number(process.hrtime.bigint() - start) / times;
}

/** Measures calls, [name, call] each: { name, all }, the time of one call in ns in every round. */
export function measureCalls(calls) {
  const counted = calls.map(([name, call]) => {
    time(call, 3000); // until the call is compiled
    const quickest = Math.min(...Array.from({ length: 5 }, () => time(call, 500)));
    return { name, call, times: Math.max(1, Math.ceil(roundTime / quickest)), all: [] };
  });
  for (let round = 0; round < rounds; round++) {
    for (const one of counted) one.all.push(time(one.call, one.times));
  }
  return counted;
}

/**
 * How long fresh processes take, each from its start to its own end of work, in ms: { name, inside, cpu, wall } for each [name, code of
 * an ES module]. The programs are files, as programs are: with `--eval`, the first import of a file has to prepare the loading of files
 * too, which takes Node some 3 ms.
 */
export function measureStarts(programs) {
  const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  const all = programs.map(([name, code], i) => {
    const file = join(folder, `${i}.mjs`);
    writeFileSync(
      file,
      `${code}\n
       const { user, system } = process.cpuUsage();
       process.stdout.write(JSON.stringify([performance.now(), (user + system) / 1000]));`,
    );
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
  return all;
}
