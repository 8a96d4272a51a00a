// docs/sandbox.md is true: its walk is walked, and its tables are those of the program.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../harness/paths.mjs";
import { call, control, path, program, start } from "../harness/sandbox.mjs";

const page = readFileSync(join(root, "docs/sandbox.md"), "utf8");
const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code]) => code);

let server;
before(async () => (server = await start(["--seed", "demo", "--delay", "100"])));
after(() => server.stop());

test("The walk ends where the page says, with curl and nothing else", async () => {
  const walk = blocks.slice(1); // the first starts the server
  assert.equal(walk.length, 6);
  mkdirSync(path("walk"));
  // Each command's output ends with a mark of its own.
  const script = ["set -u", ...walk.map((code) => `${code}\necho; echo -----`)].join("\n");
  const { stdout, stderr, status } = spawnSync("bash", ["-c", script], {
    cwd: path("walk"),
    env: { ...process.env, SANDBOX: server.base },
    encoding: "utf8",
  });
  const outputs = stdout
    .split("-----\n")
    .slice(3)
    .map((text) => text.trim());
  const [accepted, stream, customer] = outputs;
  assert.deepEqual(Object.keys(JSON.parse(accepted)), ["data", "meta"], stderr);
  const statuses = [...stream.matchAll(/"customer_status":"(\w+)"/g)].map(([, name]) => name);
  assert.equal(statuses.at(-1), "ACTION_REQUIRED");
  assert.match(stream, /^event: customer\.rfi$/m);
  const { rejection_reason, documents } = JSON.parse(customer).data;
  assert.equal(rejection_reason.documents[0].uri, documents.primary.files[0].uri);
  assert.equal(status, 0);
});

test("The table of magic numbers is the program's", async () => {
  const { outcomes } = await control(server, "GET", "outcomes");
  const rows = [...page.matchAll(/^\| `(SANDBOX-[A-Z-]+)` +\| (\w+)/gm)].map(
    ([, number, customer_status]) => ({
      number,
      customer_status,
    }),
  );
  assert.deepEqual(rows, outcomes);
});

test("Every option and every route of the page is there, and no others", async () => {
  const { stdout } = spawnSync(program, ["--help"], { encoding: "utf8" });
  const options = (text) => new Set([...text.matchAll(/--[a-z-]+/g)].map(([name]) => name));
  const table = page.slice(page.indexOf("| option"), page.indexOf("It writes one line"));
  const documented = options(table.replaceAll(/\| -+/g, ""));
  const real = options(stdout);
  real.delete("--help");
  real.delete("--version");
  assert.deepEqual([...documented].sort(), [...real].sort());

  const routes = [...page.matchAll(/^\| `(GET|POST|PUT|PATCH|DELETE) (\/[^`]+)`/gm)];
  const added = (name, before = "") =>
    [
      ...readFileSync(join(root, "web-demo/server", name), "utf8").matchAll(
        /^ +(?:add\(|routes\.push_back\(\{)"([A-Z]+)", "([^"]+)"/gm,
      ),
    ].map(([, method, route]) => `${method} ${before}${route.replaceAll("*", "{id}")}`);
  assert.deepEqual(
    routes.map(([, method, route]) => `${method} ${route}`).sort(),
    [...added("service.cpp"), ...added("control/control.cpp", "/__sandbox/")].sort(),
  );
  for (const [, method, route] of routes) {
    const { status } = await call(
      server,
      method,
      route.replace("{id}", "x"),
      method === "GET" ? {} : { body: "!" },
    );
    assert.ok(
      ![404, 405].includes(status) || route.includes("{id}"),
      `${method} ${route}: ${status}`,
    );
    // A wrong method tells that the path is known.
    const other = await call(server, "OPTIONS", route.replace("{id}", "x"));
    assert.ok(other.headers.get("allow").split(", ").includes(method), `${method} ${route}`);
  }
});
