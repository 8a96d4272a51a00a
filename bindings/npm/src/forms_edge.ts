/** What forms ask for in edge runtimes that take a module from a ?module import, as Next.js and Vercel build for them. */
import wasm from "./dossier-forms.wasm?module";

import { formsEdition, type FormValidator } from "./form_validator.js";
import { makeLoader, type Loader } from "./load.js";

export * from "./public_forms.js";

const find = (): WebAssembly.Module => wasm;
const loader = makeLoader(formsEdition, find, find);
export const createValidator: Loader<FormValidator>["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader<FormValidator>["createValidatorSync"] =
  loader.createValidatorSync;
