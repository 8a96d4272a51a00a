// How the package is loaded, and what it says when it cannot be.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { serve } from "../../../tests/harness/serve.mjs";

const installed = install();
const read = (path) => readFileSync(fileURLToPath(installed.url(path)));
const wasmBytes = read("dist/dossier.wasm");
const formsBytes = read("dist/dossier-forms.wasm");
const source = readFileSync(fileURLToPath(installed.url("dist/index.js")), "utf8");
let server;
let address;
let copies = 0;

/** The package as nobody has used it yet. */
const fresh = (entry = "inline") => import(`${installed.url(`dist/${entry}.js`)}?copy=${copies++}`);

/** That a validator works. */
const works = (dossier) => assert.equal(dossier.validate(exampleBody(), exampleContext).ok, true);

before(async () => {
  server = await serve(({ url }) =>
    url === "/missing.wasm"
      ? undefined
      : { headers: { "content-type": decodeURIComponent(url.slice(1)) }, body: wasmBytes },
  );
  ({ address } = server);
});

after(() => server.close());

describe("createValidator()", () => {
  test("gives the same validator to every call, one after the other and at once", async () => {
    const { createValidator } = await fresh();
    const [first, second] = await Promise.all([createValidator(), createValidator()]);
    works(first);
    assert.equal(first, second);
    assert.equal(await createValidator(), first);
  });

  test("looks at no options any more once it has succeeded", async () => {
    const { createValidator } = await fresh();
    const first = await createValidator({ wasm: wasmBytes });
    const unread = {
      get wasm() {
        throw new Error("asked");
      },
    };
    for (const options of [undefined, {}, unread, { wasm: "http://never.asked/" }, { wasm: 5 }]) {
      assert.equal(await createValidator(options), first);
    }
  });

  test("takes no option from Object.prototype", async () => {
    const { createValidator } = await fresh();
    Object.assign(Object.prototype, { wasm: "http://never.asked/", messages: false, retry: true });
    try {
      assert.match(
        (await createValidator({})).validate({ é: 1 }).violations[0].message,
        /identity/,
      );
    } finally {
      for (const name of ["wasm", "messages", "retry"]) delete Object.prototype[name];
    }
  });

  test("instantiates the module once for 200 calls", async () => {
    const { instantiate } = WebAssembly;
    let calls = 0;
    WebAssembly.instantiate = (...args) => (calls++, instantiate.apply(WebAssembly, args));
    try {
      const { createValidator } = await fresh();
      await Promise.all(Array.from({ length: 200 }, () => createValidator()));
      assert.equal(calls, 1);
    } finally {
      WebAssembly.instantiate = instantiate;
    }
  });

  for (const [entry, wasm] of [
    ["index", wasmBytes],
    ["forms", formsBytes],
    ["inline", formsBytes],
  ]) {
    test(`tells who forgets to await it (${entry})`, async () => {
      const names = Object.keys(await (await fresh(entry)).createValidator({ wasm }));
      assert.ok(names.includes("validate"));
      const promise = (await fresh(entry)).createValidator({ wasm });
      for (const name of names) {
        assert.throws(() => promise[name]({}), {
          name: "TypeError",
          message: new RegExp(`^${name}\\(\\) was called before .*await createValidator\\(\\)`),
        });
      }
      assert.deepEqual(Object.keys(promise), []);
      works(await promise);
    });
  }

  const forms = {
    "a Buffer": () => wasmBytes,
    "a Uint8Array": () => new Uint8Array(wasmBytes),
    "a part of a buffer": () => Buffer.concat([Buffer.alloc(9), wasmBytes]).subarray(9),
    "a DataView": () => new DataView(new Uint8Array(wasmBytes).buffer), // which node 20 compiles not
    "an ArrayBuffer": () => new Uint8Array(wasmBytes).buffer,
    "a WebAssembly.Module": () => new WebAssembly.Module(wasmBytes),
    "a string": () => `${address}/application%2Fwasm`,
    "a URL": () => new URL(`${address}/application%2Fwasm`),
    "a Response": () =>
      new Response(wasmBytes, { headers: { "content-type": "application/wasm" } }),
    "a promise of a Response": () => fetch(`${address}/application%2Fwasm`),
    "a Response without a media type": () => new Response(wasmBytes),
    "a Response of another media type": () => fetch(`${address}/text%2Fplain`),
    "a Response whose media type has a parameter": () =>
      fetch(`${address}/${encodeURIComponent("application/wasm; charset=utf-8")}`),
    "a Response whose media type is in capitals": () =>
      fetch(`${address}/${encodeURIComponent("Application/WASM")}`),
    "a Response whose media type only begins so": () =>
      fetch(`${address}/${encodeURIComponent("application/wasm-x")}`),
    undefined: () => undefined,
  };
  for (const [name, make] of Object.entries(forms)) {
    test(`takes as its module ${name}`, async () => {
      const { createValidator } = await fresh();
      works(await createValidator({ wasm: make() }));
    });
    if (name === "undefined") continue; // needs an address
    test(`takes as its module, in the entry of browsers, ${name}`, async () => {
      const { createValidator } = await fresh("index");
      works(await createValidator({ wasm: make() }));
    });
  }

  const used = async () => {
    const response = new Response(wasmBytes);
    await response.arrayBuffer();
    return response;
  };
  const failures = {
    "a rejected promise": () => Promise.reject(new EvalError("offline")),
    "a promise rejected with no error": () => Promise.reject("offline"),
    "a 404": () => fetch(`${address}/missing.wasm`),
    "the address of a 404": () => `${address}/missing.wasm`,
    "no address": () => "no address",
    "an address that nobody answers": () => "http://127.0.0.1:1/dossier.wasm",
    "garbage bytes": () => new Uint8Array([1, 2, 3]),
    "no bytes": () => new Uint8Array(),
    "bytes cut short": () => wasmBytes.subarray(0, 1000),
    "a response of garbage": () => new Response("<!doctype html>"),
    "a response of garbage with the right media type": () =>
      new Response("<!doctype html>", { headers: { "content-type": "application/wasm" } }),
    "a response that was read": used,
    "another module": () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    "a number": () => 5,
    "an object": () => ({}),
    "a boolean": () => true,
  };
  for (const [name, make] of Object.entries(failures)) {
    test(`fails with a DossierLoadError on ${name}, and the next call tries again`, async () => {
      const { createValidator, DossierLoadError } = await fresh();
      const attempt = createValidator({ wasm: make() });
      await assert.rejects(attempt, (error) => {
        assert.ok(error instanceof DossierLoadError && error instanceof Error);
        assert.equal(error.name, "DossierLoadError");
        assert.notEqual(error.cause, undefined);
        assert.match(error.message, /could not load its WebAssembly module/);
        assert.match(error.message, /createValidator\(\{ wasm \}\)/);
        return true;
      });
      works(await createValidator());
    });
  }

  test("has the very reason as the cause", async () => {
    const { createValidator } = await fresh();
    const reason = new EvalError("offline");
    await assert.rejects(createValidator({ wasm: Promise.reject(reason) }), { cause: reason });
  });

  test("fails for all that wait, and once", async () => {
    const { createValidator } = await fresh();
    const wasm = Promise.reject(new Error("offline"));
    const [first, second] = [createValidator({ wasm }), createValidator()];
    assert.equal(first, second);
    await assert.rejects(first);
    works(await createValidator());
  });

  test("tries again after options that throw when they are read", async () => {
    const { createValidator, DossierLoadError } = await fresh();
    const options = {
      get wasm() {
        throw new EvalError("of the getter");
      },
    };
    await assert.rejects(createValidator(options), DossierLoadError);
    works(await createValidator());
  });

  test("tries again where the module's address cannot be made, as in a worker of a blob:", async () => {
    const url = `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
    const { createValidator, DossierLoadError } = await import(url);
    await assert.rejects(createValidator(), DossierLoadError);
    works(await createValidator({ wasm: wasmBytes }));
  });

  test("tells a page whose policy forbids WebAssembly what to add", async () => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = () =>
      Promise.reject(
        new WebAssembly.CompileError("Refused: 'unsafe-eval' is not an allowed source of script"),
      );
    try {
      const { createValidator } = await fresh();
      await assert.rejects(createValidator(), /'wasm-unsafe-eval'.*Content-Security-Policy/);
    } finally {
      WebAssembly.instantiate = instantiate;
    }
  });
});

describe("createValidatorSync()", () => {
  const forms = {
    "a Buffer": () => wasmBytes,
    "a part of a buffer": () => Buffer.concat([Buffer.alloc(9), wasmBytes]).subarray(9),
    "a DataView": () => new DataView(new Uint8Array(wasmBytes).buffer),
    "an ArrayBuffer": () => new Uint8Array(wasmBytes).buffer,
    "an ArrayBuffer of another realm": () =>
      runInNewContext("Uint8Array.from(bytes).buffer", { bytes: [...wasmBytes] }),
    "a WebAssembly.Module": () => new WebAssembly.Module(wasmBytes),
  };
  for (const [name, make] of Object.entries(forms)) {
    test(`takes ${name}`, async () => {
      const { createValidatorSync } = await fresh("index");
      works(createValidatorSync(make()));
    });
  }

  test("needs nothing where the package holds the module", async () => {
    const { createValidatorSync } = await fresh("inline");
    works(createValidatorSync());
  });

  test("called too early says what to do, and then works", async () => {
    const { createValidator, createValidatorSync } = await fresh("index");
    const tooEarly = {
      name: "TypeError",
      message: /before the validator was ready: await createValidator\(\) first, or .*\/inline/,
    };
    assert.throws(() => createValidatorSync(), tooEarly);
    const loading = createValidator({ wasm: wasmBytes });
    assert.throws(() => createValidatorSync(), tooEarly);
    const validator = await loading;
    assert.equal(createValidatorSync(), validator);
  });

  test("gives the validator that createValidator() gives, before, after and meanwhile", async () => {
    for (const entry of ["index", "inline"]) {
      const { createValidator, createValidatorSync } = await fresh(entry);
      const loading = createValidator({ wasm: wasmBytes });
      const now = createValidatorSync(wasmBytes);
      works(now);
      assert.equal(await loading, now);
      assert.equal(await createValidator(), now);
      assert.equal(createValidatorSync(), now);
      assert.equal(createValidatorSync(new Uint8Array([1])), now);
    }
  });

  test("makes up for a createValidator() that fails", async () => {
    const { createValidator, createValidatorSync, DossierLoadError } = await fresh("index");
    const failing = createValidator({ wasm: Promise.reject(new Error("offline")) });
    const now = createValidatorSync(wasmBytes);
    await assert.rejects(failing, DossierLoadError);
    assert.equal(await createValidator(), now);
  });

  for (const [name, wasm] of Object.entries({
    "garbage bytes": new Uint8Array([1, 2, 3]),
    "no bytes": new Uint8Array(),
    "bytes cut short": wasmBytes.subarray(0, 1000),
    "another module": new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    "an address": "http://127.0.0.1/dossier.wasm",
    "a Response": new Response(wasmBytes),
    "a number": 5,
    "an object": {},
  })) {
    test(`fails with a DossierLoadError on ${name}, and the next call tries again`, async () => {
      for (const entry of ["index", "inline"]) {
        const { createValidatorSync, DossierLoadError } = await fresh(entry);
        assert.throws(
          () => createValidatorSync(wasm),
          (error) => error instanceof DossierLoadError && error.cause !== undefined,
        );
        works(createValidatorSync(wasmBytes));
      }
    });
  }

  test("tells a page whose policy forbids WebAssembly what to add", async () => {
    const { Module } = WebAssembly;
    for (const reason of [
      "call to WebAssembly.Module() blocked by CSP",
      "'wasm-unsafe-eval' is no source",
    ]) {
      WebAssembly.Module = function () {
        throw new WebAssembly.CompileError(reason);
      };
      try {
        const { createValidatorSync } = await fresh();
        assert.throws(() => createValidatorSync(), /'wasm-unsafe-eval' to the script-src/);
      } finally {
        WebAssembly.Module = Module;
      }
    }
  });
});

describe("the two modules", () => {
  test("are as the entry points say: dossier-check has the rules alone", async () => {
    const rules = (await fresh("index")).createValidatorSync(wasmBytes);
    const forms = (await fresh("forms")).createValidatorSync(formsBytes);
    assert.deepEqual(
      Object.keys(forms).filter((name) => !(name in rules)),
      ["describe", "checkFile", "checkFileBytes"],
    );
    works(rules);
    works(forms);
    assert.equal(forms.describe("PASSPORT").kind, "identity");
    assert.equal(forms.checkFileBytes(new Uint8Array(1), "a").ok, false);
  });

  test("are loaded by the names of their files", async () => {
    for (const [entry, file] of [
      ["index", "dossier.wasm"],
      ["forms", "dossier-forms.wasm"],
    ]) {
      assert.ok(read(`dist/${entry}.js`).includes(`new URL("./${file}",import.meta.url)`));
      const { createValidator } = await fresh(entry);
      await assert.rejects(createValidator({ wasm: new Response("", { status: 404 }) }), {
        message: new RegExp(`Serve ${file}`),
      });
    }
  });

  test("dossier-check takes the larger one, too, so that a site can serve one file", async () => {
    works((await fresh("index")).createValidatorSync(formsBytes));
  });

  test("an entry point for forms checks with the smaller one, and says what the rest needs", async () => {
    const { Instance } = WebAssembly;
    let memory;
    WebAssembly.Instance = function (...args) {
      const instance = new Instance(...args);
      memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
      return instance;
    };
    try {
      for (const entry of ["forms", "inline"]) {
        const dossier = (await fresh(entry)).createValidatorSync(wasmBytes);
        works(dossier);
        const needs = { name: "TypeError", message: /hand over dossier-forms\.wasm/ };
        const bytes = new Uint8Array(1);
        assert.throws(() => dossier.describe("MARKER-77123"), needs);
        assert.throws(() => dossier.checkFileBytes(bytes, "MARKER-77123"), needs);
        await assert.rejects(dossier.checkFile(new Blob([bytes]), "MARKER-77123"), needs);
        assert.equal(Buffer.from(memory.buffer).indexOf("MARKER"), -1);
        works(dossier);
      }
    } finally {
      WebAssembly.Instance = Instance;
    }
  });
});

/** The bytes of the module that an entry compiles. */
async function compiledBy(entry) {
  const { instantiate, Module } = WebAssembly;
  const compiled = [];
  const note = (bytes) => (compiled.push(Buffer.from(bytes)), bytes);
  WebAssembly.instantiate = (source, imports) =>
    instantiate(source instanceof Module ? source : note(source), imports);
  WebAssembly.Module = new Proxy(Module, {
    construct: (_, [bytes]) => new Module(note(bytes)),
  });
  try {
    const { createValidator } = await fresh(entry);
    await createValidator();
  } finally {
    Object.assign(WebAssembly, { instantiate, Module });
  }
  return compiled;
}

describe("in Node", () => {
  test("each entry point holds the very bytes of its own module", async () => {
    assert.deepEqual(await compiledBy("node"), [wasmBytes]);
    assert.deepEqual(await compiledBy("forms_node"), [formsBytes]);
  });

  test("dossier-check has the rules alone, as its types say and as in browsers", async () => {
    const rules = (await fresh("node")).createValidatorSync();
    assert.deepEqual(
      Object.keys(rules),
      Object.keys((await fresh("index")).createValidatorSync(wasmBytes)),
    );
    assert.ok("describe" in (await fresh("forms_node")).createValidatorSync());
  });
});

describe("a language", () => {
  const wrong = { address_documents: [] };
  const said = (dossier) => dossier.validate(wrong, { today: null }).violations[0].message;
  const [, english, german] = [
    "",
    "Please add the identity documents.",
    "Bitte ergänzen Sie die Identitätsdokumente.",
  ];
  let de;
  before(async () => ({ de } = await import(installed.url("dist/locales/de.js"))));

  for (const entry of ["index", "forms", "node", "inline"]) {
    test(`is chosen once, and validators of all share one module (${entry})`, async () => {
      const { instantiate, Instance } = WebAssembly;
      let modules = 0;
      WebAssembly.instantiate = (...args) => (modules++, instantiate.apply(WebAssembly, args));
      try {
        const { createValidator, withMessages, withoutMessages } = await fresh(entry);
        const wasm = entry === "forms" ? formsBytes : wasmBytes;
        const loading = [
          createValidator({ wasm }),
          withMessages(de).createValidator(),
          createValidator({ messages: de }),
          withoutMessages().createValidator(),
          createValidator({ messages: false }),
        ];
        assert.equal(loading[1], loading[2]);
        assert.equal(loading[3], loading[4]);
        const [inEnglish, inGerman, , silent] = await Promise.all(loading);
        assert.equal(modules, 1);
        assert.equal(said(inEnglish), english);
        assert.equal(said(inGerman), german);
        assert.equal(said(silent), undefined);
        assert.equal(withMessages(de).createValidatorSync(), inGerman);
        assert.equal(await createValidator(), inEnglish);
      } finally {
        Object.assign(WebAssembly, { instantiate, Instance });
      }
    });
  }

  test("can be chosen at once, too, and by a page that has loaded another", async () => {
    const { createValidatorSync, withMessages } = await fresh("index");
    assert.equal(said(withMessages(de).createValidatorSync(wasmBytes)), german);
    assert.equal(said(createValidatorSync()), english);
  });

  test("is that of everything that a validator says", async () => {
    const { withMessages } = await fresh("inline");
    const dossier = withMessages(de).createValidatorSync();
    const schema = dossier.standardSchema({ today: null })["~standard"];
    assert.equal(schema.validate(wrong).issues[0].message, german);
    assert.equal(
      dossier.withContext({ today: null }).validateText("{}").violations[0].message,
      german,
    );
    const step = dossier.validateStep(wrong, null, ["/identifying_documents"]);
    assert.equal(step.violations[0].message, german);
    const { body } = dossier.httpAnswer(dossier.validate(wrong, { today: null }), "0ca1");
    assert.equal(JSON.parse(body).errors[0]["/identifying_documents"], german);
    const [violation] = dossier.checkFileBytes(new Uint8Array(), "a.pdf").violations;
    assert.match(violation.message, /^Diese Datei ist leer/);
  });

  test("is a pack and nothing else", async () => {
    const { createValidator, withMessages } = await fresh("inline");
    for (const none of [undefined, null, "de", true, {}, false]) {
      if (none !== false) assert.throws(() => withMessages(none), TypeError, `${none}`);
      if (none) assert.throws(() => createValidator({ messages: none }), TypeError, `${none}`);
    }
    works(await createValidator({ messages: undefined }));
  });
});

describe("a validator without messages", () => {
  let dossier;
  before(async () => (dossier = (await fresh("inline")).withoutMessages().createValidatorSync()));

  test("gives reports of codes, paths and params, and else the same", async () => {
    const english = (await fresh("inline")).createValidatorSync();
    const without = (list) => list.map(({ message: _, ...finding }) => finding);
    for (const body of [{}, { odd: 1, identifying_documents: [{ type: "X" }] }, exampleBody()]) {
      const report = english.validate(body, exampleContext);
      assert.equal(
        JSON.stringify(dossier.validate(body, exampleContext)),
        JSON.stringify({
          ...report,
          violations: without(report.violations),
          advice: without(report.advice),
        }),
      );
    }
    const look = (one) => one.checkFileBytes(new Uint8Array([1]), "a");
    assert.deepEqual(look(dossier).violations, without(look(english).violations));
  });

  test("gives issues whose message is the code, because a schema must have one", () => {
    const { issues } = dossier.standardSchema()["~standard"].validate({});
    for (const { code, message } of issues) assert.equal(message, code);
  });

  test("has no HTTP answer for what it refuses: that would need words", () => {
    assert.throws(() => dossier.httpAnswer(dossier.validate({}), "0ca1"), TypeError);
    assert.equal(
      dossier.httpAnswer(dossier.validate(exampleBody(), exampleContext), "0ca1").status,
      200,
    );
  });
});

describe("dossier-check/inline", () => {
  test("holds the very bytes of dossier-forms.wasm, as printable ASCII", async () => {
    assert.deepEqual(await compiledBy("inline"), [formsBytes]);
    for (const file of ["inline.js", "inline.cjs"]) {
      const text = readFileSync(fileURLToPath(installed.url(`dist/${file}`)), "latin1");
      const literal = text.match(/"[^"]{9999,}"/)[0];
      assert.match(literal, /^"[\x20-\x7e]+"$/);
      assert.doesNotMatch(literal, /[<\\]/); // neither </script> nor an escape
    }
  });

  test("is also a CommonJS module", () => {
    const { stdout, stderr } = installed.run(`
      import { createRequire } from "node:module";
      const { createValidatorSync } = createRequire(import.meta.url)("dossier-check/inline");
      console.log(createValidatorSync().validate({}).status);`);
    assert.equal(stdout, "422\n", stderr);
  });

  test("gives the same where there is no TextEncoder and no TextDecoder", () => {
    const texts = [
      "",
      "a",
      "é",
      "\u20ac",
      "\u{1f600}",
      "\ud800",
      "\udc00\ud800x",
      "\ufeffa",
      "\n\u2028\0",
    ];
    const script = `
      if (process.env.BARE) delete globalThis.TextEncoder, delete globalThis.TextDecoder;
      const { createValidatorSync } = await import("dossier-check/inline");
      const dossier = createValidatorSync();
      const report = (text) => [
        dossier.validate({ tos_policies_value: text, [text]: 1 }, { today: null, tos_policies_value: text }),
        dossier.validateText(text, { today: null, uploaded_uris: [text] }),
      ];
      console.log(JSON.stringify(${JSON.stringify(texts)}.map(report)));`;
    const [bare, whole] = [{ BARE: "1" }, {}].map((env) => installed.run(script, { env }));
    assert.equal(bare.stderr, "");
    assert.equal(bare.stdout, whole.stdout);
    assert.match(whole.stdout, /\u{1f600}/u);
  });
});

describe("importing", () => {
  const entries = [
    "dossier-check",
    "dossier-check/forms",
    "dossier-check/inline",
    "dossier-check/catalogue",
  ];

  test("has no side effects: it loads, compiles and leaves nothing", () => {
    const script = `
      for (const name of ["compile", "instantiate", "Module", "Instance", "Memory"])
        WebAssembly[name] = function () { throw new Error(name); };
      globalThis.fetch = () => { throw new Error("fetch"); };
      const names = () => Reflect.ownKeys(globalThis).length + Reflect.ownKeys(Object.prototype).length;
      const before = names();
      for (const entry of ${JSON.stringify(entries)}) await import(entry);
      await import(${JSON.stringify(installed.url("dist/index.js"))});
      await import(${JSON.stringify(installed.url("dist/forms.js"))});
      console.log(names() - before, process._getActiveHandles().filter((h) => !h.fd).length);`;
    const { stdout, stderr } = installed.run(script);
    assert.equal(stdout, "0 0\n", stderr);
  });

  const check = `
    import { createValidator } from "dossier-check";
    const dossier = await createValidator();
    console.log(dossier.validate(${JSON.stringify(exampleBody())}, ${JSON.stringify(exampleContext)}).ok);
    console.log(dossier.validate({ é: 1 }).ok, dossier.validateText("{}").ok);`;

  for (const flag of [
    "--disallow-code-generation-from-strings",
    "--frozen-intrinsics",
    "--disable-proto=throw",
  ]) {
    test(`works under node ${flag}`, () => {
      const { stdout, stderr } = installed.run(check, { flags: [flag] });
      assert.equal(stdout, "true\nfalse false\n", stderr);
    });
  }

  test("makes no code of strings", () => {
    for (const entry of ["inline", "node", "index", "forms", "catalogue", "workerd"]) {
      const text = readFileSync(fileURLToPath(installed.url(`dist/${entry}.js`)), "utf8");
      assert.doesNotMatch(
        text,
        /\beval\s*\(|new\s+Function\b|\bFunction\s*\(|setTimeout\s*\(\s*["']/,
      );
    }
  });

  test("lets the process end, and prints nothing", () => {
    const { status, stdout, stderr } = installed.run(
      'import { createValidator } from "dossier-check"; await createValidator();',
    );
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
  });

  test("200 times over takes no more than the memory of 200 modules", () => {
    const script = `
      const works = async (i) => {
        const { createValidator } = await import(${JSON.stringify(installed.url("dist/inline.js"))} + "?" + i);
        (await createValidator()).validate({ é: i });
      };
      for (let i = 0; i < 20; i++) await works(i);
      gc();
      const before = process.memoryUsage().rss;
      for (let i = 20; i < 220; i++) await works(i);
      gc();
      console.log((process.memoryUsage().rss - before) / 200 / 1024);`;
    const { stdout, stderr } = installed.run(script, { flags: ["--expose-gc"] });
    const kib = Number(stdout);
    assert.ok(stdout !== "" && kib < 1024, `${stdout} KiB each ${stderr}`);
  });
});
