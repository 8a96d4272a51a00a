// Each language says the same: vectors, malformed contexts, plans, fixes, files, random cases, threads and servers, for all of `examples/`.
//
//     HOSTS="go ruby" node --test tests/hosts/hosts.test.mjs    those alone
//     SEED=7 COUNT=100000 …                                     another stream, a longer one
//     UPDATE_SNAPSHOT=1 …                                       writes the tables of docs/hosts.md and README.md
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { isDeepStrictEqual } from "node:util";

import { exampleBody, exampleContext } from "../harness/example.mjs";
import { root, tool } from "../harness/paths.mjs";
import { toolReports } from "../harness/tool.mjs";
import { httpAnswer } from "../model/answer.mjs";
import {
  Count,
  ask,
  batches,
  contextCases,
  fileCases,
  fixCases,
  objectsAgree,
  planCases,
  randomAsks,
  randomFileAsks,
  randomFixAsks,
  valueOf,
  vectorCases,
} from "./cases.mjs";
import { Executor } from "./executor.mjs";
import { customers, hosts as all } from "./hosts.mjs";
import { start } from "./server.mjs";

const seed = Number(process.env.SEED ?? 20261122);
const count = Number(process.env.COUNT ?? 2000);
const words = process.env.HOSTS?.split(" ");

const hosts = all
  .filter(({ word }) => words === undefined || words.includes(word))
  .map((host) => ({ ...host, program: new Executor(host.executor), row: {} }));
assert.notEqual(hosts.length, 0);
after(() => hosts.forEach(({ program }) => program.end()));

const threads = 8;
const context_text = JSON.stringify(exampleContext);

const allHold = ({ shown }) => assert.deepEqual(shown, [], shown.join("\n\n"));

for (const host of hosts) {
  const { language, program, row } = host;

  test(`${language}: the vectors`, async () => {
    const counted = await ask(program, vectorCases());
    allHold(counted);
    row.vectors = counted.passed;
  });

  test(`${language}: good and malformed contexts`, async () => {
    const cases = contextCases();
    const asked = cases.filter((one) => !(host.contextsAreValues && one.isOnlyText));
    const counted = await ask(program, asked);
    allHold(counted);
    row.contexts = counted.passed;
    row.skipped = cases.length - asked.length;
  });

  test(`${language}: an error is told whole, whatever a name holds`, async () => {
    const context_text = JSON.stringify({ "\u0000a\u0000“\u2028": 1 });
    const [{ error }] = await program.ask([{ body: "{}", context_text }]);
    assert.ok(error.startsWith("The context's member \u0000a\u0000“\u2028 is not known."), error);
  });

  test(`${language}: plans`, async () => {
    const counted = await ask(program, planCases());
    allHold(counted);
    row.plans = counted.passed;
  });

  test(`${language}: fixes`, async () => {
    const counted = await ask(program, fixCases());
    allHold(counted);
    row.fixes = counted.passed;
  });

  test(`${language}: files`, async () => {
    const counted = await ask(program, fileCases());
    allHold(counted);
    row.files = counted.passed;
  });

  if (host.threads) {
    test(`${language}: ${threads} threads at once`, async () => {
      const bodies = Array.from(randomAsks(seed, 100), ({ ask }) => ask.body).filter(Boolean);
      const times = 10;
      const [answer] = await program.ask([{ threads: { bodies, context_text, threads, times } }]);
      const verdicts = threads * times * bodies.length;
      assert.deepEqual(JSON.parse(answer.threads), { verdicts, differing: 0 });
      row.threads = threads;
    });
  }

  test(`${language}: how long a verdict takes, and to read the body as JSON`, async (t) => {
    const body = JSON.stringify(exampleBody());
    const asked = Array.from({ length: 9 }, () => ({ time: { body, context_text, times: 2000 } }));
    const times = (await program.ask(asked)).map(({ time }) => JSON.parse(time));
    for (const name of ["verdict_ns", "json_ns"]) {
      row[name] = Math.min(...times.map((one) => one[name])); // of the run that was disturbed least
      assert.ok(row[name] > 0);
      t.diagnostic(`${name}: ${row[name]}`);
    }
  });
}

/** An answer without the objects, which say the same. */
const texts = ({ objects: _, ...rest }) => rest;

/** Whether answers are the same but for how the text of a fixed body is written. */
const written = ({ fixed: ours, ...rest }, { fixed, ...demanded }) =>
  isDeepStrictEqual(rest, demanded) &&
  (ours === fixed || isDeepStrictEqual(...[ours, fixed].map((text) => valueOf(JSON.parse(text)))));

for (const [what, name, asks] of [
  ["bodies and contexts", "random", randomAsks(seed, count)],
  ["bodies and their fixes", "randomFixes", randomFixAsks(seed, count / 10)],
  ["files", "randomFiles", randomFileAsks(seed, count / 10)],
]) {
  test(`the answers to random ${what} are those of the tool, byte for byte`, async (t) => {
    const reference = new Executor([tool, "check", "--ndjson"]);
    t.after(() => reference.end());
    const counts = hosts.map(() => new Count());
    for (const batch of batches(asks)) {
      const asked = batch.map((one) => one.ask);
      const [demanded, ...answers] = await Promise.all(
        [reference, ...hosts.map(({ program }) => program)].map((one) => one.ask(asked)),
      );
      for (const [i, one] of batch.entries()) {
        for (const [h, counted] of counts.entries()) {
          const answer = answers[h][i];
          const same = hosts[h].writesAnew ? written : isDeepStrictEqual;
          const holds = same(texts(answer), demanded[i]) && objectsAgree(answer);
          counted.add(holds, one, JSON.stringify(demanded[i]), answer);
        }
      }
    }
    for (const [h, counted] of counts.entries()) {
      hosts[h].row[name] = counted.passed;
      hosts[h].row.differing = (hosts[h].row.differing ?? 0) + counted.differing;
      await t.test(hosts[h].language, () => allHold(counted));
    }
  });
}

/** What stands for a customer and a body: the tool's report on it today, as an answer. */
function demanded(id, facts, body) {
  const today = new Date().toISOString().slice(0, 10);
  const [report] = toolReports([{ text: body, context: { today, ...facts } }]);
  const answer = httpAnswer(JSON.parse(report), id);
  return { status: answer.status, type: "application/json", text: JSON.stringify(answer.body) };
}

const today = () => new Date().toISOString().slice(0, 10);

const bodies = [
  JSON.stringify(exampleBody()),
  JSON.stringify(exampleBody({ state: undefined, country: "USE" }, { colour: "“red”\u0001" })),
  JSON.stringify(exampleBody({ files: [{ side: "FRONT", uri: "/of another.pdf" }] })),
  JSON.stringify(
    exampleBody(
      {},
      {
        address_documents: [
          { type: "UTILITY_BILL", country: "USA", files: [{ uri: "/of another.pdf" }] },
        ],
      },
    ),
  ),
  "[1,]",
  "",
  Buffer.from([0x22, 0xff, 0x22]),
  `{"a\\u0000b":${JSON.stringify("😀\u2028<&>")}}`,
  " ".repeat(262_145),
];

for (const { language, server } of hosts) {
  test(`${language}: the server answers as the endpoint does`, async (t) => {
    const { post, stop } = await start(server, customers);
    t.after(stop);
    const statuses = new Set();
    const attach = (id) => `/v2/customers/${id}/individual/attach`;
    for (const [id, facts] of Object.entries(JSON.parse(readFileSync(customers, "utf8")))) {
      for (const body of bodies) {
        const before = today();
        const answer = await post(attach(id), body);
        if (before !== today()) continue; // midnight
        assert.deepEqual(answer, demanded(id, facts, body), `${id}: ${body.slice(0, 200)}`);
        statuses.add(answer.status);
      }
    }
    const nobody = { message: "There is no such customer. Check the customer's ID." };
    for (const path of [
      attach("0ca1e0c2-7a4d-4a86-9a29-3c2b6f1d5eff"),
      attach("no-uuid"),
      attach(""),
      "/",
    ]) {
      const { status, text } = await post(path, bodies[0]);
      assert.deepEqual({ status, text }, { status: 404, text: JSON.stringify(nobody) }, path);
      statuses.add(status);
    }
    assert.deepEqual([...statuses].sort(), [200, 400, 403, 404, 409, 422]);

    const [id] = Object.keys(JSON.parse(readFileSync(customers, "utf8")));
    const one = await post(attach(id), bodies[1]);
    const many = await Promise.all(Array.from({ length: 100 }, () => post(attach(id), bodies[1])));
    for (const answer of many) assert.deepEqual(answer, one);
  });
}

const digits = (number) => number.toLocaleString("en-US");
const microseconds = (ns) => `${(ns / 1000).toPrecision(3)} µs`;

/** The row of a host in each page's table. */
const rows = {
  "docs/hosts.md": ({ language, by, row }) => [
    `${language}, ${by}`,
    digits(row.vectors),
    `${digits(row.contexts)}${row.skipped ? `, ${row.skipped} skipped` : ""}`,
    digits(row.plans + row.fixes + row.files),
    digits(row.random + row.randomFixes + row.randomFiles),
    microseconds(row.verdict_ns),
    microseconds(row.json_ns),
    row.threads ?? "–",
  ],
  "README.md": ({ language, by, row }) => [
    `${language}, ${by}`,
    digits(row.vectors + row.contexts + row.plans + row.fixes + row.files),
    digits(row.random + row.randomFixes + row.randomFiles),
    row.differing,
    microseconds(row.verdict_ns),
    microseconds(row.json_ns),
  ],
};

for (const [page, cellsOf] of Object.entries(rows)) {
  test(
    `the table of ${page}`,
    { skip: process.env.UPDATE_SNAPSHOT !== "1" && "it is not to be written" },
    () => {
      const path = join(root, page);
      const lines = hosts.map((host) => `| ${cellsOf(host).join(" | ")} |\n`);
      const text = readFileSync(path, "utf8");
      const filled = text.replace(/(?<=\n\| host .*\n\|[-:| ]+\|\n)(?:\|.*\n)+/, lines.join(""));
      assert.notEqual(filled, text);
      writeFileSync(path, filled);
    },
  );
}
