// Where a request ends: two readers of the same bytes must not see two requests (RFC 9112).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connectTo, say, statusesIn } from "../harness/raw.mjs";
import { newClient, readyCustomer, start } from "../harness/sandbox.mjs";

let server;
before(async () => (server = await start(["--seed", "demo"])));
after(() => server.stop());

const post = (headers, body = "") =>
  `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\n${headers}\r\n${body}`;
const chunked = (chunks) => post("Transfer-Encoding: chunked\r\n", chunks);
const smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
const grant = "grant_type=password"; // which is answered, by 400 unsupported_grant_type

/** All that comes for these bytes until the server closes, though the client leaves the connection open. */
async function untilClosed(text) {
  const connection = await connectTo(server, text);
  await connection.closed;
  return connection.text();
}

test("Requests behind one another on a connection are all answered, in order", async () => {
  const one = (path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const text = await say(
    server,
    one("/a") +
      post("Content-Length: 2\r\n", "{}") +
      one("/b") +
      chunked(`13\r\n${grant}\r\n0\r\n\r\n`) +
      one("/c"),
  );
  assert.deepEqual(statusesIn(text), [404, 400, 404, 400, 404]);
  assert.match(text, /unsupported_grant_type/);
});

test("What the standard forbids is answered with 400, and ends the connection", async () => {
  const heads = {
    "a blank before the colon": post("Content-Length : 2\r\n", `{}${smuggled}`),
    "lines that end with LF": post("Content-Length: 2\r\n", `{}${smuggled}`).replaceAll(
      "\r\n",
      "\n",
    ),
    "one line that ends with LF": post("A: b\nContent-Length: 2\r\n", `{}${smuggled}`),
    "a CR in a line": post("A: b\rContent-Length: 2\r\n", `{}${smuggled}`),
    "a NUL": post("A: b\0c\r\nContent-Length: 2\r\n", `{}${smuggled}`),
    "a line that goes on": post("A: b\r\n Content-Length: 2\r\n", `{}${smuggled}`),
    "a length that goes on": post("Content-Length:\r\n 2\r\n", `{}${smuggled}`),
    "a first line that goes on": post(" A: b\r\nContent-Length: 2\r\n", `{}${smuggled}`),
    "a line without a colon": post("Content-Length\r\n", smuggled),
    "a header without a name": post(": 2\r\n", smuggled),
    "two lengths": post("Content-Length: 5\r\nContent-Length: 6\r\n", `hello${smuggled}`),
    "the same length twice": post("Content-Length: 2\r\nContent-Length: 2\r\n", `{}${smuggled}`),
    "a list of lengths": post("Content-Length: 2, 2\r\n", `{}${smuggled}`),
    "a length and chunks": post(
      "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
      `0\r\n\r\n${smuggled}`,
    ),
    "chunks and a length": post(
      "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
      `0\r\n\r\n${smuggled}`,
    ),
    "a negative length": post("Content-Length: -1\r\n", smuggled),
    "a length with a sign": post("Content-Length: +2\r\n", `{}${smuggled}`),
    "a hexadecimal length": post("Content-Length: 0x2\r\n", `{}${smuggled}`),
    "an empty length": post("Content-Length: \r\n", smuggled),
    "a length beyond all numbers": post(
      "Content-Length: 18446744073709551618\r\n",
      `{}${smuggled}`,
    ),
    "an encoding that is escaped": post("Transfer-Encoding: %63hunked\r\n", `0\r\n\r\n${smuggled}`),
    "another encoding": post("Transfer-Encoding: gzip\r\n", smuggled),
    "another encoding before chunks": post(
      "Transfer-Encoding: gzip, chunked\r\n",
      `0\r\n\r\n${smuggled}`,
    ),
    "another encoding behind chunks": post(
      "Transfer-Encoding: chunked, gzip\r\n",
      `0\r\n\r\n${smuggled}`,
    ),
    "chunks twice": post("Transfer-Encoding: chunked, chunked\r\n", `0\r\n\r\n${smuggled}`),
    "two encodings": post(
      "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
      `0\r\n\r\n${smuggled}`,
    ),
    "chunks in HTTP/1.0": chunked(`0\r\n\r\n${smuggled}`).replace("HTTP/1.1", "HTTP/1.0"),
    "no host": `GET / HTTP/1.1\r\n\r\n${smuggled}`,
    "two hosts": `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${smuggled}`,
    "two authorizations": post("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n", smuggled),
    "no HTTP": `NONSENSE\r\n\r\n${smuggled}`,
    "a version that is none": `GET / HTTP/9.9\r\nHost: x\r\n\r\n${smuggled}`,
    "HTTP/0.9": `GET /\r\n\r\n${smuggled}`,
    "two blanks": `GET  / HTTP/1.1\r\nHost: x\r\n\r\n${smuggled}`,
    "a blank in the address": `GET /a b HTTP/1.1\r\nHost: x\r\n\r\n${smuggled}`,
    "an address that is no path": `GET a HTTP/1.1\r\nHost: x\r\n\r\n${smuggled}`,
    "letters that are not ASCII": `GET /\xe4 HTTP/1.1\r\nHost: x\r\n\r\n${smuggled}`,
    zeros: "\x00\x01\x02\x03\r\n\r\n",
    TLS: "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
  };
  const bodies = {
    "a hexadecimal size": "0x2\r\n{}\r\n0\r\n\r\n",
    "a size with a sign": "+2\r\n{}\r\n0\r\n\r\n",
    "a negative size": "-2\r\n{}\r\n0\r\n\r\n",
    "a size that wraps around": "-fffffffffffffffe\r\n{}\r\n0\r\n\r\n",
    "a size beyond all numbers": "10000000000000002\r\n{}\r\n0\r\n\r\n",
    "letters behind the size": "2zz\r\n{}\r\n0\r\n\r\n",
    "a blank before the size": " 2\r\n{}\r\n0\r\n\r\n",
    "no size": "\r\n{}\r\n0\r\n\r\n",
    "no number": "zz\r\n{}\r\n0\r\n\r\n",
    "lines that end with LF": "2\n{}\n0\n\n",
    "a chunk that is longer than told": "2\r\n{}x\r\n0\r\n\r\n",
    "an extension that hides a line": '2;a="\n"\r\n{}\r\n0\r\n\r\n',
    "an extension without a name": "2;\r\n{}\r\n0\r\n\r\n",
    "a trailer without a colon": "2\r\n{}\r\n0\r\nnonsense\r\n\r\n",
    "a length in the trailer": "2\r\n{}\r\n0\r\nContent-Length: 2\r\n\r\n",
  };
  for (const [name, chunks] of Object.entries(bodies))
    heads[`chunks: ${name}`] = chunked(chunks + smuggled);
  for (const [name, text] of Object.entries(heads)) {
    const answer = await untilClosed(text);
    assert.deepEqual(statusesIn(answer), [400], `${name}: ${answer}`);
    const body = answer.split("\r\n\r\n")[1];
    assert.ok(JSON.parse(body).message.length > 20, name);
  }
});

test("Trailers are read and dropped, extensions of chunks are passed over", async () => {
  const { token } = await newClient(server);
  const customer = await readyCustomer(server, token);
  const url = `/v2/customers/${customer.id}/individual/attach`;
  const text = await say(
    server,
    `POST ${url} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nTransfer-Encoding: chunked\r\n\r\n` +
      `1;a=b;c="d;e"\r\n{\r\n01\r\n}\r\n000\r\nX-Checksum: 1\r\nAuthorization: Bearer nobody's\r\n\r\n${smuggled}`,
  );
  assert.deepEqual(statusesIn(text), [422, 404]);
});

test("Values of headers are taken as they stand", async () => {
  const { token } = await newClient(server);
  const escaped = `%${token.charCodeAt(0).toString(16)}${token.slice(1)}`;
  const ask = (path, headers) =>
    say(server, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`).then(statusesIn);
  const customer = await readyCustomer(server, token);
  assert.deepEqual(
    await ask(`/v2/customers/${customer.id}`, `Authorization: Bearer ${token}\r\n`),
    [200],
  );
  assert.deepEqual(
    await ask(`/v2/customers/${customer.id}`, `Authorization: Bearer ${escaped}\r\n`),
    [401],
  );
  assert.deepEqual(await ask("/__sandbox/state", "Origin: http://localhost\r\n"), [200]);
  assert.deepEqual(await ask("/__sandbox/state", "Origin: http://local%68ost\r\n"), [403]);
});

test("A whole address stands for its path and its host", async () => {
  const ask = (address, host) =>
    say(server, `GET ${address} HTTP/1.1\r\nHost: ${host}\r\n\r\n`).then(statusesIn);
  assert.deepEqual(await ask("http://localhost/__sandbox/state?a=b", "evil.example"), [200]);
  assert.deepEqual(await ask("http://evil.example/__sandbox/state", "localhost"), [403]);
  assert.deepEqual(await ask("HTTP://localhost", "localhost"), [404]);
  assert.deepEqual(await ask("https://localhost/__sandbox/state", "localhost"), [400]);
});

test("Empty lines before a request, HTTP/1.0 and Expect are understood", async () => {
  const old = await say(server, "\r\n\r\nGET /a HTTP/1.0\r\n\r\nGET /b HTTP/1.0\r\n\r\n");
  assert.deepEqual(statusesIn(old), [404]);
  const kept = "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
  assert.deepEqual(statusesIn(await say(server, kept + kept)), [404, 404]);

  const waits = await connectTo(
    server,
    post(`Content-Length: ${grant.length}\r\nExpect: 100-continue\r\n`),
  );
  await waits.until("100 Continue\r\n\r\n");
  waits.socket.end(grant);
  await waits.closed;
  assert.deepEqual(statusesIn(waits.text()), [100, 400]);
  assert.match(waits.text(), /unsupported_grant_type/);
  assert.deepEqual(statusesIn(await untilClosed(post("Expect: more\r\n", smuggled))), [417]);
});

test("Who is refused by the head of the request is not asked for a body", async () => {
  const upload = `POST /v1/customers/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n`;
  assert.deepEqual(statusesIn(await untilClosed(`${upload}Expect: 100-continue\r\n\r\n`)), [401]);
  assert.deepEqual(statusesIn(await untilClosed(`${upload}\r\n`)), [401]);
});
