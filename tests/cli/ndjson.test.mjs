import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { exampleBody, exampleContext } from "../harness/example.mjs";
import { end, file, onTerminal, run, start } from "../harness/tool.mjs";
import { valid, validReport } from "./valid.mjs";

const maxLine = 16 * 2 ** 20;
const line = (members) => JSON.stringify({ body: valid, context: exampleContext, ...members });
const base64 = (text) => Buffer.from(text).toString("base64");

/** The answers to lines, as text. */
function answers(input) {
  const result = run(["check", "--ndjson"], { input });
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stderr, "");
  assert.ok(result.stdout === "" || result.stdout.endsWith("\n"));
  return result.stdout.split("\n").slice(0, -1);
}

test("each line is answered in order, with its id", () => {
  const input = [
    line({ id: 1 }),
    line({ id: 2, body: "{" }),
    line({ id: 3, body: undefined }),
    line({ id: 4 }),
  ].join("\n");
  const [first, second, third, fourth] = answers(input);
  assert.equal(first, `{"id":1,"report":${validReport}}`);
  assert.match(
    second,
    /^\{"id":2,"report":\{"ok":false,"status":400,"violations":\[\{"code":"malformed_json","path":"","params":\{"offset":1\}/,
  );
  assert.match(third, /^\{"id":3,"error":"[^"]+"\}$/);
  assert.equal(fourth, `{"id":4,"report":${validReport}}`);
});

test("a report is the same bytes as that of check --json", () => {
  const wrong = JSON.stringify(exampleBody({ country: "USE", colour: "“red”\u0001" }));
  const single = run(["check", "--json", "--context", file("context.json", exampleContext)], {
    input: wrong,
  });
  assert.deepEqual(answers(line({ body: wrong })), [`{"report":${single.stdout.trimEnd()}}`]);
});

test("the id is echoed byte for byte, whatever it is and wherever it stands", () => {
  for (const id of [
    "null",
    "0",
    "-0.0",
    "1.50e+2",
    "123456789012345678901234567890",
    "true",
    '""',
    '"a\\u0062\\/\\""',
    '"\\ud83d\\ude00 😀"',
    "[ ]",
    "{}",
    '{ "b" : [1, {"a":2 } ],\t"a":1, "a":2 }',
    '["]", "}", ":", ","]',
    "[\r]",
  ]) {
    const rest = `"body":${JSON.stringify(valid)},"context":${JSON.stringify(exampleContext)}`;
    const answer = `{"id":${id},"report":${validReport}}`;
    assert.deepEqual(answers(`{"id":${id},${rest}}`), [answer]);
    assert.deepEqual(answers(` { ${rest} , "\\u0069d"\t:  ${id} } `), [answer]);
    assert.deepEqual(
      answers(`{"id":${id},"x":1}`).map((text) => text.startsWith(`{"id":${id},"error":`)),
      [true],
    );
  }
});

test("without an id the answer has none", () => {
  assert.deepEqual(answers(line({})), [`{"report":${validReport}}`]);
});

test("a body may be base64, and then be any bytes", () => {
  assert.deepEqual(answers(line({ body: undefined, body_b64: base64(valid) })), [
    `{"report":${validReport}}`,
  ]);
  for (const [bytes, offset] of [
    ["", 0],
    ["22ff22", 1],
    ["efbbbf7b7d", 0],
  ]) {
    const [answer] = answers(
      JSON.stringify({ body_b64: Buffer.from(bytes, "hex").toString("base64") }),
    );
    assert.deepEqual(JSON.parse(answer).report.violations[0].params, { offset });
  }
});

test("every length of base64 is decoded", () => {
  for (const padding of ["", " ", "  ", "   "]) {
    assert.deepEqual(answers(line({ body: undefined, body_b64: base64(valid + padding) })), [
      `{"report":${validReport}}`,
    ]);
  }
});

test("what is not strict base64 is an error", () => {
  for (const text of [
    "e",
    "e3",
    "e30",
    "e30==",
    "e30=\n",
    " e30=",
    "e30=e30=",
    "e3==",
    "e31=",
    "e-__",
    "====",
    "=",
    "e30=====",
    "é30=",
  ]) {
    const [answer] = answers(JSON.stringify({ id: 1, body_b64: text }));
    assert.equal(
      answer,
      '{"id":1,"error":"The line\'s member body_b64 is not base64 (RFC 4648, with padding)."}',
      text,
    );
  }
});

test("today comes from the context alone", () => {
  const expired = JSON.stringify(
    exampleBody({ issue_date: "1999-01-01", expiry_date: "2000-01-01" }),
  );
  for (const text of [
    JSON.stringify({ body: expired }),
    JSON.stringify({ body: expired, context: null }),
    JSON.stringify({ body: expired, context: {} }),
  ]) {
    const { report } = JSON.parse(answers(text)[0]);
    assert.ok(report.ok);
    assert.ok(report.undecided.includes("expiry_not_in_future"));
  }
  assert.equal(
    JSON.parse(answers(line({ body: expired }))[0]).report.violations[0].code,
    "expiry_not_in_future",
  );
});

test("a context may be its text, which then is read as that of check", () => {
  const text = JSON.stringify(exampleContext);
  assert.deepEqual(answers(line({ context: undefined, context_text: text })), [
    `{"report":${validReport}}`,
  ]);
  for (const wrong of ["", "{", '{"today":null,"today":null}', '{"today":"\\ud800"}']) {
    const alone = run(["check", "--context", file("malformed.json", wrong)]).stderr;
    const [answer] = answers(line({ context: undefined, context_text: wrong }));
    assert.ok(alone.includes(JSON.parse(answer).error), answer);
  }
});

test("a line may ask for a plan, which is that of describe", () => {
  const ask = (describe) => answers(JSON.stringify({ id: 1, describe }))[0];
  const plan = (...args) => run(["describe", "--json", ...args]).stdout.trimEnd();
  for (const [type, ...country] of [["DRIVERS_LICENSE"], ["DRIVERS_LICENSE", "USA"]]) {
    const answer = `{"id":1,"plan":${plan(type, ...country)}}`;
    assert.equal(ask({ type, country: country[0] }), answer);
    assert.equal(ask({ country: country[0] ?? null, type }), answer);
  }
  for (const [type, country] of [["BADGE"], ["SELFIE", "usa"]]) {
    const { error } = JSON.parse(ask({ type, country }));
    const alone = run(["describe", type, ...(country ? [country] : [])]).stderr;
    assert.equal(alone, `dossier: ${error}\n`);
  }
});

test("a line may ask for the fixes of a body, which are those of fix, and for its text with them", () => {
  const body = '{ "adress_documents": [ {"type": "UTILITY_BIL"} ] }';
  const alone = run(["fix", "--json"], { input: body }).stdout.trimEnd();
  assert.equal(JSON.parse(alone).length, 1);
  const fixed = JSON.stringify('{ "address_documents": [ {"type": "UTILITY_BIL"} ] }');
  for (const fix of [{ body }, { context_text: "{}", body }]) {
    const [answer] = answers(JSON.stringify({ id: 1, fix }));
    assert.equal(answer, `{"id":1,"fixes":${alone},"fixed":${fixed}}`);
  }
  for (const body of ["[", "", "{}", '"\u0001"']) {
    const [answer] = answers(JSON.stringify({ fix: { body } }));
    assert.equal(answer, `{"fixes":[],"fixed":${JSON.stringify(body)}}`);
  }
});

test("a line may ask about a file in pieces, and is answered what check-file says of it", () => {
  const bytes = Buffer.from("%PDF-1.7 %%EOF /Encrypt 1 0 R");
  const alone = run(["check-file", "--json", file("a.jpg", bytes)]).stdout.trimEnd();
  assert.ok(alone.includes("file_protected"));
  for (const cuts of [[], [7, 7, 20], [1, 2, 3]]) {
    const pieces = [0, ...cuts].map((from, i) => bytes.subarray(from, cuts[i]).toString("base64"));
    const [answer] = answers(JSON.stringify({ check_file: { name: "a.jpg", pieces } }));
    assert.equal(answer, `{"file_report":${alone}}`);
  }
});

for (const [text, error] of [
  ['{"today":"2026-02-30"}', /^The context's member today must be/],
  [
    '{"customer":{"attach_in_flight":0}}',
    /^The context's member customer\.attach_in_flight must be/,
  ],
  ['{"today":null,"today":null}', /^The context's member today is given more than once/],
  ['{"nosuch":"“\\u0001"}', /^The context's member nosuch is not known/],
  ["[]", /^The context must be an object/],
  ["true", /^The context must be an object/],
]) {
  test(`a malformed context is an error with the words of check: ${text}`, () => {
    const [answer] = answers(`{"id":"x","body":"{","context":${text}}`);
    assert.match(JSON.parse(answer).error, error);
    assert.equal(JSON.parse(answer).id, "x");
    const alone = run(["check", "--context", file("malformed.json", text)]).stderr;
    assert.ok(alone.includes(JSON.parse(answer).error));
  });
}

for (const [text, error] of [
  ["{", /not valid JSON/],
  ["nonsense", /not valid JSON/],
  ['{"body":"{}"} {"body":"{}"}', /not valid JSON/],
  ['{"body":"\\ud800"}', /not valid JSON/],
  ['\ufeff{"body":"{}"}', /not valid JSON: what follows its first 0 bytes/],
  ["[]", /not a JSON object/],
  ['[{"body":"{}"}]', /not a JSON object/],
  ['"{}"', /not a JSON object/],
  ["null", /not a JSON object/],
  [`{"body":"{}","context":${"[".repeat(32)}${"]".repeat(32)}}`, /nests more than 32/],
  ["{}", /asks for nothing/],
  ['{"context":{}}', /asks for nothing/],
  ['{"body":"{}","body_b64":"e30="}', /asks for several things/],
  ['{"body":"{}","describe":{"type":"SELFIE"}}', /asks for several things/],
  ['{"body":"{}","context":{},"context_text":"{}"}', /both context and context_text/],
  ['{"body":"{}","context_text":{}}', /member context_text is not a string/],
  ['{"body":"{}","context_text":null}', /member context_text is not a string/],
  ['{"describe":"SELFIE"}', /member describe is not an object/],
  ['{"describe":[{"type":"SELFIE"}]}', /member describe is not an object/],
  ['{"describe":null}', /member describe is not an object/],
  ['{"describe":{}}', /member describe has no type/],
  ['{"describe":{"country":"USA"},"type":"SELFIE"}', /a member that is not known here/],
  ['{"describe":{"type":1}}', /member describe\.type is not a string/],
  ['{"describe":{"type":null}}', /member describe\.type is not a string/],
  ['{"describe":{"type":{"type":"SELFIE"}}}', /member describe\.type is not a string/],
  ['{"describe":{"type":"SELFIE","country":1}}', /member describe\.country is not a string/],
  ['{"describe":{"type":"SELFIE","type":"SELFIE"}}', /describe\.type is given more than once/],
  ['{"describe":{"type":"SELFIE","state":"US-CA"}}', /describe has a member that is not known/],
  ['{"describe":{"type":"SELFIE"},"describe":{}}', /member describe is given more than once/],
  ['{"describe.type":"SELFIE"}', /a member that is not known here/],
  ['{"fix":"{}"}', /member fix is not an object/],
  ['{"fix":{}}', /member fix\.body is missing/],
  ['{"fix":{"body":{}}}', /member fix\.body is not a string/],
  ['{"fix":{"body":"{}","context_text":{}}}', /member fix\.context_text is not a string/],
  ['{"fix":{"body":"{}","context_text":"{"}}', /context/],
  [
    '{"fix":{"body":"{}","context":{}}}',
    /fix has a member that is not known here\. Give body, context_text\./,
  ],
  ['{"check_file":[]}', /member check_file is not an object/],
  ['{"check_file":{"pieces":[]}}', /member check_file\.name is missing/],
  ['{"check_file":{"name":"a"}}', /member check_file\.pieces is missing/],
  ['{"check_file":{"name":"a","pieces":""}}', /check_file\.pieces is not a list/],
  ['{"check_file":{"name":"a","pieces":[1]}}', /pieces holds something else than strings/],
  ['{"check_file":{"name":"a","pieces":[["e30="]]}}', /pieces holds something else than strings/],
  ['{"check_file":{"name":"a","pieces":[{}]}}', /pieces holds something else than strings/],
  ['{"check_file":{"name":"a","pieces":["e3"]}}', /pieces holds what is not base64/],
  ['{"fix":{"body":"{}"},"check_file":{"name":"a","pieces":[]}}', /asks for several things/],
  ['{"body":"{}","body":"{}"}', /member body is given more than once/],
  ['{"body":"{}","\\u0062ody":"{}"}', /member body is given more than once/],
  ['{"body":"{}","context":{},"context":{}}', /member context is given more than once/],
  ['{"id":1,"id":2,"body":"{}"}', /member id is given more than once/],
  ['{"body":{"a":1}}', /member body is not a string/],
  ['{"body":null}', /member body is not a string/],
  ['{"body_b64":7}', /member body_b64 is not a string/],
  ['{"body":"{}","extra":1}', /a member that is not known here/],
  ['{"body":"{}","":1}', /a member that is not known here/],
  ['{"Body":"{}"}', /a member that is not known here/],
]) {
  test(`a line that is no request for a check is an error, and the next one is answered: ${text.slice(0, 60)}`, () => {
    const [answer, next] = answers(`${text}\n${line({ id: "next" })}\n`);
    assert.deepEqual(Object.keys(JSON.parse(answer)), ["error"]);
    assert.match(JSON.parse(answer).error, error);
    assert.equal(next, `{"id":"next","report":${validReport}}`);
  });
}

test("bytes that are not UTF-8 are an error", () => {
  const input = Buffer.concat([
    Buffer.from('{"body":"'),
    Buffer.from([0xff]),
    Buffer.from('"}\n{"body":"\0"}\n'),
  ]);
  assert.deepEqual(
    answers(input).map((answer) => JSON.parse(answer).error),
    [9, 9].map(
      (at) => `The line is not valid JSON: what follows its first ${at} bytes cannot be read.`,
    ),
  );
});

test("an error never quotes a body or a name", () => {
  for (const text of [
    '{"body":{"secret":1}}',
    '{"body_b64":"secret"}',
    '{"body":"secret","body":"secret"}',
    '{"secret":"secret"}',
    "secret",
    '{"body":"secret"',
    '["secret"]',
    '{"body":"secret","context":{"today":"secret"}}',
    '{"body":"secret","body_b64":"secret"}',
  ]) {
    assert.ok(!answers(text)[0].includes("secret"), text);
  }
});

test("blank lines are skipped, CR LF is taken, and the last line needs no end", () => {
  const answer = `{"report":${validReport}}`;
  assert.deepEqual(answers(`\n\r\n \t \n${line({})}\r\n\n${line({})}\n${line({})}`), [
    answer,
    answer,
    answer,
  ]);
  assert.deepEqual(answers(`${line({})}\r`), [answer]);
  for (const input of ["", "\n", "\r\n", "  "]) assert.deepEqual(answers(input), []);
});

test("a line may have 16 MiB and not a byte more, with LF, CR LF or nothing behind it", () => {
  const tooLong = `{"error":"The line is longer than ${maxLine} bytes."}`;
  const answer = `{"report":${validReport}}`;
  const longest = line({}).padEnd(maxLine);
  for (const ending of ["\n", "\r\n"]) {
    const next = `${line({})}\n`;
    assert.deepEqual(answers(longest + ending + next), [answer, answer]);
    assert.deepEqual(answers(`${longest} ${ending}${next}`), [tooLong, answer]);
  }
  assert.deepEqual(answers(longest), [answer]);
  assert.deepEqual(answers(`${longest} `), [tooLong]);
  assert.deepEqual(
    answers(Buffer.concat([Buffer.alloc(3 * maxLine, "x"), Buffer.from(`\n${line({})}\n`)])),
    [tooLong, answer],
  );
  assert.deepEqual(answers(Buffer.alloc(2 * maxLine + 7, "x")), [tooLong]);
});

test("a body that is too large is told its length", () => {
  for (const members of [
    { body: " ".repeat(1_000_000) },
    { body: undefined, body_b64: base64(" ".repeat(1_000_000)) },
  ]) {
    const { report } = JSON.parse(answers(line(members))[0]);
    assert.deepEqual(report.violations[0].params, { max: 262_144, actual: 1_000_000 });
  }
});

test("a file is answered as standard input is", () => {
  const result = run([
    "check",
    "--ndjson",
    file("lines.ndjson", `${line({ id: 1 })}\n${line({ id: 2 })}\n`),
  ]);
  assert.equal(result.status, 0);
  assert.equal(
    result.stdout,
    `{"id":1,"report":${validReport}}\n{"id":2,"report":${validReport}}\n`,
  );
});

test("a line is answered before the next one is written, even while that one is half written", async () => {
  const child = start(["check", "--ndjson"]);
  const ended = end(child);
  const lines = createInterface({ input: child.stdout });
  for (let id = 0; id < 20; ++id) {
    const text = line({ id });
    child.stdin.write(text.slice(10 * (id % 2)));
    child.stdin.write(`\n${(id + 1) % 2 ? line({ id: id + 1 }).slice(0, 10) : ""}`);
    const [answer] = await once(lines, "line");
    assert.equal(answer, `{"id":${id},"report":${validReport}}`);
  }
  child.stdin.end();
  assert.deepEqual(await ended, { status: 0, stderr: "" });
});

test("memory stays constant over 200 MB of lines", async () => {
  // AddressSanitizer, where the tool is built with it, keeps what was freed.
  const child = start(["check", "--ndjson"], {
    env: { ASAN_OPTIONS: `${process.env.ASAN_OPTIONS}:quarantine_size_mb=1` },
  });
  const ended = end(child);
  child.stdout.resume();
  const lines = `${line({ id: "a".repeat(30_000) })}\n`.repeat(32);
  const feed = async (megabytes) => {
    for (let sent = 0; sent < megabytes * 1e6; sent += lines.length) {
      if (!child.stdin.write(lines)) await once(child.stdin, "drain");
    }
  };
  const peak = () =>
    Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]);
  await feed(20);
  const early = peak();
  await feed(180);
  const late = peak();
  child.stdin.end();
  assert.equal((await ended).status, 0);
  assert.ok(late - early < 4096, `${early} kB, then ${late} kB`);
});

test("on a terminal the way through a file is shown on standard error, and erased at the end", () => {
  const path = file("many.ndjson", `${line({})}\n`.repeat(30_000));
  const progress = onTerminal(`"$DOSSIER" check --ndjson '${path}' > /dev/null`);
  assert.equal(progress.status, 0);
  const drawn = progress.stdout.split("\r\x1b[K");
  assert.equal(drawn.shift(), "");
  assert.equal(drawn.pop(), "", "erased");
  const [, lines, perSecond] = /^ *\d+ %  (\d+) lines  (\d+) lines\/s$/.exec(drawn.at(-1));
  const tenths = Math.ceil((10 * lines) / perSecond);
  assert.ok(drawn.length <= tenths + 1, `drawn ${drawn.length} times in ${tenths / 10} s`);
  for (const text of drawn) assert.match(text, /^ *\d+ %  \d+ lines  \d+ lines\/s$/);

  const redirected = onTerminal(`"$DOSSIER" check --ndjson < '${path}' > /dev/null`);
  assert.match(redirected.stdout, /lines\/s/);
});

test("no way is shown for a pipe, for a terminal that cannot erase, and where the answers are on the terminal", () => {
  const path = file("few.ndjson", `${line({})}\n`);
  assert.equal(onTerminal(`cat '${path}' | "$DOSSIER" check --ndjson > /dev/null`).stdout, "");
  assert.equal(
    onTerminal(`"$DOSSIER" check --ndjson '${path}' > /dev/null`, { env: { TERM: "dumb" } }).stdout,
    "",
  );
  assert.equal(
    onTerminal(`"$DOSSIER" check --ndjson '${path}'`).stdout,
    `{"report":${validReport}}\n`,
  );
});
