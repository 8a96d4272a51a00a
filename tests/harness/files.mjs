// A seeded stream of files that are nearly, or nearly not, what section 10 asks about. Bytes are the characters U+0000 to U+00FF.
import { makeRandom } from "./random.mjs";

const maxBytes = 10_485_760;
const smallBytes = 102_400;
const headBytes = 65_536;
const signatureBytes = 1024;

/** Ways to make files, of the random choices of one case. */
function makers(random) {
  const { below, between, chance, pick } = random;
  const times = (most, make) => Array.from({ length: below(most + 1) }, make).join("");
  const byte = () => String.fromCharCode(below(256));
  const noise = (most) => times(most, byte);
  const number = (value, bytes) =>
    Array.from({ length: bytes }, (_, i) =>
      String.fromCharCode(Math.floor(value / 256 ** (bytes - 1 - i)) % 256),
    ).join("");
  const near = (value) => Math.max(0, value + pick([-2, -1, -1, 0, 0, 1, 2]));
  const side = () => pick([0, 1, 255, 256, near(1000), near(1000), 999, 65_535, below(65_536)]);

  /** A marker and its segment; its length is what it says, or nearly. */
  function segment(marker, data) {
    const length = chance(90) ? data.length + 2 : pick([0, 1, 2, near(data.length + 2), 65_535]);
    return `\xff${times(chance(10) ? 3 : 0, () => "\xff")}${String.fromCharCode(marker)}${number(length, 2)}${data}`;
  }

  const jfif = () => {
    const unit = pick([1, 1, 1, 2, 2, 0, 3]);
    const density = () => number(pick([near(300), near(300), near(118), near(118), 72, 600]), 2);
    const all = `${chance(90) ? "JFIF\0" : pick(["JFXX\0", "JFIF", "JFIF ", "jfif\0"])}\x01\x02${number(unit, 1)}${density()}${density()}\0\0`;
    return segment(0xe0, chance(85) ? all : all.slice(0, below(all.length + 1)));
  };
  const frame = () => {
    const marker = chance(85)
      ? pick([0xc0, 0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xcf])
      : pick([0xc4, 0xc8, 0xcc]);
    const all = `\x08${number(side(), 2)}${number(side(), 2)}${number(pick([1, 1, 3, 3, 4, 0]), 1)}\x01\x11\0`;
    return segment(marker, chance(85) ? all : all.slice(0, below(all.length + 1)));
  };
  const scan = () => segment(0xda, "\x01\x01\0\0\x3f\0");
  const imageData = () =>
    times(6, () =>
      pick([noise(8), "\xff\0", "\xff\xd0", "\xff\xd7", "\xff\xff\xd3", "\xff\xff\0", "plain"]),
    );
  const thumbnail = () =>
    `\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0\xff\xda\0\x02x\xff\xd9`;

  function jpeg() {
    const part = () =>
      pick([
        jfif,
        jfif,
        frame,
        frame,
        () => segment(0xe1, `Exif\0\0${thumbnail()}`),
        () => segment(0xe2, noise(40)),
        () => segment(between(0x02, 0xfe), noise(12)),
        () => pick(["\xff\x01", "\xff\xd8", "\xff\xd0", "\xff\0", "\xff\xff", noise(4)]),
        scan,
        imageData,
      ])();
    const before = chance(80) ? jfif() : "";
    const image = chance(90) ? `${scan()}${imageData()}` : "";
    const end = chance(85) ? "\xff\xd9" : "";
    return `\xff\xd8${chance(95) ? "" : noise(2)}${before}${times(3, part)}${frame()}${times(2, part)}${image}${chance(20) ? part() : ""}${end}`;
  }

  function chunk(name, data) {
    const length = chance(92)
      ? data.length
      : pick([near(data.length), 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 0]);
    return `${number(length, 4)}${name}${data}${noise(0)}${number(below(2 ** 32), 4)}`;
  }
  const header = () => {
    const all = `${number(side(), 4)}${number(side(), 4)}\x08${number(pick([0, 2, 2, 3, 4, 6]), 1)}\0\0\0`;
    return chunk("IHDR", chance(85) ? all : all.slice(0, between(7, 11)));
  };
  const density = () => {
    const value = () => number(pick([near(11_811), near(11_811), 2835, 2 ** 32 - 1]), 4);
    const all = `${value()}${value()}${number(pick([1, 1, 1, 0, 2]), 1)}`;
    return chunk("pHYs", chance(85) ? all : all.slice(0, between(7, 9)));
  };
  function png() {
    const part = () =>
      pick([
        density,
        density,
        header,
        () => chunk("tEXt", noise(20)),
        () => chunk(pick(["iend", "IENE", "phys", "ihdr"]), noise(14)),
        () => chunk("IDAT", `${noise(9)}${pick(["", number(0, 4) + "IEND"])}`),
      ])();
    const end = chance(85) ? chunk("IEND", chance(95) ? "" : noise(5)) : "";
    return `\x89PNG\r\n\x1a\n${chance(92) ? header() : ""}${times(4, part)}${end}`;
  }

  const object = () =>
    `${pick([between(1, 99), "", "x", "7"])}${pick([" ", " ", "\n"])}${below(10)}${pick([" ", " ", " ", "  ", "\n", ""])}${pick(["obj", "obj", "obj", "ob", "OBJ", "endobj"])}\n`;
  const ending = () =>
    pick(["%%EOF", "%%EOF\n", "%%%EOF", "%%%%EOF", "%% EOF", "%%EO", "%EOF", "%%eof"]);
  const encryption = () =>
    `/Encrypt${pick([" 5 0 R", "\n", "", "/", "Metadata", "0", "_", "Z", "\xff", "/Encrypt"])}`;
  const linearized = () => {
    const key = () =>
      `${pick(["/L", "/L", "/L", "/l", "//L", "/LL"])}${pick([" ", " ", "\0", "\t\r\n\f ", "", "\v"])}${pick(["", "0", "000"])}${pick([below(400), below(400), near(smallBytes), "99999999999999999999", "", "x"])}${pick(["", "/", " "])}`;
    return `<<${chance(80) ? "/Linearized 1" : "/linearized"}${times(3, key)}>>\n`;
  };
  const garbled = () => "\xef\xbf\xbd".repeat(pick([1, 14, 15, 15, 16, 16, 17]));
  const padding = () =>
    pick([" ", "\0", "\n"]).repeat(pick([0, 1, near(signatureBytes - 40), below(1100)]));
  function pdf() {
    const before = chance(85)
      ? ""
      : pick([noise(9), " ".repeat(between(1015, 1026)), "\x89PNG", "\xff\xd8", "<svg>"]);
    const part = () =>
      pick([object, object, ending, encryption, garbled, () => noise(12), linearized])();
    return `${before}${chance(96) ? "%PDF-1.7\n" : "%PDF1.7"}${chance(40) ? linearized() : ""}${chance(5) ? padding() : ""}${chance(20) ? linearized() : ""}${times(7, part)}${chance(80) ? "%%EOF" : ""}${pick(["", "\n", "\0\0\0", object(), "1", "1 ", "1 o"])}`;
  }

  const brand = () =>
    pick([
      "avif",
      "avis",
      "mif1",
      "msf1",
      "heic",
      "heix",
      "hevc",
      "hevx",
      "heim",
      "heis",
      "hevm",
      "hevs",
      "isom",
      "AVIF",
      "qt  ",
    ]);
  function box() {
    const many = chance(90) ? below(6) : between(245, 258);
    const brands = Array.from({ length: many }, brand).join("");
    const length = pick([
      16 + brands.length,
      16 + brands.length,
      near(16 + brands.length),
      0,
      1,
      8,
      2 ** 32 - 1,
    ]);
    const rest = `${pick(["ftyp", "ftyp", "ftyp", "ftyP"])}${brand()}${noise(0)}\0\0\0\0${chance(8) ? noise(2) : ""}${brands}`;
    return `${pick([number(length, 4), number(length, 4), number(length, 4), "II*\0", "PK\x03\x04", "RIFF"])}${rest}${noise(6)}`;
  }

  const cased = (text) => [...text].map((c) => (chance(30) ? c.toUpperCase() : c)).join("");
  const web = () =>
    `${chance(20) ? pick(["\xef\xbb\xbf", "\xef\xbb", "\xef", "\xef\xbb\xbf\xef\xbb\xbf"]) : ""}${" \t\r\n".repeat(2).slice(0, below(9))}${chance(5) ? pick(["\0", "\v", "\f", "\xa0"]) : ""}${chance(8) ? " ".repeat(near(signatureBytes - pick([5, 14]))) : ""}${cased(pick(["<html", "<!doctype html", "<!doctype  html", "<htm", "<!doctype", "<body", "<html"]))}${chance(80) ? noise(9) : "<svg"}`;
  const drawing = () =>
    `${chance(20) ? " ".repeat(near(signatureBytes - 4)) : times(2, () => '<?xml version="1.0"?>\n')}${pick(["<svg", "<svg", "<SVG", "< svg", "<sv", "<<svg"])}${noise(6)}`;
  const signed = () =>
    `${pick(["GIF87a", "GIF89a", "GIF88a", "BM", "BM1234", "BM1234", "BM1234", "BMO Bank", "II*\0", "MM\0*", "II\0*", "RIFF1234WEBP", "RIFF1234WAVE", "PK\x03\x04", "PK\x05\x06", "\xff\xd8\xff", "\x89PNG"])}${pick(["", "\0\0\0\0\0\0", noise(12)])}`;
  const characters = ["a", "\n", "ä", "€", "\u{ffff}", "\u{d7ff}", "𐀀", "\u{10ffff}"];
  const character = () => Buffer.from(pick(characters)).toString("latin1");
  const broken = [
    "\x80",
    "\xc0\x80",
    "\xc1",
    "\xe0\x80\x80",
    "\xed\xa0\x80",
    "\xf0\x80\x80\x80",
    "\xf4\x90\x80\x80",
    "\xf5",
    "\xff",
    "\0",
  ];
  function text() {
    const long = chance(6) ? "x".repeat(near(pick([signatureBytes, headBytes]) - 6)) : "";
    const some = `${long}${times(8, character)}${chance(25) ? pick(broken) : ""}`;
    const cut = some.slice(0, some.length - below(4));
    return `${cut}${chance(50) ? "" : times(4, character)}`;
  }

  const kinds = [
    ...[jpeg, jpeg, jpeg, jpeg, jpeg, png, png, png, png, pdf, pdf, pdf, pdf, pdf],
    ...[box, box, web, drawing, signed, text],
  ];

  /** Something that happens to files. */
  const accidents = [
    (file) => file.slice(0, below(file.length + 1)),
    (file) => file.slice(0, below(file.length + 1)),
    (file) => file.slice(0, -between(1, 12)),
    (file) => {
      const at = below(file.length + 1);
      return `${file.slice(0, at)}${byte()}${file.slice(at + 1)}`;
    },
    (file) => {
      const at = below(file.length + 1);
      return `${file.slice(0, at)}${noise(5)}${file.slice(at)}`;
    },
    (file) => {
      const at = below(file.length + 1);
      return `${file.slice(0, at)}${file.slice(at + between(1, 9))}`;
    },
    (file) => `${file}${pick(["SEFT", "SEFT", "SEF", "seft", "SEFT\0"])}`,
    (file) => `${file}${"\0".repeat(pick([1, 7, 4845]))}`,
    (file) => `${file}\0\0\0\x18ftypmp42${noise(40)}`,
    (file) => `${file}${pick(kinds)()}`,
  ];

  /** Zeros up to about a size that matters. */
  const padded = (file, size) =>
    `${file}${pick(["\0", " "]).repeat(Math.max(0, near(size) - file.length))}`;

  const names = ["a", "a.", ".", "", "a.b/c", "a/b.", "x.y.z", "jpg", ".png", "ä.pdf"];
  const extensions = [
    "jpg",
    "jpeg",
    "jpe",
    "jfif",
    "pjpeg",
    "pjp",
    "png",
    "pdf",
    "heic",
    "pdf ",
    "gif",
  ];

  return {
    tooLarge: (file) => file.padEnd(maxBytes + pick([0, 1, 1, 2]), pick(["\0", " "])),
    file() {
      let file = pick(kinds)();
      while (chance(35)) file = pick(accidents)(file);
      if (chance(4)) file = padded(file, smallBytes);
      return chance(0.3) ? "" : file;
    },
    name: () => (chance(25) ? pick(names) : `scan.${cased(pick(extensions))}`),
    cuts(length) {
      if (length < 2000 && chance(15)) return Array.from({ length }, (_, i) => i); // at every byte
      const cuts = Array.from({ length: below(9) }, () => below(length + 1));
      return cuts.sort((a, b) => a - b);
    },
  };
}

/** A file of a stream: what it is called, its bytes, and places where it may be cut. A few are as large as may be, or larger. */
export function makeFile(seed, index) {
  const make = makers(makeRandom(seed, index));
  const file = make.file();
  const bytes = Buffer.from(index % 2500 === 0 ? make.tooLarge(file) : file, "latin1");
  return { name: make.name(), bytes, cuts: make.cuts(bytes.length) };
}
