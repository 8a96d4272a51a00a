// Real files: what the tools of Debian make, and what cameras and scanners make of that.
import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as layouts from "./layouts.mjs";

/** Makes files in a folder, each of them once: { made, bytesOf } by their names. */
export function makeFiles(folder) {
  const there = new Set();

  const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: "pipe" });
  const image = (...args) => run("convert", ...args);
  const write = (name, bytes) => writeFileSync(join(folder, name), bytes);
  const ghostscript = (name, ...options) =>
    run(
      "gs",
      ...["-q", "-sDEVICE=pdfwrite", "-sPAPERSIZE=letter", ...options, "-o", name],
      made("statement.ps"),
    );
  const encrypt = (name, user, ...options) =>
    run(
      "qpdf",
      "--allow-weak-crypto",
      ...["--encrypt", user, "owner", ...options, "--", made("statement.pdf"), name],
    );
  /** ExifTool appends an update to a PDF. */
  const retitle = (name, from) => {
    write(name, bytesOf(from));
    run("exiftool", "-q", "-overwrite_original", "-Title=Statement", name);
  };
  const laidOut =
    (layout, from = "photo.jpg") =>
    (name) =>
      write(name, layout(bytesOf(from)));

  const makers = {
    "photo.png": () => image("-size", "1600x1000", "-seed", "1", "plasma:tan-navy", "photo.png"),
    "photo.jpg": () => image(made("photo.png"), "-quality", "92", "photo.jpg"),
    "progressive.jpg": () => image(made("photo.png"), "-interlace", "JPEG", "progressive.jpg"),
    "cmyk.jpg": () => image(made("photo.png"), "-colorspace", "CMYK", "cmyk.jpg"),
    "grey.jpg": () => image(made("photo.png"), "-colorspace", "Gray", "-quality", "95", "grey.jpg"),
    "commented.jpg": () =>
      image(made("photo.png"), "-set", "comment", "x".repeat(60_000), "commented.jpg"),
    "thumb.jpg": () => image(made("photo.png"), "-resize", "160x100!", "thumb.jpg"),
    "thumbnail.jpg"() {
      write("thumbnail.jpg", bytesOf("photo.jpg"));
      const thumbnail = `-ThumbnailImage<=${made("thumb.jpg")}`;
      run("exiftool", "-q", "-overwrite_original", thumbnail, "thumbnail.jpg");
    },
    "profile.jpg": () =>
      image(
        made("cmyk.jpg"),
        ...["-profile", "/usr/share/color/icc/ghostscript/default_cmyk.icc", "profile.jpg"],
      ),
    "dense.jpg": () => small("dense.jpg", "300", "PixelsPerInch"),
    "dense-cm.jpg": () => small("dense-cm.jpg", "118.2", "PixelsPerCentimeter"),
    "thin.jpg": () => small("thin.jpg", "72", "PixelsPerInch"),
    "tiny.jpg": () => image(made("photo.png"), "-resize", "640x400!", "tiny.jpg"),
    "tiny-progressive.jpg": () =>
      image(made("photo.png"), "-resize", "400x640!", "-interlace", "JPEG", "tiny-progressive.jpg"),

    "micro-video.jpg": laidOut(layouts.microVideo),
    "motion-photo.jpg": laidOut(layouts.motionPhoto),
    "samsung-motion-photo.jpg": laidOut(layouts.samsungMotionPhoto),
    "samsung-depth.jpg": laidOut(layouts.samsungDepth),
    "samsung-without-end.jpg": laidOut(layouts.samsungWithoutEnd),
    "ultra-hdr.jpg": (name) =>
      write(name, layouts.ultraHdr(bytesOf("photo.jpg"), bytesOf("grey.jpg"))),
    "extended-xmp.jpg": laidOut(layouts.extendedXmp),
    "scanned.jpg": laidOut((jpeg) => layouts.zeros(jpeg, 4845)),
    "scanned-longer.jpg": laidOut((jpeg) => layouts.zeros(jpeg, 80_508)),

    "interlaced.png": () => image(made("photo.png"), "-interlace", "PNG", "interlaced.png"),
    "palette.png": () => image(made("photo.png"), "-colors", "256", "PNG8:palette.png"),
    "grey.png": () =>
      image(made("photo.png"), "-colorspace", "Gray", "-define", "png:color-type=0", "grey.png"),
    "grey-alpha.png": () =>
      image(
        made("photo.png"),
        "-colorspace",
        "Gray",
        "-define",
        "png:color-type=4",
        "grey-alpha.png",
      ),
    "dense.png": () =>
      image(
        made("photo.png"),
        ...["-resize", "1000x100!", "-density", "300", "-units", "PixelsPerInch", "dense.png"],
      ),
    "tiny.png": () => image(made("photo.png"), "-resize", "999x400!", "tiny.png"),
    "strip.png": () => image(made("photo.png"), "-resize", "1000x10!", "strip.png"),
    "followed.png": (name) =>
      write(name, Buffer.concat([bytesOf("photo.png"), bytesOf("scans.zip")])),

    "statement.ps"() {
      const line = (i) => `72 ${750 - 14 * i} moveto (Payment ${i}: ${i * 7919} EUR) show`;
      const page = Array.from({ length: 48 }, (_, i) => line(i)).join("\n");
      write(
        "statement.ps",
        `%!PS\n/Helvetica findfont 10 scalefont setfont\n${`${page}\nshowpage\n`.repeat(200)}`,
      );
    },
    "statement.pdf": () => ghostscript("statement.pdf", "-dCompressPages=false"),
    "compressed.pdf": () => ghostscript("compressed.pdf"),
    "old.pdf": () => ghostscript("old.pdf", "-dCompatibilityLevel=1.3"),
    "cairo.pdf": () => run("pdftocairo", "-pdf", made("statement.pdf"), "cairo.pdf"),
    "united.pdf": () => run("pdfunite", made("statement.pdf"), made("old.pdf"), "united.pdf"),
    "photo.pdf": () => run("img2pdf", made("photo.jpg"), "-o", "photo.pdf"),
    "one-page.pdf": () =>
      run("qpdf", made("compressed.pdf"), "--pages", ".", "1", "--", "one-page.pdf"),
    "streams.pdf": () =>
      run("qpdf", "--object-streams=generate", made("statement.pdf"), "streams.pdf"),
    "linearized.pdf": () => run("qpdf", "--linearize", made("statement.pdf"), "linearized.pdf"),
    "updated.pdf": laidOut(layouts.updatePdf, "statement.pdf"),
    "updated-twice.pdf": laidOut(layouts.updatePdf, "updated.pdf"),
    "retitled.pdf": (name) => retitle(name, "statement.pdf"),
    "linearized-updated.pdf": (name) => retitle(name, "linearized.pdf"),
    "scanned.pdf": laidOut((pdf) => layouts.zeros(pdf, 4845), "photo.pdf"),
    "scanned-longer.pdf": laidOut((pdf) => layouts.zeros(pdf, 80_508), "photo.pdf"),
    "rc4-40.pdf": (name) => encrypt(name, "user", "40"),
    "rc4-128.pdf": (name) => encrypt(name, "user", "128", "--use-aes=n"),
    "aes-128.pdf": (name) => encrypt(name, "user", "128", "--use-aes=y"),
    "aes-256.pdf": (name) => encrypt(name, "user", "256"),
    "gs-encrypted.pdf": (name) =>
      ghostscript(
        name,
        "-sOwnerPassword=owner",
        "-sUserPassword=user",
        "-dEncryptionR=3",
        "-dKeyLength=128",
      ),
    "owner-only.pdf": (name) => encrypt(name, "", "256", "--print=none"),
    "garbled.pdf": laidOut((pdf) => Buffer.from(pdf.toString("utf8")), "compressed.pdf"),

    "IMG_0042.HEIC": () => run("heif-enc", made("tiny.jpg"), "-o", "IMG_0042.HEIC"),
    "photo.avif": () => run("heif-enc", "-A", made("tiny.jpg"), "-o", "photo.avif"),
    "mif1.avif"(name) {
      const bytes = bytesOf("photo.avif");
      bytes.write("mif1", 8); // as other encoders begin: avif is among the compatible brands
      write(name, bytes);
    },
    "animation.gif": () => image(made("tiny.jpg"), made("tiny.png"), "animation.gif"),
    "scan.bmp": () => image(made("tiny.jpg"), "scan.bmp"),
    "little.tiff": () => image(made("tiny.jpg"), "-endian", "LSB", "little.tiff"),
    "big.tiff": () => image(made("tiny.jpg"), "-endian", "MSB", "big.tiff"),
    "lossy.webp": () => image(made("tiny.jpg"), "lossy.webp"),
    "lossless.webp": () =>
      image(made("tiny.jpg"), "-define", "webp:lossless=true", "lossless.webp"),
    "scans.zip": () => run("zip", "-q", "scans.zip", made("tiny.jpg")),
    "page.svg": () => run("pdftocairo", "-svg", "-l", "1", made("statement.pdf"), "page.svg"),
    "page.html": () =>
      write("page.html", "\n<!DOCTYPE html>\n<title>404</title><p>Not found.<svg></svg>\n"),
    "statement.txt": () => run("pdftotext", made("statement.pdf"), "statement.txt"),
    "bank.txt": () => write("bank.txt", "BMO Bank of Montreal\nStatement of account\n"),
  };

  function small(name, density, units) {
    image(
      made("photo.png"),
      ...["-resize", "1200x750!", "-quality", "50", "-density", density, "-units", units, name],
    );
  }

  /** The name of a file, which is there from now on. */
  function made(name) {
    if (!there.has(name)) makers[name](name);
    there.add(name);
    return name;
  }

  /** The bytes of a file, to be changed at will. */
  function bytesOf(name) {
    return readFileSync(join(folder, made(name)));
  }

  return { made, bytesOf };
}
