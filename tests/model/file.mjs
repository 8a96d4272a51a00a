// Section 10: the file before its upload. The whole file is in memory, and its bytes are read as the characters U+0000 to U+00FF.
import { number32 } from "./bytes.mjs";
import { jpegOf } from "./jpeg.mjs";
import { pdfOf } from "./pdf.mjs";
import { pngOf } from "./png.mjs";

const signatureBytes = 1024;
const headBytes = 65_536;
const maxBytes = 10_485_760;
const smallBytes = 102_400;
const smallPixels = 1000;

const extensions = {
  jpeg: ["jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp"],
  png: ["png"],
  pdf: ["pdf"],
};

/** What the content of each accepted type says: { cutOff, dense, sides, grey, protected, garbled }, as far as the type has it. */
const contents = { jpeg: jpegOf, png: pngOf, pdf: pdfOf };

const heicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1"];

function compatibleBrands(file) {
  const brands = [];
  const end = Math.min(number32(file, 0), signatureBytes, file.length);
  for (let at = 16; at + 4 <= end; at += 4) brands.push(file.slice(at, at + 4));
  return brands;
}

function isAvif(file) {
  const major = file.slice(8, 12);
  const isOne = (brand) => ["avif", "avis"].includes(brand);
  if (isOne(major)) return true;
  return ["mif1", "msf1"].includes(major) && compatibleBrands(file).some(isOne);
}

const isWholeText = (bytes) => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** What a character of UTF-8 may go on with that has begun: each first byte allows one of these as its second. */
const endings = [
  [],
  ...[0x80, 0x90, 0xa0].flatMap((second) => [[second], [second, 0x80], [second, 0x80, 0x80]]),
];

const beginsText = (head) =>
  endings.some((ending) =>
    isWholeText(Buffer.concat([Buffer.from(head, "latin1"), Buffer.from(ending)])),
  );

const hasFtyp = (file) => file.slice(4, 8) === "ftyp";

/** The types in the order in which they are asked. */
const types = {
  jpeg: (file) => file.startsWith("\xff\xd8\xff"),
  png: (file) => file.startsWith("\x89PNG\r\n\x1a\n"),
  pdf: (file) => file.slice(0, signatureBytes).includes("%PDF-"),
  gif: (file) => file.startsWith("GIF87a") || file.startsWith("GIF89a"),
  bmp: (file) => file.startsWith("BM") && file.slice(6, 10) === "\0\0\0\0",
  tiff: (file) => file.startsWith("II*\0") || file.startsWith("MM\0*"),
  webp: (file) => file.startsWith("RIFF") && file.slice(8, 12) === "WEBP",
  avif: (file) => hasFtyp(file) && isAvif(file),
  heic: (file) => hasFtyp(file) && heicBrands.includes(file.slice(8, 12)),
  zip: (file) => file.startsWith("PK\x03\x04"),
  html: (file) =>
    /^(\xef\xbb\xbf)?[ \t\n\r]*<(!doctype html|html)/i.test(file.slice(0, signatureBytes)),
  svg: (file) => file.slice(0, signatureBytes).includes("<svg"),
  text: (file) => {
    const head = file.slice(0, headBytes);
    return !head.includes("\0") && beginsText(head);
  },
};

/** Section 6, `file_type_unusual`: what stands behind the last `.` of what stands behind the last `/`, if anything does. */
function extensionOf(name) {
  const last = name.slice(name.lastIndexOf("/") + 1);
  const dot = last.lastIndexOf(".");
  return dot === -1 || dot === last.length - 1 ? undefined : last.slice(dot + 1);
}

const asciiLower = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The catalogue: its kind, and what the params are where the code fires. */
const rules = {
  file_type_not_accepted: ["violation", ({ type }) => !(type in contents) && { detected: type }],
  file_too_large: ["violation", ({ size }) => size > maxBytes && { max: maxBytes, actual: size }],
  file_truncated: ["violation", ({ type, cutOff }) => cutOff && { type }],
  file_extension_mismatch: [
    "advice",
    ({ type, name }) => {
      const extension = extensionOf(name);
      const fits = extension !== undefined && extensions[type].includes(asciiLower(extension));
      return !fits && (extension === undefined ? { type } : { type, extension });
    },
  ],
  file_protected: ["advice", (file) => file.protected && {}],
  file_garbled: ["advice", ({ garbled }) => garbled && {}],
  file_small: [
    "advice",
    ({ type, size, dense }) => type !== "pdf" && size < smallBytes && !dense && { size },
  ],
  image_small: [
    "advice",
    ({ sides: [width, height] = [0, 0] }) =>
      width !== 0 && height !== 0 && Math.max(width, height) < smallPixels && { width, height },
  ],
  image_grey: ["advice", ({ grey }) => grey && {}],
};

/** The codes, in the contract's order. */
export const fileCodes = ["file_empty", ...Object.keys(rules)];

/** The types, in the contract's order. */
export const fileTypes = [...Object.keys(types), "unknown"];

/** The report on a file, without messages. */
export function checkFile(bytes, name) {
  if (bytes.length === 0) {
    return {
      ok: false,
      type: "unknown",
      violations: [{ code: "file_empty", params: {} }],
      advice: [],
    };
  }
  const file = Buffer.from(bytes).toString("latin1");
  const type = fileTypes.find((one) => one === "unknown" || types[one](file));
  const looksInside = type in contents && file.length <= maxBytes;
  const codes = looksInside ? Object.keys(rules) : ["file_type_not_accepted", "file_too_large"];
  const facts = { type, name, size: file.length, ...(looksInside ? contents[type](file) : {}) };
  const list = (kind) =>
    codes
      .filter((code) => rules[code][0] === kind)
      .map((code) => ({ code, params: rules[code][1](facts) }))
      .filter(({ params }) => params);
  const violations = list("violation");
  return { ok: violations.length === 0, type, violations, advice: list("advice") };
}
