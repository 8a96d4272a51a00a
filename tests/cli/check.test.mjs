import assert from "node:assert/strict";
import { truncateSync } from "node:fs";
import { test } from "node:test";
import { exampleBody, exampleContext } from "../harness/example.mjs";
import { columnsOf, file, run, shell } from "../harness/tool.mjs";
import { valid, validReport } from "./valid.mjs";

const contextFile = file("context.json", exampleContext);
const undecidedOf = (result) => JSON.parse(result.stdout).undecided;
const codesOf = (result) => JSON.parse(result.stdout).violations.map((violation) => violation.code);

test("a valid body ends with 0, and --json prints the contract's bytes and a newline", () => {
  const result = run(["check", "--json", "--context", contextFile], { input: valid });
  assert.deepEqual([result.status, result.stdout, result.stderr], [0, `${validReport}\n`, ""]);
});

test("a body with violations ends with 1", () => {
  const result = run(["check", "--json", "--context", contextFile], {
    input: JSON.stringify(exampleBody({ country: "USE" })),
  });
  assert.equal(result.status, 1);
  assert.deepEqual(codesOf(result), ["invalid_country"]);
  assert.equal(result.stderr, "");
});

test("a body with advice alone ends with 0", () => {
  const result = run(["check", "--context", contextFile], {
    input: JSON.stringify(exampleBody({ colour: "red" })),
  });
  assert.equal(result.status, 0);
  assert.match(result.stdout, /^✓ 200  valid, 1 advice\n/);
});

test("the body is read from a file, from standard input named -, and from standard input by default", () => {
  const path = file("valid.json", valid);
  for (const result of [
    run(["check", path, "--json", "--context", contextFile]),
    run(["check", "-", "--json", "--context", contextFile], { input: valid }),
    run(["check", "--json", "--context", contextFile], { input: valid }),
  ]) {
    assert.equal(result.stdout, `${validReport}\n`);
  }
});

test("a file whose name begins with a dash is read behind --", () => {
  file("-odd.json", valid);
  const result = shell(
    'cd "$(dirname "$CONTEXT")" && "$DOSSIER" check --json --context "$CONTEXT" -- -odd.json',
    {
      env: { CONTEXT: contextFile },
    },
  );
  assert.equal(result.stdout, `${validReport}\n`);
});

test("the body's bytes are taken as they are", () => {
  for (const [bytes, offset] of [
    [[], 0],
    [[0xef, 0xbb, 0xbf, 0x7b, 0x7d], 0],
    [[0x22, 0xff, 0x22], 1],
    [[0x7b, 0x7d, 0x0a, 0x00], 3],
  ]) {
    const result = run(["check", "--json"], { input: Buffer.from(bytes) });
    assert.equal(result.status, 1);
    assert.deepEqual(JSON.parse(result.stdout).violations[0].params, { offset }, String(bytes));
  }
});

test("a body that is too large is told its exact length, from a file and from a pipe", () => {
  const path = file("large.json", "");
  truncateSync(path, 64 * 2 ** 20 + 1);
  const large = run(["check", path, "--json"]);
  assert.deepEqual(JSON.parse(large.stdout).violations[0].params, {
    max: 262_144,
    actual: 64 * 2 ** 20 + 1,
  });
  assert.equal(large.status, 1);

  const padded = (length) =>
    run(["check", "--json", "--context", contextFile], { input: valid.padEnd(length) });
  assert.equal(padded(262_144).status, 0);
  assert.deepEqual(JSON.parse(padded(262_145).stdout).violations[0].params, {
    max: 262_144,
    actual: 262_145,
  });
});

test("today is the UTC date wherever the context leaves it out", () => {
  const expired = JSON.stringify(exampleBody({ expiry_date: "2000-01-01" }));
  const utc = () => new Date().toISOString().slice(0, 10);
  for (const args of [
    [],
    ["--context", file("empty.json", "{}")],
    ["--context", file("null.json", "null")],
  ]) {
    for (const TZ of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      const before = utc();
      const result = run(["check", "--json", ...args], { input: expired, env: { TZ } });
      const { params } = JSON.parse(result.stdout).violations.find(
        ({ code }) => code === "expiry_not_in_future",
      );
      assert.ok([before, utc()].includes(params.today), params.today);
    }
  }
});

test('a context that says `"today": null`, however the name is written, leaves the day undecided', () => {
  for (const text of ['{"today":null}', '{"\\u0074oday":null}']) {
    const result = run(["check", "--json", "--context", file("today.json", text)], {
      input: valid,
    });
    assert.ok(undecidedOf(result).includes("expiry_not_in_future"));
  }
});

test("--today wins over the context, and none leaves the day undecided", () => {
  const check = (...args) =>
    run(["check", "--json", "--context", contextFile, ...args], { input: valid });
  assert.deepEqual(codesOf(check("--today", "2029-06-01")), ["expiry_not_in_future"]);
  assert.deepEqual(codesOf(check("--today", "2029-05-31")), []);
  assert.deepEqual(undecidedOf(check("--today", "none")), [
    "expiry_not_in_future",
    "issue_date_in_future",
    "expiry_soon",
    "address_document_old",
  ]);
});

test("the context may come from standard input while the body comes from a file", () => {
  const result = run(["check", file("body.json", valid), "--json", "--context", "-"], {
    input: JSON.stringify(exampleContext),
  });
  assert.equal(result.stdout, `${validReport}\n`);
});

test("the report for a person, in a pipe, is plain and always the same", () => {
  const input = JSON.stringify({
    identifying_documents: [
      {
        type: "DRIVERS_LICENSE",
        number: " ",
        country: "USA",
        expiry_date: "2026-12-01",
        files: [
          { side: "FRONT", uri: "/a.pdf" },
          { side: "LEFT", uri: "/b.gif" },
        ],
      },
      { type: "SELFIE", files: [{ uri: "/c.png" }], nmber: 1 },
    ],
    address_documents: [{ type: "BANK_STATEMENT", country: "DEU", files: [{ uri: "/d.pdf" }] }],
    tos_policies_value: "abc",
  });
  const facts = {
    today: "2026-11-22",
    customer: { country_of_residence: "USA" },
    uploaded_uris: ["/a.pdf"],
  };
  const result = run(["check", "--context", file("facts.json", facts)], {
    input,
    env: { COLUMNS: "40" },
  });
  assert.equal(result.status, 1);
  // Messages are the core's, so they are cut out here.
  const outline = result.stdout.replace(/^ {4}.*\n/gm, "");
  assert.equal(
    outline,
    `✗ 422  7 violations, 4 advice

The request
  ! /tos_policies_value  tos_not_uuid

Identity document 1
  ✗ /identifying_documents/0/number  empty 422
  ✗ /identifying_documents/0/state  state_required 422
  ✗ /identifying_documents/0/files/1/side  unknown_value 422
  ✗ /identifying_documents/0/files/1/uri  file_not_owned 403
  ! /identifying_documents/0/expiry_date  expiry_soon
  ! /identifying_documents/0/files/1/uri  file_type_unusual

Identity document 2
  ✗ /identifying_documents/1/files/0/uri  file_not_owned 403
  ! /identifying_documents/1/nmber  unknown_member

Address document 1
  ✗ /address_documents/0/country  address_country_mismatch 422
  ✗ /address_documents/0/files/0/uri  file_not_owned 403

? 6 rules are undecided. To decide them, give in --context:
  customer.customer_type (customer_type_not_individual), customer.api_version
  (api_version_not_v2), customer.customer_status (customer_status_not_allowed),
  customer.attach_in_flight (attach_in_flight), client.selfie_required
  (selfie_required), tos_policies_value (tos_mismatch).
`,
  );
  assert.ok(result.stdout.split("\n").every((line) => columnsOf(line) <= 80));
  assert.match(
    result.stdout,
    /^ {4}File 2: “LEFT” is/m,
    "the document is named in the heading, and not again",
  );
});

test("a finding about the whole body says so", () => {
  const result = run(["check", "--context", contextFile], { input: "[1" });
  assert.match(
    result.stdout,
    /^✗ 400  1 violation\n\nThe request\n  ✗ the whole body  malformed_json 400\n    /,
  );
});

test("a valid body with every fact known is one line", () => {
  const result = run(["check", "--context", contextFile], { input: valid });
  assert.equal(result.stdout, "✓ 200  valid\n");
});

test("a report that was cut off says so", () => {
  const result = run(["check", "--context", contextFile], {
    input: JSON.stringify(exampleBody({}, { address_documents: Array(300).fill(1) })),
  });
  assert.match(result.stdout, /^✗ 422  100 violations\n/);
  assert.match(result.stdout, /\nThere is more: of each list only the first 100 are shown\.\n$/);
});

test("rules that one fact decides are named together", () => {
  const result = run(["check", "--context", contextFile, "--today", "none"], { input: valid });
  assert.match(
    result.stdout.replace(/\n {2}/g, " "),
    /\n\? 4 rules are undecided\. To decide them, give in --context: today \(expiry_not_in_future, issue_date_in_future, expiry_soon, address_document_old\)\.\n$/,
  );
});

test("what could move the cursor, break a line or reorder text is shown as \\u{…}", () => {
  const treacherous = [
    0, 7, 8, 0xa, 0xd, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0xad, 0x61c, 0x200b, 0x200d, 0x200e,
    0x200f, 0x2028, 0x2029,
  ].concat([0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]);
  for (const code of treacherous) {
    const member = `x${String.fromCodePoint(code)}y`;
    const result = run(["check", "--context", contextFile], {
      input: JSON.stringify(exampleBody({ [member]: 1, type: member })),
    });
    const shown = `x\\u{${code.toString(16)}}y`;
    assert.ok(result.stdout.includes(`/identifying_documents/1/${shown}  unknown_member`), shown);
    assert.ok(result.stdout.includes(`“${shown}” is not a known`), shown);
    assert.ok(!result.stdout.replaceAll("\n", "").includes(String.fromCodePoint(code)), shown);
    assert.ok(!result.stdout.includes(member), shown);
  }
});

test("ordinary text of every script is shown as it is, and wide characters are counted as two columns", () => {
  const name = "身分証明書の種類 ".repeat(5) + "пол é 👩";
  const result = run(["check", "--context", contextFile], {
    input: JSON.stringify(exampleBody({ type: name })),
  });
  const message = result.stdout
    .split("\n")
    .filter((line) => line.startsWith("    "))
    .join(" ");
  assert.ok(message.replace(/ +/g, " ").includes("пол é 👩”"));
  const width = (line) => columnsOf(line) + columnsOf(line.match(/[\u3000-\u9fff]/gu) ?? []);
  assert.ok(result.stdout.split("\n").every((line) => width(line) <= 80));
});

test("a word without end is broken, and a long path is given whole", () => {
  const name = "w".repeat(500);
  const result = run(["check", "--context", contextFile], {
    input: JSON.stringify(exampleBody({ [name]: 1, type: name })),
  });
  assert.ok(result.stdout.includes(`  ! /identifying_documents/1/${name}\n    unknown_member\n`));
  const others = result.stdout.split("\n").filter((line) => !line.includes("/"));
  assert.ok(others.every((line) => columnsOf(line) <= 80));
});
