// The main path of the onboarding form in Firefox, over WebDriver BiDi.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { launchers, watch } from "../harness/browsers.mjs";
import { serve } from "../harness/sandbox.mjs";
import { pictures } from "./site.mjs";
import { files } from "./walk.mjs";

test("Firefox leads a person from the first question to APPROVED", async () => {
  const server = await serve("--delay", "50");
  const browser = await launchers.Firefox();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const problems = watch(page);
    await page.goto(`${server.base}/`);
    const at = (name) =>
      page.locator(`::-p-xpath(//*[@id=//label[starts-with(normalize-space(), "${name}")]/@for])`);
    const fill = async (name, value) => at(name).fill(value);
    const press = (name) =>
      page.locator(`::-p-xpath(//button[normalize-space()="${name}"])`).click();
    const check = (name) =>
      page.locator(`::-p-xpath(//label[normalize-space()="${name}"]/input)`).click();
    const choose = async (name, file) => {
      const slot = `//div[contains(@class, "slot ") or @class="slot"][p[normalize-space()="${name}"]]`;
      const input = await page.waitForSelector(`::-p-xpath(${slot}/input)`);
      await input.uploadFile(file);
      await page.waitForSelector(`::-p-xpath(${slot}[@data-state="ready"])`);
    };

    await fill("First name", "Ada");
    await fill("Last name", "Lovelace");
    await fill("Email address", "ada@example.com");
    await fill("Country where you live", "USA");
    await press("Continue");
    await page.waitForSelector("form.documents");
    await fill("Which country issued it?", "USA");
    await check("Driver’s license");
    await fill("Document number", "D1234567");
    await fill("State that issued it", "California");
    await fill("Date of expiry", "2099-06-01");
    await press("Use US-CA (California)");
    await choose("Front", files.front);
    await choose("Back", files.back);
    await check("Bank statement");
    await choose("The statement", files.statement);
    await press("Send my documents");
    await page.waitForSelector(".dossier-summary");
    await check("I have read the terms and agree to them");
    await press("Send my documents");
    await page.waitForSelector(".outcome[data-status=APPROVED]");
    await page.waitForSelector(".proof-result[data-kind=same]");
    await page.screenshot({ path: join(pictures, "firefox-approved.png") });
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await server.stop();
  }
});
