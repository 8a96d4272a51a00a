// What the disk does to the server: files that may not grow, damaged files, and what a reset leaves of one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { test } from "node:test";
import {
  attach,
  bodyFor,
  call,
  control,
  newClient,
  path,
  program,
  readyCustomer,
  start,
  untilStatus,
} from "../harness/sandbox.mjs";

const files = (name) => [name, `${name}-wal`].map(path).filter((file) => existsSync(file));
const bytesOf = (name) =>
  files(name)
    .map((file) => readFileSync(file, "latin1"))
    .join("");

/** Adds clients until the database takes no more: the answer that says so. */
async function fill(server, marker) {
  for (let i = 0; ; ++i) {
    const json = {
      client_id: `${marker} ${i} ${"x".repeat(900)}`,
      webhook_secret: "y".repeat(1000),
    };
    const answer = await call(server, "POST", "/__sandbox/clients", { json });
    if (answer.status !== 200) return answer;
  }
}

test("Where files may not grow, writing is refused with a sentence, reading goes on, and a reset makes room", async () => {
  const server = await start(["--db", path("full.db")], ["prlimit", `--fsize=${2 ** 20}`]);
  const client = await newClient(server);
  const customer = await readyCustomer(server, client.token);
  for (let round = 0; round < 3; ++round) {
    const { status, json } = await fill(server, `MARKER ${round}`);
    assert.equal(status, 507);
    assert.match(json.message, /full.*Reset/);
    await control(server, "GET", "state");
    if (round === 0) {
      const url = `/v2/customers/${customer.id}`;
      assert.equal((await call(server, "GET", url, { token: client.token })).status, 200);
    }
    await control(server, "POST", "reset");
    assert.ok(!bytesOf("full.db").includes("MARKER"), "what was there is in no file");
  }
  await newClient(server);
  await server.stop();
});

test("A reset leaves nothing of what was there in the files, and its work does not grow with them", async () => {
  const server = await start(["--db", path("reset.db"), "--seed", "demo"]);
  const client = await newClient(server);
  await readyCustomer(server, client.token);
  for (let i = 0; i < 300; ++i) {
    const client_id = `MARKER ${i} ${"x".repeat(900)}`;
    await control(server, "POST", "clients", { client_id, webhook_secret: "y".repeat(1000) });
  }
  assert.ok(bytesOf("reset.db").includes("MARKER"), "this looks at the right bytes");
  const size = () => files("reset.db").reduce((sum, file) => sum + statSync(file).size, 0);
  const written = () => {
    const io = readFileSync(`/proc/${server.child.pid}/io`, "utf8");
    return Number(io.match(/^wchar: (\d+)$/m)[1]);
  };
  const [fullSize, before] = [size(), written()];
  await control(server, "POST", "reset");
  const work = written() - before;
  console.log(`a reset of ${fullSize} bytes wrote ${work}, and ${size()} are left`);
  assert.ok(work < fullSize / 5 && size() < fullSize / 5);
  for (const left of ["MARKER", client.client_id, "passport"]) {
    assert.ok(!bytesOf("reset.db").includes(left), left);
  }
  assert.equal((await call(server, "GET", "/__sandbox/state")).status, 200);
  await server.kill();
  // It is whole, and has its seed.
  const again = await start(["--db", path("reset.db")]);
  await control(again, "PATCH", "clients/demo-client", {});
  await again.stop();
});

test("A server that is killed in a reset starts with empty tables", async () => {
  const name = "cut.db";
  const first = await start(["--db", path(name)]);
  await control(first, "POST", "clients", { client_id: "MARKER" });
  await first.kill();
  assert.ok(statSync(path(`${name}-wal`)).size > 0);
  truncateSync(path(name)); // which is as far as it came
  const second = await start(["--db", path(name)]);
  const answer = await call(second, "PATCH", "/__sandbox/clients/MARKER", { json: {} });
  assert.equal(answer.status, 404);
  await second.stop();
});

test("A database that is damaged, or whose tables are not the program's, is refused with a reason", async () => {
  const db = path("whole.db");
  const server = await start(["--db", db, "--delay", "0"]);
  const client = await newClient(server);
  for (let i = 0; i < 40; ++i) {
    const customer = await readyCustomer(server, client.token);
    await attach(server, client.token, customer.id, bodyFor(customer));
    await untilStatus(server, client.token, customer.id, "APPROVED");
  }
  await server.stop();

  const pages = statSync(db).size / 4096;
  const damage = (change) => {
    copyFileSync(db, path("damaged.db"));
    change(path("damaged.db"));
    const { status, stderr } = spawnSync(program, ["--db", path("damaged.db")], {
      encoding: "utf8",
      timeout: 3_600_000,
    });
    return { status, stderr };
  };
  const overwrite = (page, bytes) => (file) => {
    const content = readFileSync(file);
    bytes.copy(content, page * 4096);
    writeFileSync(file, content);
  };
  for (let page = 1; page < pages; ++page) {
    const { status, stderr } = damage(overwrite(page, Buffer.alloc(4096, 0x5a)));
    assert.equal(status, 1, `page ${page} of ${pages}: ${stderr}`);
    assert.match(stderr, /cannot use the database .*(damaged|malformed)/);
  }
  // The version is right, and a table is not.
  const { status, stderr } = damage((file) => {
    const content = readFileSync(file, "latin1");
    writeFileSync(
      file,
      content.replace("attach_in_flight INTEGER", "attach_in_fright INTEGER"),
      "latin1",
    );
  });
  assert.equal(status, 1);
  assert.match(stderr, /cannot use the database .*tables have been changed/);
});
