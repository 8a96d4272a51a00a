// Sections 1 and 2: the body, the context and what is undecided.
import assert from "node:assert/strict";
import { test } from "node:test";

import { MalformedContext } from "./context.mjs";
import { all, body, check, checkValue, context, violations } from "./examples.mjs";
import { textOf } from "./report.mjs";
import { countries, states } from "./tables.mjs";

test("the lists have as many elements as the contract says", () => {
  assert.equal(countries.size, 249);
  assert.equal(new Set(countries.values()).size, 249);
  assert.equal(states.size, 57);
});

test("the body of the contract is accepted", () => {
  const report = { ok: true, status: 200, violations: [], advice: [], undecided: all };
  assert.equal(textOf(checkValue(body())), JSON.stringify(report));
});

test("a date is a real day of the years 0001 to 9999 in ten ASCII characters", () => {
  const isDate = (issue_date) => !violations(body({ issue_date })).join().includes("invalid_date");
  for (const date of ["0001-01-01", "2000-02-29", "2024-02-29"]) assert.ok(isDate(date), date);
  for (const date of [
    ...["0000-01-01", "1900-02-29", "2100-02-29", "2023-02-29", "2024-02-30", "2024-04-31"],
    ...["2024-00-10", "2024-13-01", "2024-01-00", "2024-1-1", "20240101", "2024-01-01 ", "x"],
    ...["٢٠٢٤-٠١-٠١", "2024-01-01T00:00:00Z", "+2024-01-01", "10000-01-01", "2024-01-01\n"],
  ]) {
    assert.ok(!isDate(date), date);
  }
});

test("what is undecided follows from the context alone, in the order of the contract", () => {
  const [, ...withoutType] = all;
  assert.deepEqual(check("{", '{"customer":{"customer_type":"x"}}').undecided, withoutType);
  assert.deepEqual(checkValue(body(), context).undecided, []);
  assert.deepEqual(
    all.filter((code) => !check("{}", '{"today":"2026-11-22"}').undecided.includes(code)),
    ["expiry_not_in_future", "issue_date_in_future", "expiry_soon", "address_document_old"],
  );
  for (const absent of [
    "null",
    '{"today":null,"customer":null}',
    '{"customer":{"api_version":null}}',
  ]) {
    assert.deepEqual(check("{}", absent).undecided, all);
  }
});

test("a malformed context is an error of the call that names the member, whatever the body is", () => {
  for (const [text, ...members] of [
    ['{"customer":{"attach_in_flight":0}}', "customer.attach_in_flight"],
    ['{"uploaded_uris":["/a",null]}', "uploaded_uris"],
    ['{"uploaded_uris":"/a"}', "uploaded_uris"],
    ['{"today":"2026-02-30"}', "today"],
    ['{"today":"2026-01-01","today":null}', "today"],
    ['{"customer":{"api_version":"v2","api_\\u0076ersion":"v2"}}', "customer.api_version"],
    ['{"customer":[]}', "customer"],
    ['{"client":{"selfie_required":"true"}}', "client.selfie_required"],
    ['{"Today":null}', "Today"],
    ['{"client":{"toString":1},"tos_policies_value":1}', "client.toString", "tos_policies_value"],
    ...["", "[]", "1", "{} x", "\ufeff{}", '{"today":}'].map((text) => [text]),
  ]) {
    assert.throws(
      () => check("{", text),
      (error) => {
        assert.ok(error instanceof MalformedContext);
        assert.deepEqual(error.members, members, text);
        return true;
      },
    );
  }
});
