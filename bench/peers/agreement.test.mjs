// That the peers of the benchmark are peers: they find what the contract's stage 4 demands, code and path, of every vector. Params,
// order, and the limit of 100 findings are not asked of them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { rules } from "../../build/npm/package/dist/catalogue.js";
import { contextOf, readVectors } from "../../tests/harness/vectors.mjs";
import { loadPeers } from "./peers.mjs";

const stageOf = new Map(rules.map(({ code, stage }) => [code, stage]));
const isAsked = ({ code }) => stageOf.get(code) === "validation";
// A text that is no body has no findings of stage 4; of a list that was cut off, nobody knows the rest.
const vectors = readVectors().filter(({ report }) => report.status !== 400 && !report.truncated);
const line = (code, path) => `${code} ${path}`;

for (const { name, makeCheck, findings } of await loadPeers()) {
  describe(name, () => {
    test(`agrees with the ${vectors.length} vectors`, () => {
      const wrong = vectors.flatMap((one) => {
        const found = makeCheck(contextOf(one))(JSON.parse(one.text))
          .flatMap(findings)
          .map(([code, path]) => line(code, path))
          .sort();
        const demanded = one.report.violations
          .filter(isAsked)
          .map(({ code, path }) => line(code, path))
          .sort();
        return found.join() === demanded.join()
          ? []
          : [{ name: `${one.code}: ${one.name}`, found, demanded }];
      });
      assert.deepEqual(wrong, [], `${wrong.length} differ`);
    });
  });
}
