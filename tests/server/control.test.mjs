import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { say, statusesIn } from "../harness/raw.mjs";
import {
  attach,
  bodyFor,
  call,
  control,
  newClient,
  newCustomer,
  path,
  readyCustomer,
  show,
  sleep,
  start,
  untilStatus,
} from "../harness/sandbox.mjs";

let server;
let client;
before(async () => (server = await start(["--delay", "0"])));
after(() => server.stop());
beforeEach(async () => {
  await control(server, "POST", "reset");
  client = await newClient(server);
});

const utcDay = () => new Date().toISOString().slice(0, 10);

/** Like call(), with headers that fetch() keeps for itself: { status, message }. */
const request = ({ port }, url, headers, method = "GET") =>
  new Promise((resolve, reject) => {
    httpRequest({ host: "127.0.0.1", port, path: url, method, headers }, async (answer) => {
      const text = (await answer.setEncoding("utf8").toArray()).join("");
      const { message } = text.startsWith("{") ? JSON.parse(text) : {};
      resolve({ status: answer.statusCode, message });
    })
      .on("error", reject)
      .end();
  });
const callAs = async (method, url, headers) => (await request(server, url, headers, method)).status;

test("The state tells the version, the rules, the clock and the worker", async () => {
  const before = utcDay();
  const state = await control(server, "GET", "state");
  assert.match(state.version, /^\d+\.\d+\.\d+/);
  assert.match(state.rules, /^[0-9a-f]{16}$/);
  assert.ok([before, utcDay()].includes(state.today), state.today);
  assert.deepEqual(state.worker, { held: false, delay_ms: 0 });
  assert.equal(state.faults_waiting, 0);
});

test("A reset leaves nothing but the seed", async () => {
  const customer = await newCustomer(server, client.token);
  await control(server, "PUT", "worker", { held: true, delay_ms: 5 });
  await control(server, "PUT", "clock", { today: "2001-01-01" });
  await control(server, "POST", "faults", { kind: "drop" });
  await control(server, "POST", "reset", { demo_data: true });
  assert.deepEqual((await control(server, "GET", "journal")).requests, []);
  assert.equal(
    (await call(server, "GET", `/v2/customers/${customer.id}`, { token: client.token })).status,
    401,
  );
  const state = await control(server, "GET", "state");
  assert.deepEqual([state.worker.held, state.faults_waiting], [false, 0]);
  assert.notEqual(state.today, "2001-01-01");
  await control(server, "GET", "customers/00000000-0000-4000-8000-000000000001/context");
});

test("The clock can be set to any day and back", async () => {
  const customer = await readyCustomer(server, client.token);
  const today = async () =>
    (await control(server, "GET", `customers/${customer.id}/context`)).today;
  await control(server, "PUT", "clock", { today: "2028-02-29" });
  assert.equal(await today(), "2028-02-29");
  await control(server, "PUT", "clock", { today: null });
  const before = utcDay();
  const real = await today();
  assert.ok([before, utcDay()].includes(real), real);
  for (const day of ["2027-02-29", "tomorrow", "", 5]) {
    assert.equal(
      (await call(server, "PUT", "/__sandbox/clock", { json: { today: day } })).status,
      422,
    );
  }
});

test("The worker can be held, stepped, delayed and released", async () => {
  const customer = await readyCustomer(server, client.token);
  const status = async () => (await show(server, client.token, customer.id)).customer_status;
  await control(server, "PUT", "worker", { held: true });
  await attach(server, client.token, customer.id, bodyFor(customer));
  await sleep(100);
  assert.equal(await status(), "INCOMPLETE");
  for (const expected of ["PROCESSING", "REVIEWING", "APPROVED"]) {
    assert.deepEqual(await control(server, "POST", "worker/step"), { stepped: true });
    assert.equal(await status(), expected);
  }
  assert.deepEqual(await control(server, "POST", "worker/step"), { stepped: false });

  const slow = await readyCustomer(server, client.token);
  await control(server, "PUT", "worker", { held: false, delay_ms: 200 });
  const begin = performance.now();
  await attach(server, client.token, slow.id, bodyFor(slow));
  await untilStatus(server, client.token, slow.id, "APPROVED");
  assert.ok(performance.now() - begin > 580);
});

test("Any status can be forced, and cancels what is on its way", async () => {
  await control(server, "PUT", "worker", { held: true });
  const customer = await readyCustomer(server, client.token);
  await attach(server, client.token, customer.id, bodyFor(customer));
  for (const customer_status of [
    "PROCESSING",
    "REVIEWING",
    "APPROVED",
    "ASSOCIATED_PARTIES_REMAINING",
    "IN_COMPLIANCE",
    "ACTION_REQUIRED",
    "REJECTED",
    "ON_HOLD",
    "INCOMPLETE",
  ]) {
    await control(server, "PUT", `customers/${customer.id}/status`, { customer_status });
    const shown = await show(server, client.token, customer.id);
    assert.deepEqual([shown.customer_status, shown.attach_in_flight], [customer_status, false]);
  }
  assert.deepEqual(await control(server, "POST", "worker/step"), { stepped: false });
  assert.equal((await attach(server, client.token, customer.id, bodyFor(customer))).status, 200);
  for (const json of [{ customer_status: "GONE" }, {}, { customer_status: 1 }]) {
    const answer = await call(server, "PUT", `/__sandbox/customers/${customer.id}/status`, {
      json,
    });
    assert.equal(answer.status, 422);
  }
});

test("A client's configuration can be changed, its secret stays", async () => {
  const customer = await readyCustomer(server, client.token);
  const url = `clients/${client.client_id}`;
  assert.equal(
    (await control(server, "PATCH", url, { selfie_required: true })).selfie_required,
    true,
  );
  const { status, json } = await attach(server, client.token, customer.id, bodyFor(customer));
  assert.equal(status, 422);
  assert.deepEqual(Object.keys(json.errors[0]), ["/identifying_documents"]);
  const changed = await control(server, "PATCH", url, { webhook_url: "http://localhost:9/x" });
  assert.deepEqual([changed.selfie_required, changed.webhook_url], [true, "http://localhost:9/x"]);
  assert.equal((await control(server, "PATCH", url, { webhook_url: null })).webhook_url, null);
  assert.equal(
    (await call(server, "PATCH", "/__sandbox/clients/nobody", { json: {} })).status,
    404,
  );
});

test("A fault is played once: 500, slow, dropped, before or after the request is served", async () => {
  const fault = (json) => control(server, "POST", "faults", json);
  const create = () => newCustomer(server, client.token);
  const route = "/v2/customers/individual";
  const post = () =>
    call(server, "POST", route, {
      token: client.token,
      json: { first_name: "A", last_name: "B", email: "a@b", country_of_residence: "USA" },
    });

  await fault({ kind: "error", route });
  assert.equal(
    (await show(server, client.token, (await readySafely()).id)).customer_status,
    "INCOMPLETE",
  );
  async function readySafely() {
    const broken = await post();
    assert.equal(broken.status, 500);
    assert.equal(broken.text, '{"status":500,"message":"Internal server error"}');
    return create();
  }

  await fault({ kind: "drop" });
  await assert.rejects(post());
  assert.equal((await post()).status, 200);

  await fault({ kind: "slow", milliseconds: 300 });
  const begin = performance.now();
  assert.equal((await post()).status, 200);
  assert.ok(performance.now() - begin > 290);

  // The request is served and only its answer is lost, as it happens in real networks.
  const customer = await readyCustomer(server, client.token);
  await control(server, "PUT", "worker", { held: true });
  await fault({ kind: "drop", after: true, route: "/v2/customers/*/individual/attach" });
  await assert.rejects(attach(server, client.token, customer.id, bodyFor(customer)));
  assert.equal((await attach(server, client.token, customer.id, bodyFor(customer))).status, 409);

  await fault({ kind: "drop" });
  assert.deepEqual(await control(server, "DELETE", "faults"), { faults_waiting: 0 });
  assert.equal((await post()).status, 200);
  for (const json of [
    {},
    { kind: "fire" },
    { kind: "slow", milliseconds: -1 },
    { kind: "slow", milliseconds: 1e9 },
  ]) {
    assert.equal((await call(server, "POST", "/__sandbox/faults", { json })).status, 422);
  }
});

test("The journal tells requests by route, and nothing that was in them", async () => {
  const customer = await readyCustomer(server, client.token);
  await attach(server, client.token, customer.id, bodyFor(customer, { number: "MARKER-NUMBER" }));
  await call(server, "GET", "/v2/customers/MARKER-PATH?MARKER=QUERY", { token: "MARKER-TOKEN" });
  await call(server, "GET", "/MARKER/nowhere");
  const { requests } = await control(server, "GET", "journal");
  assert.deepEqual(
    requests.slice(-4).map(({ method, route, status }) => `${method} ${route} ${status}`),
    [
      "POST /v1/customers/upload 200",
      "POST /v2/customers/*/individual/attach 200",
      "GET /v2/customers/* 401",
      "GET - 404",
    ],
  );
  const text = JSON.stringify(requests);
  for (const secret of ["MARKER", customer.id, customer.uris.passport, client.token]) {
    assert.ok(!text.includes(secret));
  }
  for (const { at, milliseconds } of requests) {
    assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.equal(typeof milliseconds, "number");
  }
});

test("What the control API does not know or cannot read is refused", async () => {
  for (const [json, field] of [
    [{ hold: true }, "/hold"],
    [{ held: "yes" }, "/held"],
    [{ delay_ms: 1.5 }, "/delay_ms"],
    [{ delay_ms: 1e30 }, "/delay_ms"],
  ]) {
    const answer = await call(server, "PUT", "/__sandbox/worker", { json });
    assert.equal(answer.status, 422);
    assert.deepEqual(
      answer.json.errors.map((error) => Object.keys(error)[0]),
      [field],
    );
  }
  assert.equal((await call(server, "PUT", "/__sandbox/worker", { body: "[]" })).status, 400);
  assert.equal((await call(server, "GET", "/__sandbox/nothing")).status, 404);
});

test("Pages of other origins and names cannot use the control API", async () => {
  const host = `127.0.0.1:${server.port}`;
  for (const [headers, status] of [
    [{}, 200],
    [{ Host: `localhost:${server.port}` }, 200],
    [{ Origin: `http://${host}` }, 200],
    [{ Origin: "http://evil.example" }, 403],
    [{ Origin: "null" }, 403],
    [{ Host: "evil.example" }, 403],
    [{ Host: "localhost.evil.example" }, 403],
    [{ Host: "127.0.0.1.evil.example" }, 403],
  ]) {
    assert.equal(await callAs("GET", "/__sandbox/state", headers), status, JSON.stringify(headers));
  }
});

test("Only its own address, as it stands, is that of the control API", async () => {
  for (const url of [
    "/%5f%5fsandbox/state",
    "/__sandbox%2Fstate",
    "/__sandbox/%73tate",
    "/x/../__sandbox/state",
    "//__sandbox/state",
    "/__sandbox/state/",
    "/__SANDBOX/state",
  ]) {
    const text = await say(server, `GET ${url} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    assert.deepEqual(statusesIn(text), [404], url);
  }
});

test("Who comes through a proxy does not control the sandbox", async () => {
  for (const name of ["X-Forwarded-For", "x-forwarded-host", "Forwarded", "Via", "X-Real-IP"]) {
    assert.equal(await callAs("GET", "/__sandbox/state", { [name]: "127.0.0.1" }), 403, name);
    assert.equal(await callAs("GET", "/orchestration-customer-tos", { [name]: "127.0.0.1" }), 200);
  }
});

test("With a key, who has it controls the sandbox, and nobody else", async () => {
  const keyed = await start(["--control-key", "s3cret"]);
  for (const [headers, status] of [
    [{}, 403],
    [{ "x-sandbox-key": "" }, 403],
    [{ "x-sandbox-key": "s3cre" }, 403],
    [{ "x-sandbox-key": "s3cret" }, 200],
    [{ "x-sandbox-key": "s3cret", "X-Forwarded-For": "203.0.113.1" }, 200],
    [{ "x-sandbox-key": "s3cret", Host: "sandbox.example" }, 200],
    [{ "x-sandbox-key": "s3cret", Origin: "http://evil.example" }, 403],
  ]) {
    const { status: got } = await request(keyed, "/__sandbox/state", headers);
    assert.equal(got, status, JSON.stringify(headers));
  }
  await keyed.stop();
});

test("A sandbox that others can reach is controlled with a key only", async () => {
  const reachable = await start(["--host", "0.0.0.0"]);
  const { status, message } = await request(reachable, "/__sandbox/state", { Host: "localhost" });
  assert.equal(status, 403);
  assert.match(message, /--control-key/);
  await reachable.stop();
  const keyed = await start(["--host", "0.0.0.0", "--control-key", "k"]);
  const headers = { Host: "sandbox.example", "x-sandbox-key": "k" };
  assert.equal((await request(keyed, "/__sandbox/state", headers)).status, 200);
  await keyed.stop();
});

test("What was set survives a restart", async () => {
  const args = ["--db", path("control.db")];
  const first = await start(args);
  await control(first, "PUT", "clock", { today: "2030-05-05" });
  await control(first, "PUT", "worker", { held: true, delay_ms: 77 });
  await first.stop();
  const second = await start(args);
  const { today, worker } = await control(second, "GET", "state");
  assert.deepEqual([today, worker], ["2030-05-05", { held: true, delay_ms: 77 }]);
  await second.stop();
});
