// Projects of recipes, with the packed package and the libraries that other suites have installed.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { install } from "../harness/package.mjs";
import { root } from "../harness/paths.mjs";
import { recipe } from "../harness/recipe.mjs";

/** The packed package, installed for all recipes, with the libraries that they use. */
export const installed = install();

const modulesOf = (folder) => join(root, `tests/${folder}/node_modules`);
for (const [folder, names] of Object.entries({
  forms: ["@hookform", "@types", "react", "react-dom", "react-hook-form"],
  bundlers: ["svelte", "vitest", "vue"],
})) {
  for (const name of names) {
    symlinkSync(join(modulesOf(folder), name), join(installed.folder, "node_modules", name));
  }
}

/** A tool that another suite has installed, as a module. */
export const tool = async (folder, name) => {
  const { resolve } = createRequire(join(root, `tests/${folder}/package.json`));
  return import(pathToFileURL(resolve(name)));
};

/** A folder with the files of a recipe, and these. */
export function project(name, more = {}) {
  const folder = join(installed.folder, name);
  for (const [file, text] of Object.entries({ ...recipe(name), ...more })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
