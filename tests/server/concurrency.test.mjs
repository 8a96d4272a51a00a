// Many clients at once: what they must never see of one another, and a stop in the midst of them. These are the tests that
// ThreadSanitizer has most to look at in.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { test } from "node:test";
import {
  attach,
  bodyFor,
  call,
  control,
  events,
  newClient,
  newCustomer,
  path,
  pdf,
  person,
  readyCustomer,
  show,
  sleep,
  start,
  statusesUntil,
  until,
  untilStatus,
  upload,
} from "../harness/sandbox.mjs";

const times = (count, what) => Promise.all(Array.from({ length: count }, (_, i) => what(i)));

test("Of 50 attaches at once one is accepted and 49 find it in flight", async () => {
  const server = await start(["--delay", "0"]);
  const { token } = await newClient(server);
  await control(server, "PUT", "worker", { held: true });
  const customer = await readyCustomer(server, token);
  const begin = performance.now();
  const answers = await times(50, () => attach(server, token, customer.id, bodyFor(customer)));
  console.log(`50 attaches: ${(performance.now() - begin).toFixed(0)} ms`);
  const statuses = answers.map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 200).length, 1);
  assert.equal(statuses.filter((status) => status === 409).length, 49);
  assert.equal((await show(server, token, customer.id)).attach_in_flight, true);
  await control(server, "PUT", "worker", { held: false });
  await untilStatus(server, token, customer.id, "APPROVED");
  assert.equal((await show(server, token, customer.id)).attach_in_flight, false);
  await server.stop();
});

test("Clients at once each see their own customers go their way, whatever the control API is asked meanwhile", async () => {
  const server = await start(["--delay", "0", "--db", path("many.db")]);
  const hooks = createServer((request, response) =>
    request.resume().on("end", () => response.end()),
  );
  await once(hooks.listen(0, "127.0.0.1").unref(), "listening");
  const webhook_url = `http://127.0.0.1:${hooks.address().port}/`;

  let working = true;
  const controls = [
    ["GET", "state"],
    ["GET", "journal"],
    ["GET", "webhooks"],
    ["PUT", "clock", { today: "2030-01-01" }],
    ["PUT", "worker", { delay_ms: 0 }],
    ["POST", "worker/step"],
    ["POST", "faults", { kind: "error", route: "/no/such/route" }],
    ["DELETE", "faults"],
    ["POST", "clients", { webhook_url }],
  ].map(async (request) => {
    while (working) await control(server, ...request);
  });

  await times(8, async (i) => {
    const { client_id, token } = await newClient(server, { webhook_url });
    for (let round = 0; round < 5; ++round) {
      const customer = await readyCustomer(server, token);
      const stream = events(server, token, customer.id);
      assert.equal((await stream.next()).value.data.customer_status, "INCOMPLETE");
      await control(server, "PATCH", `clients/${client_id}`, { webhook_secret: `${i} ${round}` });
      assert.equal((await attach(server, token, customer.id, bodyFor(customer))).status, 200);
      assert.deepEqual(await statusesUntil(stream, "APPROVED"), [
        "PROCESSING",
        "REVIEWING",
        "APPROVED",
      ]);
    }
  });
  working = false;
  await Promise.all(controls);
  await server.stop();
  assert.doesNotMatch(server.log(), /internal_error|trouble/);
  hooks.close();
});

test("A reset in the midst of requests and streams ends them as those of strangers", async () => {
  const server = await start(["--delay", "0"]);
  let resets = 0;
  const work = times(8, async () => {
    while (resets < 20) {
      const { client_id, client_secret } = await control(server, "POST", "clients");
      const credentials = { grant_type: "client_credentials", client_id, client_secret };
      const { json } = await call(server, "POST", "/v1/oauth/token", { json: credentials });
      const token = json.access_token; // none if the client is gone
      const created = await call(server, "POST", "/v2/customers/individual", {
        token,
        json: person,
      });
      assert.ok([200, 401].includes(created.status), created.text);
      if (created.status === 401) continue;
      const { customer_id: id, tos_policies_url } = created.json.data;
      const tos = new URL(tos_policies_url).searchParams.get("tos_policies_value");
      const uploaded = await upload(server, token, id, { passport: pdf(), poa: pdf() });
      assert.ok([200, 401, 404].includes(uploaded.status), uploaded.text);
      if (uploaded.status !== 200) continue;
      const uris = Object.assign({}, ...uploaded.json.data.files);
      const attached = await attach(server, token, id, bodyFor({ tos, uris }));
      assert.ok([200, 401, 404].includes(attached.status), attached.text);
      const seen = await statusesOf(events(server, token, id)).catch((error) => error.message);
      assert.match(String(seen), /^no stream: 40[14]$|INCOMPLETE|PROCESSING|REVIEWING|APPROVED|^$/);
    }
  });
  async function statusesOf(stream) {
    const statuses = [];
    for await (const { data } of stream) {
      statuses.push(data.customer_status);
      if (data.customer_status === "APPROVED") break;
    }
    return statuses;
  }
  for (; resets < 20; ++resets) {
    await control(server, "POST", "reset");
    await sleep(20);
  }
  await control(server, "POST", "reset");
  await work;
  await server.stop();
  assert.doesNotMatch(server.log(), /internal_error|trouble/);
});

test("A stop in the midst of requests and streams lets them end, and loses no answer", async () => {
  for (let round = 0; round < 5; ++round) {
    const server = await start(["--delay", "0"]);
    const { token } = await newClient(server);
    const customer = await readyCustomer(server, token);
    let answers = 0;
    const clients = times(20, async () => {
      for (;;) {
        const answer = await call(server, "GET", `/v2/customers/${customer.id}`, { token }).catch(
          (error) => assert.match(error.message, /fetch failed|terminated/),
        );
        if (!answer) return; // the server has gone
        assert.equal(answer.status, 200);
        ++answers;
      }
    });
    const streams = Array.from({ length: 10 }, () => events(server, token, customer.id));
    await Promise.all(streams.map((stream) => stream.next()));
    await until(() => answers > 50 * round);
    await server.stop();
    await clients;
    for (const stream of streams) assert.ok((await stream.next()).done);
  }
});

test("A request whose client goes before its body has come is refused as that of a stranger", async () => {
  const server = await start();
  const { token } = await newClient(server);
  const customer = await newCustomer(server, token);
  const part = (disposition, content) =>
    `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
  const form = `${part('name="customer_id"', customer.id)}${part('name="f"; filename="f.pdf"', "%PDF-1.7\n%%EOF")}--b--`;
  const requests = [
    ["/v2/customers/individual", JSON.stringify(person)],
    ["/v1/customers/upload", form],
    [`/v2/customers/${customer.id}/individual/attach`, "{}"],
  ].map(([path, body]) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      "Content-Type": "multipart/form-data; boundary=b",
      "Content-Length": body.length,
    };
    const request = httpRequest(server.base + path, { method: "POST", headers });
    request.flushHeaders();
    return { request, body, answer: once(request, "response") };
  });
  await sleep(100); // for the server to find the token good
  await control(server, "POST", "reset");
  for (const { request, body, answer } of requests) {
    request.end(body);
    const [{ statusCode }] = await answer;
    assert.equal(statusCode, 401, request.path);
  }
  await server.stop();
});
