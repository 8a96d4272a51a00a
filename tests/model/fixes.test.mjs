// Section 11.
import assert from "node:assert/strict";
import { test } from "node:test";

import { readFixes } from "../harness/vectors.mjs";
import { checkValue } from "./examples.mjs";
import { fixes } from "./fixes.mjs";

test("the fixes are those of the vectors", () => {
  for (const { name, value, context, fixes: expected } of readFixes()) {
    assert.deepEqual(fixes(checkValue(value, context)), expected, name);
  }
});
