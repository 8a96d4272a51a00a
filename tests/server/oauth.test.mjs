import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { call, control, newCustomer, path, start, tokensFor, until } from "../harness/sandbox.mjs";

const credentials = { client_id: "demo-client", client_secret: "demo-secret" };
let server;
before(async () => {
  server = await start(["--seed", "demo", "--token-seconds", "4000", "--db", path("oauth.db")]);
});
after(() => server.stop());

const token = (options) => call(server, "POST", "/v1/oauth/token", options);
const works = async (access_token, on = server) =>
  (
    await call(on, "GET", "/v2/customers/00000000-0000-4000-8000-000000000001", {
      token: access_token,
    })
  ).status === 200;

test("Client credentials give a bearer token, as JSON, as a form and by Basic authentication", async () => {
  const grant_type = "client_credentials";
  for (const options of [
    { json: { grant_type, ...credentials } },
    { body: new URLSearchParams({ grant_type, ...credentials }) },
    {
      body: new URLSearchParams({ grant_type }),
      headers: { Authorization: `Basic ${btoa("demo-client:demo-secret")}` },
    },
  ]) {
    const { status, json, headers } = await token(options);
    assert.equal(status, 200);
    assert.equal(json.token_type, "Bearer");
    assert.equal(json.expires_in, 4000);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.ok(await works(json.access_token));
  }
});

test("Wrong credentials are refused, and what is missing is named", async () => {
  const grant_type = "client_credentials";
  for (const [json, status, error] of [
    [{ grant_type, ...credentials, client_secret: "wrong" }, 401, "invalid_client"],
    [{ grant_type, ...credentials, client_id: "nobody" }, 401, "invalid_client"],
    [{ grant_type }, 401, "invalid_client"],
    [{ grant_type, client_id: 1, client_secret: null }, 401, "invalid_client"],
    [{ ...credentials }, 400, "invalid_request"],
    [{ ...credentials, grant_type: "password" }, 400, "unsupported_grant_type"],
    [{ grant_type: "refresh_token" }, 400, "invalid_grant"],
    [{ grant_type: "refresh_token", refresh_token: "made-up" }, 400, "invalid_grant"],
  ]) {
    const answer = await token({ json });
    assert.deepEqual([answer.status, answer.json.error], [status, error], JSON.stringify(json));
    assert.ok(answer.json.error_description.length > 10);
  }
  assert.equal((await token({ body: "{" })).json.error, "invalid_request");
  assert.equal((await token({ body: "grant_type=%zz" })).json.error, "invalid_request");
});

test("An access token expires", async () => {
  const brief = await start(["--seed", "demo", "--token-seconds", "1"]);
  const access_token = await until(async () => {
    const tokens = await tokensFor(brief, credentials);
    // On a slow machine it may be over already.
    return (await works(tokens.access_token, brief)) && tokens.access_token;
  });
  await until(async () => !(await works(access_token, brief)));
  await brief.stop();
});

test("A refresh token gives new tokens once, and takes the old ones back", async () => {
  const first = await tokensFor(server, credentials);
  const refresh = (refresh_token, more = {}) =>
    token({ json: { grant_type: "refresh_token", refresh_token, ...more } });
  const { status, json: second } = await refresh(first.refresh_token);
  assert.equal(status, 200);
  assert.ok(await works(second.access_token));
  assert.ok(!(await works(first.access_token)));
  assert.equal((await refresh(first.refresh_token)).json.error, "invalid_grant");
  // An access token is no refresh token, nor the other way round.
  assert.equal((await refresh(second.access_token)).json.error, "invalid_grant");
  assert.ok(!(await works(second.refresh_token)));
  // Another client's credentials do not go with it.
  const other = { client_id: "demo-selfie-client", client_secret: "demo-secret" };
  assert.equal((await refresh(second.refresh_token, other)).json.error, "invalid_grant");
});

test("A refresh token that comes a second time ends all tokens that came of the same credentials", async () => {
  const first = await tokensFor(server, credentials);
  const unrelated = await tokensFor(server, credentials);
  const refresh = (refresh_token) =>
    token({ json: { grant_type: "refresh_token", refresh_token } });
  const second = (await refresh(first.refresh_token)).json;
  const third = (await refresh(second.refresh_token)).json;
  assert.ok(await works(third.access_token));
  // Whoever this is, one of the two who had it has stolen it.
  assert.equal((await refresh(first.refresh_token)).json.error, "invalid_grant");
  assert.ok(!(await works(third.access_token)));
  assert.equal((await refresh(third.refresh_token)).json.error, "invalid_grant");
  assert.ok(await works(unrelated.access_token));
  assert.equal((await refresh(unrelated.refresh_token)).status, 200);
});

test("A refresh token that another client shows is not used up", async () => {
  const { refresh_token } = await tokensFor(server, credentials);
  const other = { client_id: "demo-selfie-client", client_secret: "demo-secret" };
  const refresh = (more) =>
    token({ json: { grant_type: "refresh_token", refresh_token, ...more } });
  assert.equal((await refresh(other)).json.error, "invalid_grant");
  assert.equal((await refresh(credentials)).status, 200);
});

test("A member that comes twice makes a request invalid, as a form and as JSON", async () => {
  const form = new URLSearchParams({ grant_type: "client_credentials", ...credentials });
  const json = JSON.stringify({ grant_type: "client_credentials", ...credentials });
  for (const body of [
    `${form}&client_id=demo-client`,
    `client_secret=wrong&${form}`,
    `${form}&grant_type=refresh_token`,
    `${form}&x=1&%78=2`,
    `${json.slice(0, -1)},"client_id":"demo-client"}`,
    `${json.slice(0, -1)},"client_secr\\u0065t":"wrong"}`,
    `{"x":[{"y":1,"y":2}],${json.slice(1)}`,
  ]) {
    const answer = await token({ body });
    assert.deepEqual([answer.status, answer.json.error], [400, "invalid_request"], body);
  }
  // What is empty counts as left out.
  const { status } = await token({ body: `${form}&scope=` });
  assert.equal(status, 200);
  const empty = await token({ body: "grant_type=&client_id=&client_secret=" });
  assert.equal(empty.json.error, "invalid_request");
});

test("A JSON object that names a member twice is refused by every endpoint", async () => {
  const { access_token } = await tokensFor(server, credentials);
  for (const [method, url, body] of [
    ["POST", "/v2/customers/individual", '{"first_name":"A","first_name":"B"}'],
    ["PUT", "/__sandbox/worker", '{"held":true,"held":false}'],
  ]) {
    const { status, json } = await call(server, method, url, { token: access_token, body });
    assert.equal(status, 400);
    assert.match(json.message, /twice/);
  }
});

test("The database holds no token and no secret, only their hashes", async () => {
  const { client_id, client_secret } = await control(server, "POST", "clients");
  const tokens = await tokensFor(server, { client_id, client_secret });
  const bytes = ["oauth.db", "oauth.db-wal"].map((name) => readFileSync(path(name), "latin1"));
  const all = bytes.join("");
  assert.ok(all.includes(client_id), "this looks at the right bytes");
  for (const secret of [client_secret, tokens.access_token, tokens.refresh_token]) {
    assert.ok(!all.includes(secret));
  }
});

test("Without a good token every endpoint answers 401 in the contract's shape", async () => {
  const id = (await newCustomer(server, (await tokensFor(server, credentials)).access_token)).id;
  for (const [method, url] of [
    ["POST", "/v2/customers/individual"],
    ["GET", `/v2/customers/${id}`],
    ["GET", `/v2/customers/${id}/events`],
    ["POST", "/v1/customers/upload"],
    ["POST", `/v2/customers/${id}/individual/attach`],
    ["POST", "/v2/customers/no-uuid/individual/attach"],
  ]) {
    for (const Authorization of [undefined, "", "Bearer", "Bearer ", "Bearer x", "Basic eDp5"]) {
      const answer = await call(server, method, url, {
        headers: Authorization === undefined ? {} : { Authorization },
        ...(method === "POST" && { body: "no matter what" }),
      });
      assert.equal(answer.status, 401, `${method} ${url} ${Authorization}`);
      assert.deepEqual(Object.keys(answer.json), ["message"]);
      assert.equal(answer.headers.get("www-authenticate"), "Bearer");
    }
  }
});
