// The installed package behind the bundlers of web pages. What they make is run in Chromium, and the module in it is the package's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";

import nodeResolve from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build, createServer } from "vite";
import webpack from "webpack";

import { tenWell } from "../harness/cases.mjs";
import { closeBrowser, formsHash, visit, wasmHash, wasmHashes } from "../harness/visit.mjs";
import { page, program, project, serving } from "./project.mjs";

after(closeBrowser);

/** That a page runs the ten cases, with a module of the package as the one `file`, or else with the one inside the program. */
async function works(folder, { file }) {
  copyFileSync(join(folder, "../cases.json"), join(folder, "cases.json"));
  writeFileSync(join(folder, "index.html"), page);
  await worksAsIs(folder, { file });
}

async function worksAsIs(folder, { file }) {
  const loaded = file ? [file] : [];
  assert.deepEqual(wasmHashes(folder), loaded);
  const seen = await serving(folder, visit);
  const compiled = [file ?? formsHash];
  assert.deepEqual(seen, { answer: { ...tenWell, compiled }, problems: [], loaded });
}

describe("Vite", () => {
  const files = { "index.html": page, "main.js": program("dossier-check") };

  test("serves a page that finds the module, from its cache of packages too", async () => {
    const { folder } = project(files);
    const options = { root: folder, logLevel: "warn", server: { port: 0, host: "127.0.0.1" } };
    const server = await createServer(options);
    try {
      await server.listen();
      const { port } = server.httpServer.address();
      const seen = await visit(`http://127.0.0.1:${port}/`);
      const answer = { ...tenWell, compiled: [wasmHash] };
      assert.deepEqual(seen, { answer, problems: [], loaded: [wasmHash] });
    } finally {
      await server.close();
    }
  });

  for (const [entry, file] of [
    ["dossier-check", wasmHash],
    ["dossier-check/forms", formsHash],
    ["dossier-check/inline", undefined],
  ]) {
    test(`builds a page with ${entry}`, async () => {
      const { folder } = project({ ...files, "main.js": program(entry) });
      await build({ root: folder, logLevel: "warn" });
      copyFileSync(join(folder, "cases.json"), join(folder, "dist/cases.json"));
      await worksAsIs(join(folder, "dist"), { file });
    });
  }
});

describe("webpack", () => {
  for (const [entry, file] of [
    ["dossier-check", wasmHash],
    ["dossier-check/forms", formsHash],
    ["dossier-check/inline", undefined],
  ]) {
    for (const mode of ["development", "production"]) {
      test(`builds a page with ${entry} in its mode ${mode}`, async () => {
        const { folder } = project({ "main.js": program(entry) });
        const stats = await new Promise((resolve, reject) =>
          webpack(
            { mode, context: folder, entry: "./main.js", output: { path: join(folder, "out") } },
            (error, result) => (error ? reject(error) : resolve(result)),
          ),
        );
        assert.deepEqual(stats.toJson().errors, []);
        assert.deepEqual(stats.toJson().warnings, []);
        await works(join(folder, "out"), { file });
      });
    }
  }
});

describe("Rollup", () => {
  async function bundle(folder) {
    const warnings = [];
    const made = await rollup({
      input: join(folder, "main.js"),
      plugins: [nodeResolve({ browser: true })],
      onwarn: ({ message }) => warnings.push(message),
    });
    await made.write({ file: join(folder, "out/main.js") });
    assert.deepEqual(warnings, []);
    return join(folder, "out");
  }

  test("builds a page with dossier-check/inline", async () => {
    const { folder } = project({ "main.js": program("dossier-check/inline") });
    await works(await bundle(folder), {});
  });

  test("builds a page that is told where a copy of the module is", async () => {
    const { folder, home } = project({
      "main.js": program("dossier-check", { wasm: '"my.wasm"' }),
    });
    const out = await bundle(folder);
    copyFileSync(join(home, "dist/dossier.wasm"), join(out, "my.wasm"));
    await works(out, { file: wasmHash });
  });
});

describe("esbuild", () => {
  async function bundle(folder, options = {}) {
    const { warnings } = await esbuild.build({
      absWorkingDir: folder,
      entryPoints: ["main.js"],
      outdir: "out",
      bundle: true,
      format: "esm",
      logLevel: "silent",
      ...options,
    });
    assert.deepEqual(warnings, []);
    return join(folder, "out");
  }

  test("builds a page with dossier-check/inline", async () => {
    const { folder } = project({ "main.js": program("dossier-check/inline") });
    await works(await bundle(folder), {});
  });

  test("builds a page with dossier-check/inline as a classic script, minified", async () => {
    const options = { format: "iife", minify: true };
    const main = program("dossier-check/inline").replace(
      /^(const cases[^]*)/m,
      "(async () => {$1})();",
    );
    const { folder } = project({ "main.js": main });
    await works(await bundle(folder, options), {});
  });

  test("builds a page that imports the module as a file", async () => {
    const main = program("dossier-check", {
      imports: 'import wasm from "dossier-check/dossier.wasm";',
      wasm: "wasm",
    });
    const { folder } = project({ "main.js": main });
    await works(await bundle(folder, { loader: { ".wasm": "file" } }), { file: wasmHash });
  });

  test("loses the module of dossier-check alone, and the page is told what to do", async () => {
    const { folder } = project({ "index.html": page, "main.js": program("dossier-check") });
    const out = await bundle(folder);
    copyFileSync(join(folder, "index.html"), join(out, "index.html"));
    copyFileSync(join(folder, "cases.json"), join(out, "cases.json"));
    const { answer } = await serving(out, visit);
    assert.equal(answer.name, "DossierLoadError");
    assert.match(
      answer.message,
      /404.*createValidator\(\{ wasm \}\), or import dossier-check\/inline/,
    );
  });

  test("builds a program for Node with dossier-check", async () => {
    const main = `
      import { createValidator } from "dossier-check";
      import cases from "./cases.json";
      import { run } from "./run.mjs";
      import { watchCompiled } from "./watch.mjs";
      import { createHash } from "node:crypto";
      const compiled = watchCompiled();
      const answer = run(await createValidator(), cases);
      const hashes = compiled.map((bytes) => createHash("sha256").update(bytes).digest("hex"));
      console.log(JSON.stringify({ ...answer, compiled: hashes }));`;
    const { folder } = project({ "main.js": main });
    const out = await bundle(folder, { platform: "node" });
    const printed = execFileSync(process.execPath, [join(out, "main.js")], { encoding: "utf8" });
    assert.deepEqual(JSON.parse(printed), { ...tenWell, compiled: [wasmHash] });
  });
});
