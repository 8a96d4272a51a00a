// The fenced blocks of a page.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./paths.mjs";

/**
 * Each block with its language, its code, the `text` block right behind it, if there is one, as its output, and the name that
 * stands behind its language, if any: the recipe and the file that it is of, such as `vue/PassportForm.vue`.
 */
export function blocksOf(text) {
  const blocks = [];
  for (const [, language, name, code] of text.matchAll(/^```(\w*) ?(.*)\n([^]*?)^```$/gm)) {
    if (language === "text" && blocks.length > 0) blocks.at(-1).output = code;
    else blocks.push({ language, name: name.trim() || undefined, code });
  }
  return blocks;
}

/** The blocks of a file of the project. */
export const blocksIn = (page) => blocksOf(readFileSync(join(root, page), "utf8"));
