// Sections 7 and 8.
import assert from "node:assert/strict";
import { test } from "node:test";

import { httpAnswer, tosPoliciesValue } from "./answer.mjs";
import { body, check, checkValue, entry } from "./examples.mjs";

test("the server answers what the stage that decided asks for", () => {
  const answer = (report) => httpAnswer(report, "0ca1", ({ code }) => code);
  assert.deepEqual(answer(checkValue(body())), {
    status: 200,
    body: { data: { customer_id: "0ca1" }, meta: null },
  });
  assert.deepEqual(answer(check("{")), {
    status: 400,
    body: { status: 400, message: "malformed_json" },
  });
  assert.deepEqual(answer(checkValue({}, { customer: { api_version: "v1" } })), {
    status: 403,
    body: { error: { code: "forbidden", message: "api_version_not_v2" } },
  });
  assert.deepEqual(answer(checkValue({}, { customer: { attach_in_flight: true } })), {
    status: 409,
    body: { error: { code: "conflict", message: "attach_in_flight" } },
  });
  assert.deepEqual(answer(checkValue(body({ state: "", number: "" }), { uploaded_uris: [] })), {
    status: 422,
    body: {
      message: "The request has 2 error(s).",
      errors: [{ [`${entry}/number`]: "empty" }, { [`${entry}/state`]: "state_required" }],
    },
  });
  assert.deepEqual(answer(checkValue(body(), { uploaded_uris: [] })), {
    status: 403,
    body: { error: { code: "forbidden", message: "file_not_owned" } },
  });
});

test("the value for a body is the first of its name in the query of the URL", () => {
  for (const [url, value] of [
    ["https://x/orchestration-customer-tos?customer_id=0ca1&tos_policies_value=7e88", "7e88"],
    ["?tos_policies_value=a&tos_policies_value=b", "a"],
    ["x?tos%5Fpolicies_value=%41+%2B%2541%zz%4", "A +%41%zz%4"],
    ["/#/tos?tos_policies_value=a#b?c", "a"],
    ["?&&tos_policies_value", ""],
    ["?tos_policies_value=a=b?c", "a=b?c"],
    ["??tos_policies_value=a", undefined],
    ["?tos_policies_value=%ff%EF%BB%BF%F0%9F%98%80é", "\ufffd\ufeff😀é"],
    ...["", "tos_policies_value=a", "x#?", "?Tos_policies_value=a", "?x#&tos_policies_value=a"].map(
      (url) => [url, undefined],
    ),
  ]) {
    assert.equal(tosPoliciesValue(url), value, url);
  }
});
