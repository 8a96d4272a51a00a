// A host of dossier.core.wasm without any glue, as docs/c.md describes it; in every runtime that has WebAssembly.

// A byte order mark is part of a text.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Instantiates the module of these bytes, and gives what it is asked by. */
export async function start(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {}); // it needs nothing
  const dossier = instance.exports;
  dossier._initialize();
  const memory = () => new Uint8Array(dossier.memory.buffer); // anew, because memory may have grown

  /** Calls with the addresses and lengths of texts, which are bytes or strings; undefined is NULL. */
  function withTexts(texts, call) {
    const places = texts.map((text) => {
      if (text === undefined) return [0, 0];
      const all = typeof text === "string" ? new TextEncoder().encode(text) : text;
      const address = dossier.malloc(all.length);
      memory().set(all, address);
      return [address, all.length];
    });
    const result = call(...places.flat());
    for (const [address] of places) dossier.free(address);
    return result;
  }

  /** Takes status and text out of a result, which is freed. */
  function take(result) {
    const status = dossier.dossier_result_status(result);
    const address = dossier.dossier_result_text(result);
    const end = address + dossier.dossier_result_length(result);
    const text = address === 0 ? undefined : decoder.decode(memory().slice(address, end));
    dossier.dossier_result_free(result);
    return { status, text };
  }

  return {
    /** How many bytes of memory the module has. */
    size: () => dossier.memory.buffer.byteLength,

    /** A context that is read once, and is to be freed. */
    readContext: (text) => withTexts([text], dossier.dossier_context_read),
    freeContext: (context) => dossier.dossier_context_free(context),

    /** The report on a body, with such a context. */
    checkWith: (body, context) =>
      take(withTexts([body], (...text) => dossier.dossier_check(...text, context))),

    /** The report on a body, with a context given as text. */
    check(body, contextText) {
      const context = this.readContext(contextText);
      const result = this.checkWith(body, context);
      this.freeContext(context);
      return result;
    },

    /** The fixes of a body, and its text with them applied; with a context that was read, or none. */
    fixes: (body, context = 0) =>
      take(withTexts([body], (...text) => dossier.dossier_fixes(...text, context))),
    applyFixes: (body, context = 0) =>
      take(withTexts([body], (...text) => dossier.dossier_apply_fixes(...text, context))),

    /** The report on a file whose bytes come in pieces. */
    checkFile(name, pieces) {
      const look = withTexts([name], dossier.dossier_look_start);
      for (const piece of pieces) {
        withTexts([piece], (...bytes) => dossier.dossier_look_feed(look, ...bytes));
      }
      const result = take(dossier.dossier_look_finish(look));
      dossier.dossier_look_free(look);
      return result;
    },

    catalogue: () => take(dossier.dossier_catalogue()),
    describe: (type, country) => take(withTexts([type, country], dossier.dossier_describe)),
    tosPoliciesValue: (url) => take(withTexts([url], dossier.dossier_tos_policies_value)),
  };
}
