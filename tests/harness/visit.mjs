// A page that a bundler made, in Chromium, and the modules of the package.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { launch, watch } from "./browsers.mjs";
import { root } from "./paths.mjs";

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hashOf = (name) => hash(readFileSync(join(root, "build/npm/package/dist", name)));
/** The modules: the rules alone, and with what else forms ask for, which is the one in dossier-check/inline. */
export const wasmHash = hashOf("dossier.wasm");
export const formsHash = hashOf("dossier-forms.wasm");

/** The hashes of all modules below a folder. */
export function wasmHashes(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".wasm") && !name.includes("node_modules"))
    .map((name) => hash(readFileSync(join(folder, name))));
}

let browser;

/** Opens a page: what its program said, what went wrong on it, and the hashes of the modules that it got. */
export async function visit(address) {
  browser ??= await launch();
  const tab = await browser.newPage();
  const problems = watch(tab);
  const modules = [];
  tab.on("response", (response) => {
    if (/\.wasm\b/.test(response.url()) && response.ok()) modules.push(response.body().then(hash));
  });
  await tab.goto(address);
  await tab.waitForFunction(() => document.title.startsWith("{"));
  const answer = JSON.parse(await tab.title());
  const loaded = await Promise.all(modules);
  await tab.close();
  return { answer, problems, loaded };
}

export const closeBrowser = () => browser?.close();
