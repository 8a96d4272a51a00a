/**
 * Bytes as a text that stands in a JavaScript string as it is and is decoded by src/inline_bytes.ts.
 *
 * A byte is a digit below 90, which one character stands for, after a shift to the other two thirds where it needs one. Nearly all of a
 * WebAssembly module is in the first third, so the text is a sixth larger than the module, and hardly larger after compression.
 */
export function wasmText(bytes) {
  return Array.from(bytes, (byte) => {
    const shift = Math.floor(byte / 90);
    return (shift > 0 ? character(89 + shift) : "") + character(byte % 90);
  }).join("");
}

/** Printable ASCII, but that a space and a ! stand for the < and the backslash, which a page or a string may read otherwise. */
function character(digit) {
  const one = String.fromCharCode(35 + digit);
  return { "<": " ", "\\": "!" }[one] ?? one;
}
