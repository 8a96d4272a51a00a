import assert from "node:assert/strict";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { end, file, run, shell, start } from "../harness/tool.mjs";
import { valid } from "./valid.mjs";

const bodyFile = file("body.json", valid);

function assertTrouble(result, sentence) {
  assert.equal(result.status, 2, result.stderr);
  assert.equal(result.stdout, "");
  assert.match(result.stderr, /^dossier: [^\n]*\n$/, "one line");
  assert.match(result.stderr, sentence);
}

for (const [args, sentence] of [
  [[], /a command is missing; see --help/],
  [["attach"], /attach/],
  [["check", "--nosuch"], /--nosuch/],
  [["check", bodyFile, "more"], /more/],
  [["check", "--context"], /--context/],
  [["check", "--context", "a", "--context", "b"], /--context/],
  [["check", "--today", "tomorrow"], /--today: must be a real day as YYYY-MM-DD, or none/],
  [["check", "--today", "2026-02-29"], /--today: must be a real day/],
  [["check", "--today", ""], /--today/],
  [["check", "--ndjson", "--json"], /--ndjson goes with none of --context, --today and --json/],
  [["check", "--ndjson", "--today", "none"], /--ndjson goes with none of/],
  [["check", "--ndjson", "--context", bodyFile], /--ndjson goes with none of/],
  [["check", "--context", "-"], /the body and the context cannot both come from standard input/],
  [
    ["check", "/no/such/file"],
    /^dossier: cannot read \/no\/such\/file: No such file or directory\n/,
  ],
  [
    ["check", "--ndjson", "/no/such/file"],
    /cannot read \/no\/such\/file: No such file or directory/,
  ],
  [
    ["check", "--context", "/no/such/file"],
    /cannot read \/no\/such\/file: No such file or directory/,
  ],
  [["check", tmpdir()], / is a directory\n/],
  [["check", "--ndjson", tmpdir()], / is a directory\n/],
  [["check", "--context", tmpdir()], / is a directory\n/],
  [
    ["check", "/no/such\n\x1b[31m\u202efile"],
    /cannot read \/no\/such\\u\{a\}\\u\{1b\}\[31m\\u\{202e\}file: No/,
  ],
  [["rules", "state-required"], /there is no rule state-required; did you mean state_required\?/],
  [["rules", "file_emty"], /there is no rule file_emty; did you mean file_empty\?/],
  [["rules", "weather"], /there is no rule weather; dossier rules lists them all/],
  [["rules", ""], /there is no rule/],
  [["describe"], /TYPE is required/],
  [["describe", "PASSPORT", "USA", "more"], /more/],
  [["describe", "visa"], /“visa” is not a known document type\. Choose one of PASSPORT, /],
  [["describe", "passport"], /“passport” is not a known document type\. Did you mean “PASSPORT”\?/],
  [["describe", "PASSPORT", "usa"], /not a code that is accepted\. Did you mean “USA”\?/],
  [["describe", "PASSPORT", "XKX"], /not a code that is accepted\. Use the three capital letters/],
  [["check-file"], /FILE is required/],
  [["check-file", bodyFile, "--name"], /--name/],
  [["check-file", bodyFile, "more"], /more/],
  [
    ["check-file", "/no/such/file"],
    /^dossier: cannot read \/no\/such\/file: No such file or directory\n/,
  ],
  [["check-file", tmpdir()], / is a directory\n/],
  [["check-file", "/proc/self/mem"], /cannot read \/proc\/self\/mem: Input\/output error\n/],
]) {
  test(`misuse ends with 2 and one clear line: dossier ${JSON.stringify(args)}`, () => {
    assertTrouble(run(args, { input: valid }), sentence);
  });
}

for (const [text, sentence] of [
  ["", /not valid JSON/],
  ["[]", /The context must be an object/],
  ['{"today":"2026-02-30"}', /today/],
  ['{"customer":{"attach_in_flight":"no"}}', /customer\.attach_in_flight/],
  ['{"customer":{"name":"x"}}', /customer\.name/],
  ['{"today":null,"today":null}', /today .*more than once/],
  ['{"uploaded_uris":[null]}', /uploaded_uris/],
  ['{"\\u202e":1}', /\\u\{202e\}/],
]) {
  test(`a malformed context ends with 2 and names its member, whatever the body is: ${text}`, () => {
    const path = file("malformed.json", text);
    for (const input of [valid, "{"]) {
      const result = run(["check", "--context", path], { input });
      assertTrouble(result, sentence);
      assert.ok(result.stderr.startsWith(`dossier: ${path}: `));
    }
  });
}

test("a context without end is refused", () => {
  assertTrouble(
    run(["check", bodyFile, "--context", "/dev/zero"]),
    /\/dev\/zero is longer than a context may be/,
  );
});

test("a body without end is refused, and so is a line", () => {
  for (const [args, what] of [
    [["check", "/dev/zero"], "/dev/zero"],
    [["check", "--json", "/dev/zero"], "/dev/zero"],
    [["check", "--ndjson", "/dev/zero"], "a line of /dev/zero"],
  ]) {
    assertTrouble(
      run(args),
      new RegExp(`^dossier: ${what} does not end: 1073741824 bytes were read\n$`),
    );
  }
  assertTrouble(shell('"$DOSSIER" check < /dev/zero'), /standard input does not end/);
});

test("a file that opens and cannot be read is told", () => {
  assertTrouble(
    run(["check", "/proc/self/mem"]),
    /^dossier: cannot read \/proc\/self\/mem: Input\/output error\n/,
  );
});

test("a standard input that is a directory, or closed, is told", () => {
  assertTrouble(shell('"$DOSSIER" check < /'), /standard input is a directory/);
  assertTrouble(shell('"$DOSSIER" check <&-'), /cannot read standard input: Bad file descriptor/);
  assertTrouble(shell('"$DOSSIER" check --ndjson <&-'), /cannot read standard input/);
});

test("output that cannot be written ends with 2", () => {
  for (const args of [
    "check",
    "check --json",
    "rules",
    "rules --json",
    "describe SELFIE",
    "check-file -",
    "--version",
    "--help",
    "check --help",
  ]) {
    assertTrouble(
      shell(`"$DOSSIER" ${args} > /dev/full`, { input: valid }),
      /^dossier: cannot write the output: No space left on device\n/,
    );
  }
  const line = `${JSON.stringify({ body: valid })}\n`;
  assertTrouble(
    shell('"$DOSSIER" check --ndjson > /dev/full', { input: line }),
    /No space left on device/,
  );
  assertTrouble(shell('"$DOSSIER" rules >&-'), /cannot write the output: Bad file descriptor/);
});

test("a reader of the output that goes away ends the tool with 2 and one line", async () => {
  for (const [args, input] of [
    [["check"], valid],
    [["check", "--ndjson"], `${JSON.stringify({ body: valid })}\n`],
  ]) {
    const child = start(args);
    child.stdin.on("error", () => {});
    child.stdout.destroy();
    await once(child.stdout, "close");
    child.stdin.end(input);
    assert.deepEqual(
      await end(child),
      { status: 2, stderr: "dossier: the reader of the output has gone\n" },
      args,
    );
  }
});

test("pipes that others have made non-blocking are waited for", () => {
  const unblock =
    "for (*STDIN, *STDOUT) { fcntl($_, F_SETFL, fcntl($_, F_GETFL, 0) | O_NONBLOCK) } exec @ARGV";
  const result = shell(
    `(sleep 0.1; cat) | perl -MFcntl -e '${unblock}' "$DOSSIER" check --ndjson | (sleep 0.2; cat)`,
    {
      input: `${JSON.stringify({ body: "{}" })}\n`.repeat(2000),
    },
  );
  assert.equal(result.stdout.split("\n").length, 2001);
  assert.equal(result.stderr, "");
});

test("--version shows the version and the hash of the rules", () => {
  const result = run(["--version"]);
  assert.equal(result.status, 0);
  assert.match(result.stdout, /^dossier \d+\.\d+\.\d+ \(rules [0-9a-f]{16}\)\n$/);
});

test("--help is there for every command, with examples", () => {
  for (const args of [
    ["--help"],
    ["check", "--help"],
    ["check-file", "--help"],
    ["describe", "--help"],
    ["rules", "--help"],
    ["-h"],
  ]) {
    const result = run(args);
    assert.equal(result.status, 0);
    assert.match(result.stdout, /Usage: dossier/);
    assert.match(result.stdout, /\nExamples:\n {2}dossier /);
    assert.equal(result.stderr, "");
  }
});
