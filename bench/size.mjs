// What the package weighs: for each entry point what a program that imports it loads, and whether that is within the budgets.
//
//     node bench/size.mjs
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { brotliSize } from "./brotli.mjs";

const home = fileURLToPath(new URL("../build/npm/package/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${home}package.json`, "utf8"));

const budget = 24_000; // bytes of ".", after brotli; 700 of them for suggestions
const slotBudget = 2048; // bytes of "./file-slot", after brotli, but for "./from-server", which it imports
const inlineRatio = 1.15; // what "./inline" may weigh of "./forms", which is the same in two files

function sizesOf(path) {
  const bytes = readFileSync(home + path);
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliSize(bytes),
  };
}

const columns = ["raw", "gzip", "brotli"];

/** What a browser loads of these files. */
function sum(paths) {
  const sizes = paths.map(sizesOf);
  return Object.fromEntries(
    columns.map((column) => [column, sizes.reduce((total, size) => total + size[column], 0)]),
  );
}

/** The files of an entry point that its exports lead to, each with the conditions on the way. */
function targets(target, conditions = []) {
  if (typeof target === "string") return [{ path: target.slice(2), conditions }];
  return Object.entries(target)
    .filter(([condition]) => condition !== "types")
    .flatMap(([condition, next]) =>
      targets(next, condition === "default" ? conditions : [...conditions, condition]),
    );
}

/** The files that a * in a path stands for. */
function expanded(path) {
  if (!path.includes("*")) return [path];
  const [folder, end] = path.split("*");
  return readdirSync(home + folder)
    .filter((name) => name.endsWith(end))
    .map((name) => folder + name);
}

const number = (value) => value.toLocaleString("en-US");
const row = (name, cells) =>
  console.log(name.padEnd(56) + cells.map((cell) => cell.padStart(10)).join(""));

/** A program's files: those beside it that it names, such as its module. */
function loaded(path) {
  const said = path.endsWith(".js")
    ? readFileSync(home + path, "utf8").matchAll(/["'`]\.\/([\w-]+\.(?:wasm|js))\b/g)
    : [];
  return [path, ...Array.from(said, ([, module]) => `dist/${module}`)];
}

row("bytes", columns);
for (const [entry, target] of Object.entries(manifest.exports)) {
  for (const { path, conditions } of targets(target)) {
    if (path === "package.json") continue;
    for (const file of expanded(path)) {
      const files = loaded(file);
      const size = sum(files);
      const names = files.map((name) => name.replace("dist/", "")).join(" + ");
      row(
        `${entry}  ${conditions.length > 0 ? `(${conditions.join(", ")}) ` : ""}${names}`,
        columns.map((column) => number(size[column])),
      );
    }
  }
}
console.log();

// A page in another language loads these besides.
for (const file of expanded("dist/locales/*.js")) {
  const words = sum(["dist/messages.js", file]);
  row(
    `with messages.js and ${file.replace("dist/", "")}`,
    columns.map((column) => `+${number(words[column])}`),
  );
}
console.log();

let failed = false;
function check(ok, within, over) {
  console.log(ok ? `Within the budget: ${within}` : `Too large: ${over}`);
  failed ||= !ok;
}

const page = sum(["dist/index.js", "dist/dossier.wasm"]);
const parts = `index.js and dossier.wasm are ${number(page.brotli)} bytes after brotli`;
check(
  page.brotli <= budget,
  `${parts}, of ${number(budget)}; ${number(budget - page.brotli)} are left.`,
  `${parts}, ${number(page.brotli - budget)} over the budget of ${number(budget)}.`,
);

const forms = sum(["dist/forms.js", "dist/dossier-forms.wasm"]);
for (const file of ["inline.js", "inline.cjs"]) {
  const inline = sum([`dist/${file}`]);
  for (const column of ["raw", "brotli"]) {
    const ratio = inline[column] / forms[column];
    const told = `${file} is ${ratio.toFixed(3)} × what ./forms loads (${column})`;
    check(
      ratio <= inlineRatio,
      `${told}, of ${inlineRatio}.`,
      `${told}, and may be ${inlineRatio}.`,
    );
  }
}

const slot = sum(["dist/file_slot.js"]).brotli;
const told = `file_slot.js is ${number(slot)} bytes after brotli, of ${number(slotBudget)}`;
check(slot <= slotBudget, `${told}.`, `${told}.`);
process.exitCode = failed ? 1 : 0;
