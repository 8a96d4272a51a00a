import { instantiate } from "./core.js";
import { makeValidator, type Validator } from "./validator.js";

/** Where the WebAssembly module comes from, if the package shall not find it by itself. */
export type WasmSource =
  string | URL | Response | PromiseLike<Response> | BufferSource | WebAssembly.Module;

/** Options of {@link createValidator}. */
export interface ValidatorOptions {
  /** The address of `dossier.wasm`, a response with it, its bytes, or the module made of them. */
  readonly wasm?: WasmSource | undefined;
}

/** The WebAssembly module could not be loaded. `cause` holds the reason. The next call of {@link createValidator} tries again. */
export class DossierLoadError extends Error {
  override readonly name = "DossierLoadError";
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  // Streaming wants just this media type, which not every server gives.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer) return WebAssembly.compile(source);
  if (ArrayBuffer.isView(source)) {
    const { buffer, byteOffset, byteLength } = source; // not every engine takes every view
    return WebAssembly.compile(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return compileResponse(
    await (typeof source === "string" || source instanceof URL ? fetch(source) : source),
  );
}

function explain(error: unknown): DossierLoadError {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = /unsafe-eval|content security/i.test(reason)
    ? "Allow it by adding 'wasm-unsafe-eval' to the script-src of the page's Content-Security-Policy."
    : "Serve dossier.wasm, or hand it over with createValidator({ wasm }).";
  return new DossierLoadError(
    `dossier-check could not load its WebAssembly module: ${reason}. ${advice}`,
    { cause: error },
  );
}

/** Marks a promise of a validator so that a forgotten `await` gets told. */
function remind(promise: Promise<Validator>): Promise<Validator> {
  for (const name of [
    "validate",
    "validateText",
    "withContext",
    "httpAnswer",
    "tosPoliciesValue",
    "describe",
    "checkFile",
    "checkFileBytes",
  ]) {
    Object.defineProperty(promise, name, {
      value: () => {
        throw new TypeError(
          `${name}() was called before the validator was ready: await createValidator() first.`,
        );
      },
    });
  }
  return promise;
}

/** Makes the createValidator() of an environment, which finds the module's bytes by `find`. */
export function makeCreateValidator(find: () => WasmSource | Promise<WasmSource>) {
  let validator: Promise<Validator> | undefined;

  /**
   * Loads the rules and gives the validator. Later calls give the same one, at no cost; after a failure the next call tries again.
   *
   * @throws DossierLoadError if the WebAssembly module cannot be loaded.
   */
  return function createValidator(options: ValidatorOptions = {}): Promise<Validator> {
    if (validator === undefined) {
      const load = async (): Promise<Validator> => {
        try {
          return makeValidator(await instantiate(await compile(options.wasm ?? (await find()))));
        } catch (error) {
          throw explain(error);
        }
      };
      const loading = remind(load());
      loading.catch(() => (validator = undefined));
      validator = loading;
    }
    return validator;
  };
}
