import assert from "node:assert/strict";
import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { test } from "node:test";
import {
  checkFile,
  columnsOf,
  file,
  onTerminal,
  run,
  shell,
  withoutColour,
} from "../harness/tool.mjs";
import { readFileCases, withoutMessages, withoutNul } from "../harness/vectors.mjs";

const heic = file("IMG_0042.HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"));
const smallPdf = file("small.pdf", "%PDF-1.7\n%%EOF\n");
const reportOf = (result) => JSON.parse(result.stdout);

test("--json prints the contract's bytes of every file of the vectors; the exit code is the verdict", () => {
  for (const one of withoutNul(readFileCases(), "file_name")) {
    const result = checkFile(one.bytes, one.file_name);
    const report = reportOf(result);
    assert.equal(result.stdout, `${JSON.stringify(report)}\n`, one.name);
    assert.deepEqual(withoutMessages(report), one.report, one.name);
    assert.equal(result.status, one.report.ok ? 0 : 1, one.name);
    assert.equal(result.stderr, "");
  }
});

test("a file gives the same report as its bytes on standard input under its name", () => {
  for (const path of [heic, smallPdf]) {
    const expected = run(["check-file", path, "--json"]);
    const name = path.split("/").at(-1);
    for (const command of [
      `"$DOSSIER" check-file - --name '${name}' --json < '${path}'`,
      `cat '${path}' | "$DOSSIER" check-file - --name '${name}' --json`,
      `"$DOSSIER" check-file --json '${path}'`,
    ]) {
      const { status, stdout } = shell(command);
      assert.deepEqual([status, stdout], [expected.status, expected.stdout], command);
    }
  }
});

test("standard input without a name has no extension", () => {
  const result = run(["check-file", "-", "--json"], { input: "%PDF-%%EOF" });
  assert.deepEqual(reportOf(result).advice[0].params, { type: "pdf" });
});

/** A file of so many bytes that takes no room, with these texts at these places. */
function sparse(name, size, texts) {
  const path = file(name, "");
  const descriptor = openSync(path, "r+");
  writeSync(descriptor, "\0", size - 1);
  for (const [text, at] of texts) writeSync(descriptor, text, at);
  closeSync(descriptor);
  assert.equal(statSync(path).size, size);
  return path;
}

test("of a large file only the two ends are read", () => {
  const size = 2 ** 40;
  const whole = sparse("whole.pdf", size, [
    ["%PDF-", 0],
    ["%%EOF", size - 1024],
  ]);
  const cut = sparse("cut.pdf", size, [
    ["%PDF-", 0],
    ["%%EOF", size - 1025],
  ]);
  // To read a tebibyte takes minutes of a processor's time, whatever else it has to do.
  const look = (args) => shell(`ulimit -t 20; "$DOSSIER" check-file ${args}`);
  assert.equal(look(`'${whole}'`).status, 0);
  assert.equal(reportOf(look(`'${cut}' --json`)).violations[0].code, "file_truncated");
  assert.equal(look(`- --name a.pdf < '${whole}'`).status, 0, "standard input that is a file");
});

test("the ends of a file of any length meet without a gap and without an overlap", () => {
  for (const size of [1023, 1024, 1025, 65535, 65536, 65537, 66559, 66560, 66561, 131072, 200000]) {
    for (const [back, ok] of [
      [1024, true],
      [1025, size < 1025],
    ]) {
      const at = Math.max(size - back, 5);
      const path = sparse("sized.pdf", size, [
        ["%PDF-", 0],
        ["%%EOF", at],
      ]);
      const { status, stdout } = run(["check-file", path, "--json"]);
      assert.equal(status === 0, ok || at + 1024 >= size, `${size}, ${at}: ${stdout}`);
      const piped = shell(`cat '${path}' | "$DOSSIER" check-file - --name sized.pdf --json`);
      assert.equal(piped.stdout, stdout, `${size} through a pipe`);
    }
  }
});

test("for a person it says the verdict, the type, and each finding with what to do", () => {
  const refused = run(["check-file", heic]);
  assert.equal(refused.status, 1);
  assert.match(
    refused.stdout,
    /^✗ refused {2}\S*IMG_0042\.HEIC {2}heic\n {2}✗ file_type_not_accepted\n/,
  );
  assert.match(refused.stdout.replace(/\s+/g, " "), /On an iPhone, choose “Most Compatible”/);

  const accepted = run(["check-file", smallPdf]);
  assert.equal(accepted.status, 0);
  assert.match(
    accepted.stdout,
    /^✓ accepted {2}\S*small\.pdf {2}pdf, 1 advice\n {2}! file_small\n/,
  );
  assert.match(accepted.stdout, /only 15 bytes large/);
});

test("on a terminal it is in colour, otherwise the same, and fits", () => {
  const { stdout } = onTerminal(`"$DOSSIER" check-file '${heic}'`);
  assert.ok(stdout.startsWith("\x1b[31m✗ refused\x1b[0m"));
  assert.equal(withoutColour(stdout), run(["check-file", heic]).stdout);
  const narrow = onTerminal(`cd /; "$DOSSIER" check-file - --name x < '${smallPdf}'`, {
    columns: 40,
  });
  const [, ...lines] = withoutColour(narrow.stdout).split("\n");
  assert.ok(Math.max(...lines.map(columnsOf)) <= 40);
});

test("a name that could confuse a terminal is escaped", () => {
  const path = file("a\u202efdp.\x1b[31m", "%PDF-%%EOF");
  const { stdout } = run(["check-file", path]);
  assert.match(stdout, /a\\u\{202e\}fdp\.\\u\{1b\}\[31m/);
  assert.ok(!stdout.includes("\x1b") && !stdout.includes("\u202e"));
});
