// A look at a file in an environment whose Blob has neither arrayBuffer() nor stream(), as that of older jsdom.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { JSDOM } from "jsdom";

import { install } from "../harness/package.mjs";
import { readFileCases, withoutMessages } from "../harness/vectors.mjs";

const { window } = new JSDOM();
let dossier;

before(async () => {
  for (const method of ["arrayBuffer", "stream", "text", "bytes"]) {
    delete window.Blob.prototype[method];
  }
  globalThis.FileReader = window.FileReader;
  const { createValidator } = await import(install().url("dist/inline.js"));
  dossier = await createValidator();
});
after(() => delete globalThis.FileReader);

const pdf = new window.File(["%PDF-", " ".repeat(3_000_000), "%%EOF"], "a.pdf");

test("gives the reports of the vectors", async () => {
  for (const { name, bytes, file_name, report } of readFileCases()) {
    const found = await dossier.checkFile(new window.File([bytes], file_name));
    assert.deepEqual(withoutMessages(found), report, name);
  }
});

test("reads a file in slices, with a signal and without", async () => {
  const { signal } = new AbortController();
  for (const options of [undefined, { signal }]) {
    const report = await dossier.checkFile(pdf, "a.pdf", options);
    assert.deepEqual([report.ok, report.advice], [true, []]);
  }
});

test("rejects with the error of the reader", async () => {
  class Broken extends window.FileReader {
    get error() {
      return new Error("gone");
    }
    readAsArrayBuffer() {
      this.onerror();
    }
  }
  globalThis.FileReader = Broken;
  try {
    await assert.rejects(dossier.checkFile(pdf), { message: "gone" });
  } finally {
    globalThis.FileReader = window.FileReader;
  }
});
