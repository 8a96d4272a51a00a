// What `make demo` runs once all is built.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";

import { root } from "../harness/paths.mjs";

const run = (PORT) => [".make/demo", [], { cwd: root, env: { ...process.env, PORT } }];

for (const signal of ["SIGINT", "SIGTERM"]) {
  test(`the demo says where it is and what to try, and ends at ${signal} with all that it started`, async () => {
    const demo = spawn(...run("0"));
    let said = "";
    demo.stdout.setEncoding("utf8").on("data", (text) => (said += text));
    while (!said.includes("Ctrl-C")) await once(demo.stdout, "data");
    const [address] = said.split("\n");
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    for (const number of [1, 2, 3]) assert.match(said, new RegExp(`^  ${number}\\. `, "m"));
    assert.equal((await fetch(address)).status, 200);
    const taken = spawnSync(...run(new URL(address).port));
    assert.equal(taken.status, 1);
    assert.match(String(taken.stderr), /Address already in use/);
    demo.kill(signal);
    assert.deepEqual(await once(demo, "close"), [0, null]);
    await assert.rejects(fetch(address));
  });
}
