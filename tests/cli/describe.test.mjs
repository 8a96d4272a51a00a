import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, onTerminal, run, withoutColour } from "../harness/tool.mjs";
import { readPlanErrors, readPlans, withoutNul } from "../harness/vectors.mjs";

const argumentsOf = ({ type, country }) => (country === undefined ? [type] : [type, country]);

test("--json prints the contract's bytes of every plan of the vectors, and ends with 0", () => {
  for (const one of readPlans()) {
    const result = run(["describe", ...argumentsOf(one), "--json"]);
    assert.deepEqual(
      [result.status, result.stdout, result.stderr],
      [0, `${JSON.stringify(one.plan)}\n`, ""],
      one.name,
    );
  }
});

test("an unknown type or country ends with 2, and one line names what is allowed", () => {
  for (const one of withoutNul(readPlanErrors(), "type", "country")) {
    const result = run(["describe", ...argumentsOf(one)]);
    assert.equal(result.status, 2, one.name);
    assert.equal(result.stdout, "");
    assert.match(result.stderr, /^dossier: [^\n]*\n$/);
    for (const name of one.names) assert.ok(result.stderr.includes(name), result.stderr);
  }
});

test("what cannot be read safely on a terminal is escaped in an error", () => {
  assert.match(run(["describe", "\x1b[31m\u202e"]).stderr, /“\\u\{1b\}\[31m\\u\{202e\}”/);
});

test("for a person it names every member with what is asked of it, the files and what is accepted", () => {
  const { status, stdout } = run(["describe", "DRIVERS_LICENSE", "USA"]);
  assert.equal(status, 0);
  assert.equal(
    stdout,
    `DRIVERS_LICENSE  identity document
  number       required
  country      required
  state        required
  issue_date   optional
  expiry_date  required
  files        2, one for each side: FRONT, BACK
  accept       application/pdf, image/jpeg, image/png
`,
  );
  assert.match(
    run(["describe", "DRIVERS_LICENSE"]).stdout,
    /state +conditional: required where the country is USA, else optional\n/,
  );
  assert.match(
    run(["describe", "BANK_STATEMENT"]).stdout,
    /^BANK_STATEMENT {2}address document\n {2}country +required\n {2}issue_date +optional\n {2}files +1;/,
  );
});

test("on a terminal it is in colour, otherwise the same, and fits", () => {
  const { stdout } = onTerminal('"$DOSSIER" describe SELFIE');
  assert.ok(stdout.startsWith("\x1b[1mSELFIE\x1b[0m"));
  assert.equal(withoutColour(stdout), run(["describe", "SELFIE"]).stdout);
  const narrow = withoutColour(onTerminal('"$DOSSIER" describe SELFIE', { columns: 40 }).stdout);
  assert.ok(Math.max(...narrow.split("\n").map(columnsOf)) <= 40);
});

test("what cannot be seen on a terminal is escaped in an error, each kind of it", () => {
  const hidden = [0xad, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2064, 0xfeff, 0xfff9, 0xfffb];
  for (const point of [...hidden, 0xe0001, 0xe0041, 0xe007f]) {
    const { stderr } = run(["describe", `PASS${String.fromCodePoint(point)}PORT`]);
    assert.ok(stderr.includes(`“PASS\\u{${point.toString(16)}}PORT”`), stderr);
  }
});
