// `make check` counts what its programs say: what fails there fails here.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dossier-words-"));
after(() => rmSync(folder, { recursive: true, force: true }));

// A program of four tests, which go as MODE says.
const source = `#include <gtest/gtest.h>
#include <cstdlib>
#include <string>
const std::string mode = std::getenv("MODE");
TEST(Good, Passes) {}
TEST(Bad, Fails) { EXPECT_TRUE(mode != "one" && mode != "two"); }
TEST(Bad, FailsToo) { EXPECT_NE(mode, "two"); }
TEST(Bad, Ends) {
  if (mode == "crashes") std::abort();
  if (mode == "leaves") std::exit(0);
}
`;
const program = join(folder, "program");
execFileSync("g++", ["-std=c++20", "-xc++", "-", "-o", program, "-lgtest", "-lgtest_main"], {
  input: source,
});

function script(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}

/** What check prints in a project of these programs, and whether it is content. */
function check({ units = "good", vectors = "good", generated = "true", pattern = [] }) {
  const place = mkdtempSync(join(folder, "project-"));
  cpSync(join(project, ".make/check"), join(place, ".make/check"));
  script(join(place, ".make/compile"), "true");
  script(join(place, "build/dev/bin/dossier-generate"), generated);
  script(join(place, "build/dev/bin/unit-tests"), `MODE=${units} exec ${program} "$@"`);
  script(join(place, "build/dev/bin/vector-tests"), `MODE=${vectors} exec ${program} "$@"`);
  const { status, stdout } = spawnSync(".make/check", pattern, { cwd: place, encoding: "utf8" });
  return { last: stdout.trimEnd().split("\n").at(-1), ok: status === 0, stdout };
}

test("what passes is counted", () => {
  const { last, ok } = check({});
  assert.equal(last, "9 passed, 0 failed");
  assert.ok(ok);
});

for (const [what, programs, last] of [
  ["two tests fail", { units: "two" }, "7 passed, 2 failed"],
  ["one test fails beside others", { vectors: "one" }, "8 passed, 1 failed"],
  ["one fails in each program", { units: "one", vectors: "one" }, "7 passed, 2 failed"],
  ["a program crashes", { units: "crashes" }, "5 passed, 1 failed"],
  ["a program leaves before its end", { vectors: "leaves" }, "5 passed, 1 failed"],
  ["generated files are stale", { generated: "false" }, "8 passed, 1 failed"],
]) {
  test(`it fails where ${what}`, () => {
    const result = check(programs);
    assert.equal(result.last, last, result.stdout);
    assert.ok(!result.ok);
  });
}

test("what fails is shown", () => {
  assert.match(check({ units: "two" }).stdout, /Bad\.Fails[^]*Bad\.FailsToo/);
});

test("tests of a name alone run", () => {
  const result = check({ units: "two", pattern: ["Good.*"] });
  assert.equal(result.last, "3 passed, 0 failed", result.stdout);
  assert.ok(result.ok);
});
