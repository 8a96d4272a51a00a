// What the tests of the pages share.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { watch } from "../harness/browsers.mjs";
import { root } from "../harness/paths.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Where the pictures of the pages go, to be looked at. */
export const pictures = join(root, "build/screenshots");
mkdirSync(pictures, { recursive: true });

/**
 * Opens a page in a window of its own: { page, close() }. Closing asserts that nothing went wrong on it, and that nothing but
 * what was `allowed` (a pattern) was complained of.
 */
export async function openPage(browser, { allowed, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) {
        if (!hadRecentInput) globalThis.shift += value;
      }
    }).observe({ type: "layout-shift", buffered: true });
    globalThis.policyReports = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      globalThis.policyReports.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  const page = await context.newPage();
  const problems = watch(page);
  return {
    page,
    async close() {
      problems.push(...(await page.evaluate(() => globalThis.policyReports)));
      await context.close();
      assert.deepEqual(
        problems.filter((text) => !allowed?.test(text)),
        [],
      );
    },
  };
}

/** Asks axe what stands in the way of whom. */
export async function checkAccess(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(readFileSync(axe, "utf8"));
  }
  const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  const told = found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  assert.deepEqual(told, []);
}

/** How far a page can be scrolled sideways. */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
