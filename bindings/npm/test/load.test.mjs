// How the package is loaded, and what it says when it cannot be.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { fullContext, goodBody, install } from "./installed.mjs";

const installed = install();
const wasmBytes = readFileSync(fileURLToPath(installed.url("dist/dossier.wasm")));
const source = readFileSync(fileURLToPath(installed.url("dist/index.js")), "utf8");
let server;
let address;
let copies = 0;

/** The package as nobody has used it yet. */
const fresh = (entry = "node") => import(`${installed.url(`dist/${entry}.js`)}?copy=${copies++}`);

/** That a validator works. */
const works = (dossier) => assert.equal(dossier.validate(goodBody(), fullContext).ok, true);

before(async () => {
  server = createServer(({ url }, response) => {
    if (url === "/missing.wasm") return response.writeHead(404).end("nothing here");
    const type = decodeURIComponent(url.slice(1));
    response.writeHead(200, type === "none" ? {} : { "content-type": type }).end(wasmBytes);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

describe("createValidator()", () => {
  test("gives the same validator to every call, one after the other and at once", async () => {
    const { createValidator } = await fresh();
    const [first, second] = await Promise.all([createValidator(), createValidator()]);
    works(first);
    assert.equal(first, second);
    assert.equal(await createValidator(), first);
    assert.equal(await createValidator({ wasm: wasmBytes }), first);
    assert.equal(await createValidator({ wasm: "http://never.asked/" }), first);
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

  test("tells who forgets to await it", async () => {
    const { createValidator } = await fresh();
    const promise = createValidator();
    for (const name of [
      "validate",
      "validateText",
      "withContext",
      "httpAnswer",
      "tosPoliciesValue",
      "describe",
      "checkFile",
      "checkFileBytes",
    ]) {
      assert.throws(() => promise[name]({}), {
        name: "TypeError",
        message: new RegExp(`^${name}\\(\\) was called before .*await createValidator\\(\\)`),
      });
    }
    assert.deepEqual(Object.keys(promise), []);
    works(await promise);
  });

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
    if (/file:|undefined/.test(name)) continue;
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
    "a promise rejected with no error": () => Promise.reject("offline"), // eslint-disable-line
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
    const { compile } = WebAssembly;
    WebAssembly.compile = () =>
      Promise.reject(
        new WebAssembly.CompileError("Refused: 'unsafe-eval' is not an allowed source of script"),
      );
    try {
      const { createValidator } = await fresh();
      await assert.rejects(createValidator(), /'wasm-unsafe-eval'.*Content-Security-Policy/);
    } finally {
      WebAssembly.compile = compile;
    }
  });
});

describe("importing", () => {
  const entries = ["dossier-check", "dossier-check/catalogue"];

  test("has no side effects: it loads, compiles and leaves nothing", () => {
    const script = `
      for (const name of ["compile", "instantiate", "Module", "Instance", "Memory"])
        WebAssembly[name] = function () { throw new Error(name); };
      globalThis.fetch = () => { throw new Error("fetch"); };
      const names = () => Reflect.ownKeys(globalThis).length + Reflect.ownKeys(Object.prototype).length;
      const before = names();
      for (const entry of ${JSON.stringify(entries)}) await import(entry);
      await import(${JSON.stringify(installed.url("dist/index.js"))});
      console.log(names() - before, process._getActiveHandles().filter((h) => !h.fd).length);`;
    const { stdout, stderr } = installed.run(script);
    assert.equal(stdout, "0 0\n", stderr);
  });

  const check = `
    import { createValidator } from "dossier-check";
    const dossier = await createValidator();
    console.log(dossier.validate(${JSON.stringify(goodBody())}, ${JSON.stringify(fullContext)}).ok);
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
    for (const entry of ["node", "index", "catalogue"]) {
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
        const { createValidator } = await import(${JSON.stringify(installed.url("dist/node.js"))} + "?" + i);
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
