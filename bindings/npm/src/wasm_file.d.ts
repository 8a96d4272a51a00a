import type { WasmSource } from "./validator/load.js";

/** The type of both modules as files: what a bundler makes of the import, be it an address or a module: `createValidator({ wasm })` takes it. */
declare const wasm: WasmSource;
export default wasm;
