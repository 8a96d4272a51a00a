/** What forms ask for in browsers, workers and bundlers: dossier-forms.wasm stands beside this file. */
import { formsEdition, type FormValidator } from "./form_validator.js";
import { makeLoader, type Loader } from "./load.js";

export * from "./public_forms.js";

const loader = makeLoader(formsEdition, () => new URL("./dossier-forms.wasm", import.meta.url));
export const createValidator: Loader<FormValidator>["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader<FormValidator>["createValidatorSync"] =
  loader.createValidatorSync;
