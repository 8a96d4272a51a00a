// The entry points that have a createValidator(), made from one table: each is an edition of the package (what it can do) for a place
// (how a WebAssembly module gets there).
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const editions = {
  rules: {
    file: "dossier.wasm",
    edition: "rulesEdition",
    from: "../validator/validator.js",
    type: "Validator",
    typeFrom: "../validator/interface.js",
    types: "../public.js",
    english: 'import { enOfBodies as en } from "../generated/en.js";',
    about: "The rules",
  },
  forms: {
    file: "dossier-forms.wasm",
    edition: "formsEdition",
    from: "../validator/form_validator.js",
    type: "FormValidator",
    typeFrom: "../validator/form_validator.js",
    types: "../public_forms.js",
    english: 'import { en } from "../locales/en.js";',
    about: "The rules and what else forms ask for",
  },
};

const places = {
  web: ({ file }) => ({
    where: `in browsers, workers and bundlers: ${file} stands beside this file`,
    find: `() => new URL("./${file}", import.meta.url)`,
  }),
  workerd: ({ file }) => ({
    where: "in workerd, which compiles no bytes but imports modules",
    imports: `import wasm from "./${file}";`,
    find: "(): WebAssembly.Module => wasm",
    isSync: true,
  }),
  edge: ({ file }) => ({
    where:
      "in edge runtimes that take a module from a ?module import, as Next.js and Vercel build for them",
    imports: `import wasm from "./${file}?module";`,
    find: "(): WebAssembly.Module => wasm",
    isSync: true,
  }),
  // At once for createValidator() too: these engines take a millisecond for it, and longer to do it beside the program. Of the texts that
  // a module can be inside of a program, base64 is not the shortest, but the one that they decode soonest.
  node: ({ file }) => ({
    where:
      "in Node, Deno and Bun, with the module inside, because what bundles for servers often loses files or their addresses",
    imports: `import base64 from "${file}?base64";`,
    declares:
      'declare const Buffer: { from(text: string, encoding: "base64"): Uint8Array<ArrayBuffer> };\n\n',
    find: '() => new WebAssembly.Module(Buffer.from(base64, "base64"))',
    isSync: true,
  }),
  inline: () => ({
    where: "with the module inside, for where nothing can be fetched or read",
    imports: `import { wasmBytes } from "../boundary/inline_bytes.js";`,
    find: "wasmBytes",
    isSync: true,
  }),
};

const table = {
  index: ["rules", "web"],
  workerd: ["rules", "workerd"],
  edge: ["rules", "edge"],
  node: ["rules", "node"],
  forms: ["forms", "web"],
  forms_workerd: ["forms", "workerd"],
  forms_edge: ["forms", "edge"],
  forms_node: ["forms", "node"],
  inline: ["forms", "inline"],
};

function entry([editionName, placeName]) {
  const edition = editions[editionName];
  const place = places[placeName](edition);
  const { type } = edition;
  return `// Made by scripts/entries.mjs.
/** ${edition.about}, ${place.where}. */
${place.imports === undefined ? "" : `${place.imports}\n\n`}import { ${edition.edition} } from "${edition.from}";
import type { ${type} } from "${edition.typeFrom}";
import { type CreateValidator, type Loader, makeLoaders } from "../validator/load.js";
${edition.english}
import type { Pack } from "../report/language.js";
import { makeSpeaker } from "../report/speak.js";
import { own } from "../boundary/own.js";

export * from "${edition.types}";

${place.declares ?? ""}const find = ${place.find};

const loaderOf = makeLoaders<${type}>(${edition.edition}, find${place.isSync ? ", find" : ""});

// All of these are functions that do nothing until they are called, so that bundlers leave out what a page does not use.

/**
 * The ways to a validator whose messages are in the language of a pack; the same ones for each pack.
 *
 * @throws TypeError if it is no pack.
 */
export const withMessages = (pack: Pack): Loader<${type}> => loaderOf(pack, makeSpeaker);

/** The ways to a validator without messages: its reports have codes, paths and params, for products with words of their own. */
export const withoutMessages = (): Loader<${type}<unknown>> => loaderOf(false);

export const createValidator: CreateValidator<${type}, ${type}<unknown>> = (options) =>
  loaderOf(own(options, "messages") ?? en, makeSpeaker).createValidator(options) as never;
export const createValidatorSync: Loader<${type}>["createValidatorSync"] = (wasm) =>
  withMessages(en).createValidatorSync(wasm);
`;
}

/** Writes the entry points below a folder of sources, and returns their names. */
export async function writeEntries(sources) {
  const folder = join(sources, "entries");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [name, row] of Object.entries(table)) {
    await writeFile(join(folder, `${name}.ts`), entry(row));
  }
  return Object.keys(table);
}
