// Section 5, the documents and stage 5; section 6.
import assert from "node:assert/strict";
import { test } from "node:test";

import { advice, body, checkValue, context, entry, found, tos, violations } from "./examples.mjs";

test("each role has its limit, and every entry over it is still checked", () => {
  const [selfie, license] = body().identifying_documents;
  const identifying_documents = [license, selfie, selfie, { ...license, state: "" }];
  assert.deepEqual(violations({ ...body(), identifying_documents }), [
    'selfie_limit /identifying_documents/2 {"first":"/identifying_documents/1"}',
    'primary_document_limit /identifying_documents/3 {"first":"/identifying_documents/0"}',
    "state_required /identifying_documents/3/state",
    ...[0, 1].map(
      (i) =>
        `file_uri_duplicate /identifying_documents/3/files/${i}/uri {"first":"/identifying_documents/0/files/${i}/uri"}`,
    ),
  ]);
});

test("the files of a document are as many as its type says, and show each side once", () => {
  const files = (...sides) => sides.map((side, i) => ({ side, uri: `/${i}.pdf` }));
  assert.deepEqual(violations(body({ files: files("BACK", undefined, "BACK") })), [
    `file_count ${entry}/files {"expected":2,"actual":3}`,
    `side_required ${entry}/files/1/side`,
    `side_duplicate ${entry}/files/2/side {"side":"BACK","first":"${entry}/files/0/side"}`,
  ]);
  assert.deepEqual(violations(body({ files: files("BACK", "BACK") })), [
    `side_missing ${entry}/files {"side":"FRONT"}`,
    `side_duplicate ${entry}/files/1/side {"side":"BACK","first":"${entry}/files/0/side"}`,
  ]);
  // Where an element is no object or has no allowed side, nobody knows which side is missing.
  for (const file of [1, { side: null, uri: "/1.pdf" }]) {
    const [mismatch, ...more] = violations(body({ files: [...files("BACK"), file] }));
    assert.match(mismatch, /^type_mismatch /);
    assert.deepEqual(more, []);
  }
  const single = (type, files) => body({}, { identifying_documents: [{ type, files }] });
  assert.ok(
    !violations(single("PASSPORT", files("BACK")))
      .join()
      .includes("/files"),
  );
  assert.deepEqual(violations(single("SELFIE", files("BACK", undefined))), [
    'file_count /identifying_documents/0/files {"expected":1,"actual":2}',
  ]);
});

test("a file counts once among primary and address entries, and belongs to the customer", () => {
  const uri = "/a.pdf";
  const identifying_documents = [{ type: "SELFIE", files: [{ uri }] }];
  const address = { type: "UTILITY_BILL", country: "DEU", files: [{ uri }, { uri }] };
  assert.deepEqual(
    violations(
      { identifying_documents, address_documents: [address], tos_policies_value: tos.slice(1) },
      { ...context, uploaded_uris: [] },
    ),
    [
      'address_country_mismatch /address_documents/0/country {"expected":"USA","actual":"DEU"}',
      'file_count /address_documents/0/files {"expected":1,"actual":2}',
      'file_uri_duplicate /address_documents/0/files/1/uri {"first":"/address_documents/0/files/0/uri"}',
      "tos_mismatch /tos_policies_value",
      "file_not_owned /identifying_documents/0/files/0/uri",
      "file_not_owned /address_documents/0/files/0/uri",
      "file_not_owned /address_documents/0/files/1/uri",
    ],
  );
  const unknown = { ...address, country: "XXX", files: [{ uri: " " }] };
  assert.deepEqual(violations({ ...body(), address_documents: [unknown] }, context).slice(0, 2), [
    "invalid_country /address_documents/0/country",
    "empty /address_documents/0/files/0/uri",
  ]);
  assert.ok(
    !violations(body({ files: [{ uri: "" }] }), context).includes(
      `file_not_owned ${entry}/files/0/uri`,
    ),
  );
  assert.deepEqual(violations({ ...body(), address_documents: [] }), [
    'address_document_count /address_documents {"expected":1,"actual":0}',
  ]);
});

test("a selfie that the client requires is in a list of identity documents", () => {
  const required = { client: { selfie_required: true } };
  const [, license] = body().identifying_documents;
  assert.deepEqual(violations({ ...body(), identifying_documents: [license] }, required), [
    "selfie_required /identifying_documents",
  ]);
  assert.deepEqual(violations({ ...body(), identifying_documents: [] }, required), [
    "empty /identifying_documents",
    "selfie_required /identifying_documents",
  ]);
  assert.deepEqual(violations({ ...body(), identifying_documents: {} }, required), [
    'type_mismatch /identifying_documents {"expected":"array","actual":"object"}',
  ]);
});

test("dates are compared with the day, to the day", () => {
  const { today } = context;
  const of = (license) => {
    const { violations, advice } = checkValue(body(license), { today });
    return found([...violations, ...advice]).map((text) => text.replace(entry, ""));
  };
  const soon = (days) => `expiry_soon /expiry_date {"days":${days}}`;
  assert.deepEqual(of({ expiry_date: "2026-11-22" }), [
    'expiry_not_in_future /expiry_date {"today":"2026-11-22"}',
  ]);
  assert.deepEqual(of({ expiry_date: "2026-11-23" }), [soon(1)]);
  assert.deepEqual(of({ expiry_date: "2027-01-21" }), [soon(60)]);
  assert.deepEqual(of({ expiry_date: "2027-01-22" }), []);
  assert.deepEqual(of({ issue_date: "2026-11-23" }), []);
  assert.deepEqual(of({ issue_date: "2026-11-24" }), ["issue_date_in_future /issue_date"]);
  assert.deepEqual(of({ issue_date: "2029-05-31" }), ["issue_date_in_future /issue_date"]);
  assert.deepEqual(of({ issue_date: "2029-06-01" }), [
    "expiry_not_after_issue /expiry_date",
    "issue_date_in_future /issue_date",
  ]);
  assert.deepEqual(
    of({ type: "CARD", issue_date: "2026-11-24" }).at(-1),
    "issue_date_in_future /issue_date",
  );
  const statement = (issue_date) => {
    const [address] = body().address_documents;
    return advice({ ...body(), address_documents: [{ ...address, issue_date }] }, { today });
  };
  assert.deepEqual(statement("2026-08-24"), []);
  assert.deepEqual(statement("2026-08-23"), [
    'address_document_old /address_documents/0/issue_date {"days":91}',
  ]);
});

test("a year of another calendar is told, and a document without an end is not", () => {
  const of = (expiry_date) => advice(body({ issue_date: undefined, expiry_date }));
  const unlikely = (year) => [`year_unlikely ${entry}/expiry_date {"year":${year}}`];
  for (const date of ["1900-01-01", "2200-12-31", "9999-12-31"]) assert.deepEqual(of(date), []);
  assert.deepEqual(of("1899-12-31"), unlikely(1899));
  assert.deepEqual(of("2201-01-01"), unlikely(2201));
  assert.deepEqual(of("9999-12-30"), unlikely(9999));
  assert.deepEqual(of("0001-01-01"), unlikely(1));
  const selfie = { type: "SELFIE", issue_date: "1450-01-01", files: [{ uri: "/a.pdf" }] };
  assert.deepEqual(advice({ ...body(), identifying_documents: [selfie] }), [
    "ignored_for_selfie /identifying_documents/0/issue_date",
  ]);
});

test("unknown members, the members of v1 and what is unusual are advice", () => {
  const top = { proof_of_identity: 1, proof_of_address: 1, customer_id: 1, x: {} };
  const [, { files, ...license }] = body().identifying_documents;
  const value = {
    ...body(),
    ...top,
    identifying_documents: [{ ...license, files, customer_id: 1 }],
  };
  assert.deepEqual(advice({ ...value, tos_policies_value: "x" }), [
    "unknown_member /identifying_documents/0/customer_id",
    "tos_not_uuid /tos_policies_value",
    'v1_member /customer_id {"use":"{customer_id}"}',
    'v1_member /proof_of_address {"use":"address_documents"}',
    'v1_member /proof_of_identity {"use":"identifying_documents"}',
    "unknown_member /x",
  ]);
  assert.deepEqual(advice(body({}, { tos_policies_value: tos.toUpperCase() })), []);
});

test("the extension is what follows the last dot behind the last slash", () => {
  const uris = {
    ...{ "/a.heic": "heic", "/a.tar.Gz": "Gz", "/a.pdf?x=1": "pdf?x=1", "/a.b/c.é": "é" },
    ...{ "/a": undefined, "/a.": undefined, "/a.pdf/b": undefined, "/": undefined, x: undefined },
  };
  const selfie = (uri) =>
    body({}, { identifying_documents: [{ type: "SELFIE", files: [{ uri }] }] });
  for (const [uri, extension] of Object.entries(uris)) {
    const [finding, ...more] = checkValue(selfie(uri)).advice;
    assert.deepEqual(
      [finding.code, finding.params.extension],
      ["file_type_unusual", extension],
      uri,
    );
    assert.deepEqual(more, []);
  }
  for (const uri of ["/a.PdF", "/a.b.jpeg", "png.png", "/.jpg"]) {
    assert.deepEqual(advice(selfie(uri)), [], uri);
  }
});
