// The browser of the tests. CHROMIUM names another.
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../bindings/npm/package.json", import.meta.url))(
  "playwright-core",
);

/** Starts Chromium, which asks nothing of the network by itself. */
export const launch = () =>
  chromium.launch({
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
