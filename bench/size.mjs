// What the package weighs, and whether what a page loads is within its budget.
//
//     node bench/size.mjs
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../build/npm/package/dist/", import.meta.url));
const budget = 24 * 1024; // bytes, after brotli
const loaded = ["index.js", "dossier.wasm"];

function sizesOf(name) {
  const bytes = readFileSync(dist + name);
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

const columns = ["raw", "gzip", "brotli"];
const number = (value) => value.toLocaleString("en-US");
const row = (name, cells) =>
  console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(10)).join(""));

const files = readdirSync(dist, { recursive: true })
  .filter((name) => statSync(dist + name).isFile())
  .sort();
const sizes = new Map(files.map((name) => [name, sizesOf(name)]));
const total = Object.fromEntries(
  columns.map((column) => [column, loaded.reduce((sum, name) => sum + sizes.get(name)[column], 0)]),
);

row("bytes", columns);
for (const [name, size] of sizes) {
  row(
    name,
    columns.map((column) => number(size[column])),
  );
}
console.log();
row(
  "what a page loads",
  columns.map((column) => number(total[column])),
);
// A page that shows messages in another language loads these besides.
for (const pack of files.filter((name) => /^locales\/\w+\.js$/.test(name))) {
  row(
    `with messages and ${pack}`,
    columns.map(
      (column) => `+${number(sizes.get("messages.js")[column] + sizes.get(pack)[column])}`,
    ),
  );
}
console.log();

const parts = `${loaded.join(" and ")} are ${number(total.brotli)} bytes after brotli`;
if (total.brotli > budget) {
  console.log(
    `Too large: ${parts}, ${number(total.brotli - budget)} over the budget of ${number(budget)}.`,
  );
  process.exitCode = 1;
} else {
  console.log(
    `Within the budget: ${parts}, of ${number(budget)}; ${number(budget - total.brotli)} are left.`,
  );
}
