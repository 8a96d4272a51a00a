// The contract before its change.
import assert from "node:assert/strict";
import { test } from "node:test";

import { body, checkValue, context, entry, found } from "./examples.mjs";
import { contract } from "./model.mjs";

const before = contract({ before: true });

test("before its change the contract knew less", () => {
  const { today } = context;
  const of = (license) => {
    const { violations, advice } = checkValue(body(license), { today }, before);
    return found([...violations, ...advice]).map((text) => text.replace(entry, ""));
  };
  assert.deepEqual(of({ country: "", state: undefined }), ["invalid_country /country"]);
  assert.deepEqual(of({ expiry_date: "" }), ["invalid_date /expiry_date"]);
  assert.deepEqual(of({ country: "DE", state: undefined }), ["invalid_country /country"]);
  assert.deepEqual(of({ state: "D.C." }), ["state_not_iso3166_2 /state"]);
  assert.deepEqual(of({ state: "ca" }), ['state_not_iso3166_2 /state {"suggestion":"US-CA"}']);
  assert.deepEqual(of({ TYPE: 1 }), ["unknown_member /TYPE"]);
  assert.deepEqual(of({ typ: 1 }), ['unknown_member /typ {"suggestion":"type"}']);
  assert.deepEqual(of({ issue_date: "2026-11-23" }), ["issue_date_in_future /issue_date"]);
  assert.deepEqual(of({ issue_date: "1450-01-01" }), []);
});
