import glue from "dossier-glue";

import type { Exports } from "./exports.js";

/** The WebAssembly module, instantiated, and its memory. */
export interface Core extends Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
}

type Call = (...words: number[]) => number;

/** A call that says what has happened where the module traps, which it does for one reason alone (bindings/wasm/memory.cpp). */
function explained(call: Call): Call {
  return (a, b, c, d) => {
    try {
      return call(a!, b!, c!, d!);
    } catch (error) {
      throw (error as Error).name === "RuntimeError"
        ? new Error("dossier-check is given no more memory.", {
            cause: error,
          })
        : error; // such as that JavaScript's stack is full
    }
  };
}

/** Runs Emscripten's glue up to where it wants an instance: of which imports, and what it does with it. */
function begin() {
  const core = { wrap: explained };
  let imports: WebAssembly.Imports = {};
  let proceed!: (result: { instance: WebAssembly.Instance }) => void;
  glue(
    Object.assign(core, {
      begin(wanted: typeof imports, go: typeof proceed) {
        imports = wanted;
        proceed = go;
      },
    }),
  );
  return {
    imports,
    finish(instance: WebAssembly.Instance): Core {
      proceed({ instance });
      return core as unknown as Core;
    },
  };
}

/** Instantiates a module, or the bytes of one. */
export async function instantiate(source: BufferSource | WebAssembly.Module): Promise<Core> {
  const { imports, finish } = begin();
  const result: WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource =
    await WebAssembly.instantiate(source as BufferSource, imports);
  return finish("instance" in result ? result.instance : result);
}

/** As {@link instantiate}, at once, which some browsers refuse outside of workers. */
export function instantiateSync(module: WebAssembly.Module): Core {
  const { imports, finish } = begin();
  return finish(new WebAssembly.Instance(module, imports));
}
