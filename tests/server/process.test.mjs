import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { after, before, test } from "node:test";
import { sanitizer } from "../harness/reports.mjs";
import {
  attach,
  bodyFor,
  call,
  control,
  events,
  newClient,
  path,
  readyCustomer,
  selfieOf,
  start,
  statusesUntil,
  tokensFor,
  twoSided,
  until,
  untilStatus,
} from "../harness/sandbox.mjs";

let server;
let client;
before(async () => {
  server = await start(["--delay", "20"]);
  client = await newClient(server);
});
after(() => server.stop());

const send = (customer, json) => attach(server, client.token, customer.id, json);

/** A server that webhooks are sent to: { url, requests, answer, close() }. */
async function receiver(answer = () => 200) {
  const requests = [];
  const http = createServer(async (request, response) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += part;
    const seen = { url: request.url, headers: request.headers, body, json: JSON.parse(body) };
    requests.push(seen);
    const status = await answer(requests.length, seen);
    if (status === 0) request.socket.destroy();
    else response.writeHead(status).end("thank you");
  });
  http.listen(0, "127.0.0.1").unref();
  await once(http, "listening");
  return {
    url: `http://127.0.0.1:${http.address().port}/hooks?a=b`,
    requests,
    close: () => (http.close(), http.closeAllConnections()),
  };
}

test("Each magic number forces its outcome, and reviewers ask for what is wrong with which slot", async () => {
  const license = (customer, number) =>
    bodyFor(
      customer,
      { type: "DRIVERS_LICENSE", state: "US-CA", number, files: twoSided(customer) },
      [selfieOf(customer)],
    );
  const passport = (customer, number) => bodyFor(customer, { number });
  /** A wish in one line: the section, the type of document, the field, its status and, where there is one, the side. */
  const lineOf = ({ section, categories: [{ document_type, fields }] }) =>
    fields
      .map(({ field_name, status, side }) =>
        [section, document_type, field_name, status, side].filter(Boolean).join(" "),
      )
      .join();
  const tried = new Set();
  for (const [number, status, wish, rejected, build = license] of [
    ["X1234567", "APPROVED"],
    ["SANDBOX-APPROVED", "APPROVED"],
    ["sandbox-rejected", "APPROVED"],
    ["SANDBOX-REJECTED", "REJECTED"],
    ["SANDBOX-ON-HOLD", "ON_HOLD"],
    ["SANDBOX-NUMBER", "ACTION_REQUIRED", "proof_of_identity GOVERNMENT_ID number INVALID"],
    ["SANDBOX-FRONT", "ACTION_REQUIRED", "proof_of_identity GOVERNMENT_ID files INVALID FRONT", 0],
    ["SANDBOX-BACK", "ACTION_REQUIRED", "proof_of_identity GOVERNMENT_ID files INVALID BACK", 1],
    ["SANDBOX-SELFIE", "ACTION_REQUIRED", "proof_of_identity SELFIE files INVALID", "selfie"],
    [
      "SANDBOX-ADDRESS",
      "ACTION_REQUIRED",
      "proof_of_address PROOF_OF_ADDRESS files INVALID",
      "address",
    ],
    [
      "SANDBOX-BACK",
      "ACTION_REQUIRED",
      "proof_of_identity GOVERNMENT_ID files INVALID",
      0,
      passport,
    ],
    [
      "SANDBOX-SELFIE",
      "ACTION_REQUIRED",
      "proof_of_identity SELFIE files MISSING",
      undefined,
      passport,
    ],
  ]) {
    tried.add(number);
    const customer = await readyCustomer(server, client.token);
    const stream = events(server, client.token, customer.id);
    const body = build(customer, number);
    assert.equal((await send(customer, body)).status, 200);
    const { rejection_reason } = await untilStatus(server, client.token, customer.id, status);
    if (status !== "ACTION_REQUIRED") {
      assert.equal(rejection_reason, null);
      continue;
    }
    for await (const { event, data } of stream) {
      if (event !== "customer.rfi") continue;
      const { id, created_at, ...said } = data.event;
      assert.match(id, /^[0-9a-f-]{36}$/);
      assert.match(created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/);
      assert.deepEqual(said, {
        event_reference_id: customer.id,
        type: "customer.rfi",
        sandbox_mode: true,
      });
      assert.equal(data.data.customer_id, customer.id);
      assert.deepEqual(data.data.request_for_information.map(lineOf), [wish]);
      break;
    }
    const [entry] = body.identifying_documents;
    const uri = {
      0: entry.files[0].uri,
      1: entry.files[1]?.uri,
      selfie: body.identifying_documents[1]?.files[0].uri,
      address: body.address_documents[0].files[0].uri,
    }[rejected];
    assert.deepEqual(
      rejection_reason.documents.map((document) => document.uri),
      uri === undefined ? [] : [uri],
      number,
    );
    const [about] = [...rejection_reason.documents, rejection_reason.applicant];
    assert.equal(about.reject_labels.length, 1);
    assert.ok(about.moderation_comment.length > 10);
  }
  const { outcomes } = await control(server, "GET", "outcomes");
  const missed = outcomes.filter(({ number }) => !tried.has(number));
  assert.deepEqual(missed, []);
});

test("A stream that begins when reviewers wait for an answer tells what they ask for", async () => {
  const customer = await readyCustomer(server, client.token);
  await send(customer, bodyFor(customer, { number: "SANDBOX-NUMBER" }));
  await untilStatus(server, client.token, customer.id, "ACTION_REQUIRED");
  const stream = events(server, client.token, customer.id);
  const first = (await stream.next()).value;
  assert.deepEqual(
    [first.event, first.data.customer_status],
    ["customer.status", "ACTION_REQUIRED"],
  );
  const second = (await stream.next()).value;
  assert.equal(second.event, "customer.rfi");
  assert.ok(Number(first.id) < Number(second.id));
  await stream.return();
});

test("A selfie alone is accepted and approved", async () => {
  const customer = await readyCustomer(server, client.token);
  const body = { ...bodyFor(customer), identifying_documents: [selfieOf(customer)] };
  assert.equal((await send(customer, body)).status, 200);
  const { documents } = await untilStatus(server, client.token, customer.id, "APPROVED");
  assert.deepEqual(Object.keys(documents), ["address", "selfie"]);
});

test("ACTION_REQUIRED can attach again, and what was rejected goes", async () => {
  const customer = await readyCustomer(server, client.token);
  await send(customer, bodyFor(customer, { number: "SANDBOX-FRONT" }));
  await untilStatus(server, client.token, customer.id, "ACTION_REQUIRED");
  assert.equal((await send(customer, bodyFor(customer))).status, 200);
  const { rejection_reason } = await untilStatus(server, client.token, customer.id, "APPROVED");
  assert.equal(rejection_reason, null);
});

test("A stream tells the status of now and each change, to every listener", async () => {
  const customer = await readyCustomer(server, client.token);
  const streams = [1, 2, 3].map(() => events(server, client.token, customer.id));
  for (const stream of streams) {
    assert.equal((await stream.next()).value.data.customer_status, "INCOMPLETE");
  }
  await send(customer, bodyFor(customer, { number: "SANDBOX-ADDRESS" }));
  for (const stream of streams) {
    const seen = [];
    for await (const event of stream) {
      seen.push(event);
      if (event.event === "customer.rfi") break;
    }
    const { data: request } = seen.pop();
    assert.equal(request.data.request_for_information[0].section, "proof_of_address");
    assert.deepEqual(
      seen.map(({ data }) => data.customer_status),
      ["PROCESSING", "REVIEWING", "ACTION_REQUIRED"],
    );
    assert.ok(seen.every(({ data }) => data.customer_id === customer.id && data.event_id));
    assert.ok(Number(seen[0].id) < Number(seen[1].id));
  }
});

test("A stream goes on after the last event that was seen", async () => {
  const customer = await readyCustomer(server, client.token);
  await send(customer, bodyFor(customer));
  await untilStatus(server, client.token, customer.id, "APPROVED");
  const from = (id) =>
    events(server, client.token, customer.id, { headers: { "Last-Event-ID": id } });
  const all = ["PROCESSING", "REVIEWING", "APPROVED"];
  assert.deepEqual(await statusesUntil(from("0"), "APPROVED"), all);
  const first = (await from("0").next()).value;
  assert.deepEqual(await statusesUntil(from(first.id), "APPROVED"), all.slice(1));
  assert.deepEqual(await statusesUntil(from("'; --"), "APPROVED"), ["APPROVED"]);
});

test("A stream ends with the token, and with the customer", async () => {
  const db = ["--db", path("stream.db")];
  const lasting = await start(db);
  const { client_id, client_secret, token } = await newClient(lasting);
  const customer = await readyCustomer(lasting, token);
  await lasting.stop();

  const brief = await start([...db, "--token-seconds", "1"]);
  const briefly = await until(async () => {
    const { access_token } = await tokensFor(brief, { client_id, client_secret });
    const stream = events(brief, access_token, customer.id);
    // On a slow machine the token may be over already.
    const first = await stream.next().catch((error) => assert.match(error.message, /401/));
    return first && stream;
  });
  assert.ok((await briefly.next()).done);

  const stream = events(brief, token, customer.id);
  await stream.next();
  await control(brief, "POST", "reset");
  assert.ok((await stream.next()).done);
  await brief.stop();
});

test(
  "A clock that is set back stops no review and no webhook, while the server runs or before it starts",
  { skip: sanitizer() && "a sanitizer wants to be the first library" },
  async () => {
    // The time of day is set back by an hour while there is this file.
    writeFileSync(
      path("clock.c"),
      `#define _GNU_SOURCE
       #include <sys/syscall.h>
       #include <time.h>
       #include <unistd.h>
       int clock_gettime(clockid_t clock, struct timespec* time) {
         const int result = syscall(SYS_clock_gettime, clock, time);
         if (clock == CLOCK_REALTIME && access("${path("set-back")}", F_OK) == 0) time->tv_sec -= 3600;
         return result;
       }`,
    );
    execFileSync("g++", ["-x", "c", "-shared", "-fPIC", "-o", path("clock.so"), path("clock.c")]);
    const args = ["--db", path("clock.db"), "--delay", "50"];
    const by = ["env", `LD_PRELOAD=${path("clock.so")}`];
    const hooks = await receiver((count) => (count <= 2 ? 500 : 200));
    const first = await start(args, by);
    const { token } = await newClient(first, { webhook_url: hooks.url });
    await control(first, "PUT", "worker", { held: true });
    const [customer, other] = [
      await readyCustomer(first, token),
      await readyCustomer(first, token),
    ];
    await attach(first, token, customer.id, bodyFor(customer));
    await attach(first, token, other.id, bodyFor(other));
    await control(first, "POST", "worker/step");
    await until(() => hooks.requests.length > 0);
    writeFileSync(path("set-back"), "");
    await control(first, "PUT", "worker", { held: false });
    await untilStatus(first, token, customer.id, "APPROVED");
    await control(first, "PUT", "worker", { held: true });
    rmSync(path("set-back"));
    await first.kill();

    writeFileSync(path("set-back"), "");
    const second = await start(args, by);
    await control(second, "PUT", "worker", { held: false });
    await untilStatus(second, token, other.id, "APPROVED");
    await until(async () => {
      const { webhooks } = await control(second, "GET", "webhooks");
      return webhooks.length === 6 && webhooks.every(({ state }) => state === "delivered");
    });
    await second.stop();
    hooks.close();
  },
);

test("A webhook tells each change, signed, in order", async () => {
  const hooks = await receiver();
  const mine = await newClient(server, { webhook_url: hooks.url, webhook_secret: "s3cret" });
  const customer = await readyCustomer(server, mine.token);
  await attach(server, mine.token, customer.id, bodyFor(customer, { number: "SANDBOX-NUMBER" }));
  await until(() => hooks.requests.length === 4);
  assert.deepEqual(
    hooks.requests
      .slice(0, 3)
      .map(({ json }) => [json.event, json.customer_id, json.customer_status]),
    ["PROCESSING", "REVIEWING", "ACTION_REQUIRED"].map((s) => ["customer.status", customer.id, s]),
  );
  const { event, data } = hooks.requests[3].json;
  assert.deepEqual([event.type, event.event_reference_id], ["customer.rfi", customer.id]);
  assert.deepEqual(data.request_for_information, [
    {
      section: "proof_of_identity",
      categories: [
        {
          document_type: "GOVERNMENT_ID",
          fields: [
            {
              field_name: "number",
              data_type: "TEXT",
              status: "INVALID",
              reason: "The number does not match the document",
            },
          ],
        },
      ],
    },
  ]);
  for (const { url, headers, body } of hooks.requests) {
    assert.equal(url, "/hooks?a=b");
    assert.equal(headers["content-type"], "application/json");
    const signature = createHmac("sha256", "s3cret").update(body).digest("hex");
    assert.equal(headers["x-fin-signature"], signature);
  }
  hooks.close();
});

test("A webhook is tried again, with the same body, until it is taken", async () => {
  const hooks = await receiver((count) => [500, 0, 302, 204][count - 1] ?? 200);
  const mine = await newClient(server, { webhook_url: hooks.url });
  const customer = await readyCustomer(server, mine.token);
  await control(server, "PUT", `customers/${customer.id}/status`, { customer_status: "ON_HOLD" });
  await until(() => hooks.requests.length === 4);
  assert.equal(new Set(hooks.requests.map(({ body }) => body)).size, 1);
  await until(async () => {
    const { webhooks } = await control(server, "GET", "webhooks");
    const mineOnly = webhooks.find((hook) => hook.event_id === hooks.requests[0].json.event_id);
    return mineOnly.state === "delivered" && mineOnly.attempts === 4;
  });
  hooks.close();
});

test("A receiver that takes its time delays its own webhooks only, and an answer that comes late is none", async () => {
  const other = await start(["--delay", "0"]);
  let asked = 0;
  const dripping = createTcpServer((socket) => {
    ++asked;
    const drip = setInterval(() => socket.write("H"), 200);
    socket.write("HTTP/1.1 200 OK\r\nA: ");
    socket.on("error", () => {}).on("close", () => clearInterval(drip));
  });
  await once(dripping.listen(0, "127.0.0.1").unref(), "listening");
  const hooks = await receiver();
  const webhook_url = `http://127.0.0.1:${dripping.address().port}/`;
  const slow = await Promise.all([1, 2, 3].map(() => newClient(other, { webhook_url })));
  for (const { token } of slow) {
    for (let i = 0; i < 6; ++i) {
      const customer = await readyCustomer(other, token);
      await attach(other, token, customer.id, bodyFor(customer));
    }
  }
  await until(() => asked >= 12); // of each client the four that it may have under way
  const mine = await newClient(other, { webhook_url: hooks.url });
  const customer = await readyCustomer(other, mine.token);
  await attach(other, mine.token, customer.id, bodyFor(customer));
  await until(() => hooks.requests.length === 3);
  assert.ok(asked < 60, "not every attempt of theirs is over");
  await until(async () => {
    const { webhooks } = await control(other, "GET", "webhooks");
    const states = webhooks.map(({ state }) => state);
    assert.equal(states.filter((state) => state === "delivered").length, 3);
    return webhooks.some(({ attempts }) => attempts >= 2);
  });
  // A stop does not wait for them.
  const open = asked;
  await other.stop();
  assert.ok(asked - open < 12);
  dripping.close();
  hooks.close();
});

test("The webhooks of a customer come in their order, whatever becomes of them", async () => {
  const hooks = await receiver((count) => (count <= 2 ? 500 : 200));
  const mine = await newClient(server, { webhook_url: hooks.url });
  const customer = await readyCustomer(server, mine.token);
  await attach(server, mine.token, customer.id, bodyFor(customer));
  await until(() => hooks.requests.length === 5);
  assert.deepEqual(
    hooks.requests.map(({ json }) => json.customer_status),
    ["PROCESSING", "PROCESSING", "PROCESSING", "REVIEWING", "APPROVED"],
  );
  hooks.close();
});

test("What a receiver answers counts by its status, whatever comes before and behind it", async () => {
  const answers = [
    "nonsense\r\n\r\n",
    "HTTP/1.1 2000 OK\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n",
    "HTTP/1.1 102 Wait\r\n\r\nHTTP/1.0 202 Accepted\r\n\r\nmore",
  ];
  let count = 0;
  const tcp = createTcpServer((socket) => {
    socket.on("error", () => {}).once("data", () => socket.write(answers[count++] ?? ""));
  });
  await once(tcp.listen(0, "127.0.0.1").unref(), "listening");
  const webhook_url = `http://localhost:${tcp.address().port}/`;
  const mine = await newClient(server, { webhook_url });
  const customer = await readyCustomer(server, mine.token);
  const forced = { customer_status: "ON_HOLD" };
  await control(server, "PUT", `customers/${customer.id}/status`, forced);
  const newest = async () => (await control(server, "GET", "webhooks")).webhooks[0];
  await until(async () => (await newest()).state === "delivered");
  assert.equal((await newest()).attempts, 4);
  tcp.close();
});

test("A webhook that is not sent yet is sent after a kill and a restart", async () => {
  const args = ["--db", path("webhooks.db"), "--delay", "0"];
  let refusing = true;
  const hooks = await receiver(() => (refusing ? 500 : 200));
  const first = await start(args);
  const mine = await newClient(first, { webhook_url: hooks.url });
  const customer = await readyCustomer(first, mine.token);
  await control(first, "PUT", `customers/${customer.id}/status`, { customer_status: "REJECTED" });
  await until(() => hooks.requests.length === 1);
  await first.kill();
  refusing = false;
  const second = await start(args);
  await until(() => hooks.requests.length === 2);
  assert.equal(hooks.requests[0].body, hooks.requests[1].body);
  await second.stop();
  hooks.close();
});

test("Webhooks go to this machine only", async () => {
  for (const webhook_url of [
    "https://127.0.0.1/",
    "http://example.com/",
    "http://127.0.0.1.example.com/",
    "http://127.0.0.1@example.com/",
    "http://169.254.169.254/latest",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:80x/",
    "http://localhost:8080 /",
    "http://[::1]8080/",
    "file:///etc/passwd",
    "",
  ]) {
    const answer = await call(server, "POST", "/__sandbox/clients", { json: { webhook_url } });
    assert.equal(answer.status, 422, webhook_url);
    assert.deepEqual(Object.keys(answer.json.errors[0]), ["/webhook_url"]);
  }
});
