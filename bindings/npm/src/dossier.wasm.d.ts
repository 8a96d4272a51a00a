import type { WasmSource } from "./load.js";

/** What a bundler makes of the import, be it an address or a module: `createValidator({ wasm })` takes it. */
declare const wasm: WasmSource;
export default wasm;
