// The installed package under test runners that know nothing of WebAssembly or of ES modules.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import * as esbuild from "esbuild";

import { runner, tenWell } from "../harness/cases.mjs";
import { formsHash, wasmHash } from "../harness/visit.mjs";
import { project, tool, watcher } from "./project.mjs";

function run(command, args, folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: "", NO_COLOR: "1", CI: "1" },
  });
  return { status, output: stdout + stderr };
}

for (const environment of ["node", "jsdom"]) {
  test(`Vitest runs the ten cases in its environment ${environment}`, () => {
    const suite = (entry, hash) => `
      // @vitest-environment ${environment}
      import { expect, test } from "vitest";
      import { createValidator } from "${entry}";
      import cases from "./cases.json";
      import { run } from "./run.mjs";
      import { watchCompiled } from "./watch.mjs";
      import { createHash } from "node:crypto";
      test("ten cases in ${environment}", async () => {
        expect(typeof document).toBe("${environment === "jsdom" ? "object" : "undefined"}");
        const compiled = watchCompiled();
        expect(run(await createValidator(), cases)).toEqual(${JSON.stringify(tenWell)});
        const hashes = compiled.map((bytes) => createHash("sha256").update(bytes).digest("hex"));
        expect(hashes).toEqual(["${hash}"]);
      });`;
    const { folder } = project(
      {
        "package.test.js": suite("dossier-check", wasmHash),
        "forms.test.js": suite("dossier-check/forms", formsHash),
        "inline.test.js": suite("dossier-check/inline", formsHash),
      },
      ["vitest", "jsdom"],
    );
    const { status, output } = run(tool("vitest/vitest.mjs"), ["run", "--test-timeout=0"], folder);
    assert.equal(status, 0, output);
    assert.match(output, /Tests +3 passed \(3\)/);
  });
}

test("Jest runs the ten cases in jsdom, also where dossier-check is mapped to dossier-check/inline", async () => {
  // Jest loads CommonJS only.
  const commonJs = async (code) => (await esbuild.transform(code, { format: "cjs" })).code;
  const suite = (entry) => `
    const { createValidator, createValidatorSync } = require("${entry}");
    const cases = require("./cases.json");
    const { run } = require("./run.cjs");
    const { watchCompiled } = require("./watch.cjs");
    const { createHash } = require("node:crypto");
    test("ten cases", async () => {
      expect(typeof document).toBe("object");
      const compiled = watchCompiled();
      const dossier = await createValidator();
      expect(run(dossier, cases)).toEqual(${JSON.stringify(tenWell)});
      expect(createValidatorSync()).toBe(dossier);
      const hashes = compiled.map((bytes) => createHash("sha256").update(bytes).digest("hex"));
      expect(hashes).toEqual(["${formsHash}"]);
    });`;
  const config = {
    testEnvironment: tool("jest-environment-jsdom"),
    testMatch: ["**/*.test.cjs"],
    transform: {},
    testTimeout: 180_000,
    moduleNameMapper: { "^dossier-check(/forms)?$": "dossier-check/inline" },
  };
  const { folder } = project({
    "run.cjs": await commonJs(runner),
    "watch.cjs": await commonJs(watcher),
    "package.test.cjs": suite("dossier-check"),
    "forms.test.cjs": suite("dossier-check/forms"),
    "inline.test.cjs": suite("dossier-check/inline"),
    "jest.config.json": JSON.stringify(config),
  });
  const { status, output } = run(tool("jest/bin/jest.js"), ["--runInBand"], folder);
  assert.equal(status, 0, output);
  assert.match(output, /Tests: +3 passed, 3 total/);
});
