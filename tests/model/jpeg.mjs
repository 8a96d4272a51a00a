// Section 10: what a JPEG says of itself. Its bytes are the characters of a text.
import { number16 } from "./bytes.mjs";

const standsAlone = (marker) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
const isFrame = (marker) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The next marker from a place on, [its last byte, what stands behind it]; bytes before it are skipped. */
function nextMarker(file, at) {
  const marker = /\xff+([^\x00\xff])/g;
  marker.lastIndex = at;
  const found = marker.exec(file);
  return found && [found[1].charCodeAt(0), marker.lastIndex];
}

/** The markers that have a segment: [marker, segment], up to the first D9 or the end; and whether there was a D9. */
function walk(file) {
  const segments = [];
  for (let at = 0; ;) {
    const found = nextMarker(file, at);
    if (found === null) return { segments, ended: false };
    const [marker, behind] = found;
    at = behind;
    if (marker === 0xd9) return { segments, ended: true };
    if (standsAlone(marker)) continue;
    // Image data goes up to a marker other than D0 to D7, which stand alone: so it is skipped as any bytes are.
    const length = at + 2 <= file.length ? Math.max(number16(file, at), 2) : file.length - at;
    segments.push([marker, file.slice(at, at + length)]);
    at += length;
  }
}

export function jpegOf(file) {
  const { segments, ended } = walk(file);
  const hasImage = segments.some(([marker]) => marker === 0xda);
  const first = (isOne) => segments.find(([marker, segment]) => isOne(marker, segment))?.[1] ?? "";
  const frame = first(isFrame);
  const jfif = first((marker, segment) => marker === 0xe0 && segment.startsWith("JFIF\0", 2));
  const [unit, densities] =
    jfif.length >= 14 ? [jfif.charCodeAt(9), [number16(jfif, 10), number16(jfif, 12)]] : [0, [0]];
  return {
    cutOff: !(ended && hasImage) && !file.endsWith("SEFT"),
    sides: frame.length >= 7 ? [number16(frame, 5), number16(frame, 3)] : undefined,
    grey: frame.length >= 8 && frame.charCodeAt(7) === 1,
    dense:
      (unit === 1 && densities.every((density) => density >= 300)) ||
      (unit === 2 && densities.every((density) => density >= 118)),
  };
}
