import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "../harness/tool.mjs";
import { codes, fileCodes } from "../harness/vectors.mjs";

const rules = JSON.parse(run(["rules", "--json"]).stdout);
const words = (text) => text.replace(/\s+/g, " ");

test("--json gives every rule with all its members", () => {
  const codesOf = (list) => list.map(({ code }) => code).sort();
  const isOfAFile = ({ stage }) => /^file/.test(stage);
  assert.deepEqual(codesOf(rules.filter((rule) => !isOfAFile(rule))), codes);
  assert.deepEqual(codesOf(rules.filter(isOfAFile)), fileCodes);
  for (const rule of rules) {
    assert.deepEqual(Object.keys(rule), [
      "code",
      "stage",
      "status",
      "fact",
      "where",
      "when",
      "source",
      "params",
      "message",
    ]);
    assert.equal(rule.status === null, ["advice", "file", "file_advice"].includes(rule.stage));
  }
  const rule = rules.find(({ code }) => code === "address_country_mismatch");
  assert.deepEqual(
    [rule.stage, rule.status, rule.fact, rule.params],
    [
      "validation",
      422,
      "customer.country_of_residence",
      [
        { name: "expected", type: "text" },
        { name: "actual", type: "text" },
      ],
    ],
  );
});

test("the list names every stage with its status, and every rule with its condition and fact", () => {
  const { status, stdout } = run(["rules"]);
  assert.equal(status, 0);
  assert.deepEqual(stdout.match(/^\S.*$/gm), [
    "parse, 400",
    "eligibility, 403",
    "concurrency, 409",
    "validation, 422",
    "ownership, 403",
    "advice, never refuses",
    "file, refuses the upload",
    "file, never refuses",
  ]);
  for (const { code, when, fact } of rules) {
    assert.ok(words(stdout).includes(`${code} ${when} ${fact ? `needs ${fact}` : ""}`), code);
  }
});

test("a rule's own page tells everything about it", () => {
  for (const rule of rules) {
    const { status, stdout } = run(["rules", rule.code]);
    assert.equal(status, 0);
    const stage = { file: "file, refuses the upload", file_advice: "file, never refuses" }[
      rule.stage
    ];
    assert.ok(
      stdout.startsWith(
        `${rule.code}\n  stage    ${stage ?? `${rule.stage}, ${rule.status ?? "never refuses"}`}\n`,
      ),
      rule.code,
    );
    for (const text of [
      rule.where,
      rule.when,
      rule.message,
      rule.source,
      rule.fact ?? (stage ? "the file alone decides" : "the body alone decides"),
    ]) {
      assert.ok(words(stdout).includes(words(text)), `${rule.code}: ${text}`);
    }
    for (const { name, type } of rule.params)
      assert.ok(words(stdout).includes(`${name} (${type})`), rule.code);
  }
});

test("--json with a code gives that rule", () => {
  assert.deepEqual(
    JSON.parse(run(["rules", "tos_mismatch", "--json"]).stdout),
    rules.find(({ code }) => code === "tos_mismatch"),
  );
});
