// Looks at real files: made by the tools that people have, and laid out as cameras and scanners do; whole, cut off and renamed. The
// command-line tool and the package look at each, and must agree. What the whole run shows is the table of docs/files.md, which
// UPDATE_SNAPSHOT=1 writes anew.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, openAsBlob, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { root, tool } from "../harness/paths.mjs";
import { makeFiles } from "./makers.mjs";

const folder = mkdtempSync(join(tmpdir(), "dossier-files-"));
after(() => rmSync(folder, { recursive: true }));
const { made, bytesOf } = makeFiles(folder);

let dossier;
before(async () => {
  const { createValidator } = await import(join(root, "build/npm/package/dist/inline.js"));
  dossier = await createValidator();
});

/** What the tool and the package say of these bytes under a name; that they say the same is a test of its own. */
async function look(bytes, name) {
  const path = join(folder, `upload-${name.split("/").at(-1)}`);
  writeFileSync(path, bytes);
  const { status, stdout, stderr } = spawnSync(
    tool,
    ["check-file", path, "--json", "--name", name],
    { encoding: "utf8" },
  );
  assert.equal(stderr, "");
  const report = JSON.parse(stdout);
  assert.equal(status, report.ok ? 0 : 1);
  assert.deepEqual(dossier.checkFileBytes(bytes, name), report, "the package says the same");
  assert.deepEqual(await dossier.checkFile(await openAsBlob(path), name), report);
  return report;
}

const summary = ({ type, violations, advice }) => [
  type,
  violations.map(({ code, params }) => [code, params]),
  advice.map(({ code, params }) => [code, params]),
];
const codes = ({ violations, advice }) => [...violations, ...advice].map(({ code }) => code);

/**
 * Whole files: what each is, who makes it, and which advice it gets. `end` is where its document is complete, so that what is cut
 * behind it is not seen: the end of the file, of another file that begins it, or of the last `%%EOF`.
 */
const whole = [
  ["photo.jpg", "a photo", "ImageMagick", []],
  ["progressive.jpg", "a progressive JPEG", "ImageMagick", []],
  ["cmyk.jpg", "a JPEG in CMYK", "ImageMagick", []],
  ["grey.jpg", "a grey JPEG", "ImageMagick", ["image_grey"]],
  ["commented.jpg", "a JPEG with 60 KB of comment", "ImageMagick", []],
  ["thumbnail.jpg", "a JPEG whose thumbnail holds an end mark", "ExifTool", []],
  [
    "profile.jpg",
    "a JPEG with 180 KB of colour profile before its frame header",
    "ImageMagick",
    [],
  ],
  ["extended-xmp.jpg", "a JPEG with a depth map in its XMP", "layout: XMP, part 3", []],
  ["dense.jpg", "a JPEG of 45 KB with 300 dots per inch", "ImageMagick", []],
  ["dense-cm.jpg", "the same with 118 dots per centimetre", "ImageMagick", []],
  ["thin.jpg", "the same with 72 dots per inch", "ImageMagick", ["file_small"]],
  [
    "micro-video.jpg",
    "a photo and its film, Google's older way",
    "layout: GCamera",
    [],
    "photo.jpg",
  ],
  [
    "motion-photo.jpg",
    "a photo and its film, Android's way",
    "layout: Motion Photo 1.0",
    [],
    "photo.jpg",
  ],
  [
    "samsung-motion-photo.jpg",
    "a photo and its film, Samsung's way",
    "layout: SEFT",
    [],
    "photo.jpg",
  ],
  ["samsung-depth.jpg", "a photo and its depth map", "layout: SEFT", [], "photo.jpg"],
  ["samsung-without-end.jpg", "the same without an end mark of the photo", "layout: SEFT", []],
  ["ultra-hdr.jpg", "an Ultra HDR photo with gain map and film", "layout: MPF", [], "photo.jpg"],
  ["scanned.jpg", "a scan with 4,845 zeros behind it", "layout: zeros", [], "photo.jpg"],
  ["scanned-longer.jpg", "a scan with 80,508 zeros behind it", "layout: zeros", [], "photo.jpg"],
  ["photo.png", "a PNG", "ImageMagick", []],
  ["interlaced.png", "an interlaced PNG", "ImageMagick", []],
  ["palette.png", "a PNG of 256 colours", "ImageMagick", []],
  ["grey.png", "a grey PNG", "ImageMagick", ["image_grey"]],
  ["grey-alpha.png", "a grey PNG with transparency", "ImageMagick", ["image_grey"]],
  ["dense.png", "a small PNG with 300 dots per inch", "ImageMagick", []],
  ["followed.png", "a PNG with an archive behind it", "Info-ZIP", [], "photo.png"],
  ["statement.pdf", "a PDF", "Ghostscript", [], "%%EOF"],
  ["compressed.pdf", "a compressed PDF", "Ghostscript", [], "%%EOF"],
  ["old.pdf", "a PDF 1.3", "Ghostscript", [], "%%EOF"],
  ["cairo.pdf", "a PDF of cairo's", "Poppler", [], "%%EOF"],
  ["united.pdf", "two PDFs united", "Poppler", [], "%%EOF"],
  ["photo.pdf", "a photo as PDF, linearised", "img2pdf", []],
  ["one-page.pdf", "a page of text in a few KB", "qpdf", [], "%%EOF"],
  ["streams.pdf", "a PDF with object streams", "qpdf", [], "%%EOF"],
  ["linearized.pdf", "a linearised PDF", "qpdf", []],
  ["updated.pdf", "a PDF with an update", "layout: ISO 32000", [], "%%EOF"],
  ["updated-twice.pdf", "a PDF with two updates", "layout: ISO 32000", [], "%%EOF"],
  ["retitled.pdf", "a PDF with another title", "ExifTool", [], "%%EOF"],
  ["linearized-updated.pdf", "a linearised PDF with an update", "ExifTool", [], "%%EOF"],
  ["scanned.pdf", "a scanned PDF with 4,845 zeros behind it", "layout: zeros", [], "photo.pdf"],
  [
    "scanned-longer.pdf",
    "a scanned PDF with 80,508 zeros behind it",
    "layout: zeros",
    [],
    "photo.pdf",
  ],
  ["rc4-40.pdf", "a PDF with a password, RC4 of 40 bits", "qpdf", ["file_protected"], "%%EOF"],
  ["rc4-128.pdf", "a PDF with a password, RC4 of 128 bits", "qpdf", ["file_protected"], "%%EOF"],
  ["aes-128.pdf", "a PDF with a password, AES of 128 bits", "qpdf", ["file_protected"], "%%EOF"],
  ["aes-256.pdf", "a PDF with a password, AES of 256 bits", "qpdf", ["file_protected"], "%%EOF"],
  ["gs-encrypted.pdf", "a PDF with a password", "Ghostscript", ["file_protected"], "%%EOF"],
  ["owner-only.pdf", "a PDF that only its owner may print", "qpdf", ["file_protected"], "%%EOF"],
  ["garbled.pdf", "a PDF that was read as text", "Node.js", ["file_garbled"], "%%EOF"],
].map(([name, words, by, advice, end]) => ({ name, words, by, advice, end }));

const typeOf = (name) => ({ jpg: "jpeg", png: "png", pdf: "pdf" })[name.split(".").at(-1)];

/** Where the document of a file is complete. */
function endOf(bytes, end) {
  if (end === undefined) return bytes.length;
  if (end === "%%EOF") return bytes.lastIndexOf(end) + end.length;
  const last = bytesOf(end).subarray(-64);
  return bytes.indexOf(last) + last.length;
}

const cuts = Array.from({ length: 10 }, (_, i) => (2 * i + 1) / 20); // of the length: 5 %, 15 % to 95 %
const seen = new Map(); // how many of the cuts were, by the file's name

for (const { name, words, advice, end } of whole) {
  describe(`${name}, ${words}`, () => {
    const type = typeOf(name);

    test(`is accepted${advice.length > 0 ? `, with ${advice}` : " without advice"}`, async () => {
      const report = await look(bytesOf(name), name);
      assert.deepEqual([report.type, codes(report)], [type, advice]);
    });

    test("is told to be cut off, wherever its document is cut", async () => {
      const bytes = bytesOf(name);
      const complete = endOf(bytes, end);
      assert.ok(complete > 64 && complete <= bytes.length, `complete at ${complete}`);
      const places = [...cuts.map((part) => Math.floor(part * bytes.length)), complete - 1];
      let count = 0;
      for (const place of places) {
        const report = await look(bytes.subarray(0, place), name);
        const isSeen = codes(report).includes("file_truncated");
        assert.equal(isSeen, place < complete, `${place} of ${bytes.length}, to ${complete}`);
        if (isSeen && place !== places.at(-1)) count++;
      }
      seen.set(name, count);
      assert.ok(!codes(await look(bytes.subarray(0, complete), name)).includes("file_truncated"));
    });

    test("is accepted under a wrong name, with advice", async () => {
      const extension = type === "pdf" ? "JPG" : "Pdf";
      for (const [as, params] of [
        [`scan.${extension}`, { type, extension }],
        ["scan", { type }],
      ]) {
        const report = await look(bytesOf(name), as);
        assert.deepEqual([report.ok, report.advice[0].params], [true, params]);
      }
    });
  });
}

describe("a place where a file may be cut", () => {
  test("is seen behind the thumbnail, which ends as an image does", async () => {
    const bytes = bytesOf("thumbnail.jpg");
    const thumbnail = bytes.indexOf(bytesOf("thumb.jpg").subarray(-64)) + 64;
    assert.ok(thumbnail > 64 && thumbnail < 100_000);
    assert.equal(bytes.toString("latin1", thumbnail - 2, thumbnail), "\xff\xd9");
    assert.equal((await look(bytes.subarray(0, thumbnail), "a.jpg")).ok, false);
  });

  test("is seen anywhere in an update of a PDF, from its first object on", async () => {
    const bytes = bytesOf("updated-twice.pdf");
    const first = bytesOf("updated.pdf").length; // the first update is whole
    const object = bytes.indexOf(" obj", first) + 4;
    assert.ok(object > first);
    for (let at = object; at < endOf(bytes, "%%EOF"); at += 17) {
      assert.equal((await look(bytes.subarray(0, at), "a.pdf")).ok, false, `${at}`);
    }
  });

  test("is seen right behind the first end mark of a linearised PDF", async () => {
    const bytes = bytesOf("linearized.pdf");
    const first = bytes.indexOf("%%EOF") + 5;
    assert.ok(first < bytes.lastIndexOf("%%EOF"));
    assert.equal((await look(bytes.subarray(0, first), "a.pdf")).ok, false);
  });

  test("is not seen where an older version of a PDF ends", async () => {
    const bytes = bytesOf("updated.pdf");
    const older = bytesOf("statement.pdf").length;
    assert.equal((await look(bytes.subarray(0, older), "a.pdf")).ok, true);
  });

  test("is not seen in what follows the photo", async () => {
    const bytes = bytesOf("motion-photo.jpg");
    const report = await look(bytes.subarray(0, -1000), "a.jpg");
    assert.deepEqual(codes(report), []);
  });
});

test("what was laid out by hand is what the tools take it for", () => {
  const run = (command, ...args) => spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  const { status, stdout } = run("qpdf", "--check", made("updated-twice.pdf"));
  assert.equal(status, 0, stdout);
  for (const name of ["micro-video.jpg", "motion-photo.jpg", "ultra-hdr.jpg", "extended-xmp.jpg"]) {
    const { stdout, stderr } = run("exiftool", "-a", "-G1", "-s", made(name));
    assert.doesNotMatch(stdout + stderr, /Warning|Error/, name);
    assert.match(stdout, /GCamera|HasExtendedXMP/, name);
  }
  const pictures = run(
    "exiftool",
    "-NumberOfImages",
    "-MPImageLength",
    "-s3",
    made("ultra-hdr.jpg"),
  );
  assert.match(pictures.stdout, /^2\n\d{5,}\n/);
  const trailer = run("exiftool", "-Samsung:all", "-s", made("samsung-motion-photo.jpg"));
  assert.match(trailer.stdout, /EmbeddedVideoFile/);
});

test("damage in the middle of a file is not seen", async () => {
  for (const name of ["photo.jpg", "photo.png", "compressed.pdf"]) {
    const bytes = bytesOf(name);
    const middle = bytes.length >> 1;
    bytes.fill("?", middle, middle + 1000); // in image data, or in a stream
    assert.deepEqual(codes(await look(bytes, name)), [], name);
  }
});

describe("an image of few pixels", () => {
  for (const [name, type, width, height] of [
    ["tiny.jpg", "jpeg", 640, 400],
    ["tiny-progressive.jpg", "jpeg", 400, 640],
    ["tiny.png", "png", 999, 400],
  ]) {
    test(`is told its size: ${name}`, async () => {
      const [found, violations, advice] = summary(await look(bytesOf(name), name));
      assert.deepEqual([found, violations], [type, []]);
      assert.deepEqual(advice.at(-1), ["image_small", { width, height }]);
    });
  }

  test("is large enough if its longer side is", async () => {
    const report = await look(bytesOf("strip.png"), "strip.png");
    assert.ok(!codes(report).includes("image_small"));
  });

  test("is told both that it is cut off and small", async () => {
    const bytes = bytesOf("tiny.jpg").subarray(0, 4000);
    assert.deepEqual(summary(await look(bytes, "tiny.jpg")), [
      "jpeg",
      [["file_truncated", { type: "jpeg" }]],
      [
        ["file_small", { size: 4000 }],
        ["image_small", { width: 640, height: 400 }],
      ],
    ]);
  });
});

const others = [
  ["IMG_0042.HEIC", "heic", "libheif"],
  ["photo.avif", "avif", "libheif"],
  ["mif1.avif", "avif", "libheif, of the brand mif1"],
  ["animation.gif", "gif", "ImageMagick"],
  ["scan.bmp", "bmp", "ImageMagick"],
  ["little.tiff", "tiff", "ImageMagick"],
  ["big.tiff", "tiff", "ImageMagick"],
  ["lossy.webp", "webp", "ImageMagick"],
  ["lossless.webp", "webp", "ImageMagick"],
  ["scans.zip", "zip", "Info-ZIP"],
  ["page.svg", "svg", "Poppler"],
  ["page.html", "html", "by hand"],
  ["statement.txt", "text", "Poppler"],
  ["statement.ps", "text", "by hand"],
  ["bank.txt", "text", "by hand"],
];

describe("a file of another type is refused, whole or cut off, and whatever it is called:", () => {
  for (const [name, detected] of others) {
    test(name, async () => {
      const bytes = bytesOf(name);
      for (const [part, as] of [
        [bytes, name],
        [bytes, "renamed.pdf"],
        [bytes.subarray(0, 2000), name],
      ]) {
        assert.deepEqual(summary(await look(part, as)), [
          detected,
          [["file_type_not_accepted", { detected }]],
          [],
        ]);
      }
    });
  }

  test("a HEIC photo's message tells the owner of a phone what to do", async () => {
    const { violations } = await look(bytesOf("IMG_0042.HEIC"), "IMG_0042.jpg");
    assert.match(violations[0].message, /Settings > Camera > Formats/);
  });
});

test("a file that is too large is told so, and no more", async () => {
  const size = statSync(join(folder, made("photo.jpg"))).size;
  const bytes = Buffer.concat([bytesOf("photo.jpg"), Buffer.alloc(10_485_761 - size)]);
  assert.deepEqual(codes(await look(bytes, "a.jpg")), ["file_too_large"]);
  assert.deepEqual(codes(await look(bytes.subarray(0, -1), "a.jpg")), []);
});

/** The cells of the tables in a text, whatever blanks are around them. */
const cellsOf = (text) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^[|: -]+$/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));

test("docs/files.md tells what this run has seen", () => {
  const row = (...cells) => `| ${cells.join(" | ")} |`;
  const rows = [
    row("a whole file", "made by", "is told", "of ten cuts, seen"),
    row("---", "---", "---", "---:"),
    ...whole.map(({ name, words, by, advice }) =>
      row(words, by, advice.map((code) => `\`${code}\``).join(", ") || "nothing", seen.get(name)),
    ),
  ];
  const path = join(root, "docs/files.md");
  const text = readFileSync(path, "utf8");
  const [start, end] = ["<!-- the run -->", "<!-- end of the run -->"];
  const from = text.indexOf(start) + start.length;
  const to = text.indexOf(end);
  assert.ok(from >= start.length && to > from);
  if (process.env.UPDATE_SNAPSHOT === "1") {
    writeFileSync(path, `${text.slice(0, from)}\n\n${rows.join("\n")}\n\n${text.slice(to)}`);
  } else {
    assert.deepEqual(cellsOf(text.slice(from, to)), cellsOf(rows.join("\n")));
  }
});
