// messages(): every code in every language, whole and in its right form.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { contextOf, readFileCases, readVectors } from "../../../tests/harness/vectors.mjs";
import { samplesOf } from "./samples.mjs";

const languages = ["en", "es", "fr", "de", "pt", "ar", "zh", "hi"];
const snapshots = fileURLToPath(new URL("messages", import.meta.url));

const installed = install();
const { createValidator } = await import(installed.url("dist/inline.js"));
const { messages } = await import(installed.url("dist/messages.js"));
const { fileRules, rules } = await import(installed.url("dist/catalogue.js"));
const packs = Object.fromEntries(
  await Promise.all(
    languages.map(async (name) => [
      name,
      (await import(installed.url(`dist/locales/${name}.js`)))[name],
    ]),
  ),
);
const vectors = readVectors();
const samples = samplesOf(packs.en, vectors);

test("every pack of the package is looked at here", () => {
  const packed = installed.files.flatMap(
    (name) => /^dist\/locales\/(\w+)\.js$/.exec(name)?.[1] ?? [],
  );
  assert.deepEqual(packed.sort(), languages.toSorted());
});

/** The message of one finding. */
const message = (pack, finding) =>
  messages({ violations: [{ message: "As it came.", ...finding }], advice: [] }, pack).violations[0]
    .message;

/** Characters that nobody sees, but that change the direction of others. */
const isolates = { "\u2066": "<LRI>", "\u2068": "<FSI>", "\u2069": "<PDI>" };
const visible = (text) => text.replace(/[\u2066-\u2069]/g, (one) => isolates[one]);
const withoutIsolates = (text) => text.replace(/[\u2066-\u2069]/g, "");

/** A report whose messages say nothing. */
function withoutWords(report) {
  const blank = (list) => list.map((finding) => ({ ...finding, message: "" }));
  return { ...report, violations: blank(report.violations), advice: blank(report.advice) };
}

describe("English", () => {
  let dossier;
  before(async () => (dossier = await createValidator()));

  test("is what every report says already, byte for byte", () => {
    let findings = 0;
    for (const one of vectors) {
      const report = dossier.validateText(one.text, contextOf(one));
      assert.equal(
        JSON.stringify(messages(withoutWords(report), packs.en)),
        JSON.stringify(report),
        `${one.code}: ${one.name}`,
      );
      findings += report.violations.length + report.advice.length;
    }
    assert.ok(findings > 1000, `${findings}`);
  });

  test("is what the core itself says of files, too", () => {
    const said = new Set();
    for (const { name, bytes, file_name } of readFileCases()) {
      const report = dossier.checkFileBytes(bytes, file_name);
      assert.equal(
        JSON.stringify(messages(withoutWords(report), packs.en)),
        JSON.stringify(report),
        name,
      );
      for (const { code } of [...report.violations, ...report.advice]) said.add(code);
    }
    assert.deepEqual([...said].sort(), fileRules.map(({ code }) => code).sort());
  });
});

describe("the samples", () => {
  test("are about every code, and hold just the params that it has", () => {
    for (const { code, params } of [...rules, ...fileRules]) {
      const ofCode = samples.filter((one) => one.code === code);
      assert.ok(ofCode.length > 0, code);
      assert.deepEqual(Object.keys(ofCode[0].params).sort(), [...params].sort(), code);
    }
  });
});

for (const [name, pack] of Object.entries(packs)) {
  describe(`the messages in ${new Intl.DisplayNames("en", { type: "language" }).of(name)}`, () => {
    const spoken = samples.map((finding) => ({ ...finding, message: message(pack, finding) }));

    test("are those of the snapshot", () => {
      const lines = spoken.flatMap(({ code, message }, i) =>
        code === spoken[i - 1]?.code ? [`  ${visible(message)}`] : [code, `  ${visible(message)}`],
      );
      const text = lines.join("\n") + "\n";
      const path = join(snapshots, `${name}.txt`);
      if (process.env.UPDATE_SNAPSHOT === "1") writeFileSync(path, text);
      assert.equal(text, readFileSync(path, "utf8"), "Set UPDATE_SNAPSHOT=1 if this is meant.");
    });

    test("leave no placeholder open, and are there for every sample", () => {
      for (const { code, message } of spoken) {
        assert.doesNotMatch(message, /[{}[\]|#]|undefined|As it came/, code);
        assert.doesNotMatch(message, /^ | $| {2}/, code);
        assert.match(message, /[.?。।؟]["”»]?$/, code);
      }
    });

    test("say the value of every param", () => {
      for (const { code, params, message } of spoken) {
        for (const [param, value] of Object.entries(params)) {
          const shown = wordsFor(pack, code, param, value);
          // Arabic says none, one and two in the words themselves.
          if (name === "ar" && value <= 2) continue;
          if (value === 0 && pack.messages[code].includes(`{${param}|=0:`)) continue;
          assert.ok(
            shown.some((text) =>
              withoutIsolates(message).toLowerCase().includes(text.toLowerCase()),
            ),
            `${code}: ${param} is ${value}, but the message is ${message}`,
          );
        }
      }
    });

    test("say what a text mostly is of which nothing can be read", () => {
      const of = (offset) =>
        withoutIsolates(message(pack, { code: "malformed_json", path: "", params: { offset } }));
      assert.match(of(0), /UTF-16/);
      assert.doesNotMatch(of(0), /0/);
      for (const offset of [1, 2, 3, 100]) assert.doesNotMatch(of(offset), /UTF-16/);
    });

    test("have all the plural forms of the language, and no others", () => {
      const categories = new Intl.PluralRules(pack.locale).resolvedOptions().pluralCategories;
      let counted = 0;
      for (const [code, template] of Object.entries(pack.messages)) {
        const plural = new Set(countsIn(packs.en.messages[code]));
        const forms = new Set(countsIn(template));
        if (categories.length > 1)
          assert.deepEqual(
            [...plural].filter((one) => !forms.has(one)),
            optionalIn(name, code),
            code,
          );
        for (const [, param, text] of template.matchAll(/\{(\w+)((?:\|(?:=0|\w+):[^|}]*)+)\}/g)) {
          if (param === "member") continue;
          if (categories.length > 1) counted++;
          assert.deepEqual(
            [...text.matchAll(/\|(\w+):/g)].map(([, key]) => key).sort(),
            [...categories].sort(),
            code,
          );
        }
      }
      assert.equal(counted > 0, categories.length > 1);
    });

    test("name the document and the file at fault", () => {
      const at = (path) =>
        withoutIsolates(message(pack, { code: "side_required", path, params: {} }));
      const none = at("");
      const document = at("/identifying_documents/0");
      const file = at("/identifying_documents/0/files/1/side");
      assert.ok(document.includes("1") && !none.includes("1"), document);
      assert.match(file, /1.*2/);
      assert.notEqual(at("/address_documents/0"), document);
      for (const text of [document, file])
        assert.ok(text.toLowerCase().endsWith(none.toLowerCase()), text);
    });

    test("quote at most 64 code points of a value, as it is", () => {
      const quoting = (actual) =>
        withoutIsolates(
          message(pack, { code: "customer_status_not_allowed", path: "", params: { actual } }),
        );
      assert.ok(quoting("😀".repeat(64)).includes("😀".repeat(64)));
      assert.ok(!quoting("😀".repeat(64)).includes("…"));
      assert.ok(quoting("😀".repeat(65)).includes(`${"😀".repeat(64)}…`));
      for (const odd of ["$&", "$1", "{actual}", "[x]", "{name|one:#}", "", "\n"]) {
        // A line break would end an isolate.
        const shown = pack.direction === "rtl" ? odd.replace("\n", " ") : odd;
        assert.ok(quoting(odd).includes(shown), odd);
      }
    });
  });
}

/** The params of a template that choose between forms. */
function countsIn(template) {
  return [...template.matchAll(/\{(\w+)\|/g)]
    .map(([, name]) => name)
    .filter((name) => name !== "member");
}

/** The counts of English that a language says without a form: "the number of files needed is 2". */
function optionalIn(name, code) {
  return name === "ar" && (code === "file_count" || code === "address_document_count")
    ? ["expected"]
    : [];
}

/** Texts of which one must be in a message that says a param. */
function wordsFor(pack, code, param, value) {
  const style = new RegExp(`\\{${param}:(\\w+)`, "g");
  const styles = [...packs.en.messages[code].matchAll(style)].map(([, one]) => one);
  if (styles.includes("date")) {
    return pack.plain
      ? [value]
      : [
          new Intl.DateTimeFormat(pack.locale, { dateStyle: "long", timeZone: "UTC" }).format(
            new Date(value),
          ),
        ];
  }
  if (styles.includes("size")) return sizeWords(pack, value);
  if (styles.includes("year")) return [String(value)];
  if (styles.includes("place")) return [value.split("/")[2] === "0" ? "1" : "2"];
  if (styles.length > 0) {
    return styles.map((one) => pack.words[one][value]);
  }
  if (Array.isArray(value)) return [value[0]];
  if (typeof value !== "number") return [value];
  return [pack.plain ? String(value) : new Intl.NumberFormat(pack.locale).format(value)];
}

/** A size in the unit that fits it; what it is rounded to is looked at below. */
const sizeWords = (pack, value) => [
  pack.size[value < 2 ** 20 ? "kilobytes" : "megabytes"].replace("{number}", ""),
];

describe("the words for a size", () => {
  const large = (pack, actual) =>
    message(pack, { code: "file_too_large", params: { max: 10_485_760, actual } });
  const small = (pack, size) => message(pack, { code: "file_small", params: { size } });

  test("are rounded so that no limit seems to be kept that is not", () => {
    assert.ok(large(packs.en, 10_485_761).includes("10.1 MB, and the limit is 10 MB"));
    assert.ok(large(packs.en, 13_316_915).includes("12.7 MB"));
    assert.ok(large(packs.en, 13_316_916).includes("12.8 MB"));
    assert.ok(small(packs.en, 102_399).includes("99 KB"));
    assert.ok(small(packs.en, 1).includes("1 KB"));
  });

  const sizes = {
    ...{ en: "12.7 MB", es: "12,7 MB", fr: "12,7\u00a0Mo", de: "12,7 MB", pt: "12,7 MB" },
    ...{ ar: "12.7 ميغابايت", zh: "12.7 MB", hi: "12.7 MB" },
  };
  for (const [name, words] of Object.entries(sizes)) {
    test(`fit it in ${name}`, () => {
      const text = large(packs[name], 13_316_915);
      assert.ok(text.includes(words), text);
    });
  }
});

describe("the words for a number of days", () => {
  const days = {
    en: { 0: "0 days", 1: "1 day,", 2: "2 days", 100: "100 days" },
    es: { 1: "1 día ", 2: "2 días", 1000000: "1.000.000 de días" },
    fr: { 0: "0 jour,", 1: "1 jour,", 2: "2 jours", 1000000: "1\u202f000\u202f000 de jours" },
    de: { 1: "1 Tag ab", 2: "2 Tagen ab" },
    pt: { 0: "0 dia,", 1: "1 dia,", 2: "2 dias", 1000000: "1.000.000 de dias" },
    ar: { 0: "0 يوم،", 1: "يوم واحد،", 2: "يومين،", 3: "3 أيام،", 11: "11 يومًا،", 100: "100 يوم،" },
    zh: { 1: "1 天", 2: "2 天" },
    hi: { 1: "1 दिन ", 2: "2 दिनों " },
  };
  for (const [name, forms] of Object.entries(days)) {
    test(`fit it in ${name}`, () => {
      for (const [number, words] of Object.entries(forms)) {
        const text = message(packs[name], {
          code: "expiry_soon",
          path: "",
          params: { days: Number(number) },
        });
        assert.ok(text.includes(words), text);
      }
    });
  }
});

describe("a report", () => {
  let report;
  before(async () => {
    const dossier = await createValidator();
    report = dossier.validate(
      { ...exampleBody(), extra: 1, address_documents: [] },
      exampleContext,
    );
  });

  test("keeps all but its messages, in the same order", () => {
    const spanish = messages(report, packs.es);
    const back = messages(spanish, packs.en);
    assert.equal(JSON.stringify(back), JSON.stringify(report));
    assert.notEqual(spanish.violations[0].message, report.violations[0].message);
    assert.notEqual(spanish.advice[0].message, report.advice[0].message);
  });

  test("is not changed itself, nor is the pack", () => {
    const freeze = (value) => {
      if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        Object.values(value).forEach(freeze);
      }
      return value;
    };
    const before = JSON.stringify(report);
    messages(freeze(report), freeze(packs.fr));
    assert.equal(JSON.stringify(report), before);
  });

  test("of a file has messages too", () => {
    const file = {
      ok: false,
      type: "heic",
      violations: [{ code: "file_type_not_accepted", params: { detected: "heic" }, message: "" }],
      advice: [{ code: "file_small", params: { size: 2100 }, message: "" }],
    };
    const { type, violations, advice } = messages(file, packs.de);
    assert.equal(type, "heic");
    assert.match(violations[0].message, /^Das ist ein HEIC-Foto, .*Maximale Kompatibilität/);
    assert.match(advice[0].message, /^Dieses Bild ist klein \(2 KB\)/);
  });
});

describe("messages()", () => {
  test("says what it takes where it is given something else", () => {
    const report = { violations: [], advice: [] };
    const takes = {
      name: "TypeError",
      message: /takes a report and a language pack: import \{ de \}/,
    };
    for (const pack of ["de", undefined, null, {}, 5])
      assert.throws(() => messages(report, pack), takes);
    for (const none of [undefined, null, {}, "de", { violations: [] }])
      assert.throws(() => messages(none, packs.de), takes);
  });

  test("keep the isolates of Arabic closed whatever a value holds", () => {
    const controls =
      "\n\r\x1c\x1d\x1e\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    for (const control of controls) {
      const report = {
        violations: [
          {
            code: "unknown_value",
            path: "/identifying_documents/0/type",
            message: "",
            params: { actual: `a${control}b`, allowed: ["c"] },
          },
        ],
        advice: [],
      };
      const { message } = messages(report, packs.ar).violations[0];
      const [, inside] = message.match(/\u2068(a[^]*?b)\u2069/);
      assert.doesNotMatch(inside, /[\n\r\x1c-\x1e\x85\u2029-\u202e\u2066-\u2069]/);
      const depth = [...message].reduce(
        (open, one) => open + (/[\u2066-\u2068]/.test(one) - (one === "\u2069")),
        0,
      );
      assert.equal(depth, 0);
    }
  });
});

describe("a message stays as it came", () => {
  const came = "As it came.";
  const cases = {
    "of a code that the pack does not know": { code: "server", path: "", params: {} },
    "of a code that every object seems to have": { code: "constructor", path: "", params: {} },
    "without a param that it needs": { code: "expiry_soon", path: "", params: {} },
    "with a param of another type": { code: "expiry_soon", path: "", params: { days: true } },
    "about a member that the contract does not have": { code: "required", path: "/x", params: {} },
    "about a side that there is not": {
      code: "side_missing",
      path: "",
      params: { side: "toString" },
    },
    "with a place that is none": { code: "selfie_limit", path: "", params: { first: "/x" } },
  };
  for (const [name, finding] of Object.entries(cases)) {
    test(name, () => {
      for (const pack of Object.values(packs)) assert.equal(message(pack, finding), came);
    });
  }
});

test("Arabic keeps what is written from left to right apart", () => {
  const text = message(packs.ar, {
    code: "file_type_unusual",
    path: "/identifying_documents/0/files/0/uri",
    params: { extension: "tar.gz" },
  });
  assert.ok(text.includes("«\u2068tar.gz\u2069»"), visible(text));
  for (const finding of samples) {
    const shown = message(packs.ar, finding);
    const opened = shown.match(/[\u2066\u2068]/g)?.length ?? 0;
    assert.equal(shown.match(/\u2069/g)?.length ?? 0, opened, visible(shown));
  }
});

describe("a page pays", () => {
  const bundle = async (code) => {
    const { outputFiles } = await esbuild.build({
      stdin: { contents: code, resolveDir: installed.folder },
      bundle: true,
      write: false,
      format: "esm",
      minify: true,
      charset: "utf8",
    });
    return outputFiles[0].text;
  };

  test("for the languages that it imports, and no others", async () => {
    const code = await bundle(
      'import { messages } from "dossier-check/messages"; import { es } from "dossier-check/locales/es"; console.log(messages(globalThis.report, es));',
    );
    assert.ok(code.includes(packs.es.messages.side_required));
    for (const [name, pack] of Object.entries(packs)) {
      if (name !== "es") assert.ok(!code.includes(pack.messages.side_required), name);
    }
  });

  test("for one language with its validator, whichever, and for no English beside it", async () => {
    for (const entry of ["index", "forms"]) {
      const code = await bundle(
        `import { withMessages } from "./node_modules/dossier-check/dist/${entry}.js"; import { es } from "dossier-check/locales/es"; console.log(withMessages(es).createValidator());`,
      );
      assert.ok(code.includes(packs.es.messages.side_required));
      for (const [name, pack] of Object.entries(packs)) {
        if (name !== "es") assert.ok(!code.includes(pack.messages.side_required), name);
      }
    }
  });

  test("for no language and for nothing that puts one into words where it wants none", async () => {
    for (const entry of ["index", "forms"]) {
      const code = await bundle(
        `import { withoutMessages } from "./node_modules/dossier-check/dist/${entry}.js"; console.log(withoutMessages().createValidator());`,
      );
      assert.ok(code.includes("file_uri_duplicate"));
      assert.ok(!code.includes(packs.en.messages.side_required));
      assert.ok(!code.includes("PluralRules"));
    }
  });

  test("nothing for what it imports and does not use", async () => {
    assert.equal(
      await bundle(
        'import { messages } from "dossier-check/messages"; import { de } from "dossier-check/locales/de";',
      ),
      "",
    );
  });
});
