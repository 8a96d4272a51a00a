// Nothing of what the validator was given stays in the module's memory, and the memory does not grow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { contextOf, readVectors } from "../../../tests/harness/vectors.mjs";

let dossier;
let memory;
let pristine;

const installed = install();

/** Takes an entry's validator, and the memory of its module, for what follows. */
async function take(entry, options) {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate.apply(WebAssembly, args);
    const { exports } = result.instance ?? result;
    memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    return result;
  };
  const { createValidator } = await import(installed.url(`dist/${entry}.js`));
  dossier = await createValidator(options);
  WebAssembly.instantiate = instantiate;
  assert.ok(memory, "the memory was found");
  dossier.validate({});
  pristine = Buffer.from(memory.buffer.slice(0));
}

before(() => take("inline"));

const marker = "MARKER-77123";
const markers = [marker, "NUMBER-é-77123", "/uri-77123.pdf", "customer-77123", "token-77123"];

/** Fails if any part of a marker stands in the memory. */
function isClean(what) {
  const bytes = Buffer.from(memory.buffer);
  for (const one of [...markers, "77123", "ARKER", "ustomer-7"]) {
    const at = bytes.indexOf(one);
    assert.equal(at, -1, `${one} after ${what}, at ${at} of ${bytes.length}`);
  }
}

/** Fails if the memory holds anything that it did not hold after the first call. */
function isPristine(what) {
  const bytes = Buffer.from(memory.buffer);
  const differs = (i) => bytes[i] !== (pristine[i] ?? 0);
  let kept = 0;
  let first = -1;
  for (let i = 0; i < bytes.length; i++) {
    if (!differs(i)) continue;
    if (first < 0) first = i;
    kept++;
  }
  // A few words of the module's own state may differ: lengths and addresses.
  assert.ok(kept <= 32, `${kept} bytes after ${what}, from ${first} on`);
}

function marked(more = {}) {
  const body = exampleBody({ number: marker }, { tos_policies_value: "token-77123" });
  body.identifying_documents[1].files[0].uri = "/uri-77123.pdf";
  return { ...body, ...more };
}

const markedContext = {
  ...exampleContext,
  customer: { ...exampleContext.customer, customer_status: "MARKER-77123" },
  uploaded_uris: ["/uri-77123.pdf", ...exampleContext.uploaded_uris],
  tos_policies_value: "token-77123",
};

/** A call that throws, and nothing of the test's own. */
const throwing = (call) => () => assert.throws(call, (error) => !(error instanceof ReferenceError));

describe("the module's memory after a call", () => {
  const deep = () => {
    let value = marker;
    for (let i = 0; i < 40; i++) value = { [marker]: value };
    return value;
  };
  const long = "MARKER-77123 ".repeat(30_000);
  const valid = { ...markedContext, customer: exampleContext.customer };
  const calls = {
    "validate(), valid": () => dossier.validate(marked(), valid),
    "validate(), with findings": () =>
      dossier.validate(marked({ [marker]: marker }), markedContext),
    "validate(), short": () => dossier.validate(marked({ tos_policies_value: "77123" }), valid),
    "validate(), short facts": () =>
      dossier.validate(marked(), { customer: { customer_status: "77123" } }),
    "validate(), not ASCII": () => dossier.validate(marked({ "NUMBER-é-77123": 1 }), valid),
    "validate(), not ASCII at the end": () =>
      dossier.validate(marked({ tos_policies_value: `${marker}é` }), valid),
    "validate(), not ASCII at the beginning": () =>
      dossier.validate({ tos_policies_value: `é${marker}`, ...marked() }, valid),
    "validate(), not ASCII in the context": () =>
      dossier.validate(marked(), { ...valid, tos_policies_value: "NUMBER-é-77123" }),
    "validate(), too long": () => dossier.validate(marked({ long }), valid),
    "validate(), too deep": () => dossier.validate(deep(), valid),
    "validate(), many findings": () =>
      dossier.validate({ identifying_documents: Array(1500).fill({ [marker]: marker }) }, valid),
    "validate(), half a pair at the end of the context": () =>
      dossier.validate({ a: "\ude00MARKER-77123" }, { ...valid, tos_policies_value: "x\ud83d" }),
    "validate(), half a pair before a non-ASCII body": () =>
      dossier.validate(
        { "\ude00": "éMARKER-77123" },
        { today: null, tos_policies_value: "\ud83d" },
      ),
    "validate(), an error of the body": throwing(() =>
      dossier.validate({
        a: marker,
        get b() {
          throw new Error();
        },
      }),
    ),
    "validate(), an error behind a fallback": throwing(() =>
      dossier.validate({ a: marker, b: 1n, c: "é" }),
    ),
    "validate(), an error of the context": throwing(() =>
      dossier.validate(marked(), { ...markedContext, today: marker }),
    ),
    "validate(), an unknown fact": throwing(() =>
      dossier.validate(marked(), { [marker]: "token-77123" }),
    ),
    "validate(), an unknown fact and not ASCII": throwing(() =>
      dossier.validate(marked({ é: marker }), { [marker]: "token-77123" }),
    ),
    "validateText(), a string": () => dossier.validateText(JSON.stringify(marked()), valid),
    "validateText(), bytes": () =>
      dossier.validateText(Buffer.from(JSON.stringify(marked())), valid),
    "validateText(), malformed": () => dossier.validateText(`{"${marker}": "${marker}`, valid),
    "validateText(), not UTF-8": () =>
      dossier.validateText(Buffer.concat([Buffer.from(`"${marker}`), Buffer.from([255])]), valid),
    "validateText(), a duplicate": () =>
      dossier.validateText(`{"${marker}":1,"${marker}":"MARKER-77123"}`, valid),
    "validateText(), too deep": () =>
      dossier.validateText(`["${marker}",${"[".repeat(40)}"${marker}"`, valid),
    "validateText(), as long as can be": () =>
      dossier.validateText(JSON.stringify(long.slice(0, 262_142)), valid),
    "validateText(), too long": () => dossier.validateText(JSON.stringify(long), valid),
    "validateText(), bytes too long": () => dossier.validateText(Buffer.from(long), valid),
    "validateText(), lone surrogates": () =>
      dossier.validateText(`{"a\ud800":"${marker}\ud800"}`, {
        ...valid,
        tos_policies_value: "\ud800",
      }),
    "validateText(), half a pair at the seam": () =>
      dossier.validateText(`\ude00${marker}`, {
        today: null,
        tos_policies_value: `${marker}\ud83d`,
      }),
    "validateText(), an error of the context": throwing(() =>
      dossier.validateText(JSON.stringify(marked()), { ...markedContext, today: marker }),
    ),
    "validateText(), garbage": throwing(() => dossier.validateText({ marker }, markedContext)),
    "validateText(), many findings": () =>
      dossier.validateText(
        `{${Array.from({ length: 150 }, (_, i) => `"${marker}${i}":1`)}}`,
        valid,
      ),
    "withContext()": () => dossier.withContext(markedContext),
    "withContext(), malformed": throwing(() =>
      dossier.withContext({ ...markedContext, foo: marker }),
    ),
    "withContext().validate()": () => dossier.withContext(markedContext).validate(marked()),
    "a large context": () =>
      dossier.validate(marked(), { uploaded_uris: Array(20_000).fill("/uri-77123.pdf") }),
    "httpAnswer(), accepted": () =>
      dossier.httpAnswer(dossier.validate(marked(), valid), "customer-77123"),
    "httpAnswer(), refused": () =>
      dossier.httpAnswer(
        dossier.validate(marked({ [marker]: 1 }), markedContext),
        "customer-77123",
      ),
    "httpAnswer(), of messages that quote": () =>
      dossier.httpAnswer(
        dossier.validate({ identifying_documents: [{ type: marker }] }, valid),
        "customer-77123",
      ),
    "httpAnswer(), garbage": throwing(() =>
      dossier.httpAnswer(
        { violations: [{ code: "no", path: marker, message: marker }] },
        "customer-77123",
      ),
    ),
    "httpAnswer(), short garbage": throwing(() =>
      dossier.httpAnswer({ violations: [{ code: "77123", path: "/77123", message: "" }] }, "77123"),
    ),
    "httpAnswer(), short": () =>
      dossier.httpAnswer(
        { violations: [{ code: "required", path: "/77123", message: "77123" }] },
        "77123",
      ),
    "httpAnswer(), half a pair at the seam": () =>
      dossier.httpAnswer(
        { violations: [{ code: "required", path: "", message: "\ud83d" }] },
        "\ude00customer-77123",
      ),
    "tosPoliciesValue()": () => dossier.tosPoliciesValue("?tos_policies_value=token-77123"),
    "tosPoliciesValue(), encoded": () =>
      dossier.tosPoliciesValue("?a=MARKER-77123&tos_policies_value=%74oken-77123+%ff"),
    "tosPoliciesValue(), none": () => dossier.tosPoliciesValue(`https://x.y/${marker}?${marker}`),
    "tosPoliciesValue(), short": () => dossier.tosPoliciesValue("?tos_policies_value=77123"),
    "tosPoliciesValue(), none and a short name": () => dossier.tosPoliciesValue("?a77123=77123"),
    "tosPoliciesValue(), not ASCII": () => dossier.tosPoliciesValue(`é?é=${marker}\ud800`),
  };
  const scan = Buffer.alloc(100_000, marker);
  scan.write("%PDF-");
  const formCalls = {
    "describe()": () => dossier.describe("DRIVERS_LICENSE", "USA"),
    "describe(), an unknown type": throwing(() => dossier.describe(marker, "USA")),
    "describe(), an unknown country": throwing(() => dossier.describe("PASSPORT", marker)),
    "describe(), half a pair at the seam": throwing(() =>
      dossier.describe(`${marker}\ud83d`, "\ude00"),
    ),
    "checkFileBytes(), accepted": () =>
      dossier.checkFileBytes(Buffer.concat([scan, Buffer.from("%%EOF")]), `${marker}.pdf`),
    "checkFileBytes(), cut off and misnamed": () =>
      dossier.checkFileBytes(scan, `customer-77123.${marker}`),
    "checkFileBytes(), not accepted": () =>
      dossier.checkFileBytes(Buffer.from(`${marker} é`), "NUMBER-é-77123"),
    "checkFileBytes(), an image": () =>
      dossier.checkFileBytes(
        Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 14]), Buffer.from(marker)]),
        "\ud800",
      ),
    "checkFileBytes(), of many pieces": () =>
      dossier.checkFileBytes(Buffer.from(`%PDF-${marker} `.repeat(20_000)), `${marker}.pdf`),
    "checkFileBytes(), too large": () =>
      dossier.checkFileBytes(Buffer.alloc(10_485_761, marker), `${marker}.pdf`),
    "checkFileBytes(), empty": () => dossier.checkFileBytes(new Uint8Array(), marker),
    "checkFileBytes(), garbage": throwing(() => dossier.checkFileBytes({ marker }, marker)),
  };
  const holdsNothing = (name, call) =>
    test(`holds nothing of it: ${name}`, () => {
      dossier.validate({}); // wipes what another test has left
      call();
      isClean(name);
      isPristine(name);
      call();
      isClean(`${name}, again`);
      assert.equal(dossier.validate(exampleBody(), exampleContext).ok, true);
    });
  for (const [name, call] of Object.entries({ ...calls, ...formCalls })) holdsNothing(name, call);

  describe("of the rules alone", () => {
    const forms = {};
    before(async () => {
      Object.assign(forms, { dossier, memory, pristine });
      await take("index", {
        wasm: readFileSync(fileURLToPath(installed.url("dist/dossier.wasm"))),
      });
    });
    for (const [name, call] of Object.entries(calls)) holdsNothing(name, call);
    after(() => ({ dossier, memory, pristine } = forms));
  });

  test("holds nothing of the short facts of a valid check, which strings keep inside themselves", () => {
    dossier.validate({}); // its report is taken out, and all memory is wiped from the outside
    const before = Buffer.from(memory.buffer.slice(0));
    assert.deepEqual(dossier.validate(exampleBody(), exampleContext).violations, []);
    const bytes = Buffer.from(memory.buffer);
    const { today, customer } = exampleContext;
    const { expiry_date } = exampleBody().identifying_documents[1];
    for (const fact of [
      today,
      expiry_date,
      customer.customer_status,
      customer.customer_type,
      customer.country_of_residence,
    ]) {
      for (let at = bytes.indexOf(fact); at >= 0; at = bytes.indexOf(fact, at + 1)) {
        const was = before.toString("latin1", at, at + fact.length);
        assert.equal(was, fact, `${fact} at ${at}`); // what stood there already is the core's own
      }
    }
  });

  test("holds nothing of a file that was looked at, and of one that cannot be read", async () => {
    await dossier.checkFile(new File([scan], `${marker}.jpg`));
    isClean("checkFile()");
    isPristine("checkFile()");
    const broken = new Blob([scan]);
    broken.slice = () => ({ arrayBuffer: () => Promise.reject(new Error(marker)) });
    await assert.rejects(dossier.checkFile(broken, marker));
    isClean("checkFile() that rejects");
  });

  test("holds nothing of any vector", () => {
    for (const one of readVectors()) {
      dossier.validateText(one.text, contextOf(one));
      if (Object.hasOwn(one, "value")) dossier.validate(one.value, contextOf(one));
    }
    isPristine("the vectors");
  });
});

describe("the module's memory", () => {
  beforeEach(() => isClean("the tests before"));

  test("does not grow over 10,000 calls of every kind", () => {
    const bodies = [exampleBody(), {}, [], { é: 1 }, null, undefined, marked({ [marker]: 1 })];
    const texts = [
      JSON.stringify(exampleBody()),
      "",
      "{",
      "é",
      Buffer.from("[1]"),
      '{"a":1,"a":1}',
    ];
    const checker = dossier.withContext(exampleContext);
    const round = (i) => {
      const report = dossier.validate(bodies[i % bodies.length], exampleContext);
      dossier.httpAnswer(report, "customer-77123");
      checker.validateText(texts[i % texts.length]);
      throwing(() => dossier.validate({}, { foo: i }))();
      dossier.tosPoliciesValue(`?tos_policies_value=${i}`);
      dossier.describe("PASSPORT", "USA");
      dossier.checkFileBytes(texts[4], `${i}.pdf`);
      if (i % 50 === 0) dossier.validateText("x".repeat(262_144 + (i % 3)), exampleContext);
      if (i % 50 === 1) dossier.validate({ identifying_documents: Array(1500).fill(i) });
    };
    for (let i = 0; i < 300; i++) round(i);
    const size = memory.buffer.byteLength;
    for (let i = 0; i < 2500; i++) round(i);
    assert.equal(memory.buffer.byteLength, size);
    isPristine("10,000 calls");
  });

  test("is small for small bodies", async () => {
    assert.ok(pristine.length <= 262_144, `${pristine.length}`);
  });
});
