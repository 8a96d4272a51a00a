// The installed package in Next.js, built by both of its bundlers, where a page runs it on the server and in Chromium.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, watch } from "../harness/browsers.mjs";
import { runner, tenCases, tenWell } from "../harness/cases.mjs";
import { install } from "../harness/package.mjs";
import { recipe } from "../harness/recipe.mjs";
import { closeBrowser, visit, wasmHash, wasmHashes } from "../harness/visit.mjs";

const imports = (up) => `
import { createValidator } from "dossier-check";
import cases from "${up}/cases.json";
import { run } from "${up}/run.mjs";
`;

const route = (runtime) => `${imports("../..")}
export const runtime = "${runtime}";
export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(run(await createValidator(), cases));
}`;

const files = {
  "run.mjs": runner,
  "cases.json": JSON.stringify(tenCases),
  "app/layout.js": `
export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`,
  "app/page.js": `${imports("..")}
import { Client } from "./client.js";

export const dynamic = "force-dynamic";

export default async function Page() {
  return <main id={JSON.stringify(run(await createValidator(), cases))}><Client /></main>;
}`,
  "app/client.js": `"use client";
import { useEffect } from "react";
${imports("..")}
export function Client() {
  useEffect(() => {
    createValidator().then(
      (dossier) => (document.title = JSON.stringify(run(dossier, cases))),
      ({ message }) => (document.title = JSON.stringify({ message })),
    );
  }, []);
  return null;
}`,
  "app/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  "app/node/route.js": route("nodejs"),
};
const edge = { "app/edge/route.js": route("edge") };

const folder = mkdtempSync(join(tmpdir(), "dossier-next-"));
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_OPTIONS: "" };

before(() => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  for (const name of [".npmrc", "package.json", "package-lock.json"]) {
    cpSync(join(here, name), join(folder, name));
  }
  const npm = (...args) => execFileSync("npm", args, { cwd: folder, env, stdio: "pipe" });
  npm("ci", "--no-audit", "--no-fund");
  npm("install", "--no-save", "--no-audit", "--no-fund", install().tarball);
});

after(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true });
});

/** A request that a form of the recipe makes, and what became of it. */
async function fillIn(address) {
  const browser = await launch();
  const tab = await browser.newPage();
  const problems = watch(tab);
  await tab.goto(address, { waitUntil: "networkidle" });
  const told = tab.getByRole("alert").getByRole("listitem");
  const send = () => tab.getByRole("button", { name: "Send" }).click();
  await send();
  await told.nth(2).waitFor();
  const first = await told.allTextContents();
  await tab.getByLabel("Number").fill("X1234567");
  await tab.getByLabel("Country").fill("DEU");
  await tab.getByLabel("Valid until").fill("2099-01-01");
  const answered = tab.waitForResponse(/attach/);
  await send();
  const response = await answered;
  await told.filter({ hasText: "address document" }).waitFor();
  const second = await told.allTextContents();
  const answer = await response.json();
  await browser.close();
  return { first, second, status: response.status(), answer, problems };
}

const next = (args, options) =>
  spawn(process.execPath, [join(folder, "node_modules/next/dist/bin/next"), ...args], {
    cwd: folder,
    env,
    ...options,
  });

/** Builds the project, and serves it while `use` runs. */
async function served(bundler, files, use) {
  rmSync(join(folder, "app"), { recursive: true, force: true });
  rmSync(join(folder, ".next"), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const build = next(["build", `--${bundler}`]);
  let output = "";
  for (const stream of [build.stdout, build.stderr]) stream.on("data", (text) => (output += text));
  const [status] = await once(build, "close");
  assert.equal(status, 0, output);

  const server = next(["start", "--port", "0", "--hostname", "127.0.0.1"]);
  let said = "";
  server.stderr.on("data", (text) => (said += text));
  try {
    const address = await new Promise((resolve, reject) => {
      server.stdout.on("data", (text) => {
        said += text;
        const [found] = said.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
        if (found !== undefined && said.includes("Ready")) resolve(found);
      });
      server.on("close", () => reject(new Error(said)));
    });
    await use(address);
  } finally {
    const closed = once(server, "close");
    server.kill();
    await closed;
  }
}

async function serverComponent(address) {
  const html = await (await fetch(address)).text();
  const [, id] = html.match(/<main id="([^"]*)"/) ?? [undefined, html];
  return JSON.parse(id.replaceAll("&quot;", '"'));
}

for (const [bundler, more] of [
  ["turbopack", edge],
  // Without a route for the edge: next@16.4.6 itself fails to build one with webpack.
  ["webpack", {}],
]) {
  describe(`Next.js, built by ${bundler}`, () => {
    test("runs the ten cases in all kinds of its code", async () => {
      await served(bundler, { ...files, ...more }, async (address) => {
        assert.deepEqual(await serverComponent(address), tenWell, "server component");
        for (const path of Object.keys(more).length > 0 ? ["node", "edge"] : ["node"]) {
          assert.deepEqual(await (await fetch(`${address}/${path}`)).json(), tenWell, path);
        }
        const seen = await visit(`${address}/`);
        assert.deepEqual(seen, { answer: tenWell, problems: [], loaded: [wasmHash] });
      });
      const made = new Set(wasmHashes(join(folder, ".next")));
      assert.deepEqual([...made], [wasmHash]);
    });
  });
}

test("The README's recipe for Next.js checks in the page what it can, and on the server the whole", async () => {
  const { "app/layout.js": layout, "app/icon.svg": icon } = files;
  const all = { ...recipe("next"), "app/layout.js": layout, "app/icon.svg": icon };
  await served("turbopack", all, async (address) => {
    const html = await (await fetch(address)).text();
    assert.match(html, /<input[^>]*name="expiry_date"/); // the server renders it too
    const { first, second, status, answer, problems } = await fillIn(address);
    assert.deepEqual(
      first.map((message) => message.match(/document number|country|date/)[0]),
      ["document number", "country", "date"],
    );
    const { errors } = answer;
    assert.equal(status, 422);
    assert.deepEqual(errors.map((error) => Object.keys(error)[0]).sort(), [
      "/address_documents",
      "/identifying_documents/0/files",
      "/tos_policies_value",
    ]);
    assert.deepEqual(
      second,
      errors.flatMap((error) => Object.values(error)),
    );
    assert.match(problems.shift(), /422/); // as the browser itself logs it
    assert.deepEqual(problems, []);
  });
});
