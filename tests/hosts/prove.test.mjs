// prove.mjs finds what is wrong with an implementation: it passes the tool, and fails whatever lies.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

import { root, tool } from "../harness/paths.mjs";

const prover = join(root, "tests/hosts/prove.mjs");

/** What it says of a command of a shell. */
function prove(command, ...options) {
  const args = [prover, "--count", "300", ...options, "bash", "-c", command];
  return spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, DOSSIER: tool },
    maxBuffer: 2 ** 26,
  });
}

const counts = (stdout) =>
  Object.fromEntries(
    Array.from(
      stdout.matchAll(/^([a-z ]+?) +(\d+) passed, (\d+) skipped, (\d+) differing$/gm),
      ([, what, ...numbers]) => [what, numbers.map(Number)],
    ),
  );

test("it passes the tool", () => {
  const { status, stdout } = prove('"$DOSSIER" check --ndjson');
  const counted = Object.entries(counts(stdout));
  assert.deepEqual(
    counted.map(([what]) => what),
    ["vectors", "contexts", "plans", "fixes", "files", "random", "random fixes", "random files"],
  );
  for (const [, [passed, skipped, differing]] of counted) {
    assert.ok(passed >= 25);
    assert.equal(skipped, 0);
    assert.equal(differing, 0, stdout);
  }
  assert.equal(status, 0);
});

for (const [lie, edit, ...where] of [
  ["another code", "s/side_missing/side_absent/", "vectors", "random"],
  ["another place", "s/identifying_documents/identity_documents/", "vectors", "random"],
  ["white space", 's/"advice":/"advice": /', "vectors", "random"],
  ["an escape that is not needed", "s/🙂|😀/\\\\ud83d\\\\ude00/", "vectors"],
  ["an undecided rule less", 's/"file_not_owned",?//', "vectors", "contexts", "random"],
  ["what is no JSON", 's/"ok":/ok:/', "vectors", "contexts", "random"],
  ["the answer to another line", 's/"id":1/"id":2/', "vectors", "contexts", "plans", "random"],
  [
    "a report for a malformed context",
    's/"error":.*}/"report":{}}/',
    "contexts",
    "plans",
    "random",
  ],
  ["an error that names nothing", 's/"error":.*}/"error":"no"}/', "contexts", "plans"],
  ["another fix", 's/"op":"move"/"op":"copy"/', "fixes"],
  ["a text that is not fixed", 's/"fixed":".*"/"fixed":"{}"/', "fixes", "random fixes"],
  ["another type of file", 's/"type":"tiff"/"type":"tif"/', "files"],
  ["a finding less about a file", 's/"file_truncated"/"file_cut"/', "files", "random files"],
  ["another plan", "s/conditional/optional/", "plans"],
]) {
  test(`it finds ${lie}`, () => {
    const { status, stdout } = prove(`"$DOSSIER" check --ndjson | sed --unbuffered -E '${edit}'`);
    const found = counts(stdout);
    for (const what of where) assert.ok(found[what][2] > 0, `${what}: ${stdout.slice(0, 2000)}`);
    assert.equal(status, 1);
  });
}

test("it skips the texts that are no contexts for an implementation that takes values", () => {
  const { stdout } = prove('"$DOSSIER" check --ndjson', "--values");
  const [passed, skipped] = counts(stdout).contexts;
  assert.ok(passed > 100);
  assert.ok(skipped > 30);
});

test("a program that ends is told of", () => {
  const { status, stderr } = prove("head -c 100 >/dev/null");
  assert.notEqual(status, 0);
  assert.match(stderr, /ended with/);
});
