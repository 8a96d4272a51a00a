// Looks at real files: made by ImageMagick, Ghostscript, Poppler, libheif and Info-ZIP as the test runs, whole, cut off and
// renamed, and looked at by the command-line tool and by the package, which must agree.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, openAsBlob, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { root, tool } from "../harness/paths.mjs";

const folder = mkdtempSync(join(tmpdir(), "dossier-files-"));
after(() => rmSync(folder, { recursive: true }));

let dossier;
before(async () => {
  const { createValidator } = await import(join(root, "build/npm/package/dist/inline.js"));
  dossier = await createValidator();
});

const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: "pipe" });
const image = (...args) => run("convert", ...args);

// What the tools make; each file is there once it has been asked for. A photo is large enough to find no fault with.
const makers = {
  "photo.png": () => image("-size", "1600x1000", "-seed", "1", "plasma:tan-navy", "photo.png"),
  "photo.jpg": () => image(made("photo.png"), "-quality", "92", "photo.jpg"),
  "progressive.jpg": () => image(made("photo.png"), "-interlace", "JPEG", "progressive.jpg"),
  "grey.jpeg": () => image(made("photo.png"), "-colorspace", "Gray", "-quality", "95", "grey.jpeg"),
  "cmyk.jpg": () => image(made("photo.png"), "-colorspace", "CMYK", "cmyk.jpg"),
  "commented.jpg": () =>
    image(made("photo.png"), "-set", "comment", "x".repeat(60_000), "commented.jpg"),
  "interlaced.png": () => image(made("photo.png"), "-interlace", "PNG", "interlaced.png"),
  "palette.png": () => image(made("photo.png"), "-colors", "256", "PNG8:palette.png"),
  "tiny.jpg": () => image(made("photo.png"), "-resize", "640x400!", "tiny.jpg"),
  "tiny-progressive.jpg": () =>
    image(made("photo.png"), "-resize", "400x640!", "-interlace", "JPEG", "tiny-progressive.jpg"),
  "tiny.png": () => image(made("photo.png"), "-resize", "999x400!", "tiny.png"),
  "strip.png": () => image(made("photo.png"), "-resize", "1000x10!", "strip.png"),
  "animation.gif": () => image(made("tiny.jpg"), made("tiny.png"), "animation.gif"),
  "scan.bmp": () => image(made("tiny.jpg"), "scan.bmp"),
  "little.tiff": () => image(made("tiny.jpg"), "-endian", "LSB", "little.tiff"),
  "big.tiff": () => image(made("tiny.jpg"), "-endian", "MSB", "big.tiff"),
  "lossy.webp": () => image(made("tiny.jpg"), "lossy.webp"),
  "lossless.webp": () => image(made("tiny.jpg"), "-define", "webp:lossless=true", "lossless.webp"),
  "IMG_0042.HEIC": () => run("heif-enc", made("tiny.jpg"), "-o", "IMG_0042.HEIC"),
  "photo.avif": () => run("heif-enc", "-A", made("tiny.jpg"), "-o", "photo.avif"),
  "statement.ps"() {
    const line = (i) => `72 ${750 - 14 * i} moveto (Payment ${i}: ${i * 7919} EUR) show`;
    const page = Array.from({ length: 48 }, (_, i) => line(i)).join("\n");
    writeFileSync(
      join(folder, "statement.ps"),
      `%!PS\n/Helvetica findfont 10 scalefont setfont\n${`${page}\nshowpage\n`.repeat(200)}`,
    );
  },
  "statement.pdf": () => ghostscript("statement.pdf", "-dCompressPages=false"),
  "compressed.pdf": () => ghostscript("compressed.pdf"),
  "old.pdf": () => ghostscript("old.pdf", "-dCompatibilityLevel=1.3"),
  "cairo.pdf": () => run("pdftocairo", "-pdf", made("statement.pdf"), "cairo.pdf"),
  "united.pdf": () => run("pdfunite", made("statement.pdf"), made("old.pdf"), "united.pdf"),
  "page.svg": () => run("pdftocairo", "-svg", "-l", "1", made("statement.pdf"), "page.svg"),
  "page.jpg": () =>
    run("pdftocairo", "-jpeg", "-r", "300", "-singlefile", made("statement.pdf"), "page"),
  "page.png": () =>
    run("pdftocairo", "-png", "-r", "50", "-singlefile", made("statement.pdf"), "page"),
  "statement.txt": () => run("pdftotext", made("statement.pdf"), "statement.txt"),
  "scans.zip": () => run("zip", "-q", "scans.zip", made("tiny.jpg")),
};

function ghostscript(name, ...options) {
  run(
    "gs",
    "-q",
    "-sDEVICE=pdfwrite",
    "-sPAPERSIZE=letter",
    ...options,
    "-o",
    name,
    made("statement.ps"),
  );
}

const there = new Set();

/** The name of a file, which is there from now on. */
function made(name) {
  if (!there.has(name)) makers[name]();
  there.add(name);
  return name;
}

const bytesOf = (name) => readFileSync(join(folder, made(name)));

/** What the tool and the package say of these bytes under a name; that they say the same is a test of its own. */
async function look(bytes, name) {
  const path = join(folder, `upload-${name.split("/").at(-1)}`);
  writeFileSync(path, bytes);
  const { status, stdout, stderr } = spawnSync(
    tool,
    ["check-file", path, "--json", "--name", name],
    {
      encoding: "utf8",
    },
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

const flawless = [
  ["photo.jpg", "jpeg"],
  ["progressive.jpg", "jpeg"],
  ["cmyk.jpg", "jpeg"],
  ["commented.jpg", "jpeg"],
  ["page.jpg", "jpeg"],
  ["photo.png", "png"],
  ["interlaced.png", "png"],
  ["palette.png", "png"],
  ["statement.pdf", "pdf"],
  ["compressed.pdf", "pdf"],
  ["old.pdf", "pdf"],
  ["cairo.pdf", "pdf"],
  ["united.pdf", "pdf"],
];

for (const [name, type] of flawless) {
  describe(name, () => {
    test("is accepted without advice", async () => {
      const { size } = statSync(join(folder, made(name)));
      assert.ok(size >= 102_400, `the test wants a larger file than ${size} bytes`);
      assert.deepEqual(summary(await look(bytesOf(name), name)), [type, [], []]);
    });

    test("is told to be cut off, wherever it is", async () => {
      const bytes = bytesOf(name);
      for (const part of [0.99, 0.9, 0.5, 0.03]) {
        const length = Math.floor(part * bytes.length) - 100;
        const report = await look(bytes.subarray(0, length), name);
        assert.deepEqual(summary(report)[1], [["file_truncated", { type }]], `${length} bytes`);
      }
    });

    test("is accepted under a wrong name, with advice", async () => {
      const extension = type === "pdf" ? "JPG" : "Pdf";
      assert.deepEqual(summary(await look(bytesOf(name), `scan.${extension}`)), [
        type,
        [],
        [["file_extension_mismatch", { type, extension }]],
      ]);
      assert.deepEqual(summary(await look(bytesOf(name), "scan")), [
        type,
        [],
        [["file_extension_mismatch", { type }]],
      ]);
    });
  });
}

test("a grey photo is told that reviewers ask for colour", async () => {
  const report = await look(bytesOf("grey.jpeg"), "grey.jpeg");
  assert.deepEqual(summary(report), ["jpeg", [], [["image_grey", {}]]]);
});

describe("an image of few pixels", () => {
  for (const [name, type, width, height] of [
    ["tiny.jpg", "jpeg", 640, 400],
    ["tiny-progressive.jpg", "jpeg", 400, 640],
    ["tiny.png", "png", 999, 400],
    ["page.png", "png", 425, 550], // a page of 8½ × 11 inches at 50 dots an inch
  ]) {
    test(`is told its size: ${name}`, async () => {
      const [found, violations, advice] = summary(await look(bytesOf(name), name));
      assert.deepEqual([found, violations], [type, []]);
      assert.deepEqual(advice.at(-1), ["image_small", { width, height }]);
    });
  }

  test("is large enough if its longer side is", async () => {
    const report = await look(bytesOf("strip.png"), "strip.png");
    assert.ok(!report.advice.some(({ code }) => code === "image_small"));
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

describe("a file of another type is refused, whole or cut off, and whatever it is called:", () => {
  for (const [name, detected] of [
    ["IMG_0042.HEIC", "heic"],
    ["photo.avif", "avif"],
    ["animation.gif", "gif"],
    ["scan.bmp", "bmp"],
    ["little.tiff", "tiff"],
    ["big.tiff", "tiff"],
    ["lossy.webp", "webp"],
    ["lossless.webp", "webp"],
    ["scans.zip", "zip"],
    ["page.svg", "svg"],
    ["statement.txt", "text"],
    ["statement.ps", "text"],
  ]) {
    test(name, async () => {
      const bytes = bytesOf(name);
      for (const [part, as] of [
        [bytes, name],
        [bytes, "renamed.jpg"],
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
