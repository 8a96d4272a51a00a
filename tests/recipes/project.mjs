// Projects of recipes, with the packed package and the libraries that they use.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { install } from "../harness/package.mjs";
import { root } from "../harness/paths.mjs";
import { recipe } from "../harness/recipe.mjs";

/** The packed package, installed for all recipes, with the libraries that they use. */
export const installed = install();

const libraries = ["@hookform", "@types", "react", "react-dom", "react-hook-form"];
for (const name of [...libraries, "svelte", "vitest", "vue"]) {
  symlinkSync(join(root, "tests/node_modules", name), join(installed.folder, "node_modules", name));
}

/** A folder with the files of a recipe, and these. */
export function project(name, more = {}) {
  const folder = join(installed.folder, name);
  for (const [file, text] of Object.entries({ ...recipe(name), ...more })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
