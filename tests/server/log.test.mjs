// A log that nobody reads stops nothing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { constants, openSync, readSync } from "node:fs";
import { connect } from "node:net";
import { test } from "node:test";
import { call, path, start, until } from "../harness/sandbox.mjs";

const ask = (server) => call(server, "GET", "/nothing");

/** Has more requests answered than a pipe or a socket takes lines. */
async function askOften(server) {
  for (let round = 0; round < 100; ++round) {
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(server)));
    assert.ok(answers.every(({ status }) => status === 404));
  }
}

const linesOf = (text) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("Requests are answered when the pipe of the log is full, and what was dropped is counted", async () => {
  execFileSync("mkfifo", [path("log")]);
  const server = await start([], ["bash", "-c", 'exec "$@" 2<>"$0"', path("log")]);
  await askOften(server);
  // Somebody begins to read.
  const reader = openSync(path("log"), constants.O_RDONLY | constants.O_NONBLOCK);
  const buffer = Buffer.alloc(2 ** 20);
  const before = linesOf(buffer.toString("latin1", 0, readSync(reader, buffer)));
  await ask(server);
  const after = linesOf(buffer.toString("latin1", 0, readSync(reader, buffer)));
  const requests = (lines) => lines.filter(({ event }) => event === "request").length;
  const [dropped] = after.filter(({ event }) => event === "log_lines_dropped");
  assert.equal(requests(before) + dropped.count + requests(after), 4001);
  assert.ok(dropped.count > 1000);
  await server.stop();
});

test("The same with a socket, of which the end of a line that was cut comes later", async () => {
  const server = await start();
  server.child.stderr.removeAllListeners("data");
  server.child.stderr.pause();
  await askOften(server);
  let log = "";
  server.child.stderr.setEncoding("utf8").on("data", (text) => (log += text));
  server.child.stderr.resume();
  await until(async () => (await ask(server), log.includes("log_lines_dropped")));
  await server.stop();
  assert.ok(linesOf(log).length > 100);
});

test("Where standard error is closed or takes nothing, the log goes nowhere else", async () => {
  for (const redirect of ["2>&-", "2>/dev/full"]) {
    const server = await start([], ["bash", "-c", `exec "$@" ${redirect}`, "bash"]);
    const { socket, answer } = await open(server);
    await ask(server);
    socket.end("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
    assert.match(await answer, /^HTTP\/1\.1 404 (?!.*"event")/s);
    await server.stop();
  }
});

/** A connection that is open before others, with all that will come on it. */
async function open({ port }) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return {
    socket,
    answer: socket
      .setEncoding("latin1")
      .toArray()
      .then((parts) => parts.join("")),
  };
}
