/**
 * The package with dossier.wasm inside: for where nothing can be fetched or read, and for Node, Deno and Bun, because what bundles for
 * servers often loses files or their addresses.
 */
import { wasmBytes } from "./inline_bytes.js";
import { makeLoader, type Loader } from "./load.js";

export * from "./public.js";

const loader = makeLoader(wasmBytes, wasmBytes);
export const createValidator: Loader["createValidator"] = loader.createValidator;
export const createValidatorSync: Loader["createValidatorSync"] = loader.createValidatorSync;
