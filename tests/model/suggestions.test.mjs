// Section 5, Suggestions.
import assert from "node:assert/strict";
import { test } from "node:test";

import { body, checkValue } from "./examples.mjs";
import { distance } from "./suggestions.mjs";

test("a suggestion is what the sender most likely meant", () => {
  const suggested = (member, value) => {
    const { violations, advice } = checkValue(body({ [member]: value }));
    return [...violations, ...advice].find(({ params }) => Object.hasOwn(params, "suggestion"))
      ?.params.suggestion;
  };
  for (const [member, suggestion, ...values] of [
    ["type", "PASSPORT", "passport", "Passport", "PASS PORT", "PASSPROT", "PASPOR", " PASSPORT "],
    ["type", "DRIVERS_LICENSE", "Driver's License", "DRIVERSLICENSE", "DRIVERS_LICENCES"],
    ["type", undefined, "passprt", "pässport", "PASSPO1\u00e9x", "ID", "X", "SELF"],
    ["country", "DEU", "DE", "deu", "D<<", "D", "de ", "D-E-U", "1D"],
    ["country", "GBR", "UK", "GB", "GBD", "GBN", "gbo", "GBP", "GBS"],
    ["country", "ROU", "ROM", "RO"],
    ["country", "TLS", "TMP", "TL"],
    ["country", "MMR", "BUR", "MM"],
    ["country", undefined, "XKX", "Germany", "DÉ", "12", "USSR"],
    [
      "issue_date",
      "2024-06-01",
      "2024/6/1",
      "20240601",
      "2024-6-01",
      " 2024.06.1\n",
      "2024-06-01 ",
    ],
    [
      "issue_date",
      undefined,
      "2024/6-1",
      "2024061",
      "01/06/2024",
      "24-06-01",
      "2023/2/29",
      "00000101",
    ],
    [
      "issue_date",
      undefined,
      "2024 06 01",
      "2024-06-01T00:00:00Z",
      "\u00a020240601",
      "２０２４-06-01",
    ],
    ["state", "US-CA", "CA", "ca", "us-ca", "US CA ", "USCA", "California", "CALI FORNIA", "c.a."],
    ["state", "US-NY", "N.Y.", "NY ", "new york"],
    ["state", "US-DC", "D.C.", "Washington, D.C.", "District of Columbia", "us-dc"],
    ["state", "US-WA", "Washington"],
    ["state", "US-VI", "Virgin Islands", "U.S. Virgin Islands", "USVI", "vi"],
    ["state", undefined, "Calif", "US-XX", "CÁ", "06", "West  Virgina"],
    ["Expiry_Date", undefined, "x"], // the object names expiry_date
  ]) {
    for (const value of values)
      assert.equal(suggested(member, value), suggestion, `${member} ${value}`);
  }
});

test("the member that was meant is one that the object does not name itself", () => {
  const suggested = (name) =>
    checkValue({ [name]: "x" }).advice.find(({ path }) => path === `/${name}`).params.suggestion;
  for (const [name, suggestion] of [
    ["tosPoliciesValue", "tos_policies_value"],
    ["TOS-POLICIES-VALUE", "tos_policies_value"],
    ["adress_documents", "address_documents"],
    ["addres_document", "address_documents"],
    ["addre_document", undefined],
    ["identifyign_documents", "identifying_documents"],
    ["documents", undefined],
  ]) {
    assert.equal(suggested(name), suggestion, name);
  }
  const file = (name) =>
    checkValue(body({ files: [{ [name]: "x" }] })).advice.find(({ path }) => path.endsWith(name))
      .params.suggestion;
  assert.deepEqual(["ur", "u", "sdie", "sd", "URL", "uris"].map(file), [
    "uri",
    undefined,
    "side",
    undefined,
    undefined,
    "uri",
  ]);
  const both = checkValue({ tosPoliciesValue: 1, tos_policies_valu: 1 }).advice;
  assert.deepEqual(
    both.map(({ params }) => params.suggestion),
    Array(2).fill("tos_policies_value"),
  );
});

test("the distance is that of optimal string alignment", () => {
  for (const [one, other, far] of [
    ...[
      ["", "", 0],
      ["a", "", 1],
      ["ab", "ba", 1],
      ["abc", "ca", 3],
      ["a😀", "😀a", 1],
    ],
    ...[
      ["files", "fiels", 1],
      ["type", "tpye", 1],
      ["kitten", "sitting", 3],
    ],
  ]) {
    assert.equal(distance(one, other), far, `${one} ${other}`);
  }
});
