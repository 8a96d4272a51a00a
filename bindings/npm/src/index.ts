/** The package in browsers, workers and bundlers: dossier.wasm stands beside this file. */
import { makeCreateValidator } from "./load.js";

export * from "./public.js";

export const createValidator = makeCreateValidator(
  () => new URL("./dossier.wasm", import.meta.url),
);
