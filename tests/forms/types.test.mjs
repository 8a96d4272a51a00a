// The compiler takes the package for what form libraries want: their own types judge the apps.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { root } from "../harness/paths.mjs";

test("the apps, in which the schema is a StandardSchemaV1, have no error of types", () => {
  const compiler = join(root, "bindings/npm/node_modules/.bin/tsc");
  const here = fileURLToPath(new URL(".", import.meta.url));
  const { status, stdout, error } = spawnSync(compiler, ["-p", here], { encoding: "utf8" });
  assert.equal(error, undefined);
  assert.equal(stdout, "");
  assert.equal(status, 0);
});
