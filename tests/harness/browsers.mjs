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

/** Starts Chromium, for Playwright. */
export const launch = () => chromium.launch({ executablePath, args: ["--headless", ...args] });

/** Starts either browser, for Puppeteer: Firefox over WebDriver BiDi. */
export const launchers = {
  Chromium: () => puppeteer.launch({ browser: "chrome", executablePath, args }),
  Firefox: () =>
    puppeteer.launch({
      browser: "firefox",
      executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    }),
};
