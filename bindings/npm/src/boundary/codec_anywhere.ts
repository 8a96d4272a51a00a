// UTF-8 where it may be missing: in jsdom, as Jest runs it.
type Encoder = Pick<TextEncoder, "encode" | "encodeInto">;
type Decoder = { decode(bytes: Uint8Array): string };

function encode(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const wellFormed = text.replace(/[\ud800-\udfff]/gu, "\ufffd");
  for (const [part] of encodeURIComponent(wellFormed).matchAll(/%..|./g)) {
    bytes.push(part.length > 1 ? parseInt(part.slice(1), 16) : part.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}

export const ownEncoder: Encoder = {
  encode,
  encodeInto(text, into) {
    const bytes = encode(text);
    into.set(bytes);
    return { read: text.length, written: bytes.length };
  },
};

/** For well-formed UTF-8 only, which is all that the core gives. */
export const ownDecoder: Decoder = {
  decode: (bytes) =>
    decodeURIComponent(
      Array.from(bytes, (byte) => `%${(byte + 256).toString(16).slice(1)}`).join(""),
    ),
};

export const encoder: Encoder = typeof TextEncoder === "function" ? new TextEncoder() : ownEncoder;
export const decoder: Decoder =
  typeof TextDecoder === "function" ? new TextDecoder("utf-8", { ignoreBOM: true }) : ownDecoder;
