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
const smallPng = file("small.png", Buffer.from("89504e470d0a1a0a0000000049454e44ae426082", "hex"));
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
  for (const path of [heic, smallPng]) {
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

test("of a file that is too large only the beginning is read", () => {
  const size = 2 ** 40;
  const path = sparse("large.pdf", size, [["%PDF-", 1019]]);
  const expected = [{ code: "file_too_large", params: { max: 10_485_760, actual: size } }];
  // To read a tebibyte takes minutes of a processor's time, whatever else it has to do.
  for (const args of [`'${path}' --json`, `- --name a.pdf --json < '${path}'`]) {
    const result = shell(`ulimit -t 20; "$DOSSIER" check-file ${args}`);
    assert.equal(result.status, 1);
    const { type, violations, advice } = withoutMessages(reportOf(result));
    assert.deepEqual([type, violations, advice], ["pdf", expected, []]);
  }
});

test("a file is read as a whole up to the limit, in a memory that does not grow with it", () => {
  const limit = 10_485_760;
  const whole = sparse("whole.pdf", limit, [
    ["%PDF-", 0],
    ["%%EOF", 3_000_000],
    ["/Encrypt ", limit - 9],
  ]);
  // 8 MB are more than the tool needs, and less than the file has.
  const look = (command) => shell(`ulimit -d 8192; ${command}`);
  const { status, stdout } = look(`"$DOSSIER" check-file '${whole}' --json`);
  assert.equal(status, 0);
  assert.deepEqual(
    reportOf({ stdout }).advice.map(({ code }) => code),
    ["file_protected"],
  );
  for (const pieces of [1000, 65_536, 1_000_003]) {
    const pipe = `dd if='${whole}' bs=${pieces} status=none | "$DOSSIER" check-file - --name whole.pdf --json`;
    assert.equal(look(pipe).stdout, stdout, `through a pipe in pieces of ${pieces}`);
  }
});

test("what has no end is told to have none, and not read for ever", () => {
  for (const command of [
    `"$DOSSIER" check-file /dev/zero`,
    `"$DOSSIER" check-file - < /dev/zero`,
  ]) {
    const { status, stdout, stderr } = shell(command);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(
      stderr,
      /^dossier: (\/dev\/zero|standard input) does not end: \d+ bytes were read\n$/,
    );
  }
});

test("a report is that of the bytes that are there when they are read", () => {
  const path = sparse("sized.pdf", 200_000, [
    ["%PDF-", 0],
    ["%%EOF", 199_995],
  ]);
  for (const size of [1023, 1024, 1025, 65_535, 65_536, 65_537, 131_072, 199_999, 200_000]) {
    const { stdout } = shell(`head -c ${size} '${path}' | "$DOSSIER" check-file - --json`);
    const { ok } = reportOf({ stdout });
    assert.equal(ok, size === 200_000, `${size}: ${stdout}`);
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

  const accepted = run(["check-file", smallPng]);
  assert.equal(accepted.status, 0);
  assert.match(
    accepted.stdout,
    /^✓ accepted {2}\S*small\.png {2}png, 1 advice\n {2}! file_small\n/,
  );
  assert.match(accepted.stdout, /small \(1 KB\)/);
});

test("on a terminal it is in colour, otherwise the same, and fits", () => {
  const { stdout } = onTerminal(`"$DOSSIER" check-file '${heic}'`);
  assert.ok(stdout.startsWith("\x1b[31m✗ refused\x1b[0m"));
  assert.equal(withoutColour(stdout), run(["check-file", heic]).stdout);
  const narrow = onTerminal(`cd /; "$DOSSIER" check-file - --name x < '${smallPng}'`, {
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
