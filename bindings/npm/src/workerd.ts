/** The package in workerd, which compiles no bytes but imports modules. */
import wasm from "./dossier.wasm";

import { makeLoader, type Loader } from "./load.js";
import { rulesEdition } from "./validator.js";

export * from "./public.js";

const find = (): WebAssembly.Module => wasm;
const loader = makeLoader(rulesEdition, find, find);
export const createValidator: Loader["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader["createValidatorSync"] = loader.createValidatorSync;
