/**
 * Bytes as a text that stands in a JavaScript string as it is and is decoded by src/boundary/inline_bytes.ts.
 *
 * A byte is a digit below 90, which one character stands for, after a shift to the other two thirds where it needs one. A WebAssembly module
 * is mostly small numbers, and letters where it speaks, so these change places with the larger numbers of the first third. The text is a
 * tenth larger than the module, and hardly larger after compression.
 */
export function wasmText(bytes) {
  return Array.from(bytes, (one) => {
    const byte = exchanged(one);
    const shift = Math.floor(byte / 90);
    return (shift > 0 ? character(89 + shift) : "") + character(byte % 90);
  }).join("");
}

/** Printable ASCII, but that a space and a ! stand for the < and the backslash, which a page or a string may read otherwise. */
function character(digit) {
  const one = String.fromCharCode(35 + digit);
  return { "<": " ", "\\": "!" }[one] ?? one;
}

/** The bytes from "a" to "x" for those from 66 to 89, and the other way round. */
function exchanged(byte) {
  if (byte >= 66 && byte < 90) return byte + 31;
  return byte >= 97 && byte < 121 ? byte - 31 : byte;
}
