// What the validator's methods take and give, besides the bodies of validate().
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { contextOf, readVectors } from "../../../tests/harness/vectors.mjs";

const noFacts = { today: null };
let dossier;

before(async () => {
  const { createValidator } = await import(install().url("dist/inline.js"));
  dossier = await createValidator();
});

describe("validateText()", () => {
  const text = JSON.stringify({ ...exampleBody(), ü: 1 });
  const bytes = new TextEncoder().encode(text);
  const expected = () => JSON.stringify(dossier.validateText(text, exampleContext));

  test("takes a string and bytes of every kind", () => {
    const padded = new Uint8Array(bytes.length + 7);
    padded.set(bytes, 3);
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const even = JSON.stringify({ ...exampleBody(), ü: 1 }) + " ".repeat(8 - (bytes.length % 8));
    const wide = new TextEncoder().encode(even).buffer;
    const kinds = {
      "a Uint8Array": bytes,
      "an ArrayBuffer": bytes.slice().buffer,
      "a DataView": new DataView(bytes.slice().buffer),
      "a part of a buffer": padded.subarray(3, 3 + bytes.length),
      "a DataView of a part": new DataView(padded.buffer, 3, bytes.length),
      "a Buffer": Buffer.from(text),
      "a view of shared memory": shared,
      "a Float64Array": new Float64Array(wide),
      "a Uint16Array": new Uint16Array(wide),
      "an Int8Array": new Int8Array(bytes.slice().buffer),
    };
    for (const [name, body] of Object.entries(kinds)) {
      assert.equal(JSON.stringify(dossier.validateText(body, exampleContext)), expected(), name);
      const facts = dossier.withContext(exampleContext);
      assert.equal(JSON.stringify(facts.validateText(body)), expected(), name);
    }
  });

  test("takes the buffers of another realm", () => {
    const make = runInNewContext(
      "(list) => { const b = Uint8Array.from(list); return [b, b.buffer]; }",
    );
    for (const body of make([...bytes])) {
      assert.equal(JSON.stringify(dossier.validateText(body, exampleContext)), expected());
    }
  });

  test("takes nothing else", () => {
    const garbage = [
      undefined,
      null,
      1,
      true,
      1n,
      Symbol("s"),
      () => "{}",
      {},
      [],
      [123, 125],
      Object("{}"),
      new Blob(["{}"]),
      { byteLength: 2 },
      new URLSearchParams(),
    ];
    for (const body of garbage) {
      for (const call of [
        () => dossier.validateText(body),
        () => dossier.withContext().validateText(body),
      ]) {
        assert.throws(call, { name: "TypeError", message: /string.*ArrayBuffer/ });
      }
    }
  });

  test("leaves the bytes as they are", () => {
    const copy = bytes.slice();
    dossier.validateText(bytes, exampleContext);
    assert.deepEqual(bytes, copy);
  });

  test("an empty text is malformed at 0", () => {
    for (const body of [
      "",
      new Uint8Array(),
      new ArrayBuffer(0),
      new DataView(new ArrayBuffer(0)),
    ]) {
      const [{ code, params }] = dossier.validateText(body).violations;
      assert.deepEqual({ code, params }, { code: "malformed_json", params: { offset: 0 } });
    }
  });

  test("a byte order mark is malformed at 0, in a string and in bytes", () => {
    for (const body of ["\ufeff{}", Buffer.from("\ufeff{}")]) {
      assert.deepEqual(dossier.validateText(body).violations[0].params, { offset: 0 });
    }
  });

  test("a lone surrogate counts as U+FFFD, wherever it stands", () => {
    for (const lone of ["\ud800", "\udbff", "\udc00", "\udfff", "\ude00\ud83d", "\ud83d\ud83d"]) {
      const replaced = lone.toWellFormed?.() ?? lone.replace(/[\ud800-\udfff]/g, "\ufffd");
      for (const make of [
        (s) => s,
        (s) => `"${s}"`,
        (s) => `${s}{}`,
        (s) => `{}${s}`,
        (s) => `{"tos_policies_value":"${s}","${s}":1}`,
        (s) => `["${s}","${s}"`,
      ]) {
        const report = dossier.validateText(make(lone), exampleContext);
        assert.deepEqual(report, dossier.validateText(make(replaced), exampleContext));
        assert.deepEqual(report, dossier.validateText(Buffer.from(make(replaced)), exampleContext));
      }
    }
  });

  test("bytes that are not UTF-8 are malformed where they begin", () => {
    for (const [list, offset] of [
      [[0x22, 0xff, 0x22], 1],
      [[0x22, 0xc3], 2],
      [[0x22, 0xed, 0xa0, 0x80, 0x22], 2],
      [[0x22, 0xc0, 0x80, 0x22], 1],
    ]) {
      const [{ params }] = dossier.validateText(new Uint8Array(list)).violations;
      assert.deepEqual(params, { offset });
    }
  });
});

describe("a context", () => {
  const cyclic = {};
  cyclic.customer = cyclic;
  const cyclicList = [];
  cyclicList.push(cyclicList);
  const malformed = [
    [() => 1, /context/],
    [new Map(), /context/],
    [new Date(), /context/],
    [new (class Facts {})(), /context/],
    [[], /context/],
    [[exampleContext], /context/],
    ["{}", /context/],
    ["", /context/],
    [0, /context/],
    [NaN, /context/],
    [1n, /context/],
    [Symbol("s"), /context/],
    [true, /context/],
    [false, /context/],
    [Object(true), /context/],
    [Promise.resolve({}), /context/],
    [{ today: new Date() }, /\btoday\b/],
    [{ today: Date.now() }, /\btoday\b/],
    [{ today: "2026-02-30" }, /\btoday\b/],
    [{ today: Object("2026-11-22") }, /\btoday\b/],
    [{ today: ["2026-11-22"] }, /\btoday\b/],
    [{ today: NaN }, /\btoday\b/],
    [{ customer: new Map() }, /\bcustomer\b/],
    [{ customer: () => 1 }, /\bcustomer\b/],
    [{ customer: new (class Customer {})() }, /\bcustomer\b/],
    [{ customer: [] }, /\bcustomer\b/],
    [{ customer: Symbol("s") }, /\bcustomer\b/],
    [cyclic, /\bcustomer\.customer\b/],
    [{ customer: { attach_in_flight: Object(false) } }, /\bcustomer\.attach_in_flight\b/],
    [{ customer: { attach_in_flight: 0 } }, /\bcustomer\.attach_in_flight\b/],
    [{ customer: { attach_in_flight: NaN } }, /\bcustomer\.attach_in_flight\b/],
    [{ customer: { api_version: 2 } }, /\bcustomer\.api_version\b/],
    [{ customer: { api_version: 2n } }, /\bcustomer\.api_version\b/],
    [{ customer: { customer_type: [[["x"]]] } }, /\bcustomer\.customer_type\b/],
    [{ customer: { customer_status: { a: { b: { c: 1 } } } } }, /\bcustomer\.customer_status\b/],
    [{ customer: { country_of_residence: () => 1 } }, /\bcustomer\.country_of_residence\b/],
    [{ client: { selfie_required: "true" } }, /\bclient\.selfie_required\b/],
    [{ client: { selfie_required: Object(true) } }, /\bclient\.selfie_required\b/],
    [{ client: { other: null } }, /\bclient\.other\b/],
    [{ uploaded_uris: new Set(["/a.pdf"]) }, /\buploaded_uris\b/],
    [{ uploaded_uris: "/a.pdf" }, /\buploaded_uris\b/],
    [{ uploaded_uris: { length: 0 } }, /\buploaded_uris\b/],
    [{ uploaded_uris: [null] }, /\buploaded_uris\b/],
    [{ uploaded_uris: [undefined] }, /\buploaded_uris\b/],
    // eslint-disable-next-line no-sparse-arrays
    [{ uploaded_uris: [, "/a.pdf"] }, /\buploaded_uris\b/], // prettier-ignore
    [{ uploaded_uris: ["/a.pdf", 1] }, /\buploaded_uris\b/],
    [{ uploaded_uris: [["/a.pdf"]] }, /\buploaded_uris\b/],
    [{ uploaded_uris: [[[[["/a.pdf"]]]]] }, /\buploaded_uris\b/],
    [{ uploaded_uris: [Object("/a.pdf")] }, /\buploaded_uris\b/],
    [{ uploaded_uris: cyclicList }, /\buploaded_uris\b/],
    [{ tos_policies_value: new URL("https://a.b") }, /\btos_policies_value\b/],
    [{ unknown: null }, /\bunknown\b/],
    [{ unknown: { a: { b: { c: { d: 1 } } } } }, /\bunknown\b/],
    [JSON.parse('{"__proto__":{"today":null}}'), /__proto__/],
    [JSON.parse('{"customer":{"__proto__":null}}'), /customer\.__proto__/],
    [{ constructor: null }, /\bconstructor\b/],
    [{ "é😀": 1 }, /é😀/],
    [{ "": null }, /context's member/],
  ];

  test("that is malformed is a TypeError that names the member, in every call", () => {
    for (const [context, pattern] of malformed) {
      for (const call of [
        () => dossier.validate(exampleBody(), context),
        () => dossier.validate({ é: 1 }, context),
        () => dossier.validate(undefined, context),
        () => dossier.validateText("", context),
        () => dossier.validateText("x".repeat(300_000), context),
        () => dossier.validateText(new Uint8Array(9), context),
        () => dossier.withContext(context),
      ]) {
        assert.throws(call, (error) => {
          assert.equal(error.constructor, TypeError);
          assert.match(error.message, pattern);
          return true;
        });
      }
    }
  });

  test("may be left out, undefined or null, as any member may", () => {
    const nothing = JSON.stringify(dossier.validate({}, {}));
    const absent = [undefined, null];
    for (const one of absent) {
      for (const context of [
        one,
        { today: undefined, customer: one, client: one, uploaded_uris: one },
        { tos_policies_value: one, customer: { api_version: one, attach_in_flight: one } },
        { client: { selfie_required: one } },
      ]) {
        assert.equal(JSON.stringify(dossier.validate({}, context)), nothing);
        assert.equal(JSON.stringify(dossier.withContext(context).validate({})), nothing);
      }
    }
    assert.equal(JSON.stringify(dossier.validate({})), nothing);
    assert.equal(JSON.stringify(dossier.withContext().validate({})), nothing);
  });

  test("may have no prototype, be frozen, or come from another realm", () => {
    const expected = JSON.stringify(dossier.validate(exampleBody(), exampleContext));
    const bare = Object.assign(Object.create(null), exampleContext);
    const foreign = runInNewContext(`(${JSON.stringify(exampleContext)})`);
    for (const context of [bare, Object.freeze({ ...exampleContext }), foreign]) {
      assert.equal(JSON.stringify(dossier.validate(exampleBody(), context)), expected);
    }
  });

  test("whose unknown member is undefined is none with it", () => {
    assert.equal(dossier.validate(exampleBody(), { ...exampleContext, later: undefined }).ok, true);
  });

  test("of a getter that throws is that error", () => {
    const error = new EvalError("of the getter");
    const context = {
      get customer() {
        throw error;
      },
    };
    assert.throws(() => dossier.validate({}, context), error);
    assert.throws(() => dossier.withContext(context), error);
  });

  test("with lone surrogates has U+FFFD in their place", () => {
    const body = { tos_policies_value: "a\ufffd" };
    const codes = (tos_policies_value) =>
      dossier
        .validate(body, { today: null, tos_policies_value })
        .violations.map(({ code }) => code);
    assert.ok(!codes("a\ud800").includes("tos_mismatch"));
    assert.ok(codes("a\ud800\ud800").includes("tos_mismatch"));
  });

  test("that ends with half of a pair does not touch a body that begins with the other half", () => {
    const context = { today: null, tos_policies_value: "\ud83d" };
    const whole = { today: null, tos_policies_value: "\ufffd" };
    for (const body of ["\ude00", { "\ude00": 1 }, { tos_policies_value: "\ude00" }, ["\ude00"]]) {
      assert.deepEqual(
        dossier.validate(body, context),
        dossier.validateText(JSON.stringify(body), whole),
      );
    }
    for (const text of ["\ude00", "\ude00{}"]) {
      assert.deepEqual(dossier.validateText(text, context), dossier.validateText(text, whole));
    }
  });

  test("may hold strings of up to 16 MiB", () => {
    const body = { ...exampleBody(), tos_policies_value: "x".repeat(5) };
    for (const length of [2 ** 16, 2 ** 20, 2 ** 24 - 1]) {
      const context = { ...exampleContext, tos_policies_value: "x".repeat(length) };
      for (const report of [
        dossier.validate(body, context),
        dossier.validateText(JSON.stringify(body), context),
      ]) {
        assert.deepEqual(
          report.violations.map(({ code }) => code),
          ["tos_mismatch"],
          `${length}`,
        );
      }
    }
  });

  test("holds no list that could not be looked at", () => {
    const tooLong = { name: "TypeError", message: /uploaded_uris must be an array of strings/ };
    for (const length of [2 ** 20 + 1, 2 ** 32 - 1]) {
      const context = { uploaded_uris: new Array(length) };
      assert.throws(() => dossier.validate({}, context), tooLong);
      assert.throws(() => dossier.validateText("{}", context), tooLong);
      assert.throws(() => dossier.withContext(context), tooLong);
    }
  });

  test("may hold very many uploaded URIs", () => {
    const uploaded_uris = Array.from({ length: 200_000 }, (_, i) => `/${i}.pdf`);
    uploaded_uris.push(...exampleContext.uploaded_uris);
    assert.equal(dossier.validate(exampleBody(), { ...exampleContext, uploaded_uris }).ok, true);
    const other = { ...exampleContext, uploaded_uris: uploaded_uris.slice(0, -2) };
    assert.equal(dossier.validate(exampleBody(), other).violations.length, 2);
  });
});

describe("today", () => {
  const expired = exampleBody({ expiry_date: "2026-11-22" });
  const timely = [
    "expiry_not_in_future",
    "issue_date_in_future",
    "expiry_soon",
    "address_document_old",
  ];

  test("is the clock's date, UTC, where it is undefined", () => {
    const body = exampleBody({ expiry_date: "2000-01-01" });
    const dates = () => new Date().toISOString().slice(0, 10);
    for (const context of [undefined, null, {}, { today: undefined }, { customer: null }]) {
      for (const check of [
        () => dossier.validate(body, context),
        () => dossier.validateText(JSON.stringify(body), context),
        () => dossier.withContext(context).validate(body),
      ]) {
        const earliest = dates();
        const { violations, undecided } = check();
        const { today } = violations.find(({ code }) => code === "expiry_not_in_future").params;
        assert.ok(today === earliest || today === dates());
        for (const code of timely) assert.ok(!undecided.includes(code));
      }
    }
  });

  test("is left out where it is null", () => {
    const { violations, undecided } = dossier.validate(expired, { ...exampleContext, today: null });
    assert.deepEqual(violations, []);
    assert.deepEqual(undecided, timely);
  });

  test("is what the context says", () => {
    for (const [today, ok] of [
      ["2026-11-21", true],
      ["2026-11-22", false],
      ["0001-01-01", true],
      ["9999-12-31", false],
    ]) {
      assert.equal(dossier.validate(expired, { ...exampleContext, today }).ok, ok);
    }
  });

  test("follows the clock past midnight, in withContext() too", () => {
    const { now } = Date;
    const { today: _, ...facts } = exampleContext;
    const checker = dossier.withContext(facts);
    try {
      for (const [time, ok] of [
        ["2026-11-21T23:59:59.999Z", true],
        ["2026-11-22T00:00:00.000Z", false],
        ["2026-11-21T12:00:00.000Z", true],
      ]) {
        Date.now = () => Date.parse(time);
        assert.equal(checker.validate(expired).ok, ok, time);
        assert.equal(dossier.validate(expired, facts).ok, ok, time);
      }
    } finally {
      Date.now = now;
    }
  });
});

describe("withContext()", () => {
  test("reads the context once: what is changed later has no effect", () => {
    const context = structuredClone(exampleContext);
    const checker = dossier.withContext(context);
    context.today = "9999-12-31";
    context.customer.attach_in_flight = true;
    context.uploaded_uris.length = 0;
    context.client = { selfie_required: false };
    context.foo = 1;
    assert.equal(checker.validate(exampleBody()).ok, true);
    assert.equal(checker.validateText(JSON.stringify(exampleBody())).ok, true);
  });

  test("calls each getter once", () => {
    let calls = 0;
    const context = {
      today: null,
      get tos_policies_value() {
        calls++;
        return "x";
      },
    };
    const checker = dossier.withContext(context);
    checker.validate({});
    checker.validate({ é: 1 });
    assert.equal(calls, 1);
  });

  test("serves two contexts side by side", () => {
    const open = dossier.withContext(exampleContext);
    const busy = dossier.withContext({
      ...exampleContext,
      customer: { ...exampleContext.customer, attach_in_flight: true },
    });
    for (let i = 0; i < 3; i++) {
      assert.equal(open.validate(exampleBody()).status, 200);
      assert.equal(busy.validate(exampleBody()).status, 409);
    }
  });
});

describe("a report", () => {
  test("belongs to its caller: changing it changes no other", () => {
    for (const body of [exampleBody(), {}]) {
      for (const context of [exampleContext, noFacts]) {
        const first = dossier.validate(body, context);
        const copy = structuredClone(first);
        first.undecided.push("x");
        first.violations.length = 0;
        first.advice.push(1);
        assert.deepEqual(dossier.validate(body, context), copy);
      }
    }
  });

  test("is plain data, messages included, however it is looked at", () => {
    const report = dossier.validate({ ...exampleBody(), tos_policies_value: "", odd: 1 });
    const plain = JSON.parse(JSON.stringify(report));
    assert.deepEqual(report, plain);
    assert.deepEqual(structuredClone(report), plain);
    assert.equal(inspect(report, { depth: null }), inspect(plain, { depth: null }));
    for (const list of ["violations", "advice"]) {
      const [finding] = report[list];
      assert.deepEqual({ ...finding }, plain[list][0]);
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(finding))) {
        assert.deepEqual(value, plain[list][0][name]);
      }
    }
  });

  test("has its members in the contract's order", () => {
    assert.deepEqual(Object.keys(dossier.validate(exampleBody(), exampleContext)), [
      "ok",
      "status",
      "violations",
      "advice",
      "undecided",
    ]);
  });
});

describe("httpAnswer()", () => {
  const id = "0ca1c1a5-0000-4000-8000-000000000000";

  /** Section 7 of the contract, written down once more. */
  function expectedAnswer({ ok, status, violations }, customerId) {
    const [first] = violations;
    if (ok) return { data: { customer_id: customerId }, meta: null };
    const { message } = first;
    if (status === 400) return { status, message };
    if (status === 409) return { error: { code: "conflict", message } };
    if (status === 403) return { error: { code: "forbidden", message } };
    const errors = violations
      .filter((violation) => violation.status === 422)
      .map((violation) => ({ [violation.path]: violation.message }));
    return { message: `The request has ${errors.length} error(s).`, errors };
  }

  test("gives section 7's answer to the report of every vector", () => {
    const seen = new Set();
    for (const one of readVectors()) {
      const report = dossier.validateText(one.text, contextOf(one));
      const answer = dossier.httpAnswer(report, id);
      seen.add(answer.status);
      assert.deepEqual(Object.keys(answer), ["status", "body"]);
      assert.equal(answer.status, report.status);
      assert.equal(answer.body, JSON.stringify(expectedAnswer(report, id)), one.name);
    }
    assert.deepEqual([...seen].sort(), [200, 400, 403, 409, 422]);
  });

  test("writes any customer ID as a JSON string, lone surrogates as U+FFFD", () => {
    const report = dossier.validate(exampleBody(), exampleContext);
    for (const one of [
      "",
      'a"b\\c',
      "é😀",
      "\u0000\n\u007f\u2028",
      "\ud800",
      "x".repeat(100_000),
    ]) {
      const { body } = dossier.httpAnswer(report, one);
      const whole = one.replace(/\ud800/, "\ufffd");
      assert.equal(body, JSON.stringify({ data: { customer_id: whole }, meta: null }));
    }
  });

  test("takes a report that went through JSON, or was frozen", () => {
    const report = dossier.validate({ é: 1 }, exampleContext);
    const expected = dossier.httpAnswer(report, id);
    assert.deepEqual(dossier.httpAnswer(JSON.parse(JSON.stringify(report)), id), expected);
    assert.deepEqual(dossier.httpAnswer(Object.freeze(report), id), expected);
  });

  test("takes no garbage", () => {
    const good = { code: "required", path: "/files", params: {}, status: 422, message: "m" };
    const report = (violations) => ({ ...dossier.validate({}, noFacts), violations });
    const garbage = [
      undefined,
      null,
      1,
      "x",
      {},
      [],
      { violations: null },
      { violations: "x" },
      { violations: {} },
      report([null]),
      report([1]),
      report([{}]),
      report([{ ...good, code: "nonsense" }]),
      report([{ ...good, code: "" }]),
      report([{ ...good, code: 5 }]),
      report([{ ...good, code: undefined }]),
      report([{ ...good, code: ["required"] }]),
      report([good, { ...good, code: "Required" }]),
      report([{ ...good, path: undefined }]),
      report([{ ...good, path: 1 }]),
      report([{ ...good, message: undefined }]),
      report([{ ...good, message: { a: 1 } }]),
      report([{ ...good, code: "unknown_member" }]),
    ];
    const taken = garbage.filter((one) => {
      try {
        dossier.httpAnswer(one, id);
        return true;
      } catch (error) {
        return error.constructor !== TypeError;
      }
    });
    assert.deepEqual(taken, []);
    assert.equal(dossier.httpAnswer(report([good]), id).status, 422);
  });

  test("takes no ID that is no string", () => {
    const report = dossier.validate(exampleBody(), exampleContext);
    for (const one of [undefined, null, 1, {}, Symbol("s")]) {
      assert.throws(() => dossier.httpAnswer(report, one), TypeError);
    }
  });
});

describe("tosPoliciesValue()", () => {
  /** Section 8 of the contract, with the platform's own form decoder. */
  function oracle(url) {
    const question = url.indexOf("?");
    if (question < 0) return undefined;
    const [rough] = url.slice(question + 1).split("#");
    // Node 20 decodes what is not ASCII wrongly beside bytes that are not UTF-8.
    const query = Buffer.from(rough)
      .toString("utf8")
      .replace(/[^\0-\x7f]/gu, encodeURIComponent);
    return new URLSearchParams(`?${query}`).get("tos_policies_value") ?? undefined;
  }

  test("agrees with URLSearchParams", () => {
    const name = "tos_policies_value";
    const queries = [
      "",
      name,
      `${name}=`,
      `${name}=7e88`,
      `customer_id=0ca1&${name}=7e88`,
      `${name}=1&${name}=2`,
      `${name}&${name}=2`,
      `&&${name}=1&`,
      `=${name}`,
      `${name}==1=2`,
      `${name}=a+b%20c%2Bd`,
      `${name}=%`,
      `${name}=%2`,
      `${name}=%zz%41`,
      `${name}=%e2%82%ac`,
      `${name}=%E2%82`,
      `${name}=%ff%fe`,
      `${name}=%ed%a0%80`,
      `${name}=%ef%bb%bfx`,
      `${name}=%00`,
      `${name}=é😀`,
      `${name}=\ud800`,
      `${name}=a;b`,
      `${name}=a?b`,
      `%74os_policies_value=1`,
      `tos+policies+value=0&${name}=1`,
      `tos%5fpolicies%5Fvalue=1`,
      `TOS_POLICIES_VALUE=1`,
      `?${name}=1`,
      `??${name}=1&${name}=2`,
      `\ufeff${name}=1`,
      `${name}=%26%3D%23%3F`,
      `x${name}=1`,
      `${name}x=1`,
    ];
    const starts = ["https://example.com/a", "", "x", "/#", "?", "not a url", "#"];
    for (const start of starts) {
      for (const query of queries) {
        for (const end of ["", "#", `#${name}=f`, "#?"]) {
          const url = `${start}?${query}${end}`;
          assert.equal(dossier.tosPoliciesValue(url), oracle(url), url);
          const bare = `${start}${query}${end}`;
          assert.equal(dossier.tosPoliciesValue(bare), oracle(bare), bare);
        }
      }
    }
  });

  test("agrees with URLSearchParams on random queries", () => {
    let seed = 5;
    const parts = [
      "tos_policies_value",
      "=",
      "&",
      "%",
      "+",
      "f0%9f",
      "%98%80",
      "#",
      "?",
      "é",
      "41",
    ];
    for (let i = 0; i < 20_000; i++) {
      let url = "?tos_policies_value=";
      for (let n = i % 9; n > 0; n--) {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        url += parts[(seed >>> 8) % parts.length];
      }
      assert.equal(dossier.tosPoliciesValue(url), oracle(url), url);
    }
  });

  test("takes a long URL", () => {
    const value = "x".repeat(500_000);
    assert.equal(dossier.tosPoliciesValue(`?tos_policies_value=${value}`), value);
  });

  test("takes a URL object as what it says", () => {
    const url = new URL(
      "https://a.b/terms?customer_id=1&tos_policies_value=%C3%A4+b#?tos_policies_value=c",
    );
    assert.equal(dossier.tosPoliciesValue(url), "ä b");
    assert.equal(dossier.tosPoliciesValue(new URL("https://a.b/")), undefined);
  });

  test("takes nothing else", () => {
    for (const url of [undefined, null, 1, {}, { href: 1 }]) {
      assert.throws(() => dossier.tosPoliciesValue(url), TypeError);
    }
  });
});
