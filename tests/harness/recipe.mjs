// The recipes of the package's README: each block with a name is a file of a recipe.
import { blocksIn } from "./blocks.mjs";

export const page = "bindings/npm/README.md";
const shared = "shared"; // the recipe whose files all others have

/** A recipe's name and, in it, the file's. */
const split = (name) => [name.split("/")[0], name.split("/").slice(1).join("/")];

const taken = new Set();

/** The files of a recipe: their text by their name. What was asked for is run by whoever asks. */
export function recipe(wanted) {
  const files = {};
  for (const { name, code } of blocksIn(page)) {
    const [of, file] = split(name ?? "");
    if (of !== wanted && of !== shared) continue;
    if (of === wanted) taken.add(wanted);
    files[file] = code;
  }
  if (!taken.has(wanted)) throw new Error(`The README has no recipe ${wanted}.`);
  taken.add(shared);
  return files;
}

/** What nobody runs of these blocks: those with output, and TypeScript without a name, are for tests/readme. */
export const notRun = (blocks, recipes = taken) =>
  blocks
    .filter(({ language, name, output }) =>
      name === undefined
        ? output === undefined && language !== "ts"
        : output !== undefined || !recipes.has(split(name)[0]),
    )
    .map(({ name, code }) => name ?? code.split("\n")[0]);
