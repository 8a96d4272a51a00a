import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import {
  attach,
  bodyFor,
  call,
  control,
  events,
  launch,
  newClient,
  path,
  program,
  readyCustomer,
  sleep,
  start,
  until,
  upload,
} from "../harness/sandbox.mjs";

const run = (...args) => spawnSync(program, args, { encoding: "utf8" });

test("--help and --version tell what there is", () => {
  const help = run("--help");
  assert.equal(help.status, 0);
  for (const option of [
    "--port",
    "--db",
    "--seed",
    "--host",
    "--site",
    "--delay",
    "--token-seconds",
  ]) {
    assert.ok(help.stdout.includes(option), option);
  }
  assert.match(run("--version").stdout, /^dossier-sandbox \d+\.\d+\.\d+ \(rules [0-9a-f]{16}\)\n$/);
});

test("Misuse is refused with a sentence, and exit code 2", () => {
  for (const args of [
    ["--port", "x"],
    ["--port", "70000"],
    ["--seed", "some"],
    ["--nonsense"],
    ["extra"],
    ["--delay", "-1"],
  ]) {
    const { status, stderr, stdout } = run(...args);
    assert.deepEqual([status, stdout], [2, ""], args.join(" "));
    assert.match(stderr, /^dossier-sandbox: .+; see --help\n$/);
  }
});

test("A port, a database or a site that cannot be used ends the program with the reason", async () => {
  const server = await start(["--db", path("locked.db")]);
  writeFileSync(path("text.db"), "this is no database, but a text of some length\n".repeat(50));
  mkdirSync(path("empty-site"));
  for (const [args, reason] of [
    [
      ["--port", String(server.port)],
      /cannot listen on 127\.0\.0\.1, port \d+: Address already in use/,
    ],
    [["--host", "203.0.113.1"], /cannot listen on 203\.0\.113\.1/],
    [["--db", path("locked.db")], /cannot use the database .*locked/],
    [["--db", path("text.db")], /cannot use the database .*not a database/],
    [["--db", path("no/such/folder.db")], /cannot use the database .*unable to open/],
    [["--site", path("empty-site")], /no index\.html/],
    [["--site", path("no-site")], /no index\.html/],
  ]) {
    const { status, stderr } = run(...args);
    assert.equal(status, 1, args.join(" "));
    assert.match(stderr, reason);
  }
  await server.stop();
});

test("The first line on standard output is the address, and the log is JSON", async () => {
  const server = await start(["--host", "localhost"]);
  assert.match(server.base, /^http:\/\/localhost:\d+$/);
  await call(server, "GET", "/nothing");
  await server.stop();
  const lines = server
    .log()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ event }) => event),
    ["listening", "request", "stopping", "stopped"],
  );
});

test("No log line holds a number, a name, a link, a secret or a file's content", async () => {
  const server = await start(["--delay", "0"]);
  const client = await newClient(server, { client_secret: "MARKER-secret" });
  const customer = await readyCustomer(server, client.token);
  const send = (json, more) => attach(server, client.token, customer.id, json, more);
  await upload(server, client.token, customer.id, {
    MARKER: ["MARKER.pdf", new Blob(["%PDF-1. MARKER %%EOF"])],
  });
  await upload(server, client.token, customer.id, {
    MARKER: ["MARKER.heic", new Blob(["MARKER"])],
  });
  await send({ MARKER: "MARKER" });
  await send(undefined, { body: "{MARKER" });
  await send(bodyFor(customer, { number: "MARKER", files: [{ uri: "/MARKER" }] }));
  await send(bodyFor(customer, { number: "MARKER" }));
  await call(server, "POST", "/v2/customers/individual", {
    token: client.token,
    json: {
      first_name: "MARKER",
      last_name: "MARKER",
      email: "MARKER@x",
      country_of_residence: "MARKER",
    },
  });
  await call(server, "GET", "/MARKER?MARKER=MARKER", {
    token: "MARKER",
    headers: { "User-Agent": "MARKER" },
  });
  await control(server, "POST", "faults", { kind: "error", route: "/v2/customers/*" });
  await call(server, "GET", "/v2/customers/MARKER", { token: client.token });
  await server.stop();
  assert.ok(server.log().split("\n").length > 10);
  for (const secret of [
    "MARKER",
    client.token,
    customer.uris.poa,
    customer.id,
    "X1234567",
    "Lovelace",
  ]) {
    assert.ok(!server.log().includes(secret), secret);
  }
});

test("A stop lets requests and streams end, before their time is over", async () => {
  for (const signal of ["SIGTERM", "SIGINT"]) {
    const server = await start(["--db", path(`stop-${signal}.db`)]);
    const client = await newClient(server);
    const customer = await readyCustomer(server, client.token);
    const stream = events(server, client.token, customer.id);
    await stream.next();
    // A request that is still slow after five seconds would be cut off, and not be answered.
    await control(server, "POST", "faults", { kind: "slow", milliseconds: 30_000 });
    const slow = attach(server, client.token, customer.id, bodyFor(customer));
    await until(async () => (await control(server, "GET", "state")).faults_waiting === 0);
    server.child.kill(signal);
    assert.equal((await slow).status, 200);
    assert.ok((await stream.next()).done);
    assert.deepEqual(await server.ended, { code: 0, signal: null });
  }
});

test("Signals that come while the server starts end it too", async () => {
  for (let delay = 0; delay < 40; delay += 4) {
    const { child, ended } = launch();
    await sleep(delay);
    child.kill("SIGTERM");
    const { code, signal } = await ended;
    assert.ok(signal === "SIGTERM" || code === 0, `${signal} ${code}`);
  }
  // It tells its address a moment before it accepts connections.
  for (let round = 0; round < 10; ++round) await (await start()).stop();
});

test("A site is served with the headers of a strict page, and nothing beside its folder", async () => {
  const site = path("site");
  mkdirSync(`${site}/assets`, { recursive: true });
  writeFileSync(`${site}/index.html`, "<!doctype html><title>Page</title>");
  writeFileSync(`${site}/assets/a-1a2b.js`, "1;");
  writeFileSync(`${site}/dossier.wasm`, "\0asm");
  symlinkSync("/etc/passwd", `${site}/link`);
  const server = await start(["--site", site]);
  const get = (url, options) => call(server, options?.method ?? "GET", url, options);

  const page = await get("/");
  assert.equal(page.status, 200);
  assert.match(page.text, /<title>Page/);
  assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
  const { headers } = page;
  assert.deepEqual(
    [
      "content-security-policy",
      "cross-origin-opener-policy",
      "referrer-policy",
      "x-content-type-options",
      "cache-control",
    ].map((name) => headers.get(name)),
    [
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
      "same-origin",
      "no-referrer",
      "nosniff",
      "no-cache",
    ],
  );
  assert.match((await get("/assets/a-1a2b.js")).headers.get("cache-control"), /immutable/);
  assert.equal((await get("/dossier.wasm")).headers.get("content-type"), "application/wasm");
  const head = await fetch(`${server.base}/index.html`, { method: "HEAD" });
  assert.deepEqual([head.status, head.headers.get("content-length")], [200, "34"]);
  for (const url of [
    "/link",
    "/assets",
    "/assets/",
    "/../site/index.html",
    "/%2e%2e/site/index.html",
    "//index.html",
    "/index.html%00",
  ]) {
    assert.equal((await get(url)).status, 404, url);
  }
  assert.equal((await get("/", { method: "POST", body: "" })).status, 404);
  await server.stop();
});
