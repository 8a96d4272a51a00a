// What the linters of packages say of the packed tarball.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install } from "../harness/package.mjs";
import { root } from "../harness/paths.mjs";

const { tarball, home } = install();
const manifest = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));

function lint(name, ...args) {
  const command = join(root, "tests/node_modules/.bin", name);
  const { stdout, stderr, status } = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

test("publint has no findings", () => {
  const { status, output } = lint("publint", "run", tarball, "--strict");
  assert.equal(status, 0, output);
  assert.match(output, /All good!\s*$/); // suggestions do not change the status
});

test("@arethetypeswrong/cli has no findings for a package of ES modules", () => {
  const args = [tarball, "--profile", "esm-only", "--format", "json"];
  const { status, output } = lint("attw", ...args);
  assert.equal(status, 0, output);
  const { analysis } = JSON.parse(output);
  // An entry with a * is listed, though it cannot look behind one.
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), Object.keys(manifest.exports).sort());
});

test("nor for a require() of dossier-check/inline, whose types are its own", () => {
  const { status, output } = lint(
    "attw",
    tarball,
    "--profile",
    "node16",
    "--entrypoints",
    "inline",
  );
  assert.equal(status, 0, output);
});
