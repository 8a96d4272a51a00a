import glue from "dossier-glue";

import type { Exports } from "./exports.js";

/** The WebAssembly module, instantiated, and its memory. */
export interface Core extends Exports {
  readonly memory: WebAssembly.Memory;
}

/** Runs Emscripten's glue up to where it wants an instance: of which imports, and what it does with it. */
function begin(): {
  imports: WebAssembly.Imports;
  finish(instance: WebAssembly.Instance): Core;
} {
  const exports = {} as Exports;
  let wanted: WebAssembly.Imports = {};
  let proceed: (result: { instance: WebAssembly.Instance }) => void;
  glue(
    Object.assign(exports, {
      wasm: {
        instantiate: (_: unknown, imports: WebAssembly.Imports) => {
          wanted = imports;
          return { then: (go: typeof proceed) => void (proceed = go) };
        },
      },
    }),
  );
  return {
    imports: wanted,
    finish(instance) {
      proceed({ instance });
      const memory = Object.values(instance.exports).find(
        (value) => value instanceof WebAssembly.Memory,
      );
      return Object.assign(exports, { memory: memory as WebAssembly.Memory });
    },
  };
}

/** Instantiates a compiled module. */
export async function instantiate(module: WebAssembly.Module): Promise<Core> {
  const { imports, finish } = begin();
  return finish(await WebAssembly.instantiate(module, imports));
}

/** As {@link instantiate}, at once, which some browsers refuse outside of workers. */
export function instantiateSync(module: WebAssembly.Module): Core {
  const { imports, finish } = begin();
  return finish(new WebAssembly.Instance(module, imports));
}
