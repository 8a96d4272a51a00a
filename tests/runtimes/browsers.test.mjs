// The installed package in browsers, on pages with a content-security policy and in workers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { launchers, watch } from "../harness/browsers.mjs";
import { allWell, cases, formCases, formsWell, runner } from "../harness/cases.mjs";
import { exampleBody, exampleContext } from "../harness/example.mjs";
import { install } from "../harness/package.mjs";
import { fileResource, resource, serve } from "../harness/serve.mjs";

// What is below a path has its policy.
const policies = {
  strict: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; report-uri /report",
  "too-strict": "default-src 'self'; script-src 'self'; report-uri /report",
};

// What a page and a worker can be asked. `entry` is an entry point of the package.
const calls = `
const violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  violations.push([violatedDirective, blockedURI]),
);

const load = (entry) => import("./dist/" + entry + ".js");

async function attempt(makeValidator, DossierLoadError) {
  try {
    return { status: (await makeValidator()).validate({}).status };
  } catch (error) {
    return { known: error instanceof DossierLoadError, message: error.message };
  }
}

export default {
  violations: () => violations,

  async vectors(entry, how) {
    const create = (await load(entry))[how];
    const { run } = await import("./run.js");
    return run(await create(), await (await fetch("cases.json")).json());
  },

  async forms(entry) {
    const { runForms } = await import("./run.js");
    const dossier = await (await load(entry)).createValidator();
    return runForms(dossier, await (await fetch("form_cases.json")).json());
  },

  async cutOff(entry, file, [body, context]) {
    const { cutOff } = await import("./traps.js");
    let copies = 0;
    const load = () => import("./dist/" + entry + ".js?copy=" + copies++);
    const wasm = new Uint8Array(await (await fetch("dist/" + file)).arrayBuffer());
    return cutOff(load, wasm, body, context);
  },

  async create(entry, wasm) {
    const { createValidator, DossierLoadError } = await load(entry);
    return attempt(() => createValidator({ wasm }), DossierLoadError);
  },

  async createAtOnce(entry) {
    const { createValidatorSync, DossierLoadError } = await load(entry);
    return attempt(() => createValidatorSync(), DossierLoadError);
  },
};
`;

const page = `
import calls from "./calls.js";

const worker = new Worker("worker.js", { type: "module" });
globalThis.call = (where, name, ...args) =>
  where === "page"
    ? calls[name](...args)
    : new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage([name, ...args]);
      });
`;

const worker = `
import calls from "./calls.js";

onmessage = async ({ data: [name, ...args] }) => postMessage(await calls[name](...args));
`;

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>dossier-check</title>
<link rel="icon" href="icon.svg"><script type="module" src="page.js"></script></html>`;

const { home } = install();
const made = {
  "index.html": html,
  "calls.js": calls,
  "cases.json": JSON.stringify(cases),
  "form_cases.json": JSON.stringify(formCases),
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  "page.js": page,
  "run.js": runner,
  "traps.js": readFileSync(new URL("../harness/traps.mjs", import.meta.url), "utf8"),
  "worker.js": worker,
};

/** What the server has below a policy's path. */
function find(path, headers) {
  if (Object.hasOwn(made, path)) return resource(path, made[path], headers);
  const [, file] = path.match(/^(dist\/[\w.-]+)(\?copy=\d+)?$/) ?? [];
  if (file) return fileResource(join(home, file), headers);
  if (path !== "as-bytes.wasm") return undefined;
  return fileResource(join(home, "dist/dossier.wasm"), { ...headers, "content-type": "x/y" });
}

let requests = [];
let server;

before(async () => {
  server = await serve(({ url }) => {
    requests.push(url);
    const [, policy, path] = url.match(/^\/([^/]+)\/(.*)$/) ?? [];
    if (!Object.hasOwn(policies, policy)) return undefined;
    return find(path || "index.html", { "content-security-policy": policies[policy] });
  });
});

after(() => server?.close());

for (const [name, launch] of Object.entries(launchers)) {
  describe(name, () => {
    let browser;
    before(async () => (browser = await launch()));
    after(() => browser?.close());

    /** Opens a page below a policy's path. `call` asks its page or worker, `close` tells what went wrong there. */
    async function open(policy) {
      requests = [];
      const tab = await browser.newPage();
      const problems = watch(tab);
      await tab.goto(`${server.address}/${policy}/`);
      const call = (...args) => tab.evaluate((all) => globalThis.call(...all), args);
      return {
        call,
        async close() {
          for (const where of ["page", "worker"])
            problems.push(...(await call(where, "violations")));
          await tab.close();
          if (requests.includes("/report")) problems.push("a violation was reported");
          return problems;
        },
      };
    }

    describe("under script-src 'self' 'wasm-unsafe-eval'", () => {
      const wasm = () => requests.filter((path) => path.endsWith(".wasm"));

      for (const where of ["page", "worker"]) {
        test(`a ${where} gives the demanded report for every vector`, async () => {
          const { call, close } = await open("strict");
          assert.deepEqual(await call(where, "vectors", "index", "createValidator"), allWell);
          assert.deepEqual(await close(), []);
        });

        test(`a ${where} with a form does so with one module, which makes plans and looks at files too`, async () => {
          const { call, close } = await open("strict");
          assert.deepEqual(await call(where, "vectors", "forms", "createValidator"), allWell);
          assert.deepEqual(await call(where, "forms", "forms"), formsWell);
          assert.deepEqual(wasm(), ["/strict/dist/dossier-forms.wasm"]);
          assert.deepEqual(await close(), []);
        });

        test(`a ${where} does so with the module inside the package, at once`, async () => {
          const { call, close } = await open("strict");
          assert.deepEqual(await call(where, "vectors", "inline", "createValidatorSync"), allWell);
          assert.deepEqual(await call(where, "forms", "inline"), formsWell);
          assert.deepEqual(wasm(), []);
          assert.deepEqual(await close(), []);
        });
      }

      test("a page loads nothing before createValidator(), and the module once", async () => {
        const { call, close } = await open("strict");
        const early = await call("page", "createAtOnce", "index");
        assert.match(early.message, /before the validator was ready: await createValidator\(\)/);
        assert.deepEqual(wasm(), []);
        await Promise.all([call("page", "create", "index"), call("page", "create", "index")]);
        assert.deepEqual(await call("page", "createAtOnce", "index"), { status: 422 });
        assert.deepEqual(wasm(), ["/strict/dist/dossier.wasm"]);
        assert.deepEqual(await close(), []);
      });

      for (const [entry, file] of [
        ["index", "dossier.wasm"],
        ["forms", "dossier-forms.wasm"],
      ]) {
        test(`a page whose calls are cut off leaves nothing, and the next one is right (${entry})`, async () => {
          const { call, close } = await open("strict");
          const example = [exampleBody(), exampleContext];
          const { checks, failed } = await call("page", "cutOff", entry, file, example);
          assert.deepEqual(failed, []);
          assert.ok(checks > 80, `${checks} calls were cut off`);
          assert.deepEqual(await close(), []);
        });
      }

      test("a page takes a module that is served with another media type", async () => {
        const { call, close } = await open("strict");
        assert.deepEqual(await call("page", "create", "index", "as-bytes.wasm"), { status: 422 });
        assert.deepEqual(await close(), []);
      });

      test("a page is told of a missing module, and can then try again", async () => {
        const { call } = await open("strict");
        const { known, message } = await call("page", "create", "index", "missing.wasm");
        assert.equal(known, true);
        assert.match(message, /404.*Serve dossier\.wasm/);
        assert.deepEqual(await call("page", "create", "index"), { status: 422 });
      });
    });

    describe("under script-src 'self' alone", () => {
      for (const where of ["page", "worker"]) {
        for (const [way, entry] of [
          ["create", "index"],
          ["create", "forms"],
          ["create", "inline"],
          ["createAtOnce", "inline"],
        ]) {
          test(`a ${where} gets an error that says what to add (${way}, ${entry})`, async () => {
            const { call, close } = await open("too-strict");
            const { known, message } = await call(where, way, entry);
            assert.equal(known, true, message);
            assert.match(
              message,
              /'wasm-unsafe-eval' to the script-src .* Content-Security-Policy/,
            );
            assert.notDeepEqual(await close(), []); // so violations are seen where there are some
          });
        }
      }
    });
  });
}
