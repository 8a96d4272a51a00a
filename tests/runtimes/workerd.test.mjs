// The installed package in workerd.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { allWell, cases, formCases, formsWell, runner } from "../harness/cases.mjs";
import { install } from "../harness/package.mjs";
import { serveWorker } from "../harness/workerd.mjs";

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

let worker;

before(async () => {
  const { folder } = install();
  writeFileSync(join(folder, "run.mjs"), runner);
  writeFileSync(join(folder, "main.mjs"), program);
  worker = await serveWorker(folder, "main.mjs");
});

after(() => worker?.close());

describe("workerd", () => {
  const body = JSON.stringify({ cases, formCases });

  test("dossier-check gives the demanded report for every vector", async () => {
    const response = await fetch(worker.address, { method: "POST", body });
    assert.deepEqual(await response.json(), [allWell, false]); // the rules alone
  });

  test("dossier-check/forms does so, and gives the demanded plans and reports of files", async () => {
    const response = await fetch(`${worker.address}/forms`, { method: "POST", body });
    assert.deepEqual(await response.json(), [allWell, formsWell]);
  });

  test("dossier-check/inline says why it cannot work there, and what to do", async () => {
    const response = await fetch(`${worker.address}/inline`);
    const { name, message } = await response.json();
    assert.equal(name, "DossierLoadError");
    assert.match(
      message,
      /Import dossier-forms\.wasm as a module .* createValidator\(\{ wasm \}\)/,
    );
  });
});
