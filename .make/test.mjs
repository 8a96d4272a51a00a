// test.mjs [WORD...]: runs the suites, or those of these words, one after the other, and ends with
// one line that counts their tests. A suite that does not run at all is one failed test.
//
// test.mjs --all: runs those too that are too slow for every change.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

// A suite is prepared, which is no test, and then run. What it printed is shown if it fails.
//   word, title   its name and what it shows
//   prepare       the command that builds what it tests
//   run           the command that tests
//   count         how many tests passed and failed, read from the output of `run`
//   slow          only runs when it is named, or with --all
const suites = [
  {
    word: "generated",
    title: "The generated files are up to date",
    prepare: "make build",
    run: "make check-generated",
    count: one,
  },
  {
    word: "native",
    title: "The core, built by g++",
    prepare: ".make/compile release",
    run: ctest("release"),
    count: ctestSummary,
  },
  {
    word: "asan",
    title: "The core under AddressSanitizer and UndefinedBehaviorSanitizer",
    prepare: ".make/compile asan",
    run: ctest("asan"),
    count: ctestSummary,
  },
  {
    word: "tsan",
    title: "The core on many threads under ThreadSanitizer",
    prepare: ".make/compile tsan threads-test",
    run: ctest("tsan", "-R thread"),
    count: ctestSummary,
  },
  {
    word: "clang",
    title: "The core, built by clang++",
    prepare: ".make/compile clang",
    run: ctest("clang"),
    count: ctestSummary,
  },
  {
    word: "fuzz",
    title: "What reads from outside, fuzzed for a few seconds",
    prepare: ".make/compile fuzz",
    run: ctest("fuzz"),
    count: ctestSummary,
  },
  {
    word: "cli",
    title: "The command-line tool",
    prepare: "make build",
    run: nodeTest("tests/cli", "--test-concurrency=2"),
    count: nodeSummary,
  },
  {
    word: "server",
    title: "The sandbox server",
    prepare: "make build sandbox",
    run: nodeTest("tests/server", "--test-concurrency=2"),
    count: nodeSummary,
  },
  {
    word: "package",
    title: "The npm package",
    prepare: "make build package",
    run: "npm test --prefix bindings/npm",
    count: nodeSummary,
  },
  {
    word: "files",
    title: "Real files of every type",
    prepare: "make build package",
    run: nodeTest("tests/files"),
    count: nodeSummary,
  },
  {
    word: "conformance",
    title: "Every engine says the same",
    prepare: ".make/compile release && make package",
    run: nodeTest("tests/conformance", "--test-concurrency=2"),
    count: nodeSummary,
  },
  {
    word: "browser",
    title: "The pages in Chromium and Firefox, on the sandbox server",
    prepare: `make build sandbox package build/site.stamp ${installed("tests/runtimes")}`,
    run: nodeTest("tests/browser", "--test-concurrency=1"),
    count: nodeSummary,
  },
  {
    word: "forms",
    title: "Form libraries and plain forms with the rules",
    prepare: `make package ${installed("tests/forms")}`,
    run: nodeTest("tests/forms", "--test-concurrency=2"),
    count: nodeSummary,
  },
  {
    word: "runtimes",
    title: "The packed package in Node, Deno, Bun, workerd, Chromium, Firefox and workers",
    prepare: `make build package ${installed("tests/runtimes")}`,
    run: nodeTest("tests/runtimes", "--test-concurrency=2"),
    count: nodeSummary,
  },
  {
    word: "bundlers",
    title: "The packed package behind Vite, webpack, Rollup, esbuild, Vitest and Jest",
    prepare: `make build package ${installed("tests/bundlers")}`,
    run: nodeTest("tests/bundlers", "--test-concurrency=2"),
    count: nodeSummary,
  },
  {
    word: "recipes",
    title: "The recipes of the package's README",
    prepare: `make package ${["bundlers", "forms", "runtimes"]
      .map((name) => installed(`tests/${name}`))
      .join(" ")}`,
    run: nodeTest("tests/recipes"),
    count: nodeSummary,
  },
  {
    word: "next",
    title: "The packed package in Next.js",
    prepare: "make build package",
    run: nodeTest("tests/next"), // which installs what it needs
    count: nodeSummary,
    slow: true,
  },
  {
    word: "readme",
    title: "What the documentation shows is true",
    prepare: "make build package",
    run: nodeTest("tests/readme"),
    count: nodeSummary,
  },
  { word: "format", title: "clang-format", run: "make lint-format", count: one },
  { word: "prettier", title: "Prettier", run: "make lint-prettier", count: one },
  { word: "tidy", title: "clang-tidy", run: "make -k lint-tidy", count: one },
  {
    word: "types",
    title: "The TypeScript compiler",
    prepare: "make package",
    run: "make lint-types",
    count: one,
  },
  { word: "locks", title: "Lock files name no registry", run: "make lint-locks", count: one },
  {
    word: "size",
    title: "The budget of what a page downloads",
    prepare: "make package",
    run: "make size",
    count: one,
  },
];

const minutes = 15; // after which a command is ended

// Without the lines of the tests that pass.
function ctest(preset, more = "") {
  const passes = "^ *Start |^ *[0-9]+/[0-9]+ Test .* Passed";
  return (
    `set -o pipefail; ctest --test-dir build/${preset} --parallel 2 --output-on-failure ${more}` +
    ` | grep -vE "${passes}"`
  );
}

// What make builds once the npm packages of a folder are there.
function installed(folder) {
  return `${folder}/node_modules/.package-lock.json`;
}

// Names the files, because node's search in a folder is not the same in all its versions.
function nodeTest(folder, more = "") {
  const files = !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true })
        .filter((name) => !name.includes("node_modules") && /\.test\.m?js$/.test(name))
        .map((name) => join(folder, name))
        .sort();
  return files.length === 0
    ? `echo "There are no tests in ${folder}." && false`
    : `node --test --test-reporter=spec ${more} ${files.join(" ")}`;
}

// One check is one test.
function one(output, ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
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

// What a command needs to know of the world; a make of its own for each.
const env = { ...process.env, DOSSIER: resolve("build/release/bin/dossier") };
for (const name of ["MAKEFLAGS", "MFLAGS", "MAKELEVEL"]) delete env[name];

let running; // the process group of the command that runs

function endRunning(signal) {
  try {
    process.kill(-running.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (running) endRunning("SIGTERM");
    process.exit(1);
  });
}

/** Runs a command and what it starts to their end: { ok, output }. */
async function execute(command) {
  running = spawn("bash", ["-c", command], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [running.stdout, running.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  const limit = setTimeout(() => {
    output += `\nEnded after ${minutes} minutes.\n`;
    endRunning("SIGKILL");
  }, minutes * 60_000);
  running.on("exit", () => endRunning("SIGKILL")); // what it left behind
  const status = await new Promise((done) => running.on("close", done));
  clearTimeout(limit);
  return { ok: status === 0, output };
}

async function runSuite({ prepare, run, count }) {
  if (prepare) {
    const { ok, output } = await execute(prepare);
    if (!ok) return { passed: 0, failed: 1, output, verdict: "did not run: not built" };
  }
  const { ok, output } = await execute(run);
  const { passed, failed } = count(output, ok);
  if (passed + failed === 0) return { passed: 0, failed: 1, output, verdict: "did not run" };
  if (!ok && failed === 0) return { passed, failed: 1, output, verdict: "ended with an error" };
  return { passed, failed, output, verdict: failed > 0 ? `${failed} failed` : "" };
}

const all = process.argv[2] === "--all";
const words = process.argv.slice(all ? 3 : 2);
const unknown = words.filter((word) => !suites.some((suite) => suite.word === word));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(", ")} in: ${suites.map((s) => s.word).join(" ")}`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0 };
const failures = [];
for (const suite of suites) {
  if (words.length > 0 ? !words.includes(suite.word) : suite.slow && !all) continue;
  console.log(`== ${suite.word}: ${suite.title}`);
  const start = performance.now();
  const { passed, failed, output, verdict } = await runSuite(suite);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (verdict) {
    console.log(output.trimEnd());
    failures.push(`${suite.word}: ${verdict}`);
  }
  console.log(`   ${passed} passed${verdict && `, ${verdict}`} in ${seconds} s`);
  total.passed += passed;
  total.failed += failed;
}

if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join("\n  ")}`);
if (words.length === 0 && !all) {
  const left = suites.filter(({ slow }) => slow).map(({ word, title }) => `  ${word}: ${title}`);
  console.log(`\nnot run here, but by make test-all:\n${left.join("\n")}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
