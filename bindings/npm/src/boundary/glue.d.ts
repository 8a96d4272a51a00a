// What scripts/build.mjs puts in place.

/** Emscripten's glue, which is the same for every module. */
declare module "dossier-glue" {
  /** Instantiates the module with these imports and calls `then`'s function with the instance. */
  export type Instantiate = (
    self: unknown,
    imports: WebAssembly.Imports,
  ) => { then(go: (result: { instance: WebAssembly.Instance }) => void): void };

  /** Fills the object that it is given with the module's functions, once `go` has been called. */
  export default function glue(module: { wasm: { instantiate: Instantiate } }): unknown;
}

/** dossier-forms.wasm as text: scripts/wasm_text.mjs says how. */
declare module "dossier-wasm-text" {
  const text: string;
  export default text;
}

/** A module, compiled, where it can be imported so. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}

/** A module as Base64. */
declare module "*.wasm?base64" {
  const base64: string;
  export default base64;
}
