import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleBody, exampleContext } from "../harness/example.mjs";
import { columnsOf, file, onTerminal, run, withoutColour } from "../harness/tool.mjs";

const bodyFile = file(
  "body.json",
  exampleBody({ expiry_date: "2026-12-01", number: "", colour: 1 }),
);
const contextFile = file("context.json", { ...exampleContext, client: {} });
const check = `"$DOSSIER" check '${bodyFile}' --context '${contextFile}'`;
const plain = run(["check", bodyFile, "--context", contextFile]).stdout;

test("on a terminal the report is in colour, and otherwise the same", () => {
  const { status, stdout } = onTerminal(check);
  assert.equal(status, 1);
  assert.equal(withoutColour(stdout), plain);
  assert.ok(stdout.startsWith("\x1b[31m✗ 422\x1b[0m"), "the verdict in red");
  assert.ok(stdout.includes("\x1b[33m/identifying_documents/1/colour\x1b[0m"), "advice in amber");
  assert.ok(stdout.includes("\x1b[2mempty 422\x1b[0m"), "codes dimmed");
  assert.ok(stdout.includes("\x1b[2m? 1 rule is undecided."), "what is undecided dimmed");
});

test("a valid body's verdict is green", () => {
  const valid = file("valid.json", exampleBody());
  const { status, stdout } = onTerminal(`"$DOSSIER" check '${valid}' --context '${contextFile}'`);
  assert.equal(status, 0);
  assert.ok(stdout.startsWith("\x1b[32m✓ 200\x1b[0m"));
});

test("NO_COLOR and a dumb terminal turn colour off, an empty NO_COLOR does not", () => {
  assert.equal(onTerminal(check, { env: { NO_COLOR: "1" } }).stdout, plain);
  assert.equal(onTerminal(check, { env: { TERM: "dumb" } }).stdout, plain);
  assert.notEqual(onTerminal(check, { env: { NO_COLOR: "" } }).stdout, plain);
});

test("there is no colour in a pipe and in --json", () => {
  assert.ok(!plain.includes("\x1b"));
  assert.ok(!onTerminal(`${check} --json`).stdout.includes("\x1b"));
});

test("lines fit the terminal, and are never longer than 100 columns", () => {
  const widest = (columns) =>
    Math.max(...withoutColour(onTerminal(check, { columns }).stdout).split("\n").map(columnsOf));
  assert.ok(widest(50) <= 50);
  assert.ok(widest(90) <= 90 && widest(90) > 80);
  assert.ok(widest(300) <= 100 && widest(300) > 90);
  assert.equal(widest(0), widest(80), "a terminal that does not know its width");
});

test("a terminal of one column is no reason to fail", () => {
  assert.equal(onTerminal(check, { columns: 1 }).status, 1);
});

test("someone who types the body is told how to end it", () => {
  // `script` sends an end of file, as its own input is empty.
  const { stdout } = onTerminal('"$DOSSIER" check');
  assert.match(stdout, /press Ctrl-D/);
});

test("rules are shown in the terminal's width, too", () => {
  for (const columns of [40, 60, 100]) {
    for (const command of ["rules", "rules selfie_limit"]) {
      const { status, stdout } = onTerminal(`"$DOSSIER" ${command}`, { columns });
      assert.equal(status, 0);
      assert.ok(
        withoutColour(stdout)
          .split("\n")
          .every((line) => columnsOf(line) <= columns),
        `${command} ${columns}`,
      );
    }
  }
});
