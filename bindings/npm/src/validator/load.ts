import { bytesOf, kindOf } from "../boundary/buffers.js";
import { instantiate, instantiateSync } from "../boundary/core.js";
import { own } from "../boundary/own.js";
import { type Memory, makeMemory } from "../boundary/memory.js";
import type { Pack } from "../report/language.js";
import type { Speaker } from "../report/speak.js";
import type { Validator } from "./interface.js";

/** Where the WebAssembly module comes from, if the package shall not find it by itself. */
export type WasmSource =
  string | URL | Response | PromiseLike<Response> | BufferSource | WebAssembly.Module;

/** Options of {@link Loader.createValidator}. */
export interface ValidatorOptions {
  /** The address of `dossier.wasm` (of `dossier-forms.wasm` in `dossier-check/forms` and `/inline`), a response with it, its bytes, or the module made of them. */
  readonly wasm?: WasmSource | undefined;
}

/**
 * The WebAssembly module could not be loaded. `cause` holds the reason, the message says what to do. The next call of
 * `createValidator()` or `createValidatorSync()` tries again.
 */
export class DossierLoadError extends Error {
  override readonly name = "DossierLoadError";
}

/**
 * The ways to a validator. All of them give the same one, which the first that succeeds makes.
 *
 * @typeParam V What the validator of an entry point can do.
 */
export interface Loader<V = Validator> {
  /**
   * Loads the rules and gives the validator. Later calls give the same one at no cost, whatever their options say; after a failure
   * the next call tries again.
   *
   * @throws DossierLoadError if the WebAssembly module cannot be loaded.
   */
  createValidator(options?: ValidatorOptions): Promise<V>;

  /**
   * Gives the validator at once: the one that is there already or else one made of these bytes or this module. Without them it needs an
   * earlier `createValidator()` that has succeeded, of whatever language, except where the package holds the module itself: in Node, Deno,
   * Bun and workerd, and everywhere in `dossier-check/inline`.
   *
   * Some browsers compile so much at once in workers only; `createValidator()` works in all.
   *
   * @throws TypeError if there is nothing to make it of yet.
   * @throws DossierLoadError if the WebAssembly module cannot be loaded.
   */
  createValidatorSync(wasm?: BufferSource | WebAssembly.Module): V;
}

/** {@link Loader.createValidator} where no language is chosen yet. */
export interface CreateValidator<V = Validator, Silent = Validator<unknown>> {
  /**
   * @param options.messages The language of all messages; otherwise English. A page that imports `withMessages` in place of this loads
   * no English.
   */
  (options?: ValidatorOptions & { readonly messages?: Pack | undefined }): Promise<V>;
  /** @param options.messages `false` for reports of codes, paths and params alone. */
  (options: ValidatorOptions & { readonly messages: false }): Promise<Silent>;
}

const isModule = (source: unknown): source is WebAssembly.Module =>
  kindOf(source) === "WebAssembly.Module";

/** Bytes as every engine compiles them, which not all do of every view; what is none, as it is. */
const compilable = (source: BufferSource): BufferSource =>
  (bytesOf(source) as BufferSource | undefined) ?? source;

/** The bytes of a module, or a module, from where they are. */
async function bytesFrom(
  source: WasmSource | PromiseLike<BufferSource>,
): Promise<BufferSource | WebAssembly.Module> {
  const given = await (/^(String|URL)$/.test(kindOf(source)) ? fetch(source as string) : source);
  if (kindOf(given) !== "Response") return compilable(given as BufferSource);
  const response = given as Response;
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.arrayBuffer();
}

function explain(error: unknown, file: string): DossierLoadError {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = /unsafe-eval|content security|CSP/i.test(reason)
    ? "Add 'wasm-unsafe-eval' to the script-src of the page's Content-Security-Policy."
    : /by embedder/.test(reason)
      ? `Import ${file} as a module and hand that over with createValidator({ wasm }).`
      : `Serve ${file}, hand it over with createValidator({ wasm }), or import dossier-check/inline.`;
  return new DossierLoadError(
    `dossier-check could not load its WebAssembly module: ${reason}. ${advice}`,
    { cause: error },
  );
}

const early = (call: string, orElse = ""): TypeError =>
  new TypeError(
    `${call}() was called before the validator was ready: await createValidator() first${orElse}.`,
  );

/** What is made of a module of WebAssembly. */
export interface Edition<V> {
  /** The module's file. */
  readonly file: string;
  /** What can be called too early. */
  readonly methods: readonly (keyof V & string)[];
  /** Makes a validator; without a speaker, one without messages. */
  make(memory: Memory, speaker: Speaker | undefined): V;
}

/** Marks a promise of a validator so that a forgotten `await` gets told. */
function remind<V>(promise: Promise<V>, methods: readonly string[]): Promise<V> {
  for (const name of methods) {
    void Object.defineProperty(promise, name, {
      value: () => {
        throw early(name);
      },
    });
  }
  return promise;
}

/**
 * Makes the ways to the validators of an environment: the same ones for each language, and one WebAssembly module for all.
 *
 * @param edition what is made of the module
 * @param find where the module is, for createValidator()
 * @param findSync the same for createValidatorSync(), where that can be had at once
 */
export function makeLoaders<V>(
  { file, methods, make }: Edition<V>,
  find: () => WasmSource,
  findSync?: () => BufferSource | WebAssembly.Module,
): (messages: Pack | false, makeSpeaker?: (pack: Pack) => Speaker) => Loader<V> {
  // One for all languages, because a call that is cut off must not surprise another validator.
  let memory: Memory | undefined;
  let loading: Promise<Memory> | undefined;

  async function load(options: ValidatorOptions): Promise<Memory> {
    if (memory) return memory;
    try {
      const loaded = await instantiate(await bytesFrom(own(options, "wasm") ?? find()));
      return (memory ??= makeMemory(loaded)); // createValidatorSync() may have been faster
    } catch (error) {
      throw explain(error, file);
    }
  }

  function loadSync(wasm: BufferSource | WebAssembly.Module | undefined): Memory {
    if (memory) return memory;
    try {
      const source = wasm ?? findSync?.();
      if (source) {
        const module = isModule(source) ? source : new WebAssembly.Module(compilable(source));
        return (memory = makeMemory(instantiateSync(module)));
      }
    } catch (error) {
      throw explain(error, file);
    }
    throw early("createValidatorSync", ", or import dossier-check/inline");
  }

  function makeLoader(speaker: Speaker | undefined): Loader<V> {
    let validator: V | undefined;
    let promise: Promise<V> | undefined;
    const validatorOf = (memory: Memory) => (validator ??= make(memory, speaker));

    return {
      createValidator(options = {}) {
        if (!promise) {
          if (!loading) {
            loading = load(options);
            loading.catch(() => (loading = undefined));
          }
          promise = remind(loading.then(validatorOf), methods);
          promise.catch(() => (promise = undefined));
        }
        return promise;
      },
      createValidatorSync: (wasm) => validatorOf(loadSync(wasm)),
    };
  }

  const loaders = new Map<Pack | false, Loader<V>>();

  return (messages, makeSpeaker) => {
    let loader = loaders.get(messages);
    if (!loader) {
      if (
        messages !== false &&
        typeof (messages as Partial<Pack> | undefined)?.messages !== "object"
      ) {
        throw new TypeError("The messages of a validator are a language pack, or false.");
      }
      loaders.set(messages, (loader = makeLoader(messages ? makeSpeaker?.(messages) : undefined)));
    }
    return loader;
  };
}
