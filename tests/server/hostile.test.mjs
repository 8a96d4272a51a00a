import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { sanitizer } from "../harness/reports.mjs";
import {
  attach,
  bodyFor,
  call,
  control,
  events,
  newClient,
  pdf,
  readyCustomer,
  sleep,
  start,
  until,
  upload,
} from "../harness/sandbox.mjs";

let server;
let client;
before(async () => {
  server = await start();
  client = await newClient(server);
});
after(() => server.stop());

/** The memory of a server in MiB: that of now (RSS), the most there has been (HWM), or its addresses (Size). */
const memory = (kind = "RSS", { child } = server) => {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(status.match(new RegExp(`Vm${kind}:\\s+(\\d+)`))[1]) / 1024;
};

/** Holds memory against a limit, unless a sanitizer needs some of its own. */
function assertMemory(mebibytes, limit) {
  console.log(`${mebibytes.toFixed(1)} MiB of memory, and ${limit} are allowed`);
  assert.ok(sanitizer() || mebibytes < limit);
}

/** An open connection that has sent this: { socket, text(), closed }. */
async function open(text = "", { port } = server) {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.setEncoding("latin1").on("data", (part) => (received += part));
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.on("close", resolve));
  await new Promise((resolve) => socket.on("connect", resolve));
  if (text) socket.write(text);
  return { socket, text: () => received, closed };
}

/** All that the server says to these bytes, with nothing behind them. */
async function say(text) {
  const connection = await open(text);
  connection.socket.end();
  await connection.closed;
  return connection.text();
}

const statusesIn = (text) =>
  [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

/** Has an attach of a new customer answered. How long that takes is told, for a person to look at. */
async function answerAttach(beside) {
  const customer = await readyCustomer(server, client.token);
  const begin = performance.now();
  const { status } = await attach(server, client.token, customer.id, bodyFor(customer));
  assert.equal(status, 200);
  if (beside) console.log(`attach: ${(performance.now() - begin).toFixed(1)} ms beside ${beside}`);
}

test("With 200 idle connections, and 200 that stop in a request, attach is answered before any is given up", async () => {
  const before = memory();
  const halves = [
    "",
    "POST /v2/cust",
    `GET /v2/customers/x HTTP/1.1\r\nHost: x\r\n`,
    `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`,
  ];
  const idle = await Promise.all(Array.from({ length: 200 }, () => open()));
  await answerAttach("200 idle connections");
  const stuck = await Promise.all(Array.from({ length: 200 }, (_, i) => open(halves[i % 4])));
  await sleep(100);
  await answerAttach("200 more that stopped half-way");
  assert.ok([...idle, ...stuck].every(({ socket }) => socket.readyState === "open"));
  assertMemory(memory() - before, 64);
  for (const { socket } of [...idle, ...stuck]) socket.destroy();
});

test("With as many streams as there may be, attach still answers, and one more is refused", async () => {
  const customer = await readyCustomer(server, client.token);
  const abort = new AbortController();
  const streams = Array.from({ length: 256 }, () =>
    events(server, client.token, customer.id, { signal: abort.signal }),
  );
  await Promise.all(streams.map((stream) => stream.next()));
  await answerAttach("256 streams");
  const more = await call(server, "GET", `/v2/customers/${customer.id}/events`, {
    token: client.token,
  });
  assert.equal(more.status, 503);
  assert.ok(more.headers.get("retry-after"));
  abort.abort();
  await Promise.allSettled(streams.map((stream) => stream.next()));
  // The places come back.
  await until(async () => {
    const stream = events(server, client.token, customer.id);
    const first = await stream.next().catch((error) => assert.match(error.message, /503/));
    await stream.return();
    return first;
  });
});

// Each of these waits for the end of the server's patience, so they wait together.
describe("Clients that are slow", { concurrency: true }, () => {
  test("One who sends a byte now and then is not waited for beyond the time of a request", async () => {
    const begin = performance.now();
    const { socket, closed, text } = await open("POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\n");
    const drip = setInterval(() => socket.write("X-A: b\r\n"), 200);
    await closed;
    clearInterval(drip);
    assert.ok(performance.now() - begin > 9900, "but for as long as that");
    assert.ok(!text().includes("200"));
  });

  test("Those who take no answer are let go, and others are answered meanwhile", async () => {
    const other = await start();
    const descriptors = () => readdirSync(`/proc/${other.child.pid}/fd`).length;
    const before = descriptors();
    const get = (path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const filler = await open(get("/x").repeat(500), other); // makes the journal long
    filler.socket.end();
    await filler.closed;
    const takers = await Promise.all(
      Array.from({ length: 10 }, () => open(get("/__sandbox/journal").repeat(500), other)),
    );
    for (const { socket } of takers) socket.pause();
    await until(() => descriptors() >= before + takers.length);
    await control(other, "GET", "state");
    await until(() => descriptors() < before + takers.length / 2);
    for (const { socket } of takers) socket.resume();
    for (const { closed, text } of takers) {
      await closed;
      assert.ok(statusesIn(text()).length < 500);
    }
    await other.stop();
  });
});

test("Requests behind one another on a connection are all answered, in order", async () => {
  const one = (path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const post = "POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
  const text = await say(one("/a") + post + one("/b") + post + one("/c"));
  assert.deepEqual(statusesIn(text), [404, 400, 404, 400, 404]);
});

test("A request whose length is not clear, or that is not HTTP, ends the connection", async () => {
  const post = (headers, body = "") =>
    `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\n${headers}\r\n${body}`;
  const smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const text of [
    post("Content-Length: 5\r\nContent-Length: 6\r\n", `hello${smuggled}`),
    post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", `0\r\n\r\n${smuggled}`),
    post("Content-Length: -1\r\n", smuggled),
    post("Content-Length: +5\r\n", `hello${smuggled}`),
    post("Content-Length: 0x5\r\n", `hello${smuggled}`),
    post("Content-Length: 99999999999999999999\r\n", smuggled),
    post("Transfer-Encoding: gzip\r\n", smuggled),
    post("Transfer-Encoding: chunked, chunked\r\n", `0\r\n\r\n${smuggled}`),
    `NONSENSE\r\n\r\n${smuggled}`,
    `FETCH / HTTP/1.1\r\n\r\n${smuggled}`,
    `GET / HTTP/9.9\r\n\r\n${smuggled}`,
    "\x00\x01\x02\x03\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
  ]) {
    const connection = await open(text);
    await connection.closed;
    const answer = connection.text();
    assert.ok(statusesIn(answer).length <= 1, text);
    assert.ok(
      statusesIn(answer).every((status) => status >= 400 && status < 500),
      `${text} ${answer}`,
    );
  }
  await answerAttach();
});

test("Chunked bodies are read, broken chunks are refused", async () => {
  const chunked = (chunks) =>
    `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`;
  const good = await say(chunked('5\r\n{"gra\r\n15\r\nnt_type":"password"} \r\n0\r\n\r\n'));
  assert.match(good, /unsupported_grant_type/);
  for (const chunks of ["zz\r\n", "5\r\nab\r\n", "-5\r\nhello\r\n0\r\n\r\n"]) {
    const answer = await say(chunked(chunks));
    assert.ok(!answer.includes(" 200 "), chunks);
  }
  await answerAttach();
});

test("Long paths, many and long headers are refused, and the server lives", async () => {
  for (const text of [
    `GET /${"a".repeat(3000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET /?${"a=b&".repeat(1500)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nX: ${"y".repeat(100_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\nRange: bytes=${"0-1,".repeat(1900)}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${"X: y\r\n".repeat(5000)}\r\n`,
    `GET /%00%ff%c0%80${"/..".repeat(200)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  ]) {
    const statuses = statusesIn(await say(text));
    assert.ok(
      statuses.every((status) => status >= 400),
      `${text.slice(0, 50)} ${statuses}`,
    );
  }
  await answerAttach();
});

test("What comes behind a refused upload is not read to its end", async () => {
  const { socket, closed, text } = await open(
    "POST /v1/customers/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 30000000\r\n\r\n",
  );
  const block = "x".repeat(65536);
  const pump = setInterval(() => socket.writable && socket.write(block), 1);
  await closed;
  clearInterval(pump);
  assert.deepEqual(statusesIn(text()), [401]);
});

test("Many large bodies of attaches stay within little memory", async () => {
  const customer = await readyCustomer(server, client.token);
  const body = " ".repeat(20_000_000);
  const before = memory("HWM");
  const answers = await Promise.all(
    Array.from({ length: 16 }, () =>
      attach(server, client.token, customer.id, undefined, { body }),
    ),
  );
  assert.ok(answers.every(({ status }) => status === 400));
  assertMemory(memory("HWM") - before, 100);
});

test("Many large uploads at once stay within the memory that they may have", async () => {
  const customer = await readyCustomer(server, client.token);
  const large = new Blob(["%PDF-1.7", new Uint8Array(9 * 1024 * 1024), "%%EOF"]);
  const answers = await Promise.all(
    Array.from({ length: 24 }, () =>
      upload(server, client.token, customer.id, { a: large, b: large }),
    ),
  );
  const statuses = answers.map(({ status }) => status);
  assertMemory(memory("HWM"), 100);
  assert.ok(statuses.every((status) => status === 200 || status === 503));
  assert.ok(statuses.includes(200));
  assert.equal((await upload(server, client.token, customer.id, { a: pdf() })).status, 200);
});

test(
  "Where the system gives no more threads, requests wait for the one there is, and a stop ends it",
  { skip: sanitizer() && "a sanitizer ends a program that gets no thread" },
  async () => {
    // Threads with stacks of a GiB, and from now on half a GiB of addresses.
    const poor = await start([], ["prlimit", `--stack=${2 ** 30}`]);
    const addresses = Math.ceil(memory("Size", poor) + 512) * 2 ** 20;
    execFileSync("prlimit", ["--pid", poor.child.pid, `--as=${addresses}`]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(poor, "GET", "/")));
    assert.ok(answers.every(({ status }) => status === 404));
    await poor.stop();
  },
);
