import text from "dossier-wasm-text";

/**
 * dossier-forms.wasm, from the text that scripts/wasm_text.mjs made of it.
 *
 * Base64 would be a third larger, and a quarter also after compression, because it hides from it where bytes begin.
 */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Two characters stand for those that would need care in a string or a page.
    const digit = (unit === 32 ? 60 : unit === 33 ? 92 : unit) - 35;
    if (digit < 90) {
      const byte = shift + digit;
      const low = byte > 65 && byte < 90;
      const high = byte > 96 && byte < 121;
      bytes[length++] = low ? byte + 31 : high ? byte - 31 : byte; // the letters
      shift = 0;
    } else {
      shift = (digit - 89) * 90;
    }
  }
  return bytes.subarray(0, length);
}
