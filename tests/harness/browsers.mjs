// The browsers of the tests. CHROMIUM and FIREFOX name others.
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

// What makes it run as root and ask nothing of the network by itself.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How many milliseconds are waited for what does not come: more than any step takes on a machine that is ten times slower. */
const patience = 180_000;

/** Starts Chromium, for Playwright. */
export const launch = () =>
  chromium.launch({ executablePath, args: ["--headless", ...args], timeout: patience });

/** Starts either browser, for Puppeteer: Firefox over WebDriver BiDi. */
export const launchers = {
  Chromium: () => launchBy({ browser: "chrome", executablePath, args }),
  Firefox: () =>
    launchBy({
      browser: "firefox",
      executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    }),
};

const launchBy = (options) =>
  puppeteer.launch({ timeout: patience, protocolTimeout: patience, ...options });

/** Has a page wait with patience, and gives the list that its errors and warnings come into. */
export function watch(page) {
  const problems = [];
  page.setDefaultTimeout(patience);
  page.on("console", (message) => {
    if (/^(error|warn)/.test(message.type())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}
