// How fast the package looks at files of 10 MB, as bytes and as a Blob, and whether that is within the goal.
//
//     node bench/files.mjs
import { createValidator } from "../build/npm/package/dist/node.js";
import { median } from "./measure.mjs";

const size = 10_000_000;
const goal = 400; // MB/s, for the bytes of a photo
const looks = 25;

/** Bytes as of image data that is compressed well, each FF followed by 00. */
function imageData() {
  const bytes = Buffer.alloc(size);
  let state = 20261122;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
    if (bytes[i] === 0xff && i + 1 < size) bytes[++i] = 0;
  }
  return bytes;
}

function photo() {
  const bytes = imageData();
  const start =
    "ffd8ffe000104a46494600010101004800480000ffc00011080800100003011100021101031101ffda000c03010002110311003f00";
  bytes.write(start, "hex");
  bytes.write("ffd9", size - 2, "hex");
  return bytes;
}

function png() {
  const bytes = imageData();
  bytes.write("89504e470d0a1a0a0000000d49484452000010000000080008020000000000000000", "hex");
  const end = size - 12;
  for (let at = 33; at < end;) {
    const length = Math.min(8192, end - at - 12);
    bytes.writeUInt32BE(length, at);
    bytes.write("IDAT", at + 4);
    at += length + 12;
  }
  bytes.write("0000000049454e44ae426082", end, "hex");
  return bytes;
}

function pdf() {
  const bytes = imageData();
  bytes.write("%PDF-1.7\n1 0 obj\n<</Length 9999900>>\nstream\n");
  bytes.write("\nendstream\nendobj\n%%EOF\n", size - 24);
  return bytes;
}

const dossier = await createValidator();

async function speedOf(look) {
  const times = [];
  for (let i = 0; i < looks; i++) {
    const start = performance.now();
    const report = await look();
    times.push(performance.now() - start);
    if (!report.ok) throw new Error(JSON.stringify(report));
  }
  return size / 1000 / median(times);
}

const show = (...cells) =>
  console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(40) : cell.padStart(12))).join(""));
show("MB/s, a file of 10 MB", "bytes", "Blob");
let photoSpeed;
for (const [name, make] of Object.entries({
  "photo.jpg": photo,
  "scan.png": png,
  "scan.pdf": pdf,
})) {
  const bytes = make();
  const blob = new Blob([bytes]);
  const ofBytes = await speedOf(() => dossier.checkFileBytes(bytes, name));
  const ofBlob = await speedOf(() => dossier.checkFile(blob, name));
  photoSpeed ??= ofBytes;
  show(name, ofBytes.toFixed(0), ofBlob.toFixed(0));
}
console.log(
  photoSpeed >= goal
    ? `\nThe goal of ${goal} MB/s is met.`
    : `\nThe goal of ${goal} MB/s is MISSED.`,
);
