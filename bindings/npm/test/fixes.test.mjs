// What there is to do about findings, and doing it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";

import { install } from "../../../tests/harness/package.mjs";
import { contextOf, readFixes } from "../../../tests/harness/vectors.mjs";

const { folder } = install();
const { resolve } = createRequire(join(folder, "package.json"));
const { createValidator } = await import(resolve("dossier-check"));
const { applyFixes, fixes } = await import(resolve("dossier-check/fixes"));
const dossier = await createValidator();

function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

describe("fixes of a report", () => {
  test("are those of the vectors, in whatever form the report comes", () => {
    for (const one of readFixes()) {
      const report = dossier.validate(one.value, contextOf(one));
      assert.deepEqual(fixes(report), one.fixes, one.name);
      assert.deepEqual(fixes(JSON.parse(JSON.stringify(report))), one.fixes, one.name);
    }
  });

  test("make of a value what the vectors say, and leave it as it was", () => {
    for (const { name, value, fixes, fixed } of readFixes()) {
      assert.deepEqual(applyFixes(frozen(value), fixes), fixed, name);
    }
  });

  test("read no more of a report than codes, places and params", () => {
    const params = { suggestion: "DEU", more: 1 };
    const found = fixes({
      violations: [
        { code: "invalid_country", path: "/address_documents/0/country", params },
        { code: "invalid_country", path: "/x", params: { suggestion: 7 } },
        { code: "invalid_country", path: "/x", params: {} },
        { code: "toString", path: "/x", params },
        { code: "server", path: "", params: {} },
      ],
      advice: [],
    });
    const path = "/address_documents/0/country";
    assert.deepEqual(found, [
      { code: "invalid_country", path, operation: { op: "replace", path, value: "DEU" } },
    ]);
  });
});

describe("a value to which fixes are applied", () => {
  const list = (entry) => ({ identifying_documents: [entry] });
  const at = "/identifying_documents/0";
  const apply = (value, ...operations) =>
    applyFixes(
      value,
      operations.map((operation) => ({ code: "empty", path: "", operation })),
    );

  test("keeps the order of its members, and shares what was not on the way", () => {
    const files = [{ uri: "/a.pdf" }];
    const value = { ...list({ numbr: "1", type: "PASSPORT", issue_date: "", files }), other: [{}] };
    const fixed = apply(
      value,
      { op: "move", from: `${at}/numbr`, path: `${at}/number` },
      { op: "remove", path: `${at}/issue_date` },
    );
    assert.equal(
      JSON.stringify(fixed),
      '{"identifying_documents":[{"number":"1","type":"PASSPORT","files":[{"uri":"/a.pdf"}]}],"other":[{}]}',
    );
    assert.equal(fixed.identifying_documents[0].files, files);
    assert.equal(fixed.other, value.other);
  });

  test("is the same value where there is nothing to do", () => {
    const value = {};
    assert.equal(applyFixes(value, []), value);
  });

  test("may have members with the names of what every object has, but none leads through __proto__", () => {
    const value = JSON.parse('{"__proto__":{"state":1},"constructor":{"state":1},"state":1}');
    const fixed = apply(value, { op: "remove", path: "/constructor/state" });
    assert.equal(JSON.stringify(fixed), '{"__proto__":{"state":1},"constructor":{},"state":1}');
    assert.equal(Object.getPrototypeOf(fixed), Object.prototype);
    for (const operation of [
      { op: "remove", path: "/__proto__/state" },
      { op: "remove", path: "/__proto__" },
      { op: "replace", path: "/__proto__/state", value: "x" },
      { op: "replace", path: "/__proto__", value: "x" },
      { op: "move", from: "/state", path: "/__proto__" },
      { op: "move", from: "/__proto__", path: "/state" },
    ]) {
      assert.throws(() => apply(value, operation), TypeError, JSON.stringify(operation));
    }
    assert.equal({}.state, undefined);
  });

  test("must be the one of the report: what leads nowhere is a TypeError that names the place", () => {
    const entry = { state: 1, "a/b~": 2, made: { toJSON: () => ({ state: 1 }), state: 1 } };
    for (const path of [
      ...["", "/", "state", "/state", "/identifying_documents", "/identifying_documents/1/state"],
      ...["/identifying_documents/00/state", "/identifying_documents/-/state", `${at}/State`, at],
      ...["/identifying_documents/length", `${at}/toString`, `${at}/state/x`, `${at}/made/state`],
    ]) {
      if (path === "/identifying_documents") continue; // which is there
      assert.throws(
        () => apply(list(entry), { op: "remove", path }),
        { name: "TypeError", message: /^There is nothing to fix at / },
        path,
      );
    }
    for (const value of [null, undefined, 1, "state", [], () => {}]) {
      assert.throws(() => apply(value, { op: "remove", path: "/state" }), TypeError);
    }
    for (const path of ["/identifying_documents/1/x", `${at}/x/y`, "/x"]) {
      assert.throws(() => apply(list(entry), { op: "move", from: `${at}/state`, path }), TypeError);
    }
    assert.deepEqual(apply(list(entry), { op: "move", from: `${at}/a~1b~0`, path: `${at}/c~1` }), {
      identifying_documents: [{ state: 1, "c/": 2, made: entry.made }],
    });
  });

  test("can be asked again until there is nothing to do", () => {
    let value = list({ type: "selfie", country: "de", state: "x", files: [{ URI: "/me.jpg" }] });
    const rounds = [];
    for (;;) {
      const found = fixes(dossier.validate(value));
      if (found.length === 0) break;
      rounds.push(found.map(({ code }) => code));
      value = applyFixes(value, found);
    }
    assert.deepEqual(value, list({ type: "SELFIE", files: [{ uri: "/me.jpg" }] }));
    assert.deepEqual(rounds, [
      ["unknown_value", "invalid_country", "unknown_member"],
      ["ignored_for_selfie", "ignored_for_selfie"],
    ]);
  });
});
