// Section 5, stage 1.
import assert from "node:assert/strict";
import { test } from "node:test";

import { body, check, found } from "./examples.mjs";

test("the offset is the length of the longest prefix of a valid text", () => {
  const texts = {
    ...{ '["\\ud800"]': 8, '["\\ud800\\u0041"]': 10, '["\\udc00"]': 5, "[01]": 2, '{"a":1,}': 7 },
    ...{ "{} x": 3, "-": 1, "\ufeff{}": 0, "": 0, " ": 1, "{": 1, "]": 0, "{1": 1, '{"a"': 4 },
    ...{ tru: 3, trux: 3, nulL: 3, NaN: 0, "'a'": 0, "1 2": 2, "[1}": 2, "[1,]": 3, "[\u00a0]": 1 },
    ...{ "[1.]": 3, "1e+": 3, "+1": 0, "-01": 2, ".5": 0, "1e5.": 3, '"a\u0001"': 2, '"\\x"': 2 },
    ...{ '"\\': 2, '"\\u00g0"': 5, '"\\uDbff\\uDc': 11, '"\\uDbff\\uDbff"': 10, '"\\ud7ff': 7 },
  };
  const bytes = {
    ...{ "22 ff 22": 1, "22 c3 22": 2, "22 e0 80": 2, "22 ed a0 80": 2, "22 f4 90": 2, e2: 0 },
    ...{ "22 f0 9f 98": 4, "22 f0 8f": 2, "22 c0 80": 1, "22 f5": 1, "22 e2 82 22": 3, "22 80": 1 },
  };
  const fromHex = (hex) => Buffer.from(hex.replaceAll(" ", ""), "hex");
  const cases = [
    ...Object.entries(texts).map(([text, offset]) => [Buffer.from(text), offset]),
    ...Object.entries(bytes).map(([hex, offset]) => [fromHex(hex), offset]),
  ];
  for (const [body, offset] of cases) {
    const report = check(body);
    assert.deepEqual(found(report.violations), [`malformed_json  {"offset":${offset}}`], `${body}`);
    assert.deepEqual([report.status, report.advice], [400, []]);
  }
});

test("any number of the grammar, any string and any value is well-formed", () => {
  for (const text of [
    "-0",
    "1e999999",
    "0.0E-0",
    "9".repeat(999),
    '"\\ud83d\\uDE00\\u0000\\/"',
    " null\n",
  ]) {
    assert.equal(check(text).violations[0].code, "type_mismatch", text);
  }
});

test("a text may have 262,144 bytes and 32 open arrays and objects", () => {
  const pad = (length) => JSON.stringify(body()).padEnd(length);
  assert.equal(check(pad(262_144)).status, 200);
  assert.deepEqual(found(check(pad(262_145)).violations), [
    'body_too_large  {"max":262144,"actual":262145}',
  ]);
  assert.equal(check("x".repeat(262_145)).violations[0].code, "body_too_large");
  const nest = (depth) => "[".repeat(depth) + "]".repeat(depth);
  assert.deepEqual(found(check(nest(32)).violations), [
    'type_mismatch  {"expected":"object","actual":"array"}',
  ]);
  assert.deepEqual(found(check(nest(33)).violations), ['body_too_deep  {"max":32}']);
  assert.deepEqual(found(check(`${"[".repeat(33)}x`).violations), ['body_too_deep  {"max":32}']);
  assert.deepEqual(found(check(`[x${"[".repeat(33)}`).violations), [
    'malformed_json  {"offset":1}',
  ]);
  assert.equal(check(`[${"[],".repeat(99)}{}]`).violations[0].code, "type_mismatch");
});

test("of members that are named twice the first in report order is told, if the text has no other fault", () => {
  for (const [text, path] of [
    ['{"a":1,"\\u0061":2}', "/a"],
    ['{"b":1,"a":1,"a":2,"b":2}', "/a"],
    ['{"a":1,"a":2,"tos_policies_value":1,"tos_policies_value":1}', "/tos_policies_value"],
    ['[{"x":{"files":1,"files":1,"":1,"":1}}]', "/0/x/"],
    [
      '{"identifying_documents":[{"a":1,"a":1,"files":1,"files":1,"type":1,"type":1}]}',
      "/identifying_documents/0/type",
    ],
    [
      '{"identifying_documents":[{"files":[{"uri":1,"uri":1,"side":1,"side":1}]}]}',
      "/identifying_documents/0/files/0/side",
    ],
    [
      '{"identifying_documents":{"0":{"type":1,"type":1,"country":1,"country":1}}}',
      "/identifying_documents/0/country",
    ],
    [
      '{"identifying_documents":[{"files":{"0":{"side":1,"side":1,"a":1,"a":1}}}]}',
      "/identifying_documents/0/files/0/a",
    ],
    [
      '{"identifying_documents":[{"files":[{"uri":{"uri":1,"uri":1,"side":1,"side":1,"a":1,"a":1}}]}]}',
      "/identifying_documents/0/files/0/uri/a",
    ],
    ['{"a~/b":{"__proto__":1,"__proto__":1}}', "/a~0~1b/__proto__"],
  ]) {
    assert.deepEqual(found(check(text).violations), [`duplicate_member ${path}`], text);
  }
  assert.equal(check('{"a":1,"a":2}x').violations[0].code, "malformed_json");
  assert.equal(check('{"a":[{"b":1},{"b":1}],"b":1,"A":1}').violations[0].code, "required");
});
