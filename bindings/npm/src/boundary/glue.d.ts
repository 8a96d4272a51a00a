// What scripts/build.mjs puts in place.

/** Emscripten's glue, which is the same for every module. */
declare module "dossier-glue" {
  /** What it is given, and fills: functions of the module's go through `wrap`, and `begin` gets the imports that it wants. */
  interface Module {
    wrap(call: (...words: number[]) => number): (...words: number[]) => number;
    begin(
      imports: WebAssembly.Imports,
      go: (result: { instance: WebAssembly.Instance }) => void,
    ): void;
  }

  /** Fills the object with the module's functions and its memory, once `go` has been called. */
  export default function glue(module: Module): void;
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
