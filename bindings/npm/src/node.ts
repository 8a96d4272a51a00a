/** The package in Node: dossier.wasm stands beside this file. */
import { readFile } from "node:fs/promises";

import { makeCreateValidator } from "./load.js";

export * from "./public.js";

export const createValidator = makeCreateValidator(() =>
  readFile(new URL("./dossier.wasm", import.meta.url)),
);
