/** The whole package with dossier-forms.wasm inside, for where nothing can be fetched or read. */
import { formsEdition, type FormValidator } from "./form_validator.js";
import { wasmBytes } from "./inline_bytes.js";
import { makeLoader, type Loader } from "./load.js";

export * from "./public_forms.js";

const loader = makeLoader(formsEdition, wasmBytes, wasmBytes);
export const createValidator: Loader<FormValidator>["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader<FormValidator>["createValidatorSync"] =
  loader.createValidatorSync;
