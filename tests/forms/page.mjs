// What the tests of forms share: bundles of small apps, and pages with them in Chromium.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { launch, watch } from "../harness/browsers.mjs";
import { install } from "../harness/package.mjs";
import { resource, serve } from "../harness/serve.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const { folder, home } = install();
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Bundles a file of apps/ with the packed package and these packages instead of those. */
async function bundle(name, { alias = {}, define = {} } = {}) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: [`apps/${name}`],
    bundle: true,
    format: "esm",
    jsx: "automatic",
    write: false,
    outdir: "out",
    nodePaths: [join(folder, "node_modules")],
    alias: { vue: "vue/dist/vue.runtime.esm-bundler.js", ...alias },
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      ...define,
    },
  });
  return outputFiles[0].text;
}

const html = (main, style) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>loading</title><link rel="icon" href="icon.svg">${style ? '<link rel="stylesheet" href="app.css">' : ""}
<script type="module" src="app.js"></script></head><body><main>${main}</main></body></html>`;

/**
 * Serves a page with an app for the tests of a file, under a strict content-security policy, and returns the function that opens
 * it in a new tab. `answer` is asked for what is no file of the page.
 */
export function serveApp(name, { main = "", style = "", answer, ...options } = {}) {
  let server;
  before(async () => {
    const files = {
      "index.html": html(main, style),
      "app.js": await bundle(name, options),
      "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
      "app.css": style,
      "dossier.wasm": readFileSync(join(home, "dist/dossier.wasm")),
    };
    server = await serve((request) => {
      const file = request.url.slice(1) || "index.html";
      if (!Object.hasOwn(files, file)) return answer?.(request);
      return resource(file, files[file], { "content-security-policy": policy });
    });
  });
  after(() => server?.close());

  /** A tab with the app, and what went wrong in it, which is what the policy forbids too. */
  return async function open() {
    const tab = await browser.newPage();
    const errors = watch(tab);
    await tab.goto(`${server.address}/`);
    await tab.waitForFunction(() => document.title === "ready");
    return { tab, errors };
  };
}
