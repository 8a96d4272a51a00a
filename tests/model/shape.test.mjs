// Section 5, shape.
import assert from "node:assert/strict";
import { test } from "node:test";

import { advice, body, checkValue, entry, violations } from "./examples.mjs";

test("the required members are required, and a wrong type hides what is below it", () => {
  assert.deepEqual(violations({}), [
    "required /identifying_documents",
    "required /address_documents",
    "required /tos_policies_value",
  ]);
  assert.deepEqual(violations([]), ['type_mismatch  {"expected":"object","actual":"array"}']);
  const passport = { type: "PASSPORT" };
  const required = ["number", "country", "expiry_date", "files"];
  assert.deepEqual(
    violations({ ...body(), identifying_documents: [passport], address_documents: [{}] }),
    [
      ...required.map((name) => `required /identifying_documents/0/${name}`),
      ...["type", "country", "files"].map((name) => `required /address_documents/0/${name}`),
    ],
  );
  const files = [null, { side: 1 }, { side: "FRONT", uri: true }];
  assert.deepEqual(violations(body({ number: 1, files })), [
    `type_mismatch ${entry}/number {"expected":"string","actual":"number"}`,
    `file_count ${entry}/files {"expected":2,"actual":3}`,
    `type_mismatch ${entry}/files/0 {"expected":"object","actual":"null"}`,
    `type_mismatch ${entry}/files/1/side {"expected":"string","actual":"number"}`,
    `required ${entry}/files/1/uri`,
    `type_mismatch ${entry}/files/2/uri {"expected":"string","actual":"boolean"}`,
  ]);
});

test("a state that is null is what the type of the document makes of it", () => {
  const mismatch =
    'type_mismatch /identifying_documents/1/state {"expected":"string","actual":"null"}';
  assert.deepEqual(violations(body({ state: null })), [mismatch]);
  for (const type of ["NATIONAL_ID", "RESIDENCE_PERMIT"]) {
    assert.deepEqual(violations(body({ type, state: null })), [`state_forbidden ${entry}/state`]);
  }
  const selfie = { type: "SELFIE", state: null, files: [{ uri: "/a.pdf" }] };
  const only = body({}, { identifying_documents: [selfie] });
  assert.deepEqual(violations(only), []);
  assert.deepEqual(advice(only), ["ignored_for_selfie /identifying_documents/0/state"]);
});

test("a blank string is empty and nothing else, but for a state", () => {
  const blank = " \t\n\r";
  const members = { type: "DRIVERS_LICENSE", number: "", country: "", state: "" };
  const license = {
    ...members,
    issue_date: blank,
    expiry_date: "",
    files: [{ side: "", uri: blank }],
  };
  const address = { type: "", country: blank, issue_date: "", files: [] };
  const identity = { ...license, type: "" };
  const value = { identifying_documents: [license, identity], address_documents: [address] };
  const empty = (at, names) => names.map((name) => `empty ${at}/${name}`);
  const dates = ["issue_date", "expiry_date"];
  assert.deepEqual(violations({ ...value, tos_policies_value: "" }), [
    ...empty("/identifying_documents/0", ["number", "country", ...dates]),
    'file_count /identifying_documents/0/files {"expected":2,"actual":1}',
    ...empty("/identifying_documents/0/files/0", ["side", "uri"]),
    ...empty("/identifying_documents/1", ["type", "country", ...dates]),
    ...empty("/identifying_documents/1/files/0", ["side", "uri"]),
    ...empty("/address_documents/0", ["type", "country", "issue_date", "files"]),
    "empty /tos_policies_value",
  ]);
  assert.deepEqual(violations({ ...body(), identifying_documents: [] }), [
    "empty /identifying_documents",
  ]);
  assert.deepEqual(violations(body({ number: "\u00a0" })), []);
});

test("a state has at most 64 code points, and a longer one gives no advice", () => {
  const state = "😀".repeat(64);
  assert.deepEqual(violations(body({ state })), []);
  assert.deepEqual(advice(body({ state })), [`state_not_iso3166_2 ${entry}/state`]);
  assert.deepEqual(violations(body({ state: `${state}x` })), [
    `too_long ${entry}/state {"max":64,"actual":65}`,
  ]);
  assert.deepEqual(advice(body({ state: `${state}x` })), []);
});

test("without a known type an entry is checked for its shape only", () => {
  for (const type of [undefined, null, "", "CARD"]) {
    const number = 1;
    const files = [{ side: "SIDE", uri: "/a.doc" }, { uri: "/a.doc", x: 1 }, { uri: "/b.pdf" }];
    const state = "x".repeat(65);
    const report = checkValue(
      body({ type, number, country: "XXX", state, expiry_date: "1", files }),
    );
    assert.deepEqual(
      report.violations.slice(1).map(({ code, path }) => `${code} ${path.slice(entry.length)}`),
      [
        ...["type_mismatch /number", "invalid_country /country", "too_long /state"],
        ...["invalid_date /expiry_date", "unknown_value /files/0/side"],
      ],
    );
    assert.deepEqual(
      report.advice.map(({ code }) => code),
      ["file_type_unusual", "file_type_unusual", "unknown_member"],
    );
  }
});
