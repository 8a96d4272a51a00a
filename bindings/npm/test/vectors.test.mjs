// The installed package gives what the contract's vectors demand and what the native tool prints.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { run, toolReports } from "../../../tests/harness/tool.mjs";
import {
  contextOf,
  readContexts,
  readVectors,
  withoutMessages,
} from "../../../tests/harness/vectors.mjs";

const vectors = readVectors();
const accepted = readContexts("accepted");
const malformed = readContexts("malformed");
let dossier;
let timely; // the codes of the rules that need the day

before(async () => {
  const installed = install();
  const { createValidator } = await import(installed.url("dist/inline.js"));
  const { rules } = await import(installed.url("dist/catalogue.js"));
  dossier = await createValidator();
  timely = new Set(rules.filter(({ fact }) => fact === "today").map(({ code }) => code));
});

/** Runs a check for every vector and says all that went wrong. */
function forEveryVector(list, check) {
  const failed = [];
  assert.notEqual(list.length, 0);
  for (const one of list) {
    try {
      check(one);
    } catch (error) {
      failed.push(`${one.code}: ${one.name}\n${error.message}`);
    }
  }
  assert.equal(
    failed.length,
    0,
    `${failed.length} of ${list.length}:\n${failed.slice(0, 9).join("\n")}`,
  );
}

describe("the vectors", () => {
  const values = vectors.filter((one) => Object.hasOwn(one, "value"));
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  test("validateText() of the bytes gives the demanded report", () => {
    forEveryVector(vectors, (one) => {
      const report = dossier.validateText(one.text, contextOf(one));
      assert.equal(JSON.stringify(withoutMessages(report)), JSON.stringify(one.report));
    });
  });

  test("validateText() of the string gives the demanded report", () => {
    forEveryVector(
      vectors.filter((one) => !Object.hasOwn(one, "body_b64")),
      (one) => {
        const report = dossier.validateText(decoder.decode(one.text), contextOf(one));
        assert.equal(JSON.stringify(withoutMessages(report)), JSON.stringify(one.report));
      },
    );
  });

  test("validate() of the value gives the demanded report", () => {
    forEveryVector(values, (one) => {
      const report = dossier.validate(one.value, contextOf(one));
      assert.equal(JSON.stringify(withoutMessages(report)), JSON.stringify(one.report));
    });
  });

  test("withContext() gives the demanded reports", () => {
    forEveryVector(vectors, (one) => {
      const facts = dossier.withContext(contextOf(one));
      const demanded = JSON.stringify(one.report);
      assert.equal(JSON.stringify(withoutMessages(facts.validateText(one.text))), demanded);
      if (!Object.hasOwn(one, "value")) return;
      assert.equal(JSON.stringify(withoutMessages(facts.validate(one.value))), demanded);
    });
  });

  test("members in the opposite order give the same report", () => {
    const reversed = (value) => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, reversed(member)]),
      );
    };
    forEveryVector(values, (one) => {
      const report = dossier.validate(reversed(one.value), contextOf(one));
      assert.equal(JSON.stringify(withoutMessages(report)), JSON.stringify(one.report));
    });
  });
});

describe("the native tool", () => {
  test("prints byte for byte what JSON.stringify makes of every report, messages included", () => {
    const printed = toolReports(vectors.map(({ text, context }) => ({ text, context })));
    forEveryVector(
      vectors.map((one, i) => ({ ...one, printed: printed[i] })),
      (one) => {
        assert.equal(JSON.stringify(dossier.validateText(one.text, contextOf(one))), one.printed);
        if (!Object.hasOwn(one, "value")) return;
        assert.equal(JSON.stringify(dossier.validate(one.value, contextOf(one))), one.printed);
      },
    );
  });

  test("prints the same for a body alone, by check --json --today none", () => {
    const texts = [
      "",
      "{}",
      "[1",
      JSON.stringify(exampleBody()),
      '{"é\\u0000\\n\\u2028😀":"\\b\\f\\"\\\\","tos_policies_value":"\\u007f\\u0001ü"}',
      '{"identifying_documents":[{"type":"\\u202e\\u001b[31m"}]}',
    ];
    for (const text of texts) {
      const { stdout } = run(["check", "--json", "--today", "none"], { input: text });
      const report = dossier.validateText(text, { today: null });
      assert.equal(JSON.stringify(report), stdout.trimEnd());
    }
  });
});

describe("the contexts", () => {
  /** The value of a context's text; undefined if it cannot be written as a value. */
  function valueOf(text) {
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      return undefined;
    }
    // A member that is named twice, in one spelling or two, is there once in a value.
    const names = text.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/gu) ?? [];
    const count = (one) =>
      typeof one === "object" && one !== null
        ? Object.values(one).reduce((sum, member) => sum + count(member), 0) +
          (Array.isArray(one) ? 0 : Object.keys(one).length)
        : 0;
    // A lone surrogate, which no JSON text may spell, is U+FFFD in a JavaScript string.
    const lone = /\\ud[89a-f]/.test(JSON.stringify(value));
    return names.length === count(value) && !lone ? value : undefined;
  }

  test("each accepted one leaves undecided what it leaves open", () => {
    for (const { name, context, undecided } of accepted) {
      const value = JSON.parse(context);
      const facts = value && { ...value, today: value.today ?? null };
      for (const body of [{}, exampleBody(), [], "é"]) {
        // The whole context `null` leaves today open too, which the wrapper fills in.
        const expected = value === null ? undecided.filter((code) => !timely.has(code)) : undecided;
        assert.deepEqual(dossier.validate(body, facts).undecided, expected, name);
        assert.deepEqual(
          dossier.validateText(JSON.stringify(body), facts).undecided,
          expected,
          name,
        );
      }
    }
  });

  test("each malformed one is a TypeError that names the member, whatever the body is", () => {
    let checked = 0;
    for (const { name, context, error } of malformed) {
      const value = valueOf(context);
      if (value === undefined) continue;
      checked++;
      const isExpected = (thrown) => {
        assert.equal(thrown.constructor, TypeError, name);
        assert.ok(thrown.message.includes(error ?? "context"), `${name}: ${thrown.message}`);
        return true;
      };
      for (const body of [{}, exampleBody(), { é: 1 }, undefined, "x".repeat(300_000)]) {
        assert.throws(() => dossier.validate(body, value), isExpected);
      }
      for (const text of ["", "{}", "[", "é", "x".repeat(300_000), new Uint8Array(300_000)]) {
        assert.throws(() => dossier.validateText(text, value), isExpected);
      }
      assert.throws(() => dossier.withContext(value), isExpected);
    }
    // The others are no JSON, or name a member twice.
    assert.ok(checked > 100, `${checked} of ${malformed.length}`);
  });

  test("a call goes well after one that threw", () => {
    assert.throws(() => dossier.validate(exampleBody(), { today: "never" }), TypeError);
    assert.equal(dossier.validate(exampleBody(), exampleContext).ok, true);
  });
});
