import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  attach,
  bodyFor,
  call,
  control,
  newClient,
  newCustomer,
  pdf,
  readyCustomer,
  show,
  start,
  twoSided,
  upload,
  untilStatus,
} from "../harness/sandbox.mjs";

let server;
let client;
before(async () => {
  server = await start(["--delay", "0"]);
  client = await newClient(server);
});
after(() => server.stop());

const ready = () => readyCustomer(server, client.token);
const send = (customer, json, more) => attach(server, client.token, customer.id, json, more);
const hold = (held) => control(server, "PUT", "worker", { held });

test("A valid request is accepted with the contract's answer", async () => {
  const customer = await ready();
  const { status, text } = await send(customer, bodyFor(customer));
  assert.equal(status, 200);
  assert.equal(text, `{"data":{"customer_id":"${customer.id}"},"meta":null}`);
  await untilStatus(server, client.token, customer.id, "APPROVED");
});

test("404 comes before any stage, and after 401", async () => {
  const customer = await ready();
  const other = await newClient(server);
  for (const id of [customer.id, "00000000-0000-4000-8000-00000000ffff", "no-uuid", "%00"]) {
    const { status, json } = await attach(server, other.token, id, undefined, { body: "{" });
    assert.equal(status, 404, id);
    assert.deepEqual(Object.keys(json), ["message"]);
    assert.equal((await attach(server, "wrong", id, undefined, { body: "{" })).status, 401);
  }
});

test("The stages answer in their order, each with its shape", async () => {
  const customer = await ready();
  const foreign = {
    ...bodyFor(customer),
    address_documents: [
      { type: "BANK_STATEMENT", country: "USA", files: [{ uri: "/Foreign1_x.pdf" }] },
    ],
  };
  const invalid = { ...foreign, tos_policies_value: "another" };

  const parse = await send(customer, undefined, { body: "[1,]" });
  assert.equal(parse.status, 400);
  assert.deepEqual(Object.keys(parse.json), ["status", "message"]);

  const validation = await send(customer, invalid);
  assert.equal(validation.status, 422);
  assert.equal(validation.json.message, "The request has 1 error(s).");
  assert.deepEqual(Object.keys(validation.json.errors[0]), ["/tos_policies_value"]);

  const ownership = await send(customer, foreign);
  assert.equal(ownership.status, 403);
  assert.equal(ownership.json.error.code, "forbidden");

  await hold(true);
  assert.equal((await send(customer, bodyFor(customer))).status, 200);
  const concurrency = await send(customer, invalid);
  assert.equal(concurrency.status, 409);
  assert.equal(concurrency.json.error.code, "conflict");
  assert.equal((await send(customer, undefined, { body: "[1,]" })).status, 400);

  await control(server, "POST", "worker/step");
  const eligibility = await send(customer, invalid);
  assert.equal(eligibility.status, 403);
  assert.match(eligibility.json.error.message, /PROCESSING/);
  await hold(false);
});

test("Every fact comes from the database, so each rule that needs one decides", async () => {
  const selfie = await newClient(server, { selfie_required: true });
  const errors = async ({ json }) => json.errors.map((error) => Object.keys(error)[0]);
  const one = await readyCustomer(server, selfie.token);
  const two = await readyCustomer(server, selfie.token);
  const sent = (json) => attach(server, selfie.token, one.id, json);

  assert.deepEqual(await errors(await sent(bodyFor(one))), ["/identifying_documents"]);
  const withSelfie = (document, uri = one.uris.selfie) =>
    bodyFor(one, document, [{ type: "SELFIE", files: [{ uri }] }]);
  // The files of another customer of the same client are not this one's.
  assert.equal((await sent(withSelfie({}, two.uris.selfie))).status, 403);
  await control(server, "PUT", "clock", { today: "2098-01-01" });
  assert.deepEqual(await errors(await sent(withSelfie({ expiry_date: "2098-01-01" }))), [
    "/identifying_documents/0/expiry_date",
  ]);
  await control(server, "PUT", "clock", { today: null });
  const abroad = withSelfie();
  abroad.address_documents[0].country = "DEU";
  assert.deepEqual(await errors(await sent(abroad)), ["/address_documents/0/country"]);
  assert.equal((await sent(withSelfie({ expiry_date: "2098-01-01" }))).status, 200);
});

test("A customer of another kind or version may not attach", async () => {
  const demo = await start(["--seed", "demo"]);
  const { json } = await call(demo, "POST", "/v1/oauth/token", {
    json: {
      grant_type: "client_credentials",
      client_id: "demo-client",
      client_secret: "demo-secret",
    },
  });
  for (const number of ["02", "03", "04", "05", "06", "08", "09", "10", "11"]) {
    const id = `00000000-0000-4000-8000-0000000000${number}`;
    assert.equal((await attach(demo, json.access_token, id, {})).status, 403, number);
  }
  for (const number of ["01", "07"]) {
    const id = `00000000-0000-4000-8000-0000000000${number}`;
    assert.equal((await attach(demo, json.access_token, id, {})).status, 422, number);
  }
  await demo.stop();
});

test("The Content-Type means nothing: the body is read as JSON whatever it says", async () => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "application/json; charset=utf-16",
    ";",
  ]) {
    const customer = await ready();
    const headers = { "Content-Type": type };
    const long = { ...bodyFor(customer), padding: "x".repeat(20_000) };
    assert.equal((await send(customer, long, { headers })).status, 200, type);
  }
  const customer = await ready();
  const headers = { "Content-Encoding": "gzip", Range: "bytes=0-1", "Accept-Encoding": "gzip, br" };
  assert.equal((await send(customer, bodyFor(customer), { headers })).status, 200);
});

test("Bytes are read as they are: numbers of any size are well-formed, a long body is refused with its length", async () => {
  const customer = await ready();
  const text = JSON.stringify(bodyFor(customer));
  const withNumber = `${text.slice(0, -1)},"x":-1e999999}`;
  for (const length of [262_145, 1_000_000, 20_000_000]) {
    const { status, json } = await send(customer, undefined, { body: text.padEnd(length) });
    assert.equal(status, 400);
    assert.match(json.message.replaceAll(/[ ,]/g, ""), new RegExp(`${length}`));
  }
  assert.equal((await send(customer, undefined, { body: withNumber.padEnd(262_144) })).status, 200);
});

test("Attaching again with another type switches the primary document", async () => {
  const customer = await ready();
  const documents = async () => (await show(server, client.token, customer.id)).documents;
  assert.equal((await send(customer, bodyFor(customer, { number: "SANDBOX-NUMBER" }))).status, 200);
  await untilStatus(server, client.token, customer.id, "ACTION_REQUIRED");
  assert.deepEqual(await documents(), {
    address: { type: "BANK_STATEMENT", country: "USA", files: [{ uri: customer.uris.poa }] },
    primary: { type: "PASSPORT", country: "USA", files: [{ uri: customer.uris.passport }] },
  });

  const more = (await upload(server, client.token, customer.id, { front: pdf(), back: pdf() })).json
    .data.files;
  const uris = { ...customer.uris, passport: more[0].front, back: more[1].back };
  const license = { type: "DRIVERS_LICENSE", state: "US-CA", files: twoSided({ uris }) };
  assert.equal((await send(customer, bodyFor(customer, license))).status, 200);
  await untilStatus(server, client.token, customer.id, "APPROVED");
  assert.deepEqual((await documents()).primary, {
    type: "DRIVERS_LICENSE",
    country: "USA",
    files: [
      { side: "FRONT", uri: uris.passport },
      { side: "BACK", uri: uris.back },
    ],
  });
});

test("A customer that nothing was uploaded for owns no file", async () => {
  const customer = await newCustomer(server, client.token);
  const other = await ready();
  const { status } = await send(customer, bodyFor({ ...customer, uris: other.uris }));
  assert.equal(status, 403);
});
