/**
 * The whole package with dossier-forms.wasm inside, for Node, Deno and Bun, because what bundles for servers often loses files or their
 * addresses. Its text is the one that these decode soonest, though not the shortest.
 */
import base64 from "dossier-wasm-base64";

import { formsEdition, type FormValidator } from "./form_validator.js";
import { makeLoader, type Loader } from "./load.js";

export * from "./public_forms.js";

declare const Buffer: { from(text: string, encoding: "base64"): Uint8Array<ArrayBuffer> };

// At once for createValidator() too: these engines take a millisecond for it, and longer to do it beside the program.
const compiled = () => new WebAssembly.Module(Buffer.from(base64, "base64"));

const loader = makeLoader(formsEdition, compiled, compiled);
export const createValidator: Loader<FormValidator>["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader<FormValidator>["createValidatorSync"] =
  loader.createValidatorSync;
