// coverage.mjs: runs the unit tests and the vectors of the preset `coverage`, prints what of the core they reach, and
// fails if that is not all but for the lines that exceptions.json lists.
//
// Of the core is asked: that each function runs, each branch is taken both ways, and each condition of a decision is
// shown to decide it by itself (MC/DC: two runs that differ in this condition alone, and so in the outcome).
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";

const build = "build/coverage";
const core = resolve("src/dossier");
const programs = ["unit-tests", "vector-tests"].map((name) => `${build}/bin/${name}`);

/** What a command prints; ends all with that where it fails. */
function run(command, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status === 0) return stdout;
  console.log(`${stdout}${stderr}\n${command} failed`);
  process.exit(1);
}

/** What llvm-cov says of the core after a run of all tests. */
function measure() {
  const profiles = programs.map((program) => {
    const profile = `${build}/${basename(program)}.profraw`;
    // The seed is always the same, so that what is reached does not depend on chance.
    run(program, ["--gtest_brief=1"], { LLVM_PROFILE_FILE: profile, SEED: undefined });
    return profile;
  });
  const merged = `${build}/all.profdata`;
  run("llvm-profdata-19", ["merge", "-o", merged, ...profiles]);
  const objects = programs.slice(1).flatMap((program) => ["-object", program]);
  const source = ["-instr-profile", merged, programs[0], ...objects, core];
  return JSON.parse(run("llvm-cov-19", ["export", ...source])).data[0];
}

/** A part of a source file, as llvm-cov gives it: lines and columns count from 1, the end is behind. */
class Place {
  constructor(lines, [line, column, endLine, endColumn]) {
    Object.assign(this, { line, column, endLine, endColumn });
    this.whole = lines[line - 1].trim();
    this.before = lines[line - 1].slice(0, column - 1);
    const end = line === endLine ? endColumn - 1 : undefined;
    this.text = lines[line - 1].slice(column - 1, end).trim();
  }

  holds(other) {
    const starts = this.line - other.line || this.column - other.column;
    const ends = this.endLine - other.endLine || this.endColumn - other.endColumn;
    return starts <= 0 && ends >= 0;
  }

  get key() {
    return [this.line, this.column, this.endLine, this.endColumn].join();
  }
}

/** Brings the records of one place together, which are those of a template's instances. */
function byPlace(lines, records) {
  const groups = new Map();
  for (const record of records) {
    const place = new Place(lines, record);
    if (!groups.has(place.key)) groups.set(place.key, { place, records: [] });
    groups.get(place.key).records.push(record);
  }
  return [...groups.values()];
}

/** A file's figures, and its gaps: { line, text, gap }. */
function lookAt(file, functions) {
  const lines = readFileSync(file.filename, "utf8").split("\n");
  const gaps = [];
  const note = ({ whole, text }, gap) => gaps.push({ line: whole, text, gap });

  for (const { place, records } of byPlace(
    lines,
    functions.map(({ regions, count }) => [...regions[0].slice(0, 4), count]),
  )) {
    if (records.every(([, , , , count]) => count === 0)) note(place, "never runs");
  }

  const branches = byPlace(lines, file.branches)
    // The compiler's own: what `= default` stands for, and a value of an enumeration that has no name.
    .filter(({ place }) => !/= default;$/.test(place.whole) && !/\bswitch \($/.test(place.before))
    .map(({ place, records }) => ({
      place,
      isCondition: records[0].at(-1) === 6, // of a decision
      taken: records.some((record) => record[4] > 0),
      passed: records.some((record) => record[5] > 0),
    }));
  let outcomes = 0;
  for (const { place, taken, passed } of branches) {
    outcomes += taken + passed;
    if (!taken) note(place, "is never true");
    if (!passed) note(place, "is never false");
  }

  let conditions = 0;
  let shown = 0;
  for (const { place, records } of byPlace(lines, file.mcdc_records)) {
    // Its conditions, in the order of the text; in them other decisions may stand, of a lambda.
    const inside = branches
      .filter((branch) => branch.isCondition && place.holds(branch.place))
      .map((branch) => branch.place);
    const outermost = inside
      .filter((one) => !inside.some((other) => other !== one && other.holds(one)))
      .sort((a, b) => a.line - b.line || a.column - b.column);
    const all = records.map((record) => record.at(-1));
    if (all.some((list) => list.length !== outermost.length)) {
      throw new Error(`${file.filename}:${place.line}: these are not the conditions`);
    }
    outermost.forEach((condition, i) => {
      conditions += 1;
      if (all.some((list) => list[i])) shown += 1;
      else note(condition, "never decides alone");
    });
  }
  const { lines: counted } = file.summary;
  return {
    gaps,
    lines: [counted.covered, counted.count],
    branches: [outcomes, 2 * branches.length],
    conditions: [shown, conditions],
  };
}

/** The gaps without the exceptions, each of which has to be of use. */
function withoutExceptions(gaps) {
  const list = JSON.parse(readFileSync(new URL("exceptions.json", import.meta.url), "utf8"));
  const exceptions = list.flatMap(({ file, lines }) => lines.map((line) => ({ file, line })));
  const unused = new Set(exceptions);
  const left = gaps.filter((gap) => {
    const exception = exceptions.find(({ file, line }) => file === gap.file && line === gap.line);
    unused.delete(exception);
    return exception === undefined;
  });
  return { left, used: exceptions.length - unused.size, unused: [...unused] };
}

function sum(rows) {
  return rows.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
}

function print(name, figures) {
  const column = ([part, all]) =>
    `${all === 0 ? "" : `${((100 * part) / all).toFixed(1)} % of ${all}`}`.padStart(18);
  console.log(
    name.padEnd(26) +
      column(sum(figures.map(({ lines }) => lines))) +
      column(sum(figures.map(({ branches }) => branches))) +
      column(sum(figures.map(({ conditions }) => conditions))),
  );
}

const data = measure();
const files = new Map(
  data.files.map((file) => {
    const functions = data.functions.filter(({ filenames }) => filenames[0] === file.filename);
    return [relative(core, file.filename), lookAt(file, functions)];
  }),
);
for (const name of readdirSync(core, { recursive: true })) {
  if (name.endsWith(".cpp") && !files.has(name)) throw new Error(`Nothing of ${name} is linked.`);
}

console.log(
  `${"".padEnd(26)}${["lines", "branches", "MC/DC"].map((word) => word.padStart(18)).join("")}`,
);
const folders = new Set([...files.keys()].map(dirname).sort());
for (const folder of folders) {
  const names = [...files.keys()].filter((name) => dirname(name) === folder).sort();
  print(
    folder === "." ? "(what users include)" : `${folder}/`,
    names.map((name) => files.get(name)),
  );
  for (const name of names) print(`  ${basename(name)}`, [files.get(name)]);
}
print("all", [...files.values()]);

const gaps = [...files].flatMap(([file, figures]) => figures.gaps.map((gap) => ({ file, ...gap })));
const { left, used, unused } = withoutExceptions(gaps);
for (const { file, line, text, gap } of left) {
  console.log(`\n${file}: ${line}\n  ${gap}${gap === "never runs" ? "" : `: ${text}`}`);
}
for (const { file, line } of unused) {
  console.log(`\n${file}: ${line}\n  is an exception for nothing: take it out of exceptions.json`);
}
console.log(`\n${used} exceptions, ${left.length} gaps, ${unused.length} exceptions for nothing`);
process.exitCode = left.length + unused.length > 0 ? 1 : 0;
