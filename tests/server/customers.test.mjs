import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { call, newClient, newCustomer, person, program, show, start } from "../harness/sandbox.mjs";

let server;
let client;
before(async () => {
  server = await start(["--seed", "demo"]);
  client = await newClient(server);
});
after(() => server.stop());

const create = (json, options = {}) =>
  call(server, "POST", "/v2/customers/individual", { token: client.token, json, ...options });

test("A new customer has an ID and a link to the terms that holds its value", async () => {
  const { status, json } = await create(person);
  assert.equal(status, 200);
  const { customer_id, tos_policies_url } = json.data;
  assert.match(
    customer_id,
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const url = new URL(tos_policies_url);
  assert.equal(url.pathname, "/orchestration-customer-tos");
  assert.equal(url.searchParams.get("customer_id"), customer_id);
  assert.match(url.searchParams.get("tos_policies_value"), /^[0-9a-f-]{36}$/);
  assert.equal((await fetch(url)).status, 200);
});

test("A customer is shown to its client, and to no other", async () => {
  const { id } = await newCustomer(server, client.token, { country_of_residence: "DEU" });
  const customer = await show(server, client.token, id.toUpperCase());
  assert.equal(customer.customer_id, id);
  assert.equal(customer.customer_status, "INCOMPLETE");
  assert.equal(customer.country_of_residence, "DEU");
  assert.equal(customer.attach_in_flight, false);
  assert.deepEqual(customer.documents, {});
  const other = await newClient(server);
  for (const [token, name] of [
    [other.token, id],
    [client.token, "00000000-0000-4000-8000-00000000ffff"],
    [client.token, "no-uuid"],
    [client.token, "%00"],
    [client.token, "'%20OR%201=1--"],
  ]) {
    const answer = await call(server, "GET", `/v2/customers/${name}`, { token });
    assert.equal(answer.status, 404, name);
    assert.deepEqual(Object.keys(answer.json), ["message"]);
  }
});

test("What is wrong with a new customer is said by member", async () => {
  const wrong = { first_name: " ", last_name: 1, email: "nobody", country_of_residence: "usa" };
  const { status, json } = await create(wrong);
  assert.equal(status, 422);
  assert.equal(json.message, "The request has 4 error(s).");
  assert.deepEqual(
    json.errors.map((error) => Object.keys(error)[0]),
    ["/first_name", "/last_name", "/email", "/country_of_residence"],
  );
  assert.equal((await create({})).json.errors.length, 4);
  for (const body of ["", "{", "[]", "null", '"text"', "\u0000", "{}}"]) {
    const answer = await create(undefined, { body });
    assert.equal(answer.status, 400, body);
    assert.equal(answer.json.status, 400);
  }
  assert.equal((await create(undefined, { body: " ".repeat(70_000) })).status, 413);
});

test("SQL in any string is a string", async () => {
  const injections = [
    "'); DROP TABLE customers; --",
    '" OR ""="',
    "Robert'; DELETE FROM clients; --",
  ];
  for (const text of injections) {
    const { status } = await create({
      ...person,
      first_name: text,
      last_name: text,
      email: `${text}@`,
    });
    assert.equal(status, 200);
    const token = await call(server, "POST", "/v1/oauth/token", {
      json: { grant_type: "client_credentials", client_id: text, client_secret: text },
    });
    assert.equal(token.status, 401);
    const named = await newClient(server, { client_id: text, client_secret: text });
    assert.equal(named.client_id, text);
    await newCustomer(server, named.token);
    assert.equal((await call(server, "GET", "/v2/customers/x", { token: text })).status, 401);
  }
  await newCustomer(server, client.token);
});

test("Every answer names the hash of the rules, which is that of the program", async () => {
  const [, hash] = execFileSync(program, ["--version"], { encoding: "utf8" }).match(
    /rules (\w{16})/,
  );
  for (const [method, url] of [
    ["GET", "/"],
    ["GET", "/v2/customers/x"],
    ["POST", "/v1/oauth/token"],
    ["DELETE", "/v1/oauth/token"],
    ["GET", "/__sandbox/state"],
    ["GET", `/${"x".repeat(5000)}`],
  ]) {
    const { headers } = await call(server, method, url);
    assert.equal(headers.get("dossier-rules"), hash, `${method} ${url}`);
  }
});

test("A wrong path is 404, a wrong method 405 with those that are right", async () => {
  for (const url of [
    "/",
    "/v2",
    "/v2/customers",
    "/v1/oauth/token/",
    "/v1//oauth/token",
    "/V1/oauth/token",
    "/v2/customers/a/b/c",
    "/../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/v1/oauth%2ftoken",
    "/v1/%6fauth/token",
  ]) {
    const answer = await call(server, "POST", url, { body: "" });
    assert.equal(answer.status, 404, url);
    assert.ok(answer.json.message);
  }
  const answer = await call(server, "GET", "/v1/oauth/token");
  assert.equal(answer.status, 405);
  assert.equal(answer.headers.get("allow"), "POST");
});
