/** What forms ask for in workerd, which compiles no bytes but imports modules. */
import wasm from "./dossier-forms.wasm";

import { formsEdition, type FormValidator } from "./form_validator.js";
import { makeLoader, type Loader } from "./load.js";

export * from "./public_forms.js";

const find = (): WebAssembly.Module => wasm;
const loader = makeLoader(formsEdition, find, find);
export const createValidator: Loader<FormValidator>["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader<FormValidator>["createValidatorSync"] =
  loader.createValidatorSync;
