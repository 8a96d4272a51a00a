// UTF-8 as every environment has it; ./inline is built with codec_anywhere.ts in the place of this file.
export const encoder = new TextEncoder();
export const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
