import glue from "dossier-glue";

import type { Exports } from "./exports.js";

/** The WebAssembly module, instantiated, and its memory. */
export interface Core extends Exports {
  readonly memory: WebAssembly.Memory;
}

/** Runs Emscripten's glue around an instance that `instantiate` makes from the glue's imports. */
function run(
  instantiate: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => Core,
  ) => void,
): void {
  const exports = {} as Exports;
  glue(
    Object.assign(exports, {
      wasm: {
        instantiate: (_: unknown, imports: WebAssembly.Imports) => ({
          then: (go: (result: { instance: WebAssembly.Instance }) => void) =>
            instantiate(imports, (instance) => {
              go({ instance });
              const memory = Object.values(instance.exports).find(
                (value) => value instanceof WebAssembly.Memory,
              );
              return Object.assign(exports, { memory: memory as WebAssembly.Memory });
            }),
        }),
      },
    }),
  );
}

/** Instantiates a compiled module. */
export function instantiate(module: WebAssembly.Module): Promise<Core> {
  return new Promise((resolve, reject) => {
    run((imports, done) => {
      WebAssembly.instantiate(module, imports)
        .then((instance) => resolve(done(instance)))
        .catch(reject);
    });
  });
}
