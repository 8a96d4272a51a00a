// mutation.mjs [PATTERNS]: runs the unit tests and the vectors on each mutant of the core, or of those files that a
// pattern names (rules/*), and prints what the tests do not notice. Fails if that is more than equivalent.json explains.
//
// Each mutant meets the tests that reach its place until one fails; first come those that noticed it the last time, or
// its neighbours, then the quick ones. A test that takes long goes through thousands of random bodies. It meets none, for
// what nothing else notices wants a test that says what is wrong.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const build = "build/mutation";
const program = `${build}/bin/mutants`;
const remembered = `${build}/noticed.json`; // by which test, the last time
const looks = `${build}/tests.json`; // what the tests reach, of this program
const neighbours = 8;
const processes = 2;
const longest = 4; // of the processor's seconds that a test takes which meets mutants

// A mutant that asks for endless memory ends there. What is printed goes nowhere.
const sanitizers = [
  "allocator_may_return_null=0",
  "detect_leaks=0",
  "max_allocation_size_mb=64",
  "quarantine_size_mb=8",
  "symbolize=0",
].join(":");

function start(...args) {
  const env = { ...process.env, ASAN_OPTIONS: sanitizers, UBSAN_OPTIONS: sanitizers };
  delete env.SEED; // what is noticed does not depend on chance
  const child = spawn(program, args, { env, stdio: ["pipe", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    say: (line) => child.stdin.write(`${line}\n`),
    end: () => child.stdin.end(),
    lines,
  };
}

/**
 * The tests: their seconds, and the places that they reach. Who goes through the files one by one asks the program once.
 * (New vectors are seen by a run over all.)
 */
async function lookAtTests() {
  const built = statSync(program).mtimeMs;
  const kept = existsSync(looks) ? JSON.parse(readFileSync(looks, "utf8")) : {};
  const lines =
    kept.built === built && kept.longest === longest && patterns.length > 0 ? kept.lines : [];
  if (lines.length === 0) {
    const look = async (first) => {
      for await (const line of start(first, processes, longest).lines) lines.push(line);
    };
    await Promise.all(Array.from({ length: processes }, (_, first) => look(first)));
  }
  const tests = lines.map((line) => {
    const [name, time, ...places] = line.split(" ");
    const seconds = time === "slow" ? Infinity : Number(time) / 1000;
    return { name, seconds, failed: time === "failed", places: new Set(places.map(Number)) };
  });
  const failed = tests.filter((test) => test.failed).map(({ name }) => name);
  if (failed.length > 0 || tests.length === 0) {
    console.log(`These fail without a mutant: ${failed.join(" ")}`);
    process.exit(1);
  }
  writeFileSync(looks, JSON.stringify({ built, longest, lines }));
  return tests.sort((a, b) => a.seconds - b.seconds);
}

// A mutant, and what equivalent.json says of it: there `line` is the text.
const key = ({ file, text, line, mutation }) => [file, text ?? line, mutation].join("\n");

function tell({ file, line, text, mutation, isReached }) {
  console.log(
    `\n${file}:${line}: ${text}\n  ${mutation}${isReached ? "" : "   (no test comes there)"}`,
  );
}

/** Runs each mutant, which says then by which test it was noticed, if it was. */
async function runAll(mutants, tests) {
  const before = existsSync(remembered) ? JSON.parse(readFileSync(remembered, "utf8")) : {};
  const byName = new Map(tests.map((test) => [test.name, test]));
  const done = []; // in the order of their places, nearly

  const testsFor = (mutant) => {
    const near = done
      .slice(-200)
      .filter(({ file, noticed }) => noticed && file === mutant.file)
      .sort((a, b) => Math.abs(a.id - mutant.id) - Math.abs(b.id - mutant.id))
      .map(({ noticed }) => noticed);
    const first = [before[key(mutant)], ...new Set(near)].slice(0, neighbours);
    const order = new Set([...first.map((name) => byName.get(name)).filter(Boolean), ...tests]);
    return [...order].filter(({ places }) => places.has(mutant.place));
  };

  const queue = [...mutants];
  await Promise.all(
    Array.from({ length: processes }, async () => {
      const { say, end, lines } = start();
      while (queue.length > 0) {
        const mutant = queue.shift();
        const order = testsFor(mutant);
        mutant.isReached = order.length > 0;
        if (mutant.isReached) {
          say(
            [mutant.id, ...order.map(({ name, seconds }) => `${name} ${10 * seconds + 1}`)].join(
              " ",
            ),
          );
          const { value } = await lines.next();
          const [id, , test] = value.split(" ");
          if (Number(id) !== mutant.id) throw new Error(`${value} is no answer to ${mutant.id}`);
          mutant.noticed = test;
        }
        done.push(mutant);
        if (!mutant.noticed) tell(mutant);
        if (done.length % 500 === 0) console.log(`${done.length} of ${mutants.length} mutants`);
      }
      end();
    }),
  );
  const noticed = done.filter((one) => one.noticed).map((one) => [key(one), one.noticed]);
  writeFileSync(remembered, JSON.stringify({ ...before, ...Object.fromEntries(noticed) }));
}

function table(mutants) {
  const row = (name, list) => {
    const killed = list.filter(({ noticed }) => noticed).length;
    console.log(
      name.padEnd(28) +
        `${killed} of ${list.length}`.padStart(16) +
        `${((100 * killed) / list.length).toFixed(1)} %`.padStart(10),
    );
  };
  for (const file of new Set(mutants.map(({ file }) => file))) {
    row(
      file,
      mutants.filter((one) => one.file === file),
    );
  }
  row("all", mutants);
}

const patterns = (process.argv[2] ?? "")
  .split(/\s+/)
  .filter((glob) => glob !== "")
  .map(
    (glob) =>
      new RegExp(
        `^${glob
          .replace(/[.+^$()|[\]{}]/g, "\\$&")
          .replaceAll("*", ".*")
          .replaceAll("?", ".")}$`,
      ),
  );
const isAsked = ({ file }) =>
  patterns.length === 0 || patterns.some((pattern) => pattern.test(file));

const { mutants: all, leftOut } = JSON.parse(readFileSync(`${build}/src/mutants.json`, "utf8"));
const allTests = await lookAtTests();
const tests = allTests.filter(({ seconds }) => seconds < Infinity);
console.log(`${allTests.length} tests, of which ${tests.length} are quick enough to meet mutants`);

// Functions that are constexpr and that nothing calls while the program runs are the compiler's.
const reached = new Set(allTests.flatMap(({ places }) => [...places]));
const inFunction = ({ file, function: name }) => name && `${file} ${name}`;
const running = new Set(all.filter(({ place }) => reached.has(place)).map(inFunction));
const isCompilers = (mutant) => inFunction(mutant) && !running.has(inFunction(mutant));

const mutants = all.filter((mutant) => isAsked(mutant) && !isCompilers(mutant));
await runAll(mutants, tests);

const equivalent = JSON.parse(readFileSync(new URL("equivalent.json", import.meta.url), "utf8"))
  .filter(isAsked)
  .flatMap(({ file, mutants: list }) => list.map((one) => ({ file, ...one })));
const explained = new Set(equivalent.map(key));
const survivors = mutants.filter(({ noticed }) => !noticed);
const left = survivors.filter((one) => !explained.has(key(one)));
const surviving = new Set(survivors.map(key));
const stale = equivalent.filter((one) => !surviving.has(key(one)));

table(mutants);
console.log("\nLeft out, because the compiler evaluates them:");
for (const [where, count] of Object.entries(leftOut)) console.log(`  ${count} ${where}`);
console.log(`  ${all.filter(isCompilers).length} in functions that only the compiler calls`);
for (const { file, line, text, mutation, isReached } of left) {
  console.log(
    `\n${file}:${line}: ${text}\n  ${mutation}${isReached ? "" : "   (no test comes there)"}`,
  );
}
for (const { file, line, mutation } of stale) {
  console.log(
    `\n${file}: ${line}\n  ${mutation}\n  is noticed or gone: take it out of equivalent.json`,
  );
}
const killed = mutants.length - survivors.length;
console.log(
  `\n${killed} of ${mutants.length} mutants noticed, ${((100 * killed) / mutants.length).toFixed(2)} %; ` +
    `${survivors.length - left.length} equivalent, ${left.length} not explained, ${stale.length} stale`,
);
process.exitCode = left.length + stale.length > 0 ? 1 : 0;
