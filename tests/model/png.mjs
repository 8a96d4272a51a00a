// Section 10: what a PNG says of itself. Its bytes are the characters of a text.
import { number32 } from "./bytes.mjs";

const signature = 8;
const lengthAndName = 8;
const checksum = 4;
const maxLength = 2 ** 31 - 1;

/** The chunks, { name, data as far as it is there, whole }, up to an IEND that is whole. */
function walk(file) {
  const chunks = [];
  for (let at = signature; at + lengthAndName <= file.length;) {
    const length = number32(file, at);
    if (length > maxLength) break;
    const data = at + lengthAndName;
    const end = data + length + checksum;
    const name = file.slice(at + 4, data);
    const whole = end <= file.length;
    chunks.push({ name, data: file.slice(data, data + length), whole });
    if (name === "IEND" && whole) break;
    at = end;
  }
  return chunks;
}

export function pngOf(file) {
  const chunks = walk(file);
  const first = (name, bytes) =>
    chunks.find((chunk) => chunk.name === name && chunk.data.length >= bytes)?.data;
  const header = first("IHDR", 10);
  const density = first("pHYs", 9);
  return {
    cutOff: !chunks.some(({ name, whole }) => name === "IEND" && whole),
    sides: header && [number32(header, 0), number32(header, 4)],
    grey: header !== undefined && [0, 4].includes(header.charCodeAt(9)),
    dense:
      density !== undefined &&
      [0, 4].every((at) => number32(density, at) >= 11_811) &&
      density.charCodeAt(8) === 1,
  };
}
