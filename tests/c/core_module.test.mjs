// The module without JavaScript: its own functions alone, no imports, and the verdicts of the vectors.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { root } from "../harness/paths.mjs";
import { run } from "../harness/tool.mjs";
import {
  contextOf,
  readContexts,
  readFileCases,
  readFixes,
  readPlanErrors,
  readPlans,
  readVectors,
  withoutMessages,
} from "../harness/vectors.mjs";
import { start } from "./core_module.mjs";

const bytes = readFileSync(join(root, "build/wasm/bin/dossier.core.wasm"));
const listed = readFileSync(join(root, "bindings/c/exports.map"), "utf8").match(
  /dossier_\w+(?=;)/g,
);

test("it asks nothing of its host", () => {
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);
});

test("it has the functions of the library", () => {
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(bytes));
  const names = exports.map(({ name }) => name).filter((name) => name.startsWith("dossier_"));
  assert.deepEqual(names.sort(), listed.sort());
});

test("it gives the reports of the vectors, and needs no more memory for all of them than for the largest", async () => {
  const dossier = await start(bytes);
  const checkAll = () => {
    for (const one of readVectors()) {
      const { status, text } = dossier.check(one.text, JSON.stringify(contextOf(one)));
      assert.equal(status, one.report.status, one.name);
      assert.equal(
        JSON.stringify(withoutMessages(JSON.parse(text))),
        JSON.stringify(one.report),
        one.name,
      );
    }
  };
  checkAll();
  const size = dossier.size();
  checkAll();
  assert.equal(dossier.size(), size);
});

test("it refuses malformed contexts and names the member", async () => {
  const dossier = await start(bytes);
  for (const { context, error } of readContexts("malformed")) {
    const { status, text } = dossier.check("{}", context);
    assert.equal(status, -1, context);
    assert.ok(text.includes(error ?? "context"), `${context}: ${text}`);
  }
});

test("it gives the plans of the vectors", async () => {
  const dossier = await start(bytes);
  for (const { type, country, plan } of readPlans()) {
    assert.deepEqual(dossier.describe(type, country), { status: 0, text: JSON.stringify(plan) });
  }
  for (const { type, country, names } of readPlanErrors()) {
    const { status, text } = dossier.describe(type, country);
    assert.equal(status, -1);
    for (const name of names) assert.ok(text.includes(name), text);
  }
});

test("it looks at the files of the vectors, however they are cut, and keeps none of them", async () => {
  const dossier = await start(bytes);
  for (const { name, file_name, bytes: file, report } of readFileCases()) {
    const half = Math.floor(file.length / 2);
    for (const pieces of [[file], [file.subarray(0, half), file.subarray(half)]]) {
      const { status, text } = dossier.checkFile(file_name, pieces);
      assert.equal(status, 0);
      assert.equal(JSON.stringify(withoutMessages(JSON.parse(text))), JSON.stringify(report), name);
    }
  }
  const piece = new Uint8Array(65_536);
  dossier.checkFile("a.pdf", [piece]);
  const size = dossier.size();
  dossier.checkFile("a.pdf", Array(1000).fill(piece));
  assert.equal(dossier.size(), size);
});

test("it gives the fixes of the vectors, and does them", async () => {
  const dossier = await start(bytes);
  for (const { name, value, fixes, fixed } of readFixes()) {
    const text = JSON.stringify(value);
    assert.deepEqual(JSON.parse(dossier.fixes(text).text), fixes, name);
    assert.deepEqual(JSON.parse(dossier.applyFixes(text).text), fixed, name);
  }
});

test("it proves itself as any implementation does", () => {
  const prove = [join(root, "tests/hosts/prove.mjs"), "--count", "2000", "node"];
  const { status, stdout } = spawnSync("node", [...prove, join(root, "tests/c/executor.mjs")], {
    encoding: "utf8",
  });
  assert.equal(status, 0, stdout);
  assert.equal(stdout.match(/ 0 skipped, 0 differing$/gm).length, 8, stdout);
});

test("it has the catalogue of the tool", async () => {
  const { status, text } = (await start(bytes)).catalogue();
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(text), JSON.parse(run(["rules", "--json"]).stdout));
});

test("it takes the terms' value out of a URL", async () => {
  const dossier = await start(bytes);
  const value = (url) => dossier.tosPoliciesValue(url).text;
  assert.equal(value("https://terms.example/?a=1&tos_policies_value=%F0%9F%98%80"), "😀");
  assert.equal(value("https://terms.example/"), undefined);
});
