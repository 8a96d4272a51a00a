import assert from "node:assert/strict";
import { test } from "node:test";

import { file, run, shell } from "../harness/tool.mjs";
import { readFixes } from "../harness/vectors.mjs";
import { exampleBody } from "../harness/example.mjs";

const inputOf = (value) => ({ input: typeof value === "string" ? value : JSON.stringify(value) });
const contextOf = ({ context }) => [
  "--context",
  file("context.json", JSON.stringify({ today: null, ...context })),
];

test("--json prints the fixes of every vector, and nothing else", () => {
  for (const one of readFixes()) {
    const { stdout, stderr } = run(["fix", "--json", ...contextOf(one)], inputOf(one.value));
    assert.deepEqual([stdout, stderr], [`${JSON.stringify(one.fixes)}\n`, ""], one.name);
  }
});

test("the body is printed with all else as it stands, and standard error says what was done", () => {
  const body = `{
  "identifying_documents": [
    { "type": "passport", "number": 123456789012345678901234567890, "country": "de",
      "state": {"x": [1.50, "}"]}, "expiry_date": "2036/5/31", "files": [ { "URI": "/a.pdf" } ] }
  ],
  "address_documents": [ { "type": "BANK_STATEMENT", "country": "USA", "issue_date": "", "files": [ { "uri": "/c.pdf" } ] } ],
  "tosPoliciesValue": "e9414388-fbdf-4407-b5c2-bc39eae3645b"
}
`;
  const { status, stdout, stderr } = run(["fix", "--today", "2026-11-22"], { input: body });
  assert.equal(
    stdout,
    `{
  "identifying_documents": [
    { "type": "PASSPORT", "number": 123456789012345678901234567890, "country": "DEU", "expiry_date": "2036-05-31", "files": [ { "uri": "/a.pdf" } ] }
  ],
  "address_documents": [ { "type": "BANK_STATEMENT", "country": "USA", "files": [ { "uri": "/c.pdf" } ] } ],
  "tos_policies_value": "e9414388-fbdf-4407-b5c2-bc39eae3645b"
}
`,
  );
  assert.ok(
    stderr.startsWith(`/identifying_documents/0/type  unknown_value: replaced by “PASSPORT”
/identifying_documents/0/country  invalid_country: replaced by “DEU”
/identifying_documents/0/expiry_date  invalid_date: replaced by “2036-05-31”
/address_documents/0/issue_date  empty: removed
/identifying_documents/0/files/0/URI  unknown_member: renamed to “uri”
/tosPoliciesValue  unknown_member: renamed to “tos_policies_value”
/identifying_documents/0/state  state_forbidden: removed

✗ 422  1 violation
`),
    stderr,
  );
  assert.match(stderr, /type_mismatch 422/);
  assert.equal(status, 1);
});

test("a body that is valid in the end ends with 0", () => {
  const { status, stdout, stderr } = run(["fix"], inputOf(exampleBody({ country: "us" })));
  assert.deepEqual([status, stdout], [0, JSON.stringify(exampleBody())]);
  assert.match(stderr, /\n\n✓ 200 {2}valid/);
  assert.equal(run(["fix", "--json"], inputOf(exampleBody({ country: "us" }))).status, 0);
});

test("where there is nothing to fix the body is printed as it is", () => {
  for (const [body, status] of [
    [` ${JSON.stringify(exampleBody())}\r\n`, 0],
    ["{}", 1],
    ["{", 1],
    ["", 1],
    ['{"a":1,"a":2}', 1],
  ]) {
    const result = run(["fix"], { input: body });
    assert.deepEqual([result.status, result.stdout], [status, body]);
    assert.ok(result.stderr.startsWith("There is nothing to fix.\n\n"), result.stderr);
    assert.equal(run(["fix", "--json"], { input: body }).stdout, "[]\n");
  }
});

test("a body that is too long ends with 2, and nothing is printed", () => {
  for (const command of [
    'head -c 262145 /dev/zero | "$DOSSIER" fix',
    'big=$(mktemp) && head -c 262145 /dev/zero > $big; "$DOSSIER" fix $big; code=$?; rm $big; exit $code',
  ]) {
    const { status, stdout, stderr } = shell(command);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /^dossier: the body is longer than 262144 bytes/);
  }
});

test("what cannot be shown safely is escaped on standard error, and kept on standard output", () => {
  const body = '{"\\u202enothing\\u001b":1}';
  const { stdout, stderr } = run(["fix"], { input: body });
  assert.equal(stdout, body);
  assert.doesNotMatch(stderr, /\u202e|\u001b/u);
  const moved = run(["fix"], { input: '{"tos\\u001bPolicies\\u001bValue":1}' });
  assert.equal(moved.stdout, '{"tos_policies_value":1}');
  assert.ok(
    moved.stderr.startsWith("/tos\\u{1b}Policies\\u{1b}Value  unknown_member: renamed"),
    moved.stderr,
  );
});
