// Sections 3 and 4: the report and its status.
import assert from "node:assert/strict";
import { test } from "node:test";

import { body, check, checkValue, context, entry, found, violations } from "./examples.mjs";
import { textOf } from "./report.mjs";

test("a report has the form of the contract's, to the byte", () => {
  const { uploaded_uris: _, ...known } = context;
  assert.equal(
    textOf(checkValue(body({ state: undefined }), known)),
    '{"ok":false,"status":422,"violations":[{"code":"state_required","path":"/identifying_documents/1/state","params":{},"status":422}],"advice":[],"undecided":["file_not_owned"]}',
  );
});

test("a report escapes quotes, backslashes and controls, and nothing else", () => {
  const name = '"\\\b\f\n\r\t\u0000\u001f/\u007fé\u2028😀';
  const { advice } = checkValue({ [name]: 1 });
  assert.ok(
    textOf({ advice }).includes('"path":"/\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f~1\u007fé\u2028😀"'),
  );
});

test("paths are in the contract's order, then in that of the names' UTF-8 bytes", () => {
  const names = ["\u{10000}", "\uffff", "é", "b", "a/b", "a~", "B", "10", "9", ""];
  const members = Object.fromEntries(names.map((name) => [name, 1]));
  const report = checkValue({ ...members, customer_id: 1, tos_policies_value: "x" });
  assert.deepEqual(found(report.violations), [
    "required /identifying_documents",
    "required /address_documents",
  ]);
  assert.deepEqual(
    report.advice.map(({ path }) => path),
    [
      ...["/tos_policies_value", "/", "/10", "/9", "/B", "/a~1b", "/a~0", "/b", "/customer_id"],
      ...["/é", "/\uffff", "/\u{10000}"],
    ],
  );
  const entries = Array.from({ length: 11 }, () => 1);
  const paths = checkValue({ identifying_documents: entries }).violations.map(({ path }) => path);
  assert.deepEqual(
    paths.slice(0, 11),
    entries.map((_, i) => `/identifying_documents/${i}`),
  );
});

test("findings stand by stage, then by path, then in catalogue order", () => {
  const state = " ".repeat(65);
  const customer = { attach_in_flight: true, api_version: "v1", customer_type: "BUSINESS" };
  assert.deepEqual(violations(body({ state }), { customer, uploaded_uris: [] }).slice(0, 6), [
    "customer_type_not_individual ",
    "api_version_not_v2 ",
    "attach_in_flight ",
    `too_long ${entry}/state {"max":64,"actual":65}`,
    `state_required ${entry}/state`,
    "file_not_owned /identifying_documents/0/files/0/uri",
  ]);
});

test("of each list the first 100 are kept, and the verdict is of the whole", () => {
  for (const [count, truncated] of [
    [100, undefined],
    [101, true],
  ]) {
    const names = Array.from({ length: count }, (_, i) => [`x${i}`, 1]);
    const report = checkValue(body({}, Object.fromEntries(names)));
    assert.equal(report.advice.length, 100);
    assert.equal(report.truncated, truncated);
    assert.equal(report.ok, true);
    assert.equal(textOf(report).endsWith(',"truncated":true}'), truncated === true);
  }
});

test("the first stage with a violation decides the status", () => {
  const status = (context, value = body()) => checkValue(value, context).status;
  const customer = { customer_status: "APPROVED", attach_in_flight: true };
  assert.equal(status({ customer, uploaded_uris: [] }, {}), 403);
  assert.equal(status({ customer: { attach_in_flight: true }, uploaded_uris: [] }, {}), 409);
  assert.equal(status({ uploaded_uris: [] }, body({ number: "" })), 422);
  assert.equal(status({ uploaded_uris: [] }), 403);
  assert.equal(check("{", JSON.stringify({ customer })).status, 400);
  assert.equal(status({}), 200);
});
