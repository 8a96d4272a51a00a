// Workers in workerd, bundled as its tools do it: a .wasm file is a module of its own there.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as esbuild from "esbuild";
import { default as exports } from "workerd"; // CommonJS, made of an ES module

// workerd picks a port and says which on its control channel, file descriptor 3. A worker may call this machine.
const config = (modules, bindings) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      compatibilityDate = "2026-01-01",
      modules = [${modules.join(", ")}],
      bindings = [${bindings.join(", ")}],
    )),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/**
 * Bundles a worker, such as `main.mjs`, beside the packages that are installed in the folder, and serves it with these texts in its
 * environment: its address, and a function that ends it.
 */
export async function serveWorker(folder, entry, texts = {}) {
  await esbuild.build({
    absWorkingDir: folder,
    entryPoints: { main: entry },
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
  const bindings = Object.entries(texts).map(
    ([name, text]) => `(name = "${name}", text = "${text}")`,
  );
  writeFileSync(join(folder, "config.capnp"), config(modules, bindings));
  const server = spawn(exports.default, ["serve", "--control-fd=3", "config.capnp"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const [line] = await Promise.race([
    once(server.stdio[3], "data"),
    once(server, "exit").then(([status]) => {
      throw new Error(`workerd ended with ${status}`);
    }),
  ]);
  return {
    address: `http://127.0.0.1:${JSON.parse(line).port}`,
    async close() {
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, "close");
    },
  };
}
