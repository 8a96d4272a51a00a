// The installed package in workerd, bundled as its tools do it: a .wasm file is a module of its own there.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { install, root } from "../../bindings/npm/test/installed.mjs";
import { allWell, cases, formCases, formsWell, runner } from "./cases.mjs";

const { default: workerd } = createRequire(import.meta.url)("workerd");
const esbuild = createRequire(join(root, "bindings/npm/package.json"))("esbuild");

const program = `
import { createValidator, createValidatorSync } from "dossier-check";
import * as forms from "dossier-check/forms";
import * as inline from "dossier-check/inline";
import { run, runForms } from "./run.mjs";

export default {
  async fetch(request) {
    if (new URL(request.url).pathname === "/inline") {
      const { name, message } = await inline.createValidator().catch((error) => error);
      return Response.json({ name, message });
    }
    const { cases, formCases } = await request.json();
    if (new URL(request.url).pathname === "/forms") {
      const now = forms.createValidatorSync();
      if ((await forms.createValidator()) !== now) throw new Error("two validators");
      return Response.json([run(now, cases), runForms(now, formCases)]);
    }
    const now = createValidatorSync();
    if ((await createValidator()) !== now) throw new Error("two validators");
    return Response.json([run(now, cases), Object.hasOwn(now, "describe")]);
  },
};
`;

// workerd picks a port and says which on its control channel, file descriptor 3.
const config = (modules) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    compatibilityDate = "2026-01-01",
    modules = [${modules.join(", ")}],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

let server;
let address;

before(async () => {
  const { folder } = install();
  writeFileSync(join(folder, "run.mjs"), runner);
  writeFileSync(join(folder, "main.mjs"), program);
  await esbuild.build({
    absWorkingDir: folder,
    entryPoints: ["main.mjs"],
    outdir: "out",
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
  });
  const modules = readdirSync(join(folder, "out"))
    .sort((one) => (one === "main.js" ? -1 : 1))
    .map((name) => {
      const kind = name.endsWith(".wasm") ? "wasm" : "esModule";
      return `(name = "${name}", ${kind} = embed "out/${name}")`;
    });
  writeFileSync(join(folder, "config.capnp"), config(modules));
  server = spawn(workerd, ["serve", "--control-fd=3", "config.capnp"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const [line] = await Promise.race([
    once(server.stdio[3], "data"),
    once(server, "exit").then(([status]) => {
      throw new Error(`workerd ended with ${status}`);
    }),
  ]);
  address = `http://127.0.0.1:${JSON.parse(line).port}`;
});

after(async () => {
  if (server?.exitCode !== null) return;
  server.kill();
  await once(server, "close");
});

describe("workerd", () => {
  const body = JSON.stringify({ cases, formCases });

  test("dossier-check gives the demanded report for every vector", async () => {
    const response = await fetch(address, { method: "POST", body });
    assert.deepEqual(await response.json(), [allWell, false]); // the rules alone
  });

  test("dossier-check/forms does so, and gives the demanded plans and reports of files", async () => {
    const response = await fetch(`${address}/forms`, { method: "POST", body });
    assert.deepEqual(await response.json(), [allWell, formsWell]);
  });

  test("dossier-check/inline says why it cannot work there, and what to do", async () => {
    const response = await fetch(`${address}/inline`);
    const { name, message } = await response.json();
    assert.equal(name, "DossierLoadError");
    assert.match(
      message,
      /Import dossier-forms\.wasm as a module .* createValidator\(\{ wasm \}\)/,
    );
  });
});
