/** The package in browsers, workers and bundlers: dossier.wasm stands beside this file. */
import { makeLoader, type Loader } from "./load.js";
import { rulesEdition } from "./validator.js";

export * from "./public.js";

const loader = makeLoader(rulesEdition, () => new URL("./dossier.wasm", import.meta.url));
export const createValidator: Loader["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader["createValidatorSync"] = loader.createValidatorSync;
