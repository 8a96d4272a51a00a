// test.mjs [OPTION] [WORD...]: runs suites and ends with one line that counts their tests. A suite that does not run at all
// is one failed test.
//
//   no option    the suites that a user of a clone needs to trust it
//   --all        those too that take longer, each with a seed from the date
//   --lint       the checks of format, style and types
//   WORD...      just these, whatever they belong to
//
// SEED=N repeats what tests choose by chance.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

// A suite:
//   word, title   its name and what it shows
//   when          "test", "all" or "lint"
//   needs         the words of the Makefile that build what it tests
//   run           the command that tests
//   count         how many tests passed and failed, read from the output of `run`
// Those that take longest come first, because two run at a time.
const suites = [
  {
    word: "browser",
    title: "The pages in Chromium and Firefox, on the sandbox server",
    when: "test",
    needs: ["build", "sandbox", "site", "browsers", "test-modules"],
    run: nodeTest("tests/browser", "--test-concurrency=1"),
    count: nodeSummary,
  },
  {
    word: "native",
    title: "The core, by clang++ with AddressSanitizer and UndefinedBehaviorSanitizer",
    when: "test",
    needs: ["asan"],
    run: ctest("asan"),
    count: ctestSummary,
  },
  {
    word: "fuzz",
    title: "What reads from outside, fuzzed",
    when: "test",
    needs: ["asan"],
    run: "tests/fuzz/run text context file",
    count: nodeSummary, // the same last lines
  },
  {
    word: "cmake",
    title: "The library as strangers build and install it, by g++",
    when: "test",
    needs: ["build"],
    run: ctest("release", "-R '^(Package|Compile)\\.'"),
    count: ctestSummary,
  },
  {
    word: "threads",
    title: "The core on many threads under ThreadSanitizer",
    when: "test",
    needs: ["tsan"],
    run: ctest("tsan", "-R thread"),
    count: ctestSummary,
  },
  {
    word: "server-threads",
    title: "The sandbox server under ThreadSanitizer: many clients at once, stops and crashes",
    when: "test",
    needs: ["tsan"],
    run: under(
      "tsan",
      nodeTest("tests/sanitizers"),
      nodeTest("tests/server", "--test-concurrency=2", /\/(concurrency|crash)\.test/),
    ),
    count: nodeSummary,
  },
  {
    word: "conformance",
    title: "Every engine says the same",
    when: "test",
    needs: ["doors", "package"],
    run: nodeTest("tests/conformance"),
    count: nodeSummary,
  },
  {
    word: "c",
    title: "The module for hosts of WebAssembly that know no JavaScript",
    when: "test",
    needs: ["build", "package", "iso-codes"],
    run: nodeTest("tests/c"),
    count: nodeSummary,
  },
  {
    word: "hosts-quick",
    title: "Python and Ruby say the same, and implementations can be proved",
    when: "test",
    needs: ["hosts-quick"],
    run: `HOSTS="python ruby" ${nodeTest("tests/hosts")}`,
    count: nodeSummary,
  },
  {
    word: "package",
    title: "The npm package",
    when: "test",
    needs: ["build", "package", "test-modules"],
    run: "npm test --prefix bindings/npm",
    count: nodeSummary,
  },
  {
    word: "bundlers",
    title: "The packed package behind Vite, webpack, Rollup, esbuild, Vitest and Jest",
    when: "test",
    needs: ["build", "package", "test-modules", "browsers"],
    run: nodeTest("tests/bundlers"),
    count: nodeSummary,
  },
  {
    word: "recipes",
    title: "The recipes of the package's README",
    when: "test",
    needs: ["package", "test-modules", "browsers"],
    run: nodeTest("tests/recipes"),
    count: nodeSummary,
  },
  {
    word: "runtimes",
    title: "The packed package in Node, Deno, Bun, workerd, Chromium, Firefox and workers",
    when: "test",
    needs: ["build", "package", "test-modules", "browsers"],
    run: nodeTest("tests/runtimes"),
    count: nodeSummary,
  },
  {
    word: "forms",
    title: "Form libraries and plain forms with the rules",
    when: "test",
    needs: ["package", "test-modules", "browsers"],
    run: nodeTest("tests/forms"),
    count: nodeSummary,
  },
  {
    word: "server",
    title: "The sandbox server",
    when: "test",
    needs: ["build", "sandbox"],
    run: nodeTest("tests/server"),
    count: nodeSummary,
  },
  {
    word: "model",
    title: "The contract, executable, and the tool on the same bodies, contexts and files",
    when: "test",
    needs: ["build", "doors", "iso-codes"],
    run: nodeTest("tests/model"),
    count: nodeSummary,
  },
  {
    word: "files",
    title: "Real files of every type",
    when: "test",
    needs: ["build", "package", "makers"],
    run: nodeTest("tests/files"),
    count: nodeSummary,
  },
  {
    word: "cli",
    title: "The command-line tool",
    when: "test",
    needs: ["build", "terminal"],
    run: nodeTest("tests/cli"),
    count: nodeSummary,
  },
  {
    word: "readme",
    title: "What the documentation shows is true",
    when: "test",
    needs: ["build", "package"],
    run: nodeTest("tests/readme"),
    count: nodeSummary,
  },
  {
    word: "words",
    title: "What fails in `make check` is told",
    when: "test",
    needs: ["build"],
    run: nodeTest("tests/words"),
    count: nodeSummary,
  },
  {
    word: "generated",
    title: "The generated files are up to date",
    when: "test",
    needs: ["build"],
    run: "make check-generated",
    count: one,
  },
  {
    word: "size",
    title: "The budget of what a page downloads",
    when: "test",
    needs: ["package"],
    run: "make size",
    count: one,
  },
  {
    word: "model-long",
    title: "The model and the tool on a million bodies, contexts and files",
    when: "all",
    needs: ["build", "doors", "iso-codes"],
    run: "COUNT=1000000 node --test --test-reporter=spec tests/model/model.test.mjs tests/model/file.test.mjs",
    count: nodeSummary,
  },
  {
    word: "hosts",
    title: "All languages that call the core say the same, on 100,000 bodies and contexts",
    when: "all",
    needs: ["hosts"],
    run: `COUNT=100000 ${nodeTest("tests/hosts")}`,
    count: nodeSummary,
  },
  {
    word: "check",
    title: "The core, by g++ with the checks of its standard library",
    when: "all",
    run: "make check",
    count: plainSummary,
  },
  {
    word: "fuzz-long",
    title: "What reads from outside, the requests of the server too, fuzzed for longer",
    when: "all",
    needs: ["asan-programs"],
    run: "RUNS=500000 tests/fuzz/run",
    count: nodeSummary,
  },
  {
    word: "coverage",
    title: "What of the core its tests reach",
    when: "all",
    run: "make coverage",
    count: one,
  },
  {
    word: "mutation",
    title: "What the tests of the core notice when it is changed",
    when: "all",
    run: "make mutation",
    count: one,
  },
  {
    word: "peers",
    title: "What the package is compared with finds the same",
    when: "all",
    needs: ["package", "peers"],
    run: nodeTest("bench/peers"),
    count: nodeSummary,
  },
  {
    word: "next",
    title: "The packed package in Next.js",
    when: "all",
    needs: ["build", "package", "browsers", "test-modules"],
    run: nodeTest("tests/next"), // which installs what it needs
    count: nodeSummary,
  },
  ...["server", "cli"].flatMap((word) => [
    {
      word: `${word}-tsan`,
      title: `The suite ${word} under ThreadSanitizer`,
      when: "all",
      needs: ["tsan", "terminal"],
      run: under("tsan", nodeTest("tests/sanitizers"), nodeTest(`tests/${word}`)),
      count: nodeSummary,
    },
    {
      word: `${word}-asan`,
      title: `The suite ${word} under AddressSanitizer and UndefinedBehaviorSanitizer`,
      when: "all",
      needs: ["asan-programs", "terminal"],
      run: under("asan", nodeTest("tests/sanitizers"), nodeTest(`tests/${word}`)),
      count: nodeSummary,
    },
  ]),
  {
    word: "release",
    title: "The tarball of the last commit is the same bytes wherever it is built",
    when: "all",
    run: "node .make/release.mjs --compare",
    count: one,
  },
  { word: "tidy", title: "clang-tidy", when: "lint", run: "make -k lint-tidy", count: one },
  { word: "format", title: "clang-format", when: "lint", run: "make lint-format", count: one },
  { word: "prettier", title: "Prettier", when: "lint", run: "make lint-prettier", count: one },
  {
    word: "eslint",
    title: "ESLint",
    when: "lint",
    needs: ["package"],
    run: "make lint-eslint",
    count: one,
  },
  {
    word: "types",
    title: "The TypeScript compiler",
    when: "lint",
    needs: ["package"],
    run: "make lint-types",
    count: one,
  },
  {
    word: "locks",
    title: "Lock files name no registry",
    when: "lint",
    run: "make lint-locks",
    count: one,
  },
];

// For what hangs. A suite takes a minute or two, so a machine that is ten times slower comes nowhere near it.
const hours = 1;

// How many suites run at a time. Most leave a processor idle now and then.
const lanes = 2;

// Without the lines of the tests that pass.
function ctest(preset, more = "") {
  const passes = "^ *Start |^ *[0-9]+/[0-9]+ Test .* Passed";
  return (
    `set -o pipefail; ${launcher(preset)} ctest --test-dir build/${preset} --parallel 2 --output-on-failure ${more}` +
    ` | grep -vE "${passes}"`
  );
}

// ThreadSanitizer has a plan for the addresses of a program that newer kernels do not know of.
function launcher(preset) {
  return preset === "tsan" ? "$(setarch -R true 2>/dev/null && echo setarch -R)" : "";
}

// Commands of nodeTest() on the programs of a preset.
function under(preset, ...commands) {
  return commands
    .map((command) => `DOSSIER_BIN=build/${preset}/bin ${launcher(preset)} ${command}`)
    .join(" && ");
}

// Names the files, because node's search in a folder is not the same in all its versions. A test that fails may leave a
// server or a connection behind, which is not waited for.
function nodeTest(folder, more = "--test-concurrency=2", pattern = /\.test\.m?js$/) {
  const files = !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true })
        .filter((name) => !name.includes("node_modules") && pattern.test(`/${name}`))
        .map((name) => join(folder, name))
        .sort();
  return files.length === 0
    ? `echo "There are no tests in ${folder}." && false`
    : `node --test --test-force-exit --test-reporter=spec ${more} ${files.join(" ")}`;
}

// One check is one test.
function one(output, ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

// The line that this program ends with, too.
function plainSummary(output) {
  const [, passed, failed] = output.match(/^(\d+) passed, (\d+) failed$/m) ?? [0, 0, 0];
  return { passed: Number(passed), failed: Number(failed) };
}

function ctestSummary(output) {
  const [, failed, all] = output.match(/(\d+) tests? failed out of (\d+)/) ?? [0, 0, 0];
  return { passed: all - failed, failed: Number(failed) };
}

// Of all runs of node's test runner in the output.
function nodeSummary(output) {
  const sum = (word) =>
    [...output.matchAll(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, "gm"))]
      .map(([, count]) => Number(count))
      .reduce((all, count) => all + count, 0);
  return { passed: sum("pass"), failed: sum("fail") + sum("cancelled") };
}

const options = { "--all": ["test", "all"], "--lint": ["lint"] };
const option = options[process.argv[2]] ? process.argv[2] : undefined;
const words = process.argv.slice(option ? 3 : 2);
const unknown = words.filter((word) => !suites.some((suite) => suite.word === word));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(", ")} in: ${suites.map((s) => s.word).join(" ")}`,
  );
  process.exit(2);
}
const chosen = suites.filter(({ word, when }) =>
  words.length > 0 ? words.includes(word) : (options[option] ?? ["test"]).includes(when),
);

// What a command needs to know of the world; a make of its own for each.
const env = { ...process.env };
for (const name of ["MAKEFLAGS", "MFLAGS", "MAKELEVEL"]) delete env[name];
if (option === "--all") {
  env.SEED ??= new Date().toISOString().slice(0, 10).replaceAll("-", "");
  console.log(`The seed is ${env.SEED}: SEED=${env.SEED} repeats what is chosen by it.`);
}

const running = new Set(); // the process groups of the commands that run

function end(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of running) end(child, "SIGTERM");
    process.exit(1);
  });
}

/** Runs a command and what it starts to their end: { ok, output }. */
async function execute(command) {
  const child = spawn("bash", ["-c", command], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  const limit = setTimeout(() => {
    output += `\nEnded after ${hours} h.\n`;
    end(child, "SIGKILL");
  }, hours * 3_600_000);
  child.on("exit", () => end(child, "SIGKILL")); // what it left behind
  const status = await new Promise((done) => child.on("close", done));
  clearTimeout(limit);
  running.delete(child);
  return { ok: status === 0, output };
}

const secondsSince = (start) => ((performance.now() - start) / 1000).toFixed(1);

const notBuilt = new Map(); // the output of each word that failed

async function build(word) {
  const start = performance.now();
  console.log(`== make ${word}`);
  const { ok, output } = await execute(`make ${word}`);
  console.log(`   ${ok ? "done" : "FAILED"} in ${secondsSince(start)} s`);
  if (!ok) notBuilt.set(word, output);
}

async function result({ needs = [], run, count }) {
  const missing = needs.find((word) => notBuilt.has(word));
  if (missing) {
    return {
      passed: 0,
      failed: 1,
      output: notBuilt.get(missing),
      verdict: `make ${missing} failed`,
    };
  }
  const { ok, output } = await execute(run);
  const { passed, failed } = count(output, ok);
  if (passed + failed === 0) return { passed: 0, failed: 1, output, verdict: "did not run" };
  if (!ok && failed === 0) return { passed, failed: 1, output, verdict: "ended with an error" };
  return { passed, failed, output, verdict: failed > 0 ? `${failed} failed` : "" };
}

const total = { passed: 0, failed: 0 };
const failures = [];

async function test(suite) {
  const start = performance.now();
  const { passed, failed, output, verdict } = await result(suite);
  console.log(`== ${suite.word}: ${suite.title}`);
  if (verdict) {
    console.log(output.trimEnd());
    failures.push(`${suite.word}: ${verdict}`);
  }
  console.log(`   ${passed} passed${verdict && `, ${verdict}`} in ${secondsSince(start)} s`);
  total.passed += passed;
  total.failed += failed;
}

for (const word of new Set(chosen.flatMap(({ needs = [] }) => needs))) await build(word);
const waiting = [...chosen];
await Promise.all(
  Array.from({ length: lanes }, async () => {
    for (let suite = waiting.shift(); suite; suite = waiting.shift()) await test(suite);
  }),
);

if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join("\n  ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
