import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { connectTo, say, statusesIn } from "../harness/raw.mjs";
import { sanitizer } from "../harness/reports.mjs";
import {
  attach,
  bodyFor,
  call,
  control,
  events,
  newClient,
  path,
  pdf,
  readyCustomer,
  show,
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

/** Has an attach of a new customer answered. How long that takes is told, for a person to look at. */
async function answerAttach(beside) {
  const customer = await readyCustomer(server, client.token);
  const begin = performance.now();
  const { status } = await attach(server, client.token, customer.id, bodyFor(customer));
  assert.equal(status, 200);
  if (beside) console.log(`attach: ${(performance.now() - begin).toFixed(1)} ms beside ${beside}`);
}

const open = (text) => connectTo(server, text);
const times = (count, what) => Promise.all(Array.from({ length: count }, (_, i) => what(i)));

test("With 200 idle connections, and 700 that stop in a request, attach is answered before any is given up", async () => {
  const before = memory();
  const halves = [
    "P",
    "POST /v2/cust",
    `GET /v2/customers/x HTTP/1.1\r\nHost: x\r\n`,
    `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`,
  ];
  const idle = await times(200, () => open());
  await answerAttach("200 idle connections");
  const stuck = await times(700, (i) => open(halves[i % 4]));
  await answerAttach("700 more that stopped half-way");
  assert.ok([...idle, ...stuck].every(({ socket }) => socket.readyState === "open"));
  assertMemory(memory() - before, 64);
  for (const { socket } of [...idle, ...stuck]) socket.destroy();
});

test("Uploads of one client that stop half-way keep no other from uploading", async () => {
  const customer = await readyCustomer(server, client.token);
  const head =
    `POST /v1/customers/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${client.token}\r\n` +
    `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 20000000\r\n\r\n` +
    `--b\r\nContent-Disposition: form-data; name="f"; filename="f.pdf"\r\n\r\n%PDF-${"x".repeat(100_000)}`;
  const stuck = await times(100, () => open(head));
  const other = await newClient(server);
  const another = await readyCustomer(server, other.token);
  assert.equal((await upload(server, other.token, another.id, { f: pdf() })).status, 200);
  assert.equal((await upload(server, client.token, customer.id, { f: pdf() })).status, 200);
  assert.ok(stuck.every(({ socket }) => socket.readyState === "open"));
  for (const { socket } of stuck) socket.destroy();
});

test("With as many streams as a client may have, one more is refused, and others have theirs", async () => {
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
  const other = await newClient(server);
  const theirs = events(server, other.token, (await readyCustomer(server, other.token)).id);
  assert.equal((await theirs.next()).value.data.customer_status, "INCOMPLETE");
  await theirs.return();
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

test("A connection too many is told so, and one address does not take those of all", async () => {
  // Of 484 descriptors 100 are for connections, of which one address may have 75.
  const small = await start([], ["prlimit", "--nofile=484:484"]);
  const open = await times(75, () => connectTo(small));
  const refused = await connectTo(small);
  await refused.closed;
  assert.deepEqual(statusesIn(refused.text()), [503]);
  assert.match(refused.text(), /Retry-After: 1\r\n.*"Too many connections/s);
  const request = "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  const other = await connectTo(small, request, { localAddress: "127.0.0.2" });
  await other.closed;
  assert.deepEqual(statusesIn(other.text()), [404]);
  open[0].socket.destroy();
  await until(async () => (await say(small, request)).includes(" 404 "));
  // Very many are too many to tell, but none stops the server.
  const many = await times(300, () => connectTo(small));
  for (const { socket } of [...open, ...many]) socket.destroy();
  await until(async () => (await say(small, request)).includes(" 404 "));
  await small.stop();
});

test("Heads without an end, a thousand at once, are refused within little memory", async () => {
  const other = await start();
  const before = memory("RSS", other);
  const line = "GET / HTTP/1.1\r\nHost: x\r\n";
  const kinds = [
    { begin: "GET /", more: "a", status: 414 },
    { begin: `${line}A: `, more: "b", status: 431 },
    { begin: line, more: `A: ${"b".repeat(1000)}\r\n`, status: 431 },
    {
      begin: `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;`,
      more: "a",
      status: 404,
    },
  ];
  // As far as they may go.
  const connections = await times(1000, async (i) => {
    const { begin, more, status } = kinds[i % kinds.length];
    const text = begin + more.repeat(Math.floor((65_000 - begin.length) / more.length));
    return { ...(await connectTo(other, text)), more, status };
  });
  await sleep(500);
  await control(other, "GET", "state");
  const peak = () => memory("HWM", other) - before;
  assertMemory(peak(), 128);
  // And further.
  for (const { socket, more } of connections)
    socket.write(more.repeat(Math.ceil(2_000 / more.length)));
  for (const { closed, text, status } of connections) {
    await closed;
    assert.deepEqual(statusesIn(text()), [status]);
  }
  assertMemory(peak(), 128);
  await other.stop();
});

test("A head has at most a hundred headers", async () => {
  const ask = (count) =>
    say(server, `GET / HTTP/1.1\r\nHost: x\r\n${"A: b\r\n".repeat(count - 1)}\r\n`).then(
      statusesIn,
    );
  assert.deepEqual(await ask(100), [404]);
  assert.deepEqual(await ask(101), [431]);
  assert.deepEqual(await ask(9000), [431]);
});

test("Answers that nobody takes wait within little memory", async () => {
  const site = path("large-site");
  mkdirSync(site, { recursive: true });
  writeFileSync(`${site}/index.html`, "<!doctype html>");
  writeFileSync(`${site}/large.bin`, Buffer.alloc(20 * 2 ** 20, "x"));
  const other = await start(["--site", site]);
  const before = memory("RSS", other);
  const takers = await times(100, async () => {
    const connection = await connectTo(other);
    connection.socket.pause();
    connection.socket.write("GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3));
    return connection;
  });
  await sleep(500);
  await control(other, "GET", "state");
  assertMemory(memory("HWM", other) - before, 100);
  for (const { socket } of takers) socket.destroy();
  await other.stop();
});

test("The head of a webhook receiver's answer has an end too", async () => {
  const other = await start(["--delay", "0"]);
  const block = `A: ${"b".repeat(65536)}\r\n`;
  const receiver = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("HTTP/1.1 200 OK\r\n");
    const pump = () => {
      while (socket.writable && socket.write(block));
    };
    socket.on("drain", pump);
    pump();
  });
  await once(receiver.listen(0, "127.0.0.1").unref(), "listening");
  const webhook_url = `http://127.0.0.1:${receiver.address().port}/`;
  const before = memory("RSS", other);
  const { token } = await newClient(other, { webhook_url });
  await times(20, async () => {
    const customer = await readyCustomer(other, token);
    await attach(other, token, customer.id, bodyFor(customer));
  });
  await until(async () => {
    const { webhooks } = await control(other, "GET", "webhooks");
    return webhooks.filter(({ attempts }) => attempts > 0).length >= 10;
  });
  const { webhooks } = await control(other, "GET", "webhooks");
  assert.ok(webhooks.every(({ state }) => state !== "delivered"));
  assertMemory(memory("HWM", other) - before, 48);
  await other.stop();
  receiver.close();
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
    assert.deepEqual(statusesIn(text()), [408]);
  });

  test("A body that comes a byte now and then has its time too", async () => {
    const { socket, closed, text } = await open(
      "POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
    );
    const drip = setInterval(() => socket.write("x"), 200);
    await closed;
    clearInterval(drip);
    assert.deepEqual(statusesIn(text()), [408]);
  });

  test("Those who take no answer are let go, and others are answered meanwhile", async () => {
    const other = await start();
    const descriptors = () => readdirSync(`/proc/${other.child.pid}/fd`).length;
    const before = descriptors();
    const get = (path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const filler = await connectTo(other, get("/x").repeat(500)); // makes the journal long
    filler.socket.end();
    await filler.closed;
    const takers = await Promise.all(
      Array.from({ length: 10 }, () => connectTo(other, get("/__sandbox/journal").repeat(500))),
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
    const statuses = statusesIn(await say(server, text));
    assert.ok(
      statuses.length > 0 && statuses.every((status) => status >= 400),
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

test("Many large uploads at once stay within little memory", async () => {
  const customer = await readyCustomer(server, client.token);
  const large = new Blob(["%PDF-1.7", new Uint8Array(9 * 1024 * 1024), "%%EOF"]);
  const before = memory("HWM");
  const answers = await times(24, () =>
    upload(server, client.token, customer.id, { a: large, b: large }),
  );
  assert.ok(answers.every(({ status }) => status === 200));
  assertMemory(memory("HWM") - before, 32);
});

test("No request waits for the body of another client to be judged", async () => {
  const [other, customer] = [await newClient(server), await readyCustomer(server, client.token)];
  const mine = await readyCustomer(server, other.token);
  const body = `{"identifying_documents":[${Array(87_000).fill("{}")}],"address_documents":[],"tos_policies_value":"x"}`;
  await control(server, "GET", "state");
  let judging = true;
  const heavy = times(16, () =>
    attach(server, client.token, customer.id, undefined, { body }),
  ).then((answers) => {
    judging = false;
    return answers;
  });
  while (judging) await show(server, other.token, mine.id);
  assert.ok((await heavy).every(({ status }) => status === 422));
  const { requests } = await control(server, "GET", "journal");
  const median = (route) => {
    const of = requests.filter((request) => request.route === route).slice(-30);
    return of.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)[of.length >> 1];
  };
  const [light, judged] = [median("/v2/customers/*"), median("/v2/customers/*/individual/attach")];
  console.log(`beside bodies that take ${judged} ms others wait ${light} ms (medians)`);
  assert.ok(light < judged / 4);
});
