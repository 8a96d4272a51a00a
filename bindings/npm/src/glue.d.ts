// Emscripten's glue: bindings/wasm/embind.cpp says what each function takes and gives.
declare module "dossier-glue" {
  export interface Exports {
    inputAddress(): number;
    makeRoom(bytes: number): void;
    validatePacked(textBytes: number, tokens: number): number;
    validateText(textBytes: number, bodyBytes: number, tokens: number): number;
    answer(textBytes: number, customerIdBytes: number, tokens: number): number;
    tosValue(urlBytes: number): number;
    outputAddress(): number;
    wipe(): void;
  }

  /** Instantiates the module with these imports and calls `then`'s function with the instance; scripts/build.mjs puts it there. */
  export type Instantiate = (
    self: unknown,
    imports: WebAssembly.Imports,
  ) => { then(go: (result: { instance: WebAssembly.Instance }) => void): void };

  /** Fills the object that it is given with the module's functions, once `go` has been called. */
  export default function glue(module: { wasm: { instantiate: Instantiate } }): unknown;
}
