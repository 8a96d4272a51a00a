// What the tests of bundlers share: a stranger's project with ten cases, and a server for what was built.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { runner, tenCases } from "../harness/cases.mjs";
import { install } from "../harness/package.mjs";
import { fileResource, serve } from "../harness/serve.mjs";
import { root } from "../harness/paths.mjs";

/** The text of watch.mjs. */
export const watcher = readFileSync(new URL("watch.mjs", import.meta.url), "utf8");

/** Where a tool of the tests is installed. */
export const tool = (name) => join(root, "tests/node_modules", name);

const installed = install();

/** A fresh project with the package, these files, the ten cases and run.mjs. Of the tests' tools it finds the named ones. */
export function project(files, tools = []) {
  const folder = mkdtempSync(join(tmpdir(), "dossier-bundlers-"));
  folders.push(folder);
  cpSync(installed.folder, folder, { recursive: true });
  const all = {
    ...files,
    "run.mjs": runner,
    "watch.mjs": watcher,
    "cases.json": JSON.stringify(tenCases),
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  for (const name of tools) symlinkSync(tool(name), join(folder, "node_modules", name));
  return { folder, home: join(folder, "node_modules/dossier-check") };
}

const folders = [];
process.on("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true })));

export const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>none</title>
<link rel="icon" href="data:,"><script type="module" src="./main.js"></script></html>`;

/**
 * A page's program: runs the ten cases and puts what came of them into the title, with the hashes of the modules that it compiled of
 * bytes. `wasm` is the code of the option, if any.
 */
export const program = (entry, { wasm, imports = "" } = {}) => `
import { createValidator } from "${entry}";
import { run } from "./run.mjs";
import { watchCompiled } from "./watch.mjs";
${imports}
const compiled = watchCompiled();
const cases = await (await fetch("cases.json")).json();
const answer = await createValidator(${wasm === undefined ? "" : `{ wasm: ${wasm} }`}).then(
  (dossier) => run(dossier, cases),
  ({ name, message }) => ({ name, message }),
);
const digests = compiled.map((bytes) => crypto.subtle.digest("SHA-256", bytes));
const hashes = (await Promise.all(digests)).map((digest) =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(""),
);
document.title = JSON.stringify({ ...answer, compiled: hashes });
`;

/** Serves a folder while `use` runs. */
export async function serving(folder, use) {
  const { address, close } = await serve(({ url }) => {
    const path = decodeURIComponent(new URL(url, "http://a").pathname);
    return fileResource(join(folder, path.replace(/\/$/, "/index.html")));
  });
  try {
    return await use(`${address}/`);
  } finally {
    close();
  }
}
