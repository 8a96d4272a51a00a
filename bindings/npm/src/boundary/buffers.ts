/** What an object says that it is, of whatever realm, as in runners that simulate a browser. */
export const kindOf = (value: unknown): string =>
  Object.prototype.toString.call(value).slice(8, -1);

/** The bytes of a buffer or of a view of one, of whatever realm; undefined of what is none. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return /^(Shared)?ArrayBuffer$/.test(kindOf(value))
    ? new Uint8Array(value as ArrayBuffer)
    : undefined;
}
