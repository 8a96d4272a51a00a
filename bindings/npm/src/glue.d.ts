// Emscripten's glue, which scripts/build.mjs puts in place.
declare module "dossier-glue" {
  /** Instantiates the module with these imports and calls `then`'s function with the instance. */
  export type Instantiate = (
    self: unknown,
    imports: WebAssembly.Imports,
  ) => { then(go: (result: { instance: WebAssembly.Instance }) => void): void };

  /** Fills the object that it is given with the module's functions, once `go` has been called. */
  export default function glue(module: { wasm: { instantiate: Instantiate } }): unknown;
}
