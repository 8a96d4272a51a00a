// The installed package in the engines of servers: every vector gives the bytes of the native tool.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";

import { allWell, cases, formCases, formsWell, runner } from "../harness/cases.mjs";
import { install } from "../harness/package.mjs";
import { root } from "../harness/paths.mjs";
import { run, runForms } from "../harness/run.mjs";

const binary = (name) => join(root, "tests/node_modules/.bin", name);

// Runs all vectors with each way to a validator, and prints what came of them, and of those of plans and files where there are such.
const esModule = (entry) => `
import { readFileSync } from "node:fs";
import { run, runForms } from "./run.mjs";
import { createValidator, createValidatorSync } from "${entry}";

const { cases, formCases } = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));
const now = createValidatorSync();
if ((await createValidator()) !== now) throw new Error("two validators");
console.log(JSON.stringify([run(now, cases), now.describe && runForms(now, formCases)]));
`;

const commonJs = (entry) => `
const { readFileSync } = require("node:fs");
const { run, runForms } = require("./run.mjs");
const { createValidator } = require("${entry}");

const { cases, formCases } = JSON.parse(readFileSync(__dirname + "/cases.json", "utf8"));
createValidator().then((dossier) =>
  console.log(JSON.stringify([run(dossier, cases), dossier.describe && runForms(dossier, formCases)])),
);
`;

// Node says so of every require() of an ES module.
const quiet = "--disable-warning=ExperimentalWarning";
const engines = {
  "Node, by import": [process.execPath, ["main.mjs"], esModule],
  "Node, by require": [process.execPath, [quiet, "main.cjs"], commonJs],
  Deno: [binary("deno"), ["run", "--quiet", "--no-prompt", "--allow-read=.", "main.mjs"], esModule],
  Bun: [binary("bun"), ["main.mjs"], esModule],
};

for (const [name, [command, args, program]] of Object.entries(engines)) {
  describe(name, () => {
    let folder;
    before(() => {
      folder = install().folder;
      writeFileSync(join(folder, "cases.json"), JSON.stringify({ cases, formCases }));
      writeFileSync(join(folder, "run.mjs"), runner);
    });

    for (const [entry, ofForms] of [
      ["dossier-check", null],
      ["dossier-check/forms", formsWell],
      ["dossier-check/inline", formsWell],
    ]) {
      test(`${entry} gives what is demanded for every vector`, () => {
        writeFileSync(join(folder, args.at(-1)), program(entry));
        const { stdout, stderr, error } = spawnSync(command, args, {
          cwd: folder,
          encoding: "utf8",
          env: { ...process.env, DENO_DIR: join(folder, ".deno"), NO_COLOR: "1" },
        });
        assert.equal(error, undefined);
        assert.equal(stderr, "");
        assert.deepEqual(JSON.parse(stdout), [allWell, ofForms]);
      });
    }
  });
}

describe("the module that runs the vectors", () => {
  const firing = cases.slice(0, 100).filter((one) => JSON.parse(one.printed).violations.length > 0);

  /** What it says of a validator that answers every case with this change of the native tool's report. */
  const told = (change) => {
    const answers = firing.flatMap((one) => {
      const answer = () => change(JSON.parse(one.printed));
      return "value" in one ? [answer, answer] : [answer];
    });
    const next = () => answers.shift()();
    return run({ validate: next, validateText: next }, firing);
  };

  test("finds nothing where all is as the native tool says", () => {
    assert.deepEqual(told((report) => report).failed, []);
  });

  test("finds a changed message, a lost violation, and a changed order of members", () => {
    for (const change of [
      (report) => ({
        ...report,
        violations: report.violations.map((one) => ({ ...one, message: "" })),
      }),
      (report) => ({ ...report, violations: report.violations.slice(1) }),
      ({ ok, ...report }) => ({ ...report, ok }),
    ]) {
      assert.equal(told(change).failed.length, 5); // and no more are shown
    }
  });

  test("finds a changed plan, and a changed report of a file", () => {
    const [plan] = formCases.plans;
    const [file] = formCases.files;
    const dossier = (change) => ({
      describe: () => ({ ...JSON.parse(plan.plan), ...change }),
      checkFileBytes: () => ({ ...JSON.parse(file.report), ...change }),
    });
    const some = { plans: [plan], files: [file] };
    assert.deepEqual(runForms(dossier({}), some), { checks: 2, failed: [] });
    assert.equal(runForms(dossier({ type: "x" }), some).failed.length, 2);
  });
});
