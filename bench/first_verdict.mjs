// How long a person's browser takes from the navigation to the first verdict on the onboarding page, on a throttled processor.
// Needs `make sandbox build/site.stamp`.
//
//     node bench/first_verdict.mjs [SLOWDOWN]   4 unless told otherwise, as a phone of the middle class
import { launch } from "../tests/harness/browsers.mjs";
import { serve } from "../tests/harness/sandbox.mjs";

const slowdown = Number(process.argv[2] ?? 4);
const runs = 15;

const server = await serve();
const browser = await launch();

/** Milliseconds from the navigation to the first paint with content and to the first verdict, with nothing cached or all of it. */
async function measure(isCached) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const visit = async () => {
    await page.goto(`${server.base}/`);
    await page.waitForFunction(() => performance.getEntriesByName("verdict").length > 0);
  };
  if (isCached) await visit();
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await visit();
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    verdict: performance.getEntriesByName("verdict")[0].startTime,
  }));
  await context.close();
  return times;
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

try {
  console.log(`Processor slowed down ${slowdown} times, ${runs} runs each, median in ms:`);
  for (const isCached of [false, true]) {
    const all = [];
    for (let run = 0; run < runs; run += 1) all.push(await measure(isCached));
    const [paint, verdict] = ["paint", "verdict"].map((name) =>
      median(all.map((one) => one[name])),
    );
    console.log(
      `  ${isCached ? "cached" : "first visit"}: first paint ${paint.toFixed(0)}, first verdict ${verdict.toFixed(0)}`,
    );
  }
} finally {
  await browser.close();
  await server.stop();
}
