// What is in the package: its files, its types and its catalogue.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { install } from "../../../tests/harness/package.mjs";
import { root } from "../../../tests/harness/paths.mjs";
import { run } from "../../../tests/harness/tool.mjs";
import { codes, fileCodes, readVectors } from "../../../tests/harness/vectors.mjs";

const installed = install();
const manifest = JSON.parse(readFileSync(join(installed.home, "package.json"), "utf8"));
const catalogue = await import(installed.url("dist/catalogue.js"));
const { fileRules, rules, rulesHash } = catalogue;

describe("the tarball", () => {
  test("holds the built package and nothing else", () => {
    for (const name of installed.files) {
      assert.match(
        name,
        /^(LICENSE|README\.md|package\.json|dist\/([a-z]+\/)?[\w-]+(\.wasm)?(\.d\.c?ts|\.c?js|\.wasm))$/,
      );
    }
  });

  test("has every file that its exports name", () => {
    const paths = (target) =>
      typeof target === "string" ? [target.slice(2)] : Object.values(target).flatMap(paths);
    for (const path of paths(manifest.exports)) {
      const [start, end = ""] = path.split("*");
      const found = installed.files.filter((name) => name.startsWith(start) && name.endsWith(end));
      assert.notDeepEqual(found, [], path);
    }
  });

  test("has nothing of plans and of looks at files in what a page of the rules alone loads", () => {
    const text = (name) => readFileSync(join(installed.home, "dist", name), "latin1");
    const traces = (all, ...names) =>
      all.filter((trace) => names.some((name) => text(name).includes(trace)));
    const calls = ["checkFile", "planOf", "conditional", "%%EOF"];
    assert.deepEqual(traces(calls, "index.js", "workerd.js", "edge.js", "dossier.wasm"), []);
    assert.deepEqual(traces(calls, "forms.js", "dossier-forms.wasm"), calls, "to be found there");
  });

  test("has no messages in the module of the rules: those are in its JavaScript", () => {
    const text = (name) => readFileSync(join(installed.home, "dist", name), "latin1");
    const ofBodies = ["is not a known", "cannot be empty"];
    const ofFiles = ["HEIC photo", "a low resolution"];
    const has = (name) => [...ofBodies, ...ofFiles].filter((one) => text(name).includes(one));
    assert.deepEqual(has("dossier.wasm"), []);
    assert.deepEqual(has("index.js"), ofBodies, "it looks at no files");
    assert.deepEqual(has("forms.js"), [...ofBodies, ...ofFiles]);
  });

  test("needs no other package and runs nothing when it is installed", () => {
    assert.equal(manifest.dependencies, undefined);
    assert.equal(manifest.scripts, undefined);
    assert.equal(manifest.sideEffects, false);
  });

  test("names no place of this machine", () => {
    for (const name of installed.files) {
      const text = readFileSync(join(installed.home, name), "latin1");
      assert.ok(!text.includes(root) && !/\/(work|home|root|tmp)\/\w/.test(text), name);
    }
  });
});

describe("the catalogue", () => {
  test("has the codes of the vectors, each once", () => {
    assert.deepEqual(rules.map(({ code }) => code).sort(), codes);
    assert.deepEqual(fileRules.map(({ code }) => code).sort(), fileCodes);
  });

  test("tells of each rule what findings of the vectors bear out", () => {
    const byCode = new Map(rules.map((rule) => [rule.code, rule]));
    for (const { name, report } of readVectors()) {
      for (const { code, status, params } of [...report.violations, ...report.advice]) {
        const rule = byCode.get(code);
        assert.equal(rule.status, status, name);
        assert.equal(rule.stage === "advice", status === undefined, name);
        for (const param of Object.keys(params)) assert.ok(rule.params.includes(param), name);
      }
      const facts = rules.filter((rule) => rule.fact).map(({ code }) => code);
      for (const code of report.undecided) assert.ok(facts.includes(code), code);
    }
  });

  test("lists the values that the rules take, in their order", async () => {
    const { createValidatorSync } = await import(installed.url("dist/inline.js"));
    const dossier = createValidatorSync();
    const allowed = new Map(
      dossier
        .validate({
          identifying_documents: [{ type: "x", files: [{ side: "x" }] }],
          address_documents: [{ type: "x" }],
        })
        .violations.map(({ path, params }) => [path, params.allowed]),
    );
    const { addressTypes, countries, identityTypes, sides, states } = catalogue;
    assert.deepEqual(identityTypes, allowed.get("/identifying_documents/0/type"));
    assert.deepEqual(addressTypes, allowed.get("/address_documents/0/type"));
    assert.deepEqual(sides, allowed.get("/identifying_documents/0/files/0/side"));

    assert.equal(new Set(countries).size, 249);
    for (const country of countries) dossier.describe("PASSPORT", country); // throws what is none

    assert.equal(new Set(states.map(({ code }) => code)).size, 57);
    for (const { code, name } of states) {
      const isKnown = (state) =>
        dossier.validate({
          identifying_documents: [{ type: "DRIVERS_LICENSE", country: "USA", state }],
        }).advice;
      assert.deepEqual(isKnown(code), []);
      assert.equal(isKnown(name)[0].params.suggestion, code);
    }
  });

  test("has the hash of the package and of the native tool", async () => {
    const dossier = await import(installed.url("dist/inline.js"));
    const browser = await import(installed.url("dist/index.js"));
    const forms = await import(installed.url("dist/forms.js"));
    for (const one of [dossier, browser, forms]) assert.equal(one.rulesHash, rulesHash);
    const { stdout } = run(["--version"]);
    assert.ok(stdout.includes(rulesHash), stdout);
    assert.ok(stdout.includes(manifest.version), stdout);
  });

  test("is found by its name, as are the manifest and the modules", () => {
    const { stdout, stderr } = installed.run(`
      import { rules } from "dossier-check/catalogue";
      import { createRequire } from "node:module";
      const require = createRequire(import.meta.url);
      console.log(rules.length, require("dossier-check/package.json").name);
      for (const name of ["dossier.wasm", "dossier-forms.wasm"])
        console.log(import.meta.resolve("dossier-check/" + name).split("/").at(-1));
      await import("dossier-check/dist/inline.js").catch(({ code }) => console.log(code));`);
    assert.equal(
      stdout,
      `${codes.length} dossier-check\ndossier.wasm\ndossier-forms.wasm\nERR_PACKAGE_PATH_NOT_EXPORTED\n`,
      stderr,
    );
  });
});

describe("the types", () => {
  const program = `
import {
  createValidator,
  createValidatorSync,
  DossierLoadError,
  rulesHash,
  withMessages,
  withoutMessages,
  type Advice,
  type Context,
  type ContextValidator,
  type HttpAnswer,
  type Report,
  type Validator,
  type Violation,
  type ViolationCode,
  type WasmSource,
} from "dossier-check";
import {
  addressTypes,
  countries,
  customerStatuses,
  fileRules,
  fileTypes,
  identityTypes,
  rules,
  sides,
  states,
  type Rule,
} from "dossier-check/catalogue";
import wasm from "dossier-check/dossier.wasm";
import formsWasm from "dossier-check/dossier-forms.wasm";
import * as forms from "dossier-check/forms";
import type { FileReport, FileViolation, FormValidator, Plan } from "dossier-check/forms";
import * as inline from "dossier-check/inline";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_T extends true>(): void {}

const dossier: Validator = await createValidator();
const source: WasmSource = new URL("https://a.b/dossier.wasm");
await createValidator({ wasm: source });
await createValidator({ wasm: undefined });
await createValidator({ wasm: new Uint8Array(8) });
await createValidator({ wasm: fetch("x") });
await createValidator({ wasm });
createValidatorSync() satisfies Validator;
createValidatorSync(new Uint8Array(8)) satisfies Validator;
createValidatorSync(new WebAssembly.Module(new Uint8Array(8)));
// @ts-expect-error null is no module
createValidatorSync(null);
inline.createValidatorSync() satisfies inline.FormValidator;
import { de } from "dossier-check/locales/de";
(await createValidator({ messages: de })) satisfies Validator;
withMessages(de).createValidatorSync() satisfies Validator;
forms.withMessages(de).createValidatorSync() satisfies forms.FormValidator;
// @ts-expect-error a pack is no language's name
withMessages("de");
const silent = withoutMessages().createValidatorSync();
is<Equal<typeof silent, Validator<unknown>>>();
is<Equal<Awaited<ReturnType<typeof silentOf>>, Validator<unknown>>>();
const silentOf = () => createValidator({ messages: false });
for (const violation of silent.validate({}).violations) {
  violation.code satisfies ViolationCode;
  if (violation.code === "file_count") violation.params.expected satisfies number;
  // @ts-expect-error there is none
  violation.message;
}
// @ts-expect-error nor here
forms.withoutMessages().createValidatorSync().checkFileBytes(new Uint8Array(1), "a").violations[0]?.message;
is<Equal<typeof inline.createValidator, typeof forms.createValidator>>();
is<Equal<inline.Validator, Validator>>();
const form: FormValidator = await forms.createValidator({ wasm: formsWasm });
form satisfies Validator;
// @ts-expect-error the rules alone
createValidatorSync() satisfies FormValidator;
// @ts-expect-error null is no module
await createValidator({ wasm: null });
// @ts-expect-error an option that does not exist
await createValidator({ wsam: "x" });

const context: Context = { today: null, customer: { attach_in_flight: false }, uploaded_uris: [] };
// @ts-expect-error booleans strictly
const wrong: Context = { customer: { attach_in_flight: "false" } };
// @ts-expect-error a date is a string
const date: Context = { today: new Date() };
// @ts-expect-error an unknown fact
const unknown: Context = { custmer: {} };

const report: Report = dossier.validate({}, context);
dossier.validate(undefined, null);
dossier.validateText("", undefined);
dossier.validateText(new Uint8Array(1));
dossier.validateText(new ArrayBuffer(1));
// @ts-expect-error a value is no text
dossier.validateText({});
const checker: ContextValidator = dossier.withContext(context);
checker.validateText("").ok satisfies boolean;
const answer: HttpAnswer = dossier.httpAnswer(report, "id");
answer.status satisfies number;
const value: string | undefined = dossier.tosPoliciesValue("");
// @ts-expect-error the promise is no validator
createValidator().validate({});

for (const violation of report.violations) {
  is<Equal<typeof violation, Violation>>();
  // @ts-expect-error not every code has it
  violation.params.today;
  if (violation.code === "expiry_not_in_future") {
    is<Equal<typeof violation.params, { readonly today: string }>>();
    is<Equal<typeof violation.status, 422>>();
  }
  if (violation.code === "body_too_large") violation.params.max satisfies number;
  if (violation.code === "attach_in_flight") is<Equal<typeof violation.status, 409>>();
  // @ts-expect-error no such code
  if (violation.code === "stat_required") violation.params;
  // @ts-expect-error advice is no violation
  if (violation.code === "expiry_soon") violation.params;
  // @ts-expect-error a report is read-only
  violation.path = "";
}
for (const advice of report.advice) {
  is<Equal<typeof advice, Advice>>();
  if (advice.code === "expiry_soon") advice.params.days satisfies number;
  if (advice.code === "unknown_member") advice.params.suggestion satisfies string | undefined;
  // @ts-expect-error advice has no status
  advice.status;
}

const plan: Plan = form.describe("PASSPORT" as "PASSPORT" | "UTILITY_BILL", null);
if (plan.kind === "identity") plan.members.number satisfies string;
// @ts-expect-error an address document has no number
if (plan.kind === "address") plan.members.number;
form.describe("DRIVERS_LICENSE", "USA").members.state satisfies string;
// @ts-expect-error a plan that is known to be of an address document
form.describe("BANK_STATEMENT").members.state;
// @ts-expect-error no such type
form.describe("VISA");
const look: Promise<FileReport> = form.checkFile(new Blob(), "a.pdf");
void form.checkFile(new File([], "a.pdf"));
// @ts-expect-error bytes are no Blob
void form.checkFile(new Uint8Array(1));
// @ts-expect-error bytes have no name of their own
form.checkFileBytes(new Uint8Array(1));
const fileReport: FileReport = form.checkFileBytes(new ArrayBuffer(1), "a.pdf");
for (const violation of fileReport.violations) {
  is<Equal<typeof violation, FileViolation>>();
  if (violation.code === "file_type_not_accepted") violation.params.detected satisfies string;
  // @ts-expect-error advice is no violation
  if (violation.code === "file_small") violation.params;
  // @ts-expect-error a file has no path
  violation.path;
}
for (const advice of fileReport.advice) {
  if (advice.code === "image_small")
    is<Equal<typeof advice.params, { readonly width: number; readonly height: number }>>();
  // @ts-expect-error such a type there is not
  if (advice.code === "file_extension_mismatch") advice.params.type === "docx";
}
if (fileReport.type === "heic") console.log(fileRules.length, fileTypes[0]?.mediaType);
const entry: Partial<inline.AddressDocument> = {
  country: countries[0] ?? "USA",
  type: addressTypes[0] ?? "UTILITY_BILL",
};
form.describe(identityTypes[0] ?? "PASSPORT").files.sides satisfies typeof sides;
states[0]?.code satisfies inline.UsState | undefined;
customerStatuses satisfies readonly inline.CustomerStatus[];

is<Equal<Report["status"], 200 | 400 | 403 | 409 | 422>>();
is<Equal<Report["truncated"], true | undefined>>();
// @ts-expect-error decided by the body alone
const undecided: Report["undecided"][number] = "state_required";
const all: Record<ViolationCode, 1> | undefined = undefined;
const rule: Rule | undefined = rules[0];
new DossierLoadError("x") satisfies Error;
rulesHash satisfies string;
export { all, date, entry, look, rule, undecided, unknown, value, wrong };
`;

  for (const module of ["nodenext", "esnext"]) {
    test(`narrow by code, and refuse what is wrong (module ${module})`, () => {
      writeFileSync(join(installed.folder, "program.ts"), program);
      writeFileSync(
        join(installed.folder, "tsconfig.json"),
        JSON.stringify({
          compilerOptions: {
            target: "es2022",
            module,
            moduleResolution: module === "esnext" ? "bundler" : "nodenext",
            lib: ["es2022", "dom"],
            types: [],
            strict: true,
            exactOptionalPropertyTypes: true,
            noEmit: true,
          },
          files: ["program.ts"],
        }),
      );
      const { status, stdout, stderr } = spawnSync(
        join(root, "bindings/npm/node_modules/.bin/tsc"),
        ["--noEmit", "-p", "tsconfig.json"],
        { cwd: installed.folder, encoding: "utf8" },
      );
      assert.equal(status, 0, stdout + stderr);
    });
  }
});
