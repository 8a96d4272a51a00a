/** The package in edge runtimes that take a module from a ?module import, as Next.js and Vercel build for them. */
import wasm from "./dossier.wasm?module";

import { makeLoader, type Loader } from "./load.js";
import { rulesEdition } from "./validator.js";

export * from "./public.js";

const find = (): WebAssembly.Module => wasm;
const loader = makeLoader(rulesEdition, find, find);
export const createValidator: Loader["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader["createValidatorSync"] = loader.createValidatorSync;
