// The browser of the tests. CHROMIUM names another.
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../bindings/npm/package.json", import.meta.url))(
  "playwright-core",
);

export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** What makes it run as root and ask nothing of the network by itself. */
export const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium. */
export const launch = () => chromium.launch({ executablePath, args: ["--headless", ...args] });
