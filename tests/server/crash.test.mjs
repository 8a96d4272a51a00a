import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { test } from "node:test";
import {
  attach,
  bodyFor,
  call,
  control,
  events,
  newClient,
  path,
  readyCustomer,
  show,
  sleep,
  start,
  until,
  untilReviewed,
  untilStatus,
} from "../harness/sandbox.mjs";

const rounds = 20;

test("Killed at any moment, the server loses nothing that it accepted and does nothing twice", async () => {
  const args = ["--db", path("crash.db"), "--delay", "3", "--token-seconds", "80000"];
  const received = new Map(); // event_id → bodies
  const hooks = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const { event_id } = JSON.parse(body);
    received.set(event_id, [...(received.get(event_id) ?? []), body]);
    response.end();
  })
    .listen(0, "127.0.0.1")
    .unref();
  await once(hooks, "listening");
  const webhook_url = `http://127.0.0.1:${hooks.address().port}/`;

  let server = await start(args);
  const client = await newClient(server, { webhook_url });
  const uploaded = [];
  const accepted = new Set();
  const uncertain = new Set(); // asked, and no answer came

  for (let round = 0; round < rounds; ++round) {
    const current = server;
    const clients = Array.from({ length: 4 }, async () => {
      for (;;) {
        let customer;
        try {
          customer = await readyCustomer(current, client.token);
          uploaded.push(customer);
          uncertain.add(customer.id);
          const { status } = await attach(current, client.token, customer.id, bodyFor(customer));
          uncertain.delete(customer.id);
          assert.equal(status, 200);
          accepted.add(customer.id);
        } catch (error) {
          if (error.code === "ERR_ASSERTION") throw error;
          return; // the server has gone
        }
      }
    });
    const goal = accepted.size + 1 + Math.floor(Math.random() * 4);
    while (accepted.size < goal && current.child.exitCode === null) await sleep(1);
    await sleep(Math.random() * 20);
    await current.kill();
    await Promise.all(clients);
    server = await start(args);
  }

  // Nothing lost: each goes to its end. Nothing twice: each step was taken once.
  const steps = new Set();
  for (const { id } of uploaded) {
    const headers = { "Last-Event-ID": "0" };
    const { customer_status } = await untilReviewed(server, client.token, id);
    if (customer_status === "INCOMPLETE") {
      assert.ok(!accepted.has(id));
      continue;
    }
    assert.equal(customer_status, "APPROVED");
    const seen = [];
    for await (const event of events(server, client.token, id, { headers })) {
      seen.push(event.data.customer_status);
      steps.add(event.data.event_id);
      if (event.data.customer_status === "APPROVED") break;
    }
    assert.deepEqual(seen, ["PROCESSING", "REVIEWING", "APPROVED"]);
  }

  // Webhooks: each at least once, always with the same body. They are sent in the order of their events.
  await until(async () => {
    const { webhooks } = await control(server, "GET", "webhooks");
    return webhooks.every(({ state }) => state !== "pending");
  });
  assert.deepEqual([...received.keys()].sort(), [...steps].sort());
  for (const bodies of received.values()) assert.equal(new Set(bodies).size, 1);
  const twice = [...received.values()].filter((bodies) => bodies.length > 1).length;
  console.log(
    `${rounds} kills: ${accepted.size} accepted, ${uncertain.size} without an answer,` +
      ` ${steps.size} steps, ${twice} webhooks sent more than once`,
  );
  await server.stop();
  hooks.close();
});

test("A database that breaks under the server costs the requests that need what is lost, and no others", async () => {
  const args = ["--db", path("broken.db"), "--delay", "0"];
  const first = await start(args);
  const client = await newClient(first);
  const customer = await readyCustomer(first, client.token);
  await attach(first, client.token, customer.id, bodyFor(customer));
  await untilStatus(first, client.token, customer.id, "APPROVED");
  await first.stop();

  const second = await start(args);
  await show(second, client.token, customer.id); // who it is stays in the server's memory
  const pages = readFileSync(path("broken.db"));
  writeFileSync(path("broken.db"), pages.fill(0, 4096));
  const headers = { "Last-Event-ID": "0" };
  const stream = events(second, client.token, customer.id, { headers });
  assert.ok((await stream.next()).done);
  assert.equal((await call(second, "GET", "/__sandbox/webhooks")).status, 500);
  assert.equal((await show(second, client.token, customer.id)).customer_status, "APPROVED");
  await second.stop();
  assert.match(second.log(), /internal_error.*events.*malformed/);
});
