// The installed package in Chromium, on a page with a strict content-security policy and in a worker. CHROMIUM names the browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { once } from "node:events";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";

import { contextOf, install, readVectors, root } from "../../bindings/npm/test/installed.mjs";

const { chromium } = createRequire(join(root, "bindings/npm/package.json"))("playwright-core");
const { home } = install();

const strict = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const tooStrict = "default-src 'self'; script-src 'self'";

const vectors = readVectors().map((one) => ({
  name: `${one.code}: ${one.name}`,
  text: one.text.toString("base64"),
  ...(Object.hasOwn(one, "value") ? { value: one.value } : {}),
  context: contextOf(one),
  report: JSON.stringify(one.report),
}));

// Runs vectors with a validator, on a page or in a worker, and tells which failed.
const runner = `
const bare = (findings) => findings.map(({ message, ...rest }) => rest);
const bytes = (report) =>
  JSON.stringify({ ...report, violations: bare(report.violations), advice: bare(report.advice) });

export function run(dossier, vectors) {
  const failed = [];
  let checks = 0;
  for (const one of vectors) {
    const text = Uint8Array.from(atob(one.text), (unit) => unit.charCodeAt(0));
    const reports = [dossier.validateText(text, one.context)];
    if ("value" in one) reports.push(dossier.validate(one.value, one.context));
    checks += reports.length;
    for (const report of reports) {
      const got = bytes(report);
      const spoken = [...report.violations, ...report.advice].every(({ message }) => message);
      if (got !== one.report || !spoken) failed.push({ name: one.name, got, report: one.report });
    }
  }
  return { checks, failed: failed.slice(0, 5) };
}
`;

const page = `
import { createValidator, DossierLoadError } from "/dist/index.js";
import { run } from "/runner.js";

const violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push([event.violatedDirective, event.blockedURI]),
);
Object.assign(globalThis, {
  violations,
  async runVectors() {
    const vectors = await (await fetch("/vectors.json")).json();
    return run(await createValidator(), vectors);
  },
  async load(wasm) {
    try {
      const dossier = await createValidator({ wasm: wasm === undefined ? undefined : await wasm });
      return { ok: dossier.validate({}).ok };
    } catch (error) {
      const { name, message, cause } = error;
      return { name, message, known: error instanceof DossierLoadError, cause: cause?.name };
    }
  },
  inWorker: (count) =>
    new Promise((resolve, reject) => {
      const worker = new Worker("/worker.js", { type: "module" });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(count);
    }),
});
document.title = "ready";
`;

const worker = `
import { createValidator } from "/dist/index.js";
import { run } from "/runner.js";

onmessage = async ({ data: count }) => {
  try {
    const vectors = await (await fetch("/vectors.json")).json();
    const step = Math.floor(vectors.length / count);
    const chosen = Array.from({ length: count }, (_, i) => vectors[i * step]);
    postMessage({ ...run(await createValidator(), chosen), chosen: chosen.length });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
`;

const types = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>loading</title>
<link rel="icon" href="/icon.svg"><script type="module" src="/page.js"></script></html>`;

/** What the server has at a path, and its media type. */
function resource(path) {
  if (path === "/" || path === "/too-strict") return [html, "text/html; charset=utf-8"];
  if (path === "/icon.svg") return ['<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"];
  if (path === "/page.js") return [page, types[".js"]];
  if (path === "/runner.js") return [runner, types[".js"]];
  if (path === "/worker.js") return [worker, types[".js"]];
  if (path === "/vectors.json") return [JSON.stringify(vectors), types[".json"]];
  if (path === "/as-bytes.wasm") {
    return [readFileSync(join(home, "dist/dossier.wasm")), "application/octet-stream"];
  }
  if (/^\/dist\/[\w.]+$/.test(path)) return [readFileSync(join(home, path)), types[extname(path)]];
  throw new Error("not found");
}

let server;
let address;
let browser;

before(async () => {
  server = createServer(({ url }, response) => {
    try {
      const [body, type] = resource(url);
      response.writeHead(200, {
        "content-type": type,
        "content-security-policy": url === "/too-strict" ? tooStrict : strict,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Opens a page, and collects what goes wrong on it and what it asks for. */
async function open(path) {
  const tab = await browser.newPage();
  const errors = [];
  const requests = [];
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) errors.push(message.text());
  });
  tab.on("pageerror", (error) => errors.push(String(error)));
  tab.on("request", (request) => requests.push(request.url().replace(address, "")));
  await tab.goto(address + path);
  await tab.waitForFunction(() => document.title === "ready");
  return { tab, errors, requests, violations: () => tab.evaluate(() => globalThis.violations) };
}

describe("a page whose policy is script-src 'self' 'wasm-unsafe-eval'", () => {
  test("gives the demanded report for every vector, as text and as value", async () => {
    const { tab, errors, violations } = await open("/");
    const { checks, failed } = await tab.evaluate(() => globalThis.runVectors());
    assert.deepEqual(failed, []);
    const values = vectors.filter((one) => "value" in one).length;
    assert.equal(checks, vectors.length + values);
    assert.deepEqual(await violations(), []);
    assert.deepEqual(errors, []);
    await tab.close();
  });

  test("loads nothing before createValidator(), and the module once", async () => {
    const { tab, requests } = await open("/");
    const asked = requests.filter((path) => path !== "/icon.svg").sort();
    assert.deepEqual(asked, ["/", "/dist/index.js", "/page.js", "/runner.js"]);
    await tab.evaluate(() => Promise.all([globalThis.load(), globalThis.load()]));
    await tab.evaluate(() => globalThis.load());
    const wasm = requests.filter((path) => path.endsWith(".wasm"));
    assert.deepEqual(wasm, ["/dist/dossier.wasm"]);
    await tab.close();
  });

  test("takes a module that is served with another media type", async () => {
    const { tab, errors } = await open("/");
    assert.deepEqual(await tab.evaluate(() => globalThis.load("/as-bytes.wasm")), { ok: false });
    assert.deepEqual(errors, []);
    await tab.close();
  });

  test("fails with a DossierLoadError on a missing module, and then tries again", async () => {
    const { tab } = await open("/");
    const { name, known, message } = await tab.evaluate(() => globalThis.load("/missing.wasm"));
    assert.deepEqual([name, known], ["DossierLoadError", true]);
    assert.match(message, /404.*Serve dossier\.wasm/);
    assert.deepEqual(await tab.evaluate(() => globalThis.load()), { ok: false });
    await tab.close();
  });

  test("has a worker that gives the demanded reports", async () => {
    const { tab, errors, violations } = await open("/");
    const answer = await tab.evaluate(() => globalThis.inWorker(10));
    assert.deepEqual(
      { ...answer, checks: undefined },
      { chosen: 10, failed: [], checks: undefined },
    );
    assert.ok(answer.checks >= 10);
    assert.deepEqual(await violations(), []);
    assert.deepEqual(errors, []);
    await tab.close();
  });
});

describe("a page whose policy has no 'wasm-unsafe-eval'", () => {
  test("gets a DossierLoadError that says what to add", async () => {
    const { tab, violations } = await open("/too-strict");
    const { name, known, message, cause } = await tab.evaluate(() => globalThis.load());
    assert.deepEqual([name, known, cause], ["DossierLoadError", true, "CompileError"]);
    assert.match(message, /'wasm-unsafe-eval' to the script-src .* Content-Security-Policy/);
    assert.ok((await violations()).length > 0);
    await tab.close();
  });
});
