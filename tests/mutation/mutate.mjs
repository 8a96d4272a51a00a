// mutate.mjs FOLDER: writes a copy of src/ in which the core has all its mutants, behind a switch (switch.hpp), and
// FOLDER/mutants.json: which they are, and how many are left out.
//
// clang says where expressions and statements begin and end, and which of them only the compiler evaluates.
import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { Source } from "./source.mjs";
import { noteMutants } from "./walk.mjs";

const generated = "tables/rules_hash.cpp"; // no code

// Numbers for each file, so that a change of one leaves those of the others. See kRoom in switch.hpp.
const room = 1000;

const [folder] = process.argv.slice(2);

// What all is read from, so that an edit meanwhile does no harm.
const original = join(dirname(folder), "original");
rmSync(original, { recursive: true, force: true });
cpSync("src", original, { recursive: true, preserveTimestamps: true });
const core = join(original, "dossier");

/** What clang says of a file and of what it includes: the declarations of the core. */
async function dump(path) {
  const filter = ["-ast-dump=json", "-ast-dump-filter=dossier"].flatMap((one) => ["-Xclang", one]);
  const { stdout } = await promisify(execFile)(
    "clang++",
    ["-std=c++20", `-I${original}`, "-fsyntax-only", "-Wno-everything", ...filter, "-xc++", path],
    { maxBuffer: 1 << 30 },
  );
  return stdout
    .split(/^\}$/m)
    .filter((text) => text.trim() !== "")
    .map((text) => JSON.parse(`${text}}`));
}

/** Writes a file if that changes it, so that only what depends on it is built anew. */
function write(path, text) {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const names = readdirSync(core, { recursive: true })
  .filter((name) => /\.[ch]pp$/.test(name) && name !== generated)
  .sort();
const sources = new Map(
  names.map((name, i) => {
    const path = `${core}/${name}`;
    return [path, new Source(name, readFileSync(path), 1 + i * room)];
  }),
);

// Each file for itself, because a header may be one that no file of the core includes.
const queue = [...sources.keys()];
const work = async () => {
  while (queue.length > 0) noteMutants(sources, await dump(queue.shift()));
};
await Promise.all([work(), work()]);

const leftOut = {};
for (const { name, mutants, leftOut: some } of sources.values()) {
  if (mutants.length > room) throw new Error(`${name} has more mutants than numbers`);
  for (const [why, count] of some) leftOut[why] = (leftOut[why] ?? 0) + count;
}
const mutants = [...sources.values()].flatMap((source) => source.mutants);

// equivalent.json names a mutant by its line's text, which may be there again.
const count = new Map();
for (const mutant of mutants) {
  const { file, text, mutation } = mutant;
  const key = [file, text, mutation].join("\n");
  count.set(key, (count.get(key) ?? 0) + 1);
  if (count.get(key) > 1) mutant.mutation += ` (${count.get(key)})`;
}

const texts = new Map([
  ["switch.hpp", readFileSync(new URL("switch.hpp", import.meta.url), "utf8")],
  [generated, readFileSync(join(core, generated), "utf8")],
]);
for (const source of sources.values()) {
  texts.set(source.name, `#include "dossier/switch.hpp"\n${source.changed()}`);
}
const copy = join(folder, "dossier");
for (const [name, text] of texts) write(join(copy, name), text);
for (const name of readdirSync(copy, { recursive: true })) {
  if (/\.[ch]pp$/.test(name) && !texts.has(name)) rmSync(join(copy, name));
}
cpSync(original, folder, {
  recursive: true,
  preserveTimestamps: true,
  filter: (path) => path !== core,
});
writeFileSync(join(folder, "mutants.json"), JSON.stringify({ mutants, leftOut }, null, 1));
