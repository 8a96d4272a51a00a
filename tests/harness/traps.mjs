// What cuts a call off: a lack of memory, and a stack that is full. Runs in every runtime: it imports nothing and knows no test runner.

const marker = "MARKER-77123";

/** The bytes of a module whose memory may grow to so many pages. */
export function limited(bytes, pages) {
  const out = [...bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length;) {
    const start = at;
    const id = bytes[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size |= (bytes[at] & 127) << shift;
      more = bytes[at++] > 127;
    }
    if (id === 5) {
      const least = bytes[at + 2]; // one memory, whatever its flags; the least it has is a small number
      out.push(5, 4, 1, 1, least, Math.max(least, pages));
    } else {
      for (let i = start; i < at + size; i++) out.push(bytes[i]);
    }
    at += size;
  }
  return new Uint8Array(out);
}

/** A validator of these bytes from a module that nobody has used yet, and the memory that it has. */
async function open(load, bytes) {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate.apply(WebAssembly, args);
    const { exports } = result.instance ?? result;
    memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    return result;
  };
  try {
    const entry = await load();
    return { entry, dossier: await entry.createValidator({ wasm: bytes }), memory };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** Whether the memory holds the marker. */
function isMarked({ buffer }) {
  const bytes = new Uint8Array(buffer);
  const codes = Array.from(marker, (one) => one.charCodeAt(0));
  for (let at = bytes.indexOf(codes[0]); at >= 0; at = bytes.indexOf(codes[0], at + 1)) {
    if (codes.every((code, i) => bytes[at + i] === code)) return true;
  }
  return false;
}

/** Calls that need memory, of which a module that has little cannot grant some. */
function hungryCalls(dossier) {
  const long = marker.repeat(20_000);
  const context = { uploaded_uris: Array(30_000).fill(marker) };
  const many = { identifying_documents: Array(1500).fill({ [marker]: marker }) };
  const manyNames = Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [marker + i, 1]));
  const text = JSON.stringify(manyNames);
  return {
    "validate(), a long body": () => dossier.validate({ identifying_documents: long }),
    "validate(), a long text": () =>
      dossier.validate({ tos_policies_value: long.slice(0, 20_000) }),
    "validate(), many findings": () => dossier.validate(many),
    "validate(), many members": () => dossier.validate(manyNames),
    "validate(), a long context": () => dossier.validate({ a: marker }, context),
    "validateText(), a text": () => dossier.validateText(text),
    "validateText(), bytes": () => dossier.validateText(new TextEncoder().encode(text)),
    "validateText(), a long context": () => dossier.validateText("{}", context),
    "withContext(), a long context": () => dossier.withContext(context),
    "validateStep()": () => dossier.validateStep(many, context, [""]),
    "standardSchema()": () => dossier.standardSchema(context)["~standard"].validate(many),
    ...(dossier.describe && {
      "describe(), a type": () => dossier.describe(long, "USA"),
      "describe(), a country": () => dossier.describe("PASSPORT", long),
      "checkFileBytes()": () =>
        dossier.checkFileBytes(new TextEncoder().encode(`%PDF-${long}`), marker),
      "checkFileBytes(), a long name": () => dossier.checkFileBytes(new Uint8Array(1), long),
      "checkFile(), a long name": () => dossier.checkFile(new Blob(["%PDF-"]), long),
    }),
  };
}

/** Calls that call themselves again without end. */
function endlessCalls(dossier) {
  const full = {
    get identifying_documents() {
      return dossier.validate({ ...own(), identifying_documents: full.identifying_documents });
    },
  };
  const own = () => ({ tos_policies_value: marker });
  const text = {
    toJSON: () => dossier.validate({ tos_policies_value: marker, ...{ text } }),
  };
  const context = {
    get today() {
      return dossier.validate({ tos_policies_value: marker }, context);
    },
  };
  const getter = {
    tos_policies_value: marker,
    get type() {
      return dossier.validate(getter);
    },
  };
  const member = {
    tos_policies_value: marker,
    get identifying_documents() {
      return dossier.validate(member);
    },
  };
  const proxy = new Proxy({}, { ownKeys: () => dossier.validate(proxy) });
  return {
    "a getter of the body": () => dossier.validate(member),
    "a getter of a member that is unknown there": () => dossier.validate(getter),
    "a getter of a getter": () => dossier.validate(full),
    "toJSON()": () => dossier.validate(text),
    "a getter of the context": () => dossier.validate({ a: marker }, context),
    "a getter of the context of a text": () => dossier.validateText(marker, context),
    "a proxy": () => dossier.validate(proxy),
    "a step": () => dossier.validateStep(member, null, [""]),
    "a context that was read": () => {
      const checker = dossier.withContext({ tos_policies_value: marker });
      const own = {
        tos_policies_value: marker,
        get identifying_documents() {
          return checker.validate(own);
        },
      };
      return checker.validate(own);
    },
  };
}

/** Calls something at every depth of the stack, down to where there is no more room. */
function dive(call) {
  call();
  dive(call);
}

/** Calls something at the very end of the stack, and on the way back from there. */
function surface(call) {
  try {
    surface(call);
  } finally {
    call();
  }
}

const isFull = ({ name }) => name === "RangeError" || name === "InternalError";

/**
 * Cuts off calls of an edition in every way.
 *
 * @param load     imports the entry point as nobody has used it yet
 * @param wasm     the bytes of its module
 * @param body     a body that is accepted with `context`
 * @returns `checks`, how many calls were cut off, and `failed`, what was wrong then.
 */
export async function cutOff(load, wasm, body, context) {
  const failed = [];
  let checks = 0;

  async function attempt(name, { dossier, memory }, call, isRight) {
    try {
      await call();
    } catch (error) {
      checks++;
      if (!(error instanceof Error) || !isRight(error)) failed.push(`${name}: threw ${error}`);
    }
    if (isMarked(memory)) failed.push(`${name}: something stays in the memory`);
    try {
      const { ok } = dossier.validate(body, context);
      if (!ok) failed.push(`${name}: the next call is wrong`);
    } catch (error) {
      failed.push(`${name}: the next call throws ${error}`);
    }
  }

  for (const pages of [4, 5, 6, 7, 8, 9, 12, 16]) {
    const opened = await open(load, limited(wasm, pages));
    for (const [name, call] of Object.entries(hungryCalls(opened.dossier))) {
      await attempt(
        `${name}, ${pages} pages`,
        opened,
        call,
        ({ name, message }) => name === "TypeError" || /is given no more memory/.test(message),
      );
    }
  }

  const opened = await open(load, wasm);
  const { dossier, entry } = opened;
  const marked = { tos_policies_value: marker, [marker]: marker };
  const ways = {
    ...endlessCalls(dossier),
    "at every depth": () => dive(() => dossier.validate(marked)),
    "at every depth, as text": () => dive(() => dossier.validateText(`{"a":"${marker}"}`)),
    "at every depth, with a context": () => dive(() => dossier.validate(marked, context)),
    "on the way back": () => surface(() => dossier.validate(marked)),
    ...(dossier.describe && {
      "plans at every depth": () => dive(() => dossier.describe("PASSPORT", "USA")),
      "looks at every depth": () => dive(() => dossier.checkFileBytes(new Uint8Array(9), marker)),
    }),
  };
  // The stack ends elsewhere each time: here it is cut off in the middle of whatever a call does.
  for (let i = 0; i < 2; i++) {
    for (const [name, call] of Object.entries(ways)) {
      // What was cut off where not even the cleaning had room is cleaned by the next call.
      const cleaned = () => {
        try {
          call();
        } finally {
          if (/depth/.test(name)) dossier.validate({});
        }
      };
      await attempt(name, opened, cleaned, isFull);
    }
  }
  if ((await entry.createValidator()) !== dossier) failed.push("another validator is handed out");
  return { checks, failed };
}
