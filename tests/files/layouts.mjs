// Layouts that cameras and scanners write and no tool of Debian does, put together by their documentation.
import { Buffer } from "node:buffer";

const number = (value, bytes) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const little = (value, bytes) => number(value, bytes).reverse();

/** Bytes that say nothing, the same in every run; there are ends of images, of JPEG and PNG, and beginnings among them. */
function noise(size) {
  const bytes = Buffer.alloc(size);
  let state = 20261122;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  for (let at = 1000; at + 20 < size; at += 9000)
    bytes.write("\xff\xd9\xff\xda\0\x02IEND\xff\xd8\xff", at, "latin1");
  return bytes;
}

const box = (type, ...parts) => {
  const data = Buffer.concat(parts);
  return Buffer.concat([number(data.length + 8, 4), Buffer.from(type), data]);
};

/** A film (ISO/IEC 14496-12), as far as nobody plays it. */
const film = Buffer.concat([
  box("ftyp", Buffer.from("mp42\0\0\0\0mp42isom", "latin1")),
  box("mdat", noise(300_000)),
  box("moov", noise(5000)),
]);

export const segment = (marker, data) =>
  Buffer.concat([Buffer.from([0xff, marker]), number(data.length + 2, 2), data]);

/** A JPEG with segments behind its first one, JFIF's. */
export function withSegments(jpeg, ...segments) {
  const at = 4 + jpeg.readUInt16BE(4);
  return Buffer.concat([jpeg.subarray(0, at), ...segments, jpeg.subarray(at)]);
}

const xmp = (attributes, more = "") =>
  segment(
    0xe1,
    Buffer.from(
      `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/" xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" ${attributes}>${more}</rdf:Description></rdf:RDF></x:xmpmeta>`,
      "latin1",
    ),
  );

/** What is behind the picture, by the Container namespace of Google's. */
const directory = (items) =>
  `<Container:Directory><rdf:Seq>${[["image/jpeg", "Primary", 0], ...items]
    .map(
      ([mime, semantic, length]) =>
        `<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="${mime}" Item:Semantic="${semantic}" Item:Length="${length}"/></rdf:li>`,
    )
    .join("")}</rdf:Seq></Container:Directory>`;

/** Google, until 2020: the film stands so many bytes before the end. */
export const microVideo = (jpeg) =>
  Buffer.concat([
    withSegments(
      jpeg,
      xmp(
        `GCamera:MicroVideo="1" GCamera:MicroVideoVersion="1" GCamera:MicroVideoOffset="${film.length}"`,
      ),
    ),
    film,
  ]);

/** Android's Motion Photo format 1.0. */
export const motionPhoto = (jpeg) =>
  Buffer.concat([
    withSegments(
      jpeg,
      xmp(
        'GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"',
        directory([["video/mp4", "MotionPhoto", film.length]]),
      ),
    ),
    film,
  ]);

/**
 * Samsung's trailer: blocks of data, each with its type and name, and behind them a directory between SEFH and SEFT, of which each
 * entry says how far before SEFH its block begins.
 */
export function samsung(jpeg, blocks) {
  const made = blocks.map(([type, name, data]) => [
    type,
    Buffer.concat([
      Buffer.from([0, 0]),
      little(type, 2),
      little(name.length, 4),
      Buffer.from(name),
      data,
    ]),
  ]);
  let behind = made.reduce((sum, [, block]) => sum + block.length, 0);
  const entries = made.map(([type, block]) => {
    const entry = [
      Buffer.from([0, 0]),
      little(type, 2),
      little(behind, 4),
      little(block.length, 4),
    ];
    behind -= block.length;
    return Buffer.concat(entry);
  });
  const list = Buffer.concat([
    Buffer.from("SEFH"),
    little(107, 4),
    little(entries.length, 4),
    ...entries,
  ]);
  return Buffer.concat([
    jpeg,
    ...made.map(([, block]) => block),
    list,
    little(list.length, 4),
    Buffer.from("SEFT"),
  ]);
}

export const samsungMotionPhoto = (jpeg) =>
  samsung(jpeg, [
    [0x0a01, "Image_UTC_Data", Buffer.from("1732233600000")],
    [0x0a30, "MotionPhoto_Data", film],
  ]);

/** A photo with live focus: the picture that was taken, and its depth. */
export const samsungDepth = (jpeg) =>
  samsung(jpeg, [
    [0x0ab1, "DualShot_DepthMap_1", Buffer.alloc(120_000, 0x7f)],
    [0x0ab3, "DualShot_Meta_Info", Buffer.alloc(200, 1)],
  ]);

/** The same with a picture that ends without its end mark, which the directory makes up for. */
export const samsungWithoutEnd = (jpeg) => samsungDepth(jpeg.subarray(0, -2));

/** CIPA DC-007: where in the file further pictures stand. Its offsets count from the byte order within the segment. */
function multiPicture(sizes, offsets) {
  const entry = (tag, type, count, value) =>
    Buffer.concat([number(tag, 2), number(type, 2), number(count, 4), value]);
  const pictures = sizes.map((size, i) =>
    Buffer.concat([
      number(i === 0 ? 0x030000 : 0, 4),
      number(size, 4),
      number(offsets[i], 4),
      number(0, 4),
    ]),
  );
  const start = 8 + 2 + 3 * 12 + 4;
  return segment(
    0xe2,
    Buffer.concat([
      Buffer.from("MPF\0MM\0*\0\0\0\x08\0\x03", "latin1"),
      entry(0xb000, 7, 4, Buffer.from("0100")),
      entry(0xb001, 4, 1, number(sizes.length, 4)),
      entry(0xb002, 7, 16 * sizes.length, number(start, 4)),
      number(0, 4),
      ...pictures,
    ]),
  );
}

/** Ultra HDR: behind the picture its gain map, a JPEG as well, which the MPF segment points at; and behind that a film. */
export function ultraHdr(jpeg, gainMap) {
  const map = withSegments(gainMap, xmp('hdrgm:Version="1.0" hdrgm:GainMapMax="2.5"'));
  const about = xmp(
    'hdrgm:Version="1.0" GCamera:MotionPhoto="1"',
    directory([
      ["image/jpeg", "GainMap", map.length],
      ["video/mp4", "MotionPhoto", film.length],
    ]),
  );
  const length = multiPicture([0, 0], [0, 0]).length;
  const size = jpeg.length + about.length + length;
  const order = 4 + jpeg.readUInt16BE(4) + about.length + 8; // where the byte order of the MPF segment stands
  const pictures = multiPicture([size, map.length], [0, size - order]);
  return Buffer.concat([withSegments(jpeg, about, pictures), map, film]);
}

/** A depth map in the extended XMP of a camera app: text in several segments, each with the place that it has in the whole. */
export function extendedXmp(jpeg) {
  const text = Buffer.from(`<x:xmpmeta GDepth:Data="${noise(150_000).toString("base64")}"/>`);
  const part = 65_400;
  const segments = [];
  for (let at = 0; at < text.length; at += part) {
    segments.push(
      segment(
        0xe1,
        Buffer.concat([
          Buffer.from(
            "http://ns.adobe.com/xmp/extension/\x00000102030405060708090A0B0C0D0E0F",
            "latin1",
          ),
          number(text.length, 4),
          number(at, 4),
          text.subarray(at, at + part),
        ]),
      ),
    );
  }
  return withSegments(
    jpeg,
    xmp('xmpNote:HasExtendedXMP="000102030405060708090A0B0C0D0E0F"'),
    ...segments,
  );
}

/** ISO 32000-1, 7.5.6: an update behind a PDF, of one object more, with a cross-reference table that leads to the one before. */
export function updatePdf(pdf) {
  const text = pdf.toString("latin1");
  const last = (pattern) => [...text.matchAll(pattern)].at(-1)[1];
  const size = Number(last(/\/Size (\d+)/g));
  const object = `${size} 0 obj\n<</Note(${"An update. ".repeat(40)})>>\nendobj\n`;
  const table =
    `xref\n0 0\n${size} 1\n${String(pdf.length).padStart(10, "0")} 00000 n \n` +
    `trailer\n<</Size ${size + 1}/Root ${last(/\/Root (\d+ \d+ R)/g)}/Prev ${last(/startxref\s+(\d+)/g)}>>\n` +
    `startxref\n${pdf.length + object.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(object + table)]);
}

export const zeros = (bytes, count) => Buffer.concat([bytes, Buffer.alloc(count)]);
