// brief() and briefly(): every finding in short, in every language, and one sentence for one mistake.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { contextOf, readFileCases, readVectors } from "../../../tests/harness/vectors.mjs";
import { samplesOf } from "./samples.mjs";

const languages = ["en", "es", "fr", "de", "pt", "ar", "zh", "hi"];
const snapshots = fileURLToPath(new URL("brief", import.meta.url));

const installed = install();
const { createValidator } = await import(installed.url("dist/inline.js"));
const { brief, briefly, briefSchema, offer } = await import(installed.url("dist/brief.js"));
const { fixes } = await import(installed.url("dist/fixes.js"));
const { en: pack } = await import(installed.url("dist/locales/en.js"));
const { countries, fileRules, rules, states } = await import(installed.url("dist/catalogue.js"));
const voices = Object.fromEntries(
  await Promise.all(
    languages.map(async (name) => [
      name,
      (await import(installed.url(`dist/brief/${name}.js`)))[name],
    ]),
  ),
);
const dossier = await createValidator();
const vectors = readVectors();
const samples = samplesOf(pack, vectors);
const { en } = voices;

const isolates = { "\u2066": "<LRI>", "\u2068": "<FSI>", "\u2069": "<PDI>" };
const visible = (text) => text.replace(/[\u2066-\u2069]/g, (one) => isolates[one]);

/** The report of the example with changes in its parts, and only what some codes find. */
function report({ primary, address, body, context }) {
  const value = exampleBody();
  const at = value.identifying_documents.findIndex(({ type }) => type !== "SELFIE");
  Object.assign(value.identifying_documents[at], primary);
  Object.assign(value.address_documents[0], address);
  return dossier.validate({ ...value, ...body }, { ...exampleContext, ...context });
}

const entry = (kind) => `/identifying_documents/1/${kind}`;
const one = (code, path, params = {}, voice = en) => brief({ code, path, params }, voice);

test("every voice of the package is looked at here", () => {
  const packed = installed.files.flatMap(
    (name) => /^dist\/brief\/(\w+)\.js$/.exec(name)?.[1] ?? [],
  );
  assert.deepEqual(packed.sort(), languages.toSorted());
});

describe("English says", () => {
  const cases = [
    ["required", entry("number"), {}, "Enter the document number."],
    ["empty", entry("expiry_date"), {}, "Enter the expiry date."],
    ["type_mismatch", entry("number"), { expected: "string", actual: "null" }, "Enter the document number."],
    ["type_mismatch", entry("number"), { expected: "string", actual: "number" }, "Fill this in again."],
    ["required", entry("files"), {}, "Add a photo or PDF of this document."],
    ["empty", entry("files/0/uri"), {}, "Add a photo or PDF of this document."],
    ["required", "/tos_policies_value", {}, "Agree to the terms to continue."],
    ["side_missing", entry("files"), { side: "BACK" }, "Add a photo of the back."],
    ["side_required", entry("files/0/side"), {}, "Say whether this is the front or the back."],
    ["file_count", entry("files"), { expected: 2, actual: 1 }, "Add 1 more file."],
    ["file_count", entry("files"), { expected: 1, actual: 3 }, "Remove 2 files."],
    ["state_not_iso3166_2", entry("state"), { suggestion: "US-CA" }, "Did you mean US-CA (California)?"],
    ["invalid_country", entry("country"), { suggestion: "NLD" }, "Did you mean the Netherlands?"],
    ["invalid_date", entry("expiry_date"), { suggestion: "2029-06-01" }, "Did you mean June 1, 2029?"],
    ["unknown_value", entry("type"), { allowed: [], actual: "passport", suggestion: "PASSPORT" }, "Did you mean passport?"],
    ["expiry_soon", entry("expiry_date"), { days: 1 }, "This document expires in 1 day. Reviewers prefer at least 60."],
    ["year_unlikely", entry("expiry_date"), { year: 1450 }, "The year 1450 is unlikely. Enter the year of the international calendar."],
    ["address_country_mismatch", "/address_documents/0/country", { actual: "USA", expected: "DEU" }, "This document is from the United States, but you told us you live in Germany."],
    ["address_country_mismatch", "/address_documents/0/country", { actual: "XKX", expected: "?" }, "This document is from XKX, but you told us you live in ?."],
    ["file_type_not_accepted", undefined, { detected: "heic" }, "HEIC photos aren’t supported. Use a JPEG, PNG or PDF."],
    ["file_too_large", undefined, { max: 10_485_760, actual: 13_316_915 }, "This file is 12.7 MB. The limit is 10 MB."],
    ["file_extension_mismatch", undefined, { type: "jpeg" }, "Rename this file so that it ends in .jpg."],
    ["file_small", undefined, { size: 59_392 }, "This picture is small (58 KB). Check that all text is readable."],
  ]; // prettier-ignore
  for (const [code, path, params, sentence] of cases) {
    test(sentence, () => assert.equal(one(code, path, params), sentence));
  }
});

for (const [name, voice] of Object.entries(voices)) {
  describe(`the sentences in ${new Intl.DisplayNames("en", { type: "language" }).of(name)}`, () => {
    const spoken = samples.map((finding) => ({ ...finding, text: brief(finding, voice) }));

    test("are those of the snapshot", () => {
      const codes = [...rules, ...fileRules].map(({ code }) => code);
      const lines = codes.flatMap((code) => {
        const texts = spoken.filter((each) => each.code === code).map(({ text }) => visible(text));
        return [code, ...new Set(texts.map((text) => `  ${text}`))];
      });
      const text = lines.join("\n") + "\n";
      const path = join(snapshots, `${name}.txt`);
      if (process.env.UPDATE_SNAPSHOT === "1") writeFileSync(path, text);
      assert.equal(text, readFileSync(path, "utf8"), "Set UPDATE_SNAPSHOT=1 if this is meant.");
    });

    test("are there for every code, and leave no placeholder open", () => {
      for (const { code, text } of spoken) {
        assert.notEqual(text, code);
        assert.doesNotMatch(text, /[{}[\]|#]|undefined|^ | $| {2}/, code);
        assert.match(text, /[.?。।？؟]$/, code);
      }
    });

    test("name no document, no member and nothing of JSON, and count no bytes", () => {
      for (const { code, text } of spoken) {
        assert.doesNotMatch(
          text.replaceAll(/US-\w\w/g, ""),
          /[A-Za-z]_[A-Za-z]|\bJSON\b|\bnull\b|\buri\b|\/[a-z]|\b(FRONT|BACK|PASSPORT|SELFIE|USA|DEU)\b|\b[Bb]ytes?\b/,
          code,
        );
        assert.doesNotMatch(
          text,
          new RegExp(voice.locale === "en" ? "document \\d" : "^\\W*\\d+:"),
          code,
        );
      }
    });

    test("know every country and every state", () => {
      const named = new Set();
      for (const code of countries) {
        const text = one("invalid_country", entry("country"), { suggestion: code }, voice);
        assert.ok(!text.includes(code), text);
        named.add(text);
      }
      assert.equal(named.size, countries.length);
      for (const { code, name } of states) {
        const text = one("state_not_iso3166_2", entry("state"), { suggestion: code }, voice);
        assert.ok(text.includes(`${code} (${name})`), text);
      }
    });

    test("are of what is written from left to right apart where the words are not", () => {
      for (const { code, text } of spoken) {
        const opened = text.match(/[\u2066\u2068]/g)?.length ?? 0;
        assert.equal(text.match(/\u2069/g)?.length ?? 0, opened, code);
      }
    });
  });
}

test("every finding of every vector has a sentence in every language", () => {
  let findings = 0;
  for (const each of vectors) {
    const { violations, advice } = dossier.validateText(each.text, contextOf(each));
    for (const finding of [...violations, ...advice]) {
      findings++;
      for (const voice of Object.values(voices)) {
        assert.notEqual(brief({ ...finding, message: "As it came." }, voice), "As it came.");
      }
    }
  }
  for (const { bytes, file_name } of readFileCases()) {
    const { violations, advice } = dossier.checkFileBytes(bytes, file_name);
    for (const finding of [...violations, ...advice]) {
      for (const voice of Object.values(voices)) {
        assert.notEqual(brief({ ...finding, message: "As it came." }, voice), "As it came.");
      }
    }
  }
  assert.ok(findings > 1000, `${findings}`);
});

describe("a message stays as it came", () => {
  const cases = {
    "of a code that the voice does not know": { code: "server", path: "", params: {} },
    "of a code that every object seems to have": { code: "constructor", path: "", params: {} },
    "without a param that it needs": { code: "expiry_soon", path: "", params: {} },
    "with a param of another type": { code: "expiry_soon", path: "", params: { days: true } },
  };
  for (const [name, finding] of Object.entries(cases)) {
    test(name, () => {
      for (const voice of Object.values(voices)) {
        assert.equal(brief({ ...finding, message: "As it came." }, voice), "As it came.");
        assert.equal(brief(finding, voice), finding.code);
      }
    });
  }
});

describe("briefly()", () => {
  /** What a report says at the places of a document, code by code. */
  const said = (input) => {
    const { violations, advice } = briefly(report(input), en);
    return [...violations, ...advice].map(({ code, brief }) => `${code}: ${brief}`);
  };
  const front = { side: "FRONT", uri: "/AbAcQ4hn_0652746727638.pdf" };
  const back = { side: "BACK", uri: "/XyZ123mn_0652746727639.pdf" };
  const known = { uploaded_uris: undefined };

  test("keeps the verdict, the messages and all else of a report", () => {
    const before = report({ primary: { number: "" }, body: { tos_policies_value: "" } });
    const { violations, advice, ...rest } = briefly(before, en);
    const { violations: was, advice: advised, ...other } = before;
    assert.deepEqual(rest, other);
    const plain = (list) => list.map(({ brief, ...finding }) => (assert.ok(brief), finding));
    assert.deepEqual([plain(violations), plain(advice)], [was, advised]);
  });

  test("says of a file that is missing which, and not that there is one too few", () => {
    assert.deepEqual(said({ primary: { files: [front] }, context: known }), [
      "side_missing: Add a photo of the back.",
    ]);
  });

  test("says how many too many there are beside a side that is missing", () => {
    const third = { ...front, uri: "/third.pdf" };
    const other = { ...front, uri: "/other.pdf" };
    assert.deepEqual(said({ primary: { files: [front, third, other] }, context: known }), [
      "file_count: Remove 1 file.",
      "side_duplicate: You’ve already added the front. Add the back here.",
      "side_duplicate: You’ve already added the front. Add the back here.",
    ]);
  });

  test("says of a side that is shown twice what to show there, and no more", () => {
    assert.deepEqual(
      said({ primary: { files: [front, { ...back, side: "FRONT" }] }, context: known }),
      ["side_duplicate: You’ve already added the front. Add the back here."],
    );
  });

  test("says of a document that ends before it begins that, and not that it has expired", () => {
    const primary = { issue_date: "2020-01-01", expiry_date: "2019-01-01" };
    assert.deepEqual(said({ primary }), [
      "expiry_not_after_issue: The expiry date must be after the issue date. Check both.",
    ]);
  });

  test("says of a year of another calendar that, as what is refused", () => {
    const primary = { issue_date: undefined, expiry_date: "1450-01-01" };
    assert.deepEqual(said({ primary }), [
      "expiry_not_in_future: The year 1450 is unlikely. Enter the year of the international calendar.",
    ]);
    const far = { issue_date: undefined, expiry_date: "2573-01-01" };
    assert.deepEqual(said({ primary: far }), [
      "year_unlikely: The year 2573 is unlikely. Enter the year of the international calendar.",
    ]);
  });

  test("says of a file that is used twice that, and not that it has to be uploaded", () => {
    const twice = { ...back, uri: front.uri };
    assert.deepEqual(
      said({ primary: { files: [front, twice] }, context: { uploaded_uris: [] } }).slice(0, 1),
      ["file_uri_duplicate: You’ve used this file already. Add a different one."],
    );
  });

  test("says of a small picture one thing, and of a file what it says of a body", () => {
    const file = {
      ok: true,
      type: "jpeg",
      violations: [],
      advice: [
        { code: "file_small", params: { size: 2100 }, message: "" },
        { code: "image_small", params: { width: 400, height: 300 }, message: "" },
      ],
    };
    assert.deepEqual(
      briefly(file, en).advice.map(({ brief }) => brief),
      ["Low resolution (400 × 300). Check that the text is readable, or retake the photo."],
    );
  });

  test("leaves nothing out that nothing else says", () => {
    // Whatever is refused is said to be refused, at its own place or at one below or above it.
    for (const each of vectors) {
      const before = dossier.validateText(each.text, contextOf(each));
      const { violations } = briefly(before, en);
      for (const { path } of before.violations) {
        assert.ok(
          violations.some((one) => `${one.path}/`.startsWith(`${path}/`)),
          `${each.code}: ${each.name}: ${path}`,
        );
      }
    }
  });
});

describe("offer()", () => {
  test("says what a button does", () => {
    const value = {
      identifying_documents: [
        {
          type: "passport",
          country: "de",
          state: "",
          expiry_date: "2029/6/1",
          issue_date: "",
          files: [],
        },
        { type: "DRIVERS_LICENSE", country: "USA", state: "California", files: [] },
      ],
    };
    const found = fixes(dossier.validate(value));
    assert.deepEqual(
      found.map((fix) => offer(fix, en)),
      ["Use passport", "Use Germany", "Remove", "Use June 1, 2029", "Use US-CA (California)"],
    );
    for (const voice of Object.values(voices)) {
      for (const fix of found) assert.doesNotMatch(offer(fix, voice), /[{}]|\b(passport|DEU)\b.*_/);
    }
    assert.equal(offer(found[1], voices.de), "Deutschland verwenden");
  });
});

test("a page pays for the voices that it imports, and no others", async () => {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents:
        'import { brief } from "dossier-check/brief"; import { es } from "dossier-check/brief/es"; console.log(brief(globalThis.finding, es));',
      resolveDir: installed.folder,
    },
    bundle: true,
    write: false,
    format: "esm",
    minify: true,
    charset: "utf8",
  });
  for (const [name, voice] of Object.entries(voices)) {
    assert.equal(outputFiles[0].text.includes(voice.sentences.add_back), name === "es", name);
  }
});

test("briefSchema() gives the issues of a schema their short sentences, one for one mistake", async () => {
  const schema = dossier.standardSchema(exampleContext);
  const short = briefSchema(schema, en);
  const { vendor, version } = short["~standard"];
  assert.deepEqual([vendor, version], ["dossier-check", 1]);
  const right = exampleBody();
  assert.equal(short["~standard"].validate(right).value, right);

  const [front] = right.identifying_documents[1].files;
  const wrong = exampleBody({ number: " ", files: [front] });
  const { issues } = short["~standard"].validate(wrong);
  assert.deepEqual(
    issues.map(({ path, message }) => [path.join("."), message]),
    [
      ["identifying_documents.1.number", "Enter the document number."],
      ["identifying_documents.1.files", "Add a photo of the back."],
    ],
  );
  const plain = schema["~standard"].validate(wrong).issues;
  assert.deepEqual({ ...issues[0], message: "" }, { ...plain[0], message: "" });

  const busy = dossier.standardSchema({ customer: { attach_in_flight: true } });
  const paths = briefSchema(busy, voices.de)["~standard"].validate(right).issues;
  assert.deepEqual(
    paths.map(({ path, message }) => [path, message]),
    [[], ["request"]].map((path) => [
      path,
      "Ihre Dokumente sind schon unterwegs. Warten Sie das Ergebnis ab.",
    ]),
  );
});
