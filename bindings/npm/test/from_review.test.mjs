// What reviewers ask for, as a report (section 12 of the contract).
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { exampleBody } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { readReviews } from "../../../tests/harness/vectors.mjs";

const installed = install();
const { fromReview, withMessages } = await import(installed.url("dist/from_review.js"));
const languages = ["en", "es", "fr", "de", "pt", "ar", "zh", "hi"];
const packs = Object.fromEntries(
  await Promise.all(
    languages.map(async (name) => [
      name,
      (await import(installed.url(`dist/reviews/${name}.js`)))[name],
    ]),
  ),
);

/** A webhook with one wish about an identity document. */
const asking = (field) => ({
  data: {
    request_for_information: [
      { section: "proof_of_identity", categories: [{ document_type: "ID", fields: [field] }] },
    ],
  },
});
const front = {
  field_name: "files",
  status: "EXPIRED",
  reason: "Document has expired",
  side: "FRONT",
};

describe("fromReview()", () => {
  for (const { name, review, body, findings } of readReviews()) {
    test(name, () => {
      const told = (report) => report.violations.map(({ path, params }) => ({ path, params }));
      const report = fromReview(review, body);
      assert.deepEqual(told(report), findings);
      assert.deepEqual(
        { ...report, violations: [] },
        { ok: findings.length === 0, violations: [], advice: [], undecided: [] },
      );
      assert.deepEqual(told(fromReview(JSON.stringify(review), JSON.stringify(body))), findings);
      assert.deepEqual(told(fromReview(review.data, body)), findings, "without what is around it");
    });
  }

  test("says what to do, and beside it what the reviewer wrote", () => {
    const said = (field) => fromReview(asking(field), exampleBody()).violations[0].message;
    assert.equal(
      said(front),
      "Identity document 2, file 1: this is no longer valid: file (front). Please use a document that is. They wrote: “Document has expired”",
    );
    assert.equal(
      said({ field_name: "expiry_date", status: "MISSING", reason: null }),
      "Identity document 2: the reviewers still need: expiry date. Please add it.",
    );
    assert.equal(
      said({ field_name: "number", status: "INVALID", reason: " " }),
      "Identity document 2: the reviewers could not accept: document number. Please check it and replace it.",
    );
    for (const status of ["UNCLEAR", "missing", "constructor", undefined, {}]) {
      assert.equal(
        said({ field_name: "number", status }),
        "Identity document 2: the reviewers need something from you.",
      );
    }
  });

  test("says so in every language, of every status, place and side", () => {
    const wishes = ["MISSING", "INVALID", "EXPIRED", "UNCLEAR"].flatMap((status) =>
      ["files", "number", "expiry_date", "selfie", "country"].flatMap((field_name) =>
        [undefined, "FRONT", "BACK", "LEFT"].map((side) => ({ field_name, status, side })),
      ),
    );
    const rejection = {
      rejection_reason: {
        applicant: { moderation_comment: "", reject_labels: ["LOW_QUALITY"] },
        documents: [{ uri: "/AbAcQ4hn_0652746727638.pdf", moderation_comment: "Too dark" }],
      },
    };
    const messages = new Set();
    for (const language of languages) {
      const read = withMessages(packs[language]);
      for (const review of [rejection, ...wishes.map(asking)]) {
        for (const body of [exampleBody(), {}]) {
          for (const { message } of read(review, body).violations) {
            assert.match(message, /^\P{Ll}[^{}[\]]{8,}$/u, language);
            messages.add(`${language}: ${message}`);
          }
        }
      }
      const [{ message }] = read(asking(front), exampleBody()).violations;
      assert.match(message, /Document has expired/);
    }
    assert.ok(messages.size > 8 * languages.length);
  });

  test("never throws, and loses nothing of what it does not know", () => {
    const odd = [
      null,
      undefined,
      0,
      "",
      "<html>",
      [],
      {},
      { data: null },
      { data: { rejection_reason: [] } },
    ];
    for (const review of odd) {
      for (const body of [...odd, { identifying_documents: [null, 1], address_documents: {} }]) {
        assert.equal(fromReview(review, body).ok, true);
      }
    }
    for (const review of [
      { request_for_information: "call us" },
      { request_for_information: ["call us"] },
      { request_for_information: [null] },
      { request_for_information: [{ section: "proof_of_identity", categories: "call us" }] },
      { request_for_information: [{ categories: [{ fields: ["call us"] }] }] },
      { rejection_reason: "call us" },
      { rejection_reason: { applicant: "call us" } },
      { rejection_reason: { documents: ["call us"] } },
      { rejection_reason: { documents: "call us" } },
      { rejection_reason: { company: { moderation_comment: "call us" } } },
    ]) {
      const report = fromReview(review, exampleBody());
      assert.equal(report.ok, false, JSON.stringify(review));
      if (JSON.stringify(review).includes("call us"))
        assert.match(JSON.stringify(report.violations[0].params), /call us/);
    }
  });

  test("a pack that does not speak of reviews is refused with a word", async () => {
    const { de } = await import(installed.url("dist/locales/de.js"));
    for (const pack of [de, undefined, null, "de", {}]) {
      assert.throws(() => withMessages(pack), {
        name: "TypeError",
        message: /dossier-check\/reviews\/de/,
      });
    }
  });
});
