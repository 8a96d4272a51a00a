// What a sanitizer reports fails the tests that ran the program. For a build that has one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { binary } from "../harness/paths.mjs";
import { sanitizer } from "../harness/reports.mjs";

const faults = {
  asan: {
    access: /AddressSanitizer: heap-buffer-overflow/,
    leak: /LeakSanitizer: detected memory leaks/,
    overflow: /signed integer overflow/,
  },
  tsan: { race: /ThreadSanitizer: data race/ },
}[sanitizer()];

/** Runs code in a process of its own, which uses the programs as a file of tests does. */
function inProcess(code) {
  const prelude = `
    import { spawnSync } from "node:child_process";
    import { test } from "node:test";
    import ${JSON.stringify(import.meta.resolve("../harness/reports.mjs"))};
    const run = (fault) =>
      spawnSync("sh", ["-c", '"$0" "$1" 2>/dev/null; true', ${JSON.stringify(binary("faulty"))}, fault]);
  `;
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, ["--input-type=module", "--eval", prelude + code], {
    env,
    encoding: "utf8",
  });
}

test("There is a sanitizer in the programs that are tested", () => {
  assert.ok(faults, "DOSSIER_BIN must name the folder of such programs");
});

for (const [fault, report] of Object.entries(faults ?? {})) {
  test(`Tests that pass fail nevertheless if a program reported this, unseen: ${fault}`, () => {
    const { status, stderr } = inProcess(`test("passes", () => void run("${fault}"));`);
    assert.equal(status, 1);
    assert.match(stderr, report);
  });
}

test("Tests in which nothing was reported pass", () => {
  const { status, stderr } = inProcess('test("passes", () => void run("none"));');
  assert.deepEqual([status, stderr], [0, ""]);
});
