// What a form should ask for a document, and what a look at a file shows before its upload.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { runInNewContext } from "node:vm";

import { install } from "../../../tests/harness/package.mjs";
import { checkFile, run } from "../../../tests/harness/tool.mjs";
import {
  readFileCases,
  readPlanErrors,
  readPlans,
  withoutMessages,
  withoutNul,
} from "../../../tests/harness/vectors.mjs";

let dossier;
let catalogue;

before(async () => {
  const installed = install();
  const { createValidator } = await import(installed.url("dist/inline.js"));
  catalogue = await import(installed.url("dist/catalogue.js"));
  dossier = await createValidator();
});

const cases = readFileCases();
const pdf = Buffer.from("%PDF-1.7\n%%EOF\n");
const codes = ({ violations, advice }) => [...violations, ...advice].map(({ code }) => code);

describe("describe()", () => {
  test("gives the plans of the vectors, byte for byte as text", () => {
    for (const { name, type, country, plan } of readPlans()) {
      assert.equal(JSON.stringify(dossier.describe(type, country)), JSON.stringify(plan), name);
      if (country !== undefined) continue;
      assert.deepEqual(dossier.describe(type, undefined), plan, name);
      assert.deepEqual(dossier.describe(type, null), plan, name);
    }
  });

  test("throws a TypeError that names what is allowed for the errors of the vectors", () => {
    for (const { name, type, country, names } of readPlanErrors()) {
      assert.throws(
        () => dossier.describe(type, country),
        (error) => {
          assert.equal(error.constructor, TypeError, name);
          for (const allowed of names) assert.ok(error.message.includes(allowed), error.message);
          return true;
        },
      );
    }
  });

  test("says the same as the native tool, errors included", () => {
    for (const [type, country] of [
      ["SELFIE", "DEU"],
      ["BANK_STATEMENT"],
      ["x"],
      ["PASSPORT", "x"],
    ]) {
      const args = country === undefined ? [type] : [type, country];
      const { stdout, stderr } = run(["describe", ...args, "--json"]);
      let said;
      try {
        said = `${JSON.stringify(dossier.describe(type, country))}\n`;
      } catch ({ message }) {
        said = `dossier: ${message}\n`;
      }
      assert.equal(said, stdout + stderr);
    }
  });

  test("takes strings and nothing else", () => {
    for (const garbage of [
      undefined,
      null,
      1,
      true,
      1n,
      {},
      [],
      ["PASSPORT"],
      Object("PASSPORT"),
    ]) {
      assert.throws(() => dossier.describe(garbage), { name: "TypeError", message: /as strings/ });
      if (garbage === undefined || garbage === null) continue;
      assert.throws(() => dossier.describe("PASSPORT", garbage), TypeError);
    }
    for (const [type, country] of [
      ["PASSPORT\ud83d", "\ude00USA"],
      ["\ud800", "\udfff"],
      ["PASSPORT", "US\ud800"],
      ["x".repeat(300_000), "USA"],
    ]) {
      assert.throws(() => dossier.describe(type, country), TypeError);
    }
  });

  test("gives a plan of one's own with every call", () => {
    const plan = dossier.describe("PASSPORT");
    plan.files.sides.length = 0;
    assert.equal(dossier.describe("PASSPORT").files.sides.length, 2);
  });
});

describe("checkFile() and checkFileBytes()", () => {
  test("give the reports of the vectors", async () => {
    for (const { name, bytes, file_name, report } of cases) {
      const found = dossier.checkFileBytes(bytes, file_name);
      assert.equal(JSON.stringify(withoutMessages(found)), JSON.stringify(report), name);
      assert.deepEqual(await dossier.checkFile(new Blob([bytes]), file_name), found, name);
    }
  });

  test("say the same as the native tool, messages included", () => {
    for (const { name, bytes, file_name } of withoutNul(cases, "file_name")) {
      const { stdout } = checkFile(bytes, file_name);
      assert.equal(`${JSON.stringify(dossier.checkFileBytes(bytes, file_name))}\n`, stdout, name);
    }
  });

  test("bear out the catalogue: every code with its kind and params, every type", () => {
    const rules = new Map(catalogue.fileRules.map((rule) => [rule.code, rule]));
    const seen = new Set();
    const types = new Set();
    for (const { bytes, file_name } of cases) {
      const report = dossier.checkFileBytes(bytes, file_name);
      types.add(report.type);
      for (const kind of ["violation", "advice"]) {
        for (const { code, params } of report[kind === "advice" ? kind : "violations"]) {
          seen.add(code);
          assert.equal(rules.get(code).kind, kind);
          for (const name of Object.keys(params)) assert.ok(rules.get(code).params.includes(name));
        }
      }
    }
    assert.deepEqual([...seen].sort(), [...rules.keys()].sort());
    assert.deepEqual([...types].sort(), catalogue.fileTypes.map(({ type }) => type).sort());
    assert.deepEqual(
      catalogue.fileTypes.flatMap(({ mediaType }) => mediaType ?? []).sort(),
      [...dossier.describe("PASSPORT").accept].sort(),
    );
  });
});

describe("checkFile()", () => {
  test("takes the name of a File, unless it is given another", async () => {
    const file = new File([pdf], "scan.pdf");
    assert.deepEqual(codes(await dossier.checkFile(file)), []);
    const { advice } = await dossier.checkFile(file, "scan.jpg");
    assert.deepEqual(advice[0].params, { type: "pdf", extension: "jpg" });
    assert.deepEqual(codes(await dossier.checkFile(file, undefined)), []);
  });

  test("takes a Blob without a name for one without an extension", async () => {
    const { advice } = await dossier.checkFile(new Blob([pdf]));
    assert.deepEqual(advice[0].params, { type: "pdf" });
  });

  /** A Blob that tells what is read of it, [from, to] each; none may be read as a whole. */
  function watched(bytes) {
    const reads = [];
    class Watched extends Blob {
      slice(from, to) {
        reads.push([from, to]);
        return super.slice(from, to);
      }
    }
    for (const method of ["arrayBuffer", "text", "stream", "bytes"]) {
      Watched.prototype[method] = () => assert.fail("the whole was read");
    }
    return { blob: new Watched([bytes]), reads };
  }

  test("reads a Blob once, from its first byte to its last, a mebibyte at a time", async () => {
    const bytes = Buffer.alloc(3_000_000, " ");
    bytes.write("%PDF-");
    bytes.write("%%EOF", bytes.length - 5);
    const { blob, reads } = watched(bytes);
    assert.deepEqual(codes(await dossier.checkFile(blob, "a.pdf")), []);
    assert.deepEqual(reads, [
      [0, 2 ** 20],
      [2 ** 20, 2 ** 21],
      [2 ** 21, 3_000_000],
    ]);
  });

  test("reads no more than the beginning of a Blob that is too large", async () => {
    const bytes = Buffer.alloc(10_485_761, " ");
    bytes.write("%PDF-");
    const { blob, reads } = watched(bytes);
    const report = await dossier.checkFile(blob, "a.pdf");
    assert.deepEqual([report.type, codes(report)], ["pdf", ["file_too_large"]]);
    assert.deepEqual(reads, [[0, 65_536]]);
    assert.deepEqual(dossier.checkFileBytes(bytes, "a.pdf"), report);
  });

  test("tells the size of a Blob that is larger than 4 GiB", async () => {
    for (const size of [2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1]) {
      const large = new Blob([pdf]);
      Object.defineProperty(large, "size", { value: size });
      large.slice = () => new Blob([pdf, new Uint8Array(65_536 - pdf.length)]);
      const { type, violations } = await dossier.checkFile(large, "a.pdf");
      assert.equal(type, "pdf");
      assert.deepEqual(violations[0].params, { max: 10_485_760, actual: size });
    }
  });

  test("goes on where it was, whatever is asked in between", async () => {
    const bytes = Buffer.alloc(2_500_000, " ");
    bytes.write("%PDF-/Encrypt ");
    bytes.write("%%EOF", bytes.length - 5);
    const blob = new Blob([bytes]);
    const slice = blob.slice.bind(blob);
    let asked = 0;
    blob.slice = (...args) => {
      dossier.validate({ asked: ++asked });
      dossier.checkFileBytes(Buffer.from("GIF89a"), "b.gif");
      return slice(...args);
    };
    assert.deepEqual(codes(await dossier.checkFile(blob, "a.pdf")), ["file_protected"]);
    assert.equal(asked, 3);
  });

  describe("with a signal", () => {
    test("rejects with its reason where it is aborted before", async () => {
      const reason = new Error("another file was chosen");
      const signal = AbortSignal.abort(reason);
      const blob = new Blob([pdf]);
      blob.slice = () => ({ arrayBuffer: () => assert.fail("it was read") });
      await assert.rejects(dossier.checkFile(blob, "a.pdf", { signal }), reason);
    });

    test("rejects with its reason while a slice is being read, and reads no more", async () => {
      const controller = new AbortController();
      const blob = new Blob([pdf]);
      let reads = 0;
      blob.slice = () => ({ arrayBuffer: () => (reads++, new Promise(() => {})) });
      const look = dossier.checkFile(blob, "a.pdf", { signal: controller.signal });
      await Promise.resolve();
      controller.abort("no longer");
      await assert.rejects(look, (reason) => reason === "no longer");
      assert.equal(reads, 1);
      assert.equal((await dossier.checkFile(new Blob([pdf]), "a.pdf")).ok, true);
    });

    test("rejects with an AbortError where nobody gave a reason", async () => {
      const controller = new AbortController();
      const look = dossier.checkFile(new Blob([pdf]), "a.pdf", controller);
      controller.abort();
      await assert.rejects(look, { name: "AbortError" });
      const old = AbortSignal.abort(); // that of a browser which knows no reasons
      Object.defineProperty(old, "reason", { value: undefined });
      await assert.rejects(dossier.checkFile(new Blob([pdf]), "a.pdf", { signal: old }), {
        name: "AbortError",
      });
    });

    test("gives the report where it is not aborted, and lets go of the signal", async () => {
      const { signal } = new AbortController();
      const listeners = new Set();
      signal.addEventListener = (_, listener) => listeners.add(listener);
      signal.removeEventListener = (_, listener) => listeners.delete(listener);
      const blob = new Blob([pdf, new Uint8Array(3_000_000)]);
      assert.deepEqual(codes(await dossier.checkFile(blob, "a.pdf", { signal })), []);
      assert.equal(listeners.size, 0);
      for (const none of [undefined, null, {}, { signal: null }, { signal: undefined }]) {
        assert.equal((await dossier.checkFile(blob, "a.pdf", none)).ok, true);
      }
    });

    test("rejects with a TypeError where it is none", async () => {
      for (const signal of [1, true, {}, "abort", new AbortController()]) {
        await assert.rejects(dossier.checkFile(new Blob([pdf]), "a.pdf", { signal }), {
          name: "TypeError",
          message: /AbortSignal/,
        });
      }
    });
  });

  test("looks at many files at once", async () => {
    const some = cases.slice(0, 40);
    const reports = await Promise.all(
      some.map(({ bytes, file_name }) => dossier.checkFile(new Blob([bytes]), file_name)),
    );
    reports.forEach((report, i) => assert.deepEqual(withoutMessages(report), some[i].report));
  });

  test("rejects with a TypeError what is no Blob or no name", async () => {
    for (const garbage of [undefined, null, 1, "scan.pdf", {}, [], pdf, new ArrayBuffer(4)]) {
      await assert.rejects(dossier.checkFile(garbage, "a.pdf"), {
        name: "TypeError",
        message: /a File or a Blob/,
      });
    }
    for (const garbage of [null, 1, {}, ["a.pdf"]]) {
      await assert.rejects(dossier.checkFile(new Blob([pdf]), garbage), {
        name: "TypeError",
        message: /name.*string/,
      });
    }
  });

  test("rejects with the error of a file that cannot be read, and goes on", async () => {
    const gone = new Blob([pdf]);
    const reason = new Error("NotReadableError");
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(reason) });
    await assert.rejects(dossier.checkFile(gone, "a.pdf"), reason);
    assert.equal((await dossier.checkFile(new Blob([pdf]), "a.pdf")).ok, true);
  });
});

describe("checkFileBytes()", () => {
  test("takes bytes of every kind, and the buffers of another realm", () => {
    const expected = dossier.checkFileBytes(pdf, "a.pdf");
    const exact = pdf.buffer.slice(pdf.byteOffset, pdf.byteOffset + pdf.length);
    const padded = new Uint8Array(pdf.length + 7);
    padded.set(pdf, 3);
    const shared = new Uint8Array(new SharedArrayBuffer(pdf.length));
    shared.set(pdf);
    const foreign = runInNewContext("(list) => Uint8Array.from(list).buffer")([...pdf]);
    const kinds = [
      exact,
      new Uint8Array(exact),
      new DataView(exact),
      padded.subarray(3, 3 + pdf.length),
      shared,
      shared.buffer,
      foreign,
    ];
    for (const bytes of kinds) {
      assert.deepEqual(dossier.checkFileBytes(bytes, "a.pdf"), expected);
    }
  });

  test("takes nothing else", () => {
    for (const garbage of [undefined, null, 1, "%PDF-", {}, [37], new Blob([pdf])]) {
      assert.throws(() => dossier.checkFileBytes(garbage, "a.pdf"), {
        name: "TypeError",
        message: /ArrayBuffer/,
      });
    }
    for (const garbage of [undefined, null, 1, {}]) {
      assert.throws(() => dossier.checkFileBytes(pdf, garbage), {
        name: "TypeError",
        message: /name.*string/,
      });
    }
  });

  test("takes names of any length and of any characters", () => {
    assert.deepEqual(codes(dossier.checkFileBytes(pdf, `${"x".repeat(1_000_000)}.pdf`)), []);
    const { advice } = dossier.checkFileBytes(pdf, "scan.\ud800é😀");
    assert.equal(advice[0].params.extension, "\ufffdé😀");
  });
});
