// What it would cost if the package stood on the functions of dossier.h: the bytes of the modules, and the time from a body's text to
// the objects of its report, by the package and by dossier.core.wasm.
//
//     make package && node bench/c_door.mjs
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { createValidator } from "../build/npm/package/dist/forms_node.js";
import { start } from "../tests/c/core_module.mjs";
import { exampleBody, exampleContext } from "../tests/harness/example.mjs";
import { root } from "../tests/harness/paths.mjs";

const coreBytes = readFileSync(join(root, "build/wasm/bin/dossier.core.wasm"));
for (const [name, bytes] of [
  ["dossier-forms.wasm", readFileSync(join(root, "build/npm/package/dist/dossier-forms.wasm"))],
  ["dossier.core.wasm", coreBytes],
]) {
  const small = brotliCompressSync(bytes).length;
  console.log(`${name.padEnd(20)}${bytes.length} bytes, ${small} by brotli`);
}

const dossier = (await createValidator()).withContext(exampleContext);
const core = await start(coreBytes);
const context = core.readContext(JSON.stringify(exampleContext));

const ways = {
  "the package": (text) => dossier.validateText(text),
  "dossier.core.wasm": (text) => JSON.parse(core.checkWith(text, context).text),
};

/** Nanoseconds for one call, of many rounds in turn the fastest. */
function measure(text) {
  const best = {};
  for (let round = 0; round < 30; round++) {
    for (const [name, check] of Object.entries(ways)) {
      const begin = process.hrtime.bigint();
      for (let i = 0; i < 2000; i++) check(text);
      const each = Number(process.hrtime.bigint() - begin) / 2000;
      best[name] = Math.min(best[name] ?? Infinity, each);
    }
  }
  return best;
}

for (const [what, body] of [
  ["a valid body", exampleBody()],
  ["one with two mistakes", exampleBody({ state: undefined, country: "USE" })],
]) {
  for (const [name, nanoseconds] of Object.entries(measure(JSON.stringify(body)))) {
    console.log(`${what}, ${name}: ${(nanoseconds / 1000).toFixed(2)} µs`);
  }
}
