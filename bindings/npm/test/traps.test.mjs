// A call that is cut off, by a lack of memory or by a stack that is full, spoils nothing: not the next call, and nothing stays behind.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { cutOff } from "../../../tests/harness/traps.mjs";

const installed = install();
let copies = 0;

describe("a call that is cut off", () => {
  for (const [entry, file] of [
    ["index", "dossier.wasm"],
    ["forms", "dossier-forms.wasm"],
    ["inline", "dossier-forms.wasm"],
  ]) {
    test(`leaves nothing, and the next call is right (${entry})`, async () => {
      const load = () => import(`${installed.url(`dist/${entry}.js`)}?copy=${copies++}`);
      const wasm = new Uint8Array(readFileSync(fileURLToPath(installed.url(`dist/${file}`))));
      const { checks, failed } = await cutOff(load, wasm, exampleBody(), exampleContext);
      assert.deepEqual(failed, []);
      assert.ok(checks > 80, `${checks} calls were cut off`);
    });
  }
});
