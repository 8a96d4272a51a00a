// validate() checks of any JavaScript value exactly what JSON.stringify would send of it.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { runInNewContext } from "node:vm";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";

let dossier;

before(async () => {
  const { createValidator } = await import(install().url("dist/inline.js"));
  dossier = await createValidator();
});

const limit = 262_144;

/** What an action gives or throws, in a form that can be compared. */
function outcome(action) {
  try {
    return JSON.stringify(action());
  } catch (error) {
    return { thrown: error, message: `${error?.constructor?.name}: ${error?.message}` };
  }
}

/**
 * Checks a value that is made anew for each look at it, against the text of it. `make` gives the value, and may not throw; the
 * oracle and the package must agree on what comes out, be it a report or an error.
 */
function agrees(make, context = exampleContext, name = String(make)) {
  const with_ = (check, value = make()) => outcome(() => check(value));
  const oracle = with_((value) => dossier.validateText(JSON.stringify(value) ?? "", context));
  const got = with_((value) => dossier.validate(value, context));
  const again = with_((value) => dossier.withContext(context).validate(value));
  if (typeof oracle === "string") {
    assert.equal(got, oracle, name);
    assert.equal(again, oracle, name);
  } else {
    assert.equal(got.message, oracle.message, name);
    assert.equal(again.message, oracle.message, name);
  }
}

/** Whether an action goes without JSON.stringify: whatever is not packed is checked as the text that it makes. */
function writesNoText(action) {
  const { stringify } = JSON;
  let called = false;
  JSON.stringify = (...args) => ((called = true), stringify(...args));
  try {
    action();
  } finally {
    JSON.stringify = stringify;
  }
  return !called;
}

/** Puts a thing that is made anew in every place of a body where it can stand, and compares. */
function agreesEverywhere(make, name) {
  const places = [
    (thing) => thing,
    (thing) => ({ thing }),
    (thing) => ({ ...exampleBody(), thing }),
    (thing) => ({ ...exampleBody(), é: 1, thing }),
    (thing) => ({ ...exampleBody(), tos_policies_value: thing }),
    (thing) => ({ ...exampleBody(), identifying_documents: thing }),
    (thing) => ({ ...exampleBody(), address_documents: [thing] }),
    (thing) => [thing, thing],
    (thing) => {
      const body = exampleBody();
      body.identifying_documents.unshift(thing);
      return body;
    },
    (thing) => {
      const body = exampleBody();
      Object.assign(body.identifying_documents[1], { number: thing, state: thing, files: thing });
      return body;
    },
    (thing) => {
      const body = exampleBody();
      body.identifying_documents[1].files[0].uri = thing;
      return body;
    },
  ];
  for (const [i, place] of places.entries()) {
    agrees(() => place(make()), exampleContext, `${name}, place ${i}`);
    agrees(() => place(make()), { today: null }, `${name}, place ${i}, no facts`);
  }
}

describe("a value is checked as JSON.stringify would send it:", () => {
  class Point {
    x = 1;
    get y() {
      return 2;
    }
  }
  class Body extends Array {}
  const odd = {
    "plain literals": () => ({ a: [1, "b", true, null, {}, []] }),
    "numbers of every kind": () => [0, -0, 1.5, 1e21, NaN, Infinity, -Infinity, 5e-324],
    NaN: () => NaN,
    "minus zero": () => -0,
    undefined: () => undefined,
    "a function": () => () => 1,
    "a function with toJSON": () => Object.assign(() => 1, { toJSON: () => "/f.pdf" }),
    "a symbol": () => Symbol("s"),
    "a date": () => new Date(0),
    "an invalid date": () => new Date(NaN),
    "a map": () => new Map([["type", "SELFIE"]]),
    "a set": () => new Set([1]),
    "a regular expression": () => /x/,
    "an error": () => new Error("x"),
    "a promise": () => Promise.resolve(1),
    "a URL": () => new URL("https://example.com/a.pdf"),
    "typed arrays": () => [new Uint8Array(2), new Float64Array(1), Buffer.from("a")],
    "an array buffer": () => new ArrayBuffer(8),
    "a boxed string": () => Object("/a.pdf"),
    "a boxed number": () => Object(1),
    "a boxed boolean": () => Object(false),
    "a boxed symbol": () => Object(Symbol("s")),
    "a boxed string with members": () => Object.assign(Object("a"), { x: 1 }),
    "a boxed number behind a plain prototype": () =>
      Object.setPrototypeOf(Object(1), Object.prototype),
    "an empty boxed string behind a plain prototype": () =>
      Object.setPrototypeOf(Object(""), Object.prototype),
    "toJSON of the object": () => ({ toJSON: () => "USA" }),
    "toJSON that is told the member's name": () => ({ toJSON: (name) => `/${name}.pdf` }),
    "toJSON that gives undefined": () => ({ toJSON: () => undefined }),
    "toJSON that is no function": () => ({ toJSON: "x" }),
    "toJSON that cannot be listed": () =>
      Object.defineProperty({ a: 1 }, "toJSON", { value: () => "USA" }),
    "toJSON of an array": () => Object.assign([1], { toJSON: () => ["x"] }),
    "an instance of a class": () => new Point(),
    "an array of a class of its own": () => Body.from([1, 2]),
    "a getter": () => ({
      get type() {
        return "SELFIE";
      },
    }),
    "a getter that cannot be listed": () =>
      Object.defineProperty({ a: 1 }, "b", { get: () => 1, enumerable: false }),
    "members that are symbols": () => ({ [Symbol("s")]: 1, a: 2 }),
    "members without a text": () => ({ a: undefined, b: () => 1, c: Symbol("c"), d: 1 }),
    "elements without a text": () => [undefined, () => 1, Symbol("c"), 1],
    // eslint-disable-next-line no-sparse-arrays
    "a sparse array": () => [, 1, , 2, ,], // prettier-ignore
    "an array with members": () => Object.assign([1, 2], { x: 1 }),
    "a long empty array": () => new Array(50),
    "a null prototype": () => Object.assign(Object.create(null), { type: "SELFIE" }),
    "inherited members": () => Object.create({ type: "SELFIE" }),
    "a plain object of another realm": () => runInNewContext('({ type: "SELFIE", files: [1] })'),
    "an own __proto__": () => JSON.parse('{"__proto__":{"type":"SELFIE"},"type":"PASSPORT"}'),
    "an own __proto__ that is null": () => JSON.parse('{"__proto__":null}'),
    "own members named as those of Object": () =>
      JSON.parse('{"constructor":1,"toString":"x","hasOwnProperty":null,"valueOf":[]}'),
    "names that are numbers": () => ({ b: 1, 2: "x", 1: "y", "-1": 0, "01": 0 }),
    "an empty name": () => ({ "": { "": [] } }),
    "names to escape in a pointer": () => ({ "a/b~c": 1, "~0": 2, "/": 3 }),
    "names to escape in JSON": () => ({ 'a"\\\n\u0000\u007f\u2028': 1 }),
    "names near those of the contract": () => ({ ur: 1, typ: 1, File: 1, uri2: 1, statee: "x" }),
    "a string tag": () => ({ [Symbol.toStringTag]: "Number" }),
    "a string tag on members": () => ({ [Symbol.toStringTag]: "String", a: 1 }),
    "a frozen object": () => Object.freeze({ a: Object.freeze([1]) }),
    "the arguments of a function": () =>
      (function () {
        return arguments;
      })(1, "a"),
    "Math and JSON themselves": () => [Math, JSON, Reflect],
    "globalThis.Atomics": () => Atomics,
    "one object in two places": () => {
      const one = { uri: "/a.pdf" };
      return [one, one, { one }];
    },
    "lone surrogates": () => ["\ud800", "a\udc00", "\udc00\ud800", { "\ud800": 1 }],
    "a lone surrogate": () => "\udfff",
    "a lone surrogate as a name": () => ({ "\ud83d": 1 }),
    "halves of a pair in neighbours": () => ["\ud83d", "\ude00"],
    "halves of a pair in a name and its value": () => ({ "\ud83d": "\ude00" }),
    "text that is not ASCII": () => ["é", "€", "😀", { ключ: "значение" }, "/ü.pdf"],
    "a NUL": () => ["\0", { "\0": "\0" }],
    "a byte order mark": () => "\ufeff",
    "a proxy of an object": () => new Proxy({ type: "SELFIE", files: [] }, {}),
    "a proxy of an array": () => new Proxy([1, 2, { a: 1 }], {}),
    "a proxy of a boxed number": () => new Proxy(Object(1), {}),
    "a proxy that makes members up": () =>
      new Proxy(
        {},
        {
          ownKeys: () => ["type", "ghost", "uri"],
          getOwnPropertyDescriptor: (_, name) =>
            name === "ghost" ? undefined : { value: 1, enumerable: true, configurable: true },
          get: (_, name) => (typeof name === "string" && name !== "toJSON" ? `/${name}.pdf` : null),
        },
      ),
    "a proxy that hides members": () =>
      new Proxy({ type: "SELFIE", number: "1" }, { ownKeys: () => ["number"] }),
    "a proxy with another prototype": () =>
      new Proxy(new Map(), { getPrototypeOf: () => Object.prototype }),
    "a proxy that throws": () =>
      new Proxy(
        {},
        {
          ownKeys() {
            throw new RangeError("no keys");
          },
        },
      ),
    "a revoked proxy": () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    "a BigInt": () => 1n,
    "a boxed BigInt": () => Object(1n),
    "a cycle": () => {
      const one = { a: [] };
      one.a.push(one);
      return one;
    },
    "a cycle through a long way": () => {
      const first = {};
      let last = first;
      for (let i = 0; i < 100; i++) last = last.recursion = {};
      last.recursion = first;
      return first;
    },
    "a getter that throws": () => ({
      a: 1,
      get b() {
        throw new EvalError("of the getter");
      },
    }),
    "toJSON that throws": () => ({
      toJSON() {
        throw new EvalError("of toJSON");
      },
    }),
    "a getter that makes the array shorter": () => {
      const list = [{}, 2, 3];
      Object.defineProperty(list[0], "a", { get: () => (list.length = 1), enumerable: true });
      return list;
    },
    "a getter that adds a member": () => ({
      get a() {
        this.z = 1;
        return 1;
      },
      b: 2,
    }),
    "a getter that takes a member away": () => ({
      get a() {
        delete this.b;
        return 1;
      },
      b: 2,
      c: 3,
    }),
    "a getter that puts an error in its place": () => ({
      get a() {
        Object.defineProperty(this, "b", { value: 1n, enumerable: true });
        return 1;
      },
      b: 2,
    }),
    "a large array": () => Array.from({ length: 5000 }, (_, i) => ({ i })),
    "a large object": () =>
      Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i])),
  };
  for (const [name, make] of Object.entries(odd)) {
    test(name, () => agreesEverywhere(make, name));
  }

  test("a getter that makes a later member unlistable", () => {
    agreesEverywhere(
      () => ({
        get a() {
          Object.defineProperty(this, "b", { enumerable: false });
          return 1;
        },
        b: 2,
      }),
      "unlistable",
    );
  });

  test("bodies of the contract's members alone, with getters, proxies and lengths that are odd", () => {
    const withDocument = (change) => () => {
      const body = exampleBody();
      change(body.identifying_documents[1], body);
      return body;
    };
    const odder = {
      "a getter": (document) =>
        Object.defineProperty(document, "type", { get: () => "SELFIE", enumerable: true }),
      "a getter that takes a later member away": (document) =>
        Object.defineProperty(document, "type", {
          get() {
            delete this.number;
            return "PASSPORT";
          },
          enumerable: true,
        }),
      "a getter that adds a file": (document) =>
        Object.defineProperty(document, "country", {
          get() {
            this.files = [{ uri: "/a.pdf" }, { uri: "/b.pdf" }];
            return "USA";
          },
          enumerable: true,
        }),
      "a getter that throws": (document) =>
        Object.defineProperty(document.files[0], "uri", {
          get() {
            throw new EvalError("of the getter");
          },
          enumerable: true,
        }),
      "a getter that calls the validator": (document) =>
        Object.defineProperty(document, "number", {
          get: () => dossier.validate({ identifying_documents: [] }, { today: null }).status + "",
          enumerable: true,
        }),
      "a member that cannot be listed": (document) =>
        Object.defineProperty(document, "number", { enumerable: false }),
      "toJSON that cannot be listed": (document) =>
        Object.defineProperty(document.files[0], "toJSON", { value: () => "USA" }),
      "toJSON of a list": (document) =>
        Object.defineProperty(document.files, "toJSON", { value: () => [] }),
      "a sparse list": (document) => delete document.files[0],
      "a file of another prototype": (document) => Object.setPrototypeOf(document.files[0], {}),
      "a list of another prototype": (document) => Object.setPrototypeOf(document.files, null),
      "undefined members": (document) =>
        Object.assign(document, { state: undefined, issue_date: undefined }),
      "nothing but undefined members": (document) => (document.files[0] = { uri: undefined }),
      "wrong types": (document) =>
        Object.assign(document, { type: 1, number: null, country: [], state: {}, files: "x" }),
      "a proxy": (document, body) =>
        (body.identifying_documents = [new Proxy(document, { ownKeys: Reflect.ownKeys })]),
    };
    for (const length of [-1, 0, 0.5, 1, 1.5, 2, "1.9", NaN]) {
      odder[`a proxy of length ${length}`] = (document, body) => {
        const get = (list, name) => (name === "length" ? length : list[name]);
        body.address_documents = new Proxy(body.address_documents, { get });
      };
      odder[`a proxy of files of length ${length}`] = (document) => {
        const get = (list, name) => (name === "length" ? length : list[name]);
        document.files = new Proxy(document.files, { get });
      };
    }
    for (const [name, change] of Object.entries(odder)) {
      agrees(withDocument(change), exampleContext, name);
      agrees(withDocument(change), { today: null, tos_policies_value: "é" }, name);
    }
  });

  test("a getter that puts something into Object.prototype", () => {
    try {
      agrees(() => {
        delete Object.prototype.state;
        const selfie = {
          get type() {
            Object.prototype.state = "x";
            return "SELFIE";
          },
        };
        return { identifying_documents: [selfie] };
      });
    } finally {
      delete Object.prototype.state;
    }
  });

  describe("of each length around the one up to which it is packed, and no text is written:", () => {
    const file = { uri: "/a.pdf" };
    for (const [name, from, make] of [
      ["files", 1010, (length) => ({ address_documents: [{ files: Array(length).fill(file) }] })],
      [
        "documents",
        1000,
        (length) => ({ identifying_documents: Array(length).fill({ type: "" }) }),
      ],
      ["characters", 23_150, (length) => ({ tos_policies_value: "\u0001".repeat(length) })],
    ]) {
      test(name, () => {
        const lengths = Array.from({ length: 100 }, (_, i) => from + i);
        const packed = lengths.map((length) => {
          const body = make(length);
          agrees(() => body, { today: null }, `${length} ${name}`);
          return writesNoText(() => dossier.validate(body, { today: null }));
        });
        assert.deepEqual([packed.at(0), packed.at(-1)], [true, false]);
      });
    }
  });

  test("strings of any characters, without a text, unless a surrogate stands alone", () => {
    const inDocument = (change) => {
      const body = exampleBody();
      Object.assign(body.identifying_documents[1], change);
      return body;
    };
    const bodies = [
      (text) => inDocument({ number: text }),
      (text) => inDocument({ number: `${text}1`, state: text }),
      (text) => inDocument({ files: [{ side: text, uri: text }, { uri: `/${text}.pdf` }] }),
      (text) => ({ ...inDocument({ number: text }), tos_policies_value: text }),
    ];
    const contexts = (text) => [
      exampleContext,
      { ...exampleContext, tos_policies_value: text },
      { today: null, uploaded_uris: [text, "/a", `${text}b`], tos_policies_value: `a${text}` },
      { customer: { customer_status: text } },
    ];
    for (const text of ["ü", "€", "😀", "ü€😀x", "é".repeat(300), "\u0080", "\u07ff\u0800\uffff"]) {
      for (const make of bodies) {
        for (const context of contexts(text)) {
          const body = make(text);
          agrees(() => body, context, `${text} ${JSON.stringify(context)}`);
          assert.ok(
            writesNoText(() => dossier.validate(body, context)),
            text,
          );
          const reader = dossier.withContext(context);
          assert.ok(
            writesNoText(() => reader.validate(body)),
            text,
          );
        }
      }
    }
    for (const lone of ["\ud83d", "\ude00", "ü\ud83d", "\ude00\ud83d"]) {
      for (const make of bodies) {
        for (const context of contexts("ü")) agrees(() => make(lone), context, lone);
      }
    }
  });

  test("halves of a pair that stand at the end of one string and the beginning of the next", () => {
    const body = { identifying_documents: [{ type: "a\ud83d", number: "\ude00b" }] };
    agrees(() => body);
    agrees(() => ({ tos_policies_value: "\ude00" }), { customer: { customer_status: "\ud83d" } });
  });

  test("strings that are not ASCII, in every place of a body and a context", () => {
    for (const odd of ["é", "€", "😀", "\ud83d", "\ude00", "\u0000", "\u007f", "\u0080"]) {
      agrees(() => ({ ...exampleBody(), tos_policies_value: odd }));
      agrees(() => ({ tos_policies_value: odd, ...exampleBody() }));
      agrees(() => ({ ...exampleBody(), tos_policies_value: `a${odd}` }), {
        tos_policies_value: `a${odd}`,
      });
      agrees(exampleBody, {
        ...exampleContext,
        uploaded_uris: [odd, ...exampleContext.uploaded_uris],
      });
    }
  });

  test("random bodies, half of them odd", () => {
    let seed = 77;
    const random = (below) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const names = ["type", "uri", "files", "state", "country", "side", "x", "é", "__proto__", "0"];
    const leaves = [
      ...Object.values(odd).slice(0, 20),
      () => "USA",
      () => "/a.pdf",
      () => "SELFIE",
    ];
    const make = (depth) => {
      const kind = random(depth > 4 ? 2 : 6);
      if (kind < 2) return leaves[random(leaves.length)]();
      if (kind < 4) return Array.from({ length: random(4) }, () => make(depth + 1));
      const object = {};
      for (let i = random(5); i > 0; i--) {
        Object.defineProperty(object, names[random(names.length)], {
          value: make(depth + 1),
          enumerable: random(9) > 0,
          configurable: true,
        });
      }
      return object;
    };
    for (let i = 0; i < 3000; i++) {
      const start = seed;
      agrees(
        () => {
          seed = start;
          const body = exampleBody();
          const names = ["identifying_documents", "address_documents", "extra"];
          body[names[random(3)]] = make(0);
          return body;
        },
        exampleContext,
        `seed ${start}`,
      );
    }
  });
});

describe("what stands on the prototypes of everything", () => {
  function with_(object, name, descriptor, action) {
    Object.defineProperty(object, name, { configurable: true, ...descriptor });
    try {
      action();
    } finally {
      delete object[name];
    }
  }

  test("is no member of a body", () => {
    with_(Object.prototype, "state", { value: "US-CA", enumerable: true, writable: true }, () => {
      agrees(exampleBody);
      agrees(() => [exampleBody(), {}]);
      assert.equal(dossier.validate(exampleBody(), exampleContext).ok, true);
    });
  });

  test("is no fact of a context", () => {
    with_(Object.prototype, "uploaded_uris", { value: 7, enumerable: true, writable: true }, () => {
      assert.equal(dossier.validate(exampleBody(), exampleContext).ok, true);
      assert.ok(dossier.validate({}, {}).undecided.includes("file_not_owned"));
    });
  });

  test("today on Object.prototype does not stand in for the context's", () => {
    with_(Object.prototype, "today", { value: "never", enumerable: false, writable: true }, () => {
      assert.ok(!dossier.validate({}, {}).undecided.includes("expiry_not_in_future"));
    });
  });

  test("is looked at where JSON.stringify looks: in the holes of arrays", () => {
    with_(Array.prototype, 1, { value: { type: "SELFIE" }, writable: true }, () => {
      // eslint-disable-next-line no-sparse-arrays
      agrees(() => ({ identifying_documents: [{}, , {}] })); // prettier-ignore
    });
  });

  test("toJSON of the prototypes of every type", () => {
    for (const { prototype } of [
      Object,
      Array,
      String,
      Number,
      Boolean,
      BigInt,
      Symbol,
      Function,
    ]) {
      with_(prototype, "toJSON", { value: () => ["x"], writable: true }, () => {
        agrees(exampleBody);
        agrees(() => ({ ...exampleBody(), x: 1n }));
      });
    }
  });

  test("may be put there by a getter of the body, and stay", () => {
    try {
      agrees(() => ({
        get a() {
          Object.prototype.polluted = 1;
          return 1;
        },
        b: { c: {} },
      }));
    } finally {
      delete Object.prototype.polluted;
    }
  });
});

describe("what throws", () => {
  test("the error of a getter is the very one that was thrown, whatever it is", () => {
    const things = [
      new Error("x"),
      new RangeError("Maximum call stack size exceeded"),
      "text",
      undefined,
      null,
      Symbol("s"),
      Object.create(null),
      {
        toString() {
          throw new Error("not mine");
        },
      },
    ];
    for (const thing of things) {
      for (const context of [exampleContext, undefined]) {
        for (const other of [1, new Date(0), "é"]) {
          const body = {
            other,
            get b() {
              throw thing;
            },
          };
          let thrown = "nothing";
          try {
            dossier.validate(body, context);
          } catch (error) {
            thrown = error;
          }
          assert.equal(thrown, thing);
        }
      }
    }
  });

  test("a cycle and a BigInt are the TypeError of JSON.stringify", () => {
    const cycle = [];
    cycle.push({ cycle });
    for (const body of [cycle, { a: 1n }, 1n, { cycle, é: 1 }]) {
      assert.throws(() => dossier.validate(body), {
        name: "TypeError",
        message: outcome(() => JSON.stringify(body)).thrown.message,
      });
    }
  });

  test("a call goes well after each of them", () => {
    const cycle = [];
    cycle.push(cycle);
    assert.throws(() => dossier.validate(cycle), TypeError);
    assert.equal(dossier.validate(exampleBody(), exampleContext).ok, true);
  });
});

describe("a getter that calls the validator", () => {
  test("gets its own report, and the outer call its own", () => {
    const inner = { type: "SELFIE" };
    const expectedInner = JSON.stringify(dossier.validate(inner, exampleContext));
    for (const call of [
      () => dossier.validate(inner, exampleContext),
      () => dossier.validateText(JSON.stringify(inner), exampleContext),
      () => dossier.withContext(exampleContext).validate(inner),
    ]) {
      for (const other of ["ascii", "é", new Date(0)]) {
        let got;
        const body = {
          ...exampleBody(),
          other,
          get tos_policies_value() {
            got = JSON.stringify(call());
            return "x";
          },
        };
        const report = JSON.stringify(dossier.validate(body, exampleContext));
        assert.equal(got, expectedInner);
        const plain = { ...exampleBody(), other, tos_policies_value: "x" };
        assert.equal(report, JSON.stringify(dossier.validate(plain, exampleContext)));
      }
    }
  });

  test("may stand in a context too", () => {
    const context = {
      get customer() {
        dossier.validate({ é: 1, a: "b".repeat(5000) }, { today: null });
        return exampleContext.customer;
      },
    };
    const { customer } = exampleContext;
    assert.deepEqual(
      dossier.validate(exampleBody(), context),
      dossier.validate(exampleBody(), { customer }),
    );
  });
});

describe("nesting", () => {
  const nested = (depth, wrap) => {
    let value = wrap([]);
    for (let i = 1; i < depth; i++) value = wrap(value);
    return value;
  };
  const wraps = {
    arrays: (value) => [value],
    objects: (value) => ({ a: value }),
    "known members": (value) => ({ files: value }),
    "objects that are not ASCII": (value) => ({ é: value }),
    maps: (value) => Object.assign(Object.create(null), { a: value }),
  };

  function isTooDeep(report) {
    assert.deepEqual(
      report.violations.map(({ code, path, params }) => ({ code, path, params })),
      [{ code: "body_too_deep", path: "", params: { max: 32 } }],
    );
  }

  for (const [name, wrap] of Object.entries(wraps)) {
    test(`of ${name} is counted around the limit of 32`, () => {
      for (let depth = 28; depth < 40; depth++) {
        agrees(() => nested(depth, wrap));
        agrees(() => ({ ...exampleBody(), x: nested(depth, wrap) }));
      }
    });

    test(`of 100,000 ${name} is body_too_deep, though JSON.stringify throws`, () => {
      isTooDeep(dossier.validate(nested(100_000, wrap)));
      isTooDeep(dossier.validate({ ...exampleBody(), é: [nested(100_000, wrap)] }));
    });
  }

  test("of a long chain whose links are also listed is body_too_deep", () => {
    const links = Array.from({ length: 20_000 }, () => ({}));
    links.forEach((link, i) => (link.next = links[i + 1] ?? null));
    isTooDeep(dossier.validate(links));
  });

  test("behind a getter is body_too_deep", () => {
    const deep = nested(100_000, (value) => [value]);
    isTooDeep(
      dossier.validate({
        get a() {
          return deep;
        },
      }),
    );
  });

  test("behind toJSON is body_too_deep", () => {
    const deep = nested(100_000, (value) => [value]);
    isTooDeep(dossier.validate({ toJSON: () => deep }));
  });

  test("is no excuse for a malformed context", () => {
    const body = nested(100_000, (value) => [value]);
    assert.throws(() => dossier.validate(body, { foo: 1 }), /foo/);
  });
});

describe("length", () => {
  const violation = (report) => report.violations[0];

  test("a text of 262,144 bytes is read, one of 262,145 is not", () => {
    for (const unit of ["a", "é", "€", "😀", "\ud800"]) {
      const bytes = Buffer.byteLength(unit);
      for (let size = limit - 5; size <= limit + 5; size++) {
        const filler = Math.floor((size - 2) / bytes);
        const rest = size - 2 - filler * bytes;
        const text = `"${unit.repeat(filler)}${"a".repeat(rest)}"`;
        assert.equal(Buffer.byteLength(text), size);
        for (const body of [text, Buffer.from(text)]) {
          const { code, params } = violation(dossier.validateText(body, exampleContext));
          assert.equal(code, size > limit ? "body_too_large" : "type_mismatch");
          if (size > limit) assert.deepEqual(params, { max: limit, actual: size });
        }
      }
    }
  });

  test("the length of a value is that of its JSON text", () => {
    for (const unit of ["a", "\u0001", "é", "😀", '"', "\ud800"]) {
      const each = Buffer.byteLength(JSON.stringify(unit)) - 2;
      const times = Math.floor((limit - 2) / each);
      for (let more = -2; more <= 2; more++) agrees(() => unit.repeat(times + more));
      agrees(() => ({ [unit.repeat(times)]: 1 }));
      agrees(() => ({ x: Array.from({ length: 1000 }, () => unit.repeat(times / 1000)) }));
    }
  });

  test("huge arrays and objects are too large", () => {
    agrees(() => new Array(1_000_000).fill(1));
    agrees(() => new Array(100_000).fill({}));
    agrees(() => ({ identifying_documents: new Array(50_000).fill(exampleBody()) }));
    agrees(() => "x".repeat(2 ** 24));
    agrees(() => "😀".repeat(2 ** 23));
  });

  test("many findings are cut at 100", () => {
    agrees(() => ({ ...exampleBody(), identifying_documents: new Array(1500).fill(1) }));
    agrees(() => ({ ...exampleBody(), identifying_documents: new Array(120_000).fill(1) }));
    const report = dossier.validate({ identifying_documents: new Array(1500).fill(1) });
    assert.equal(report.violations.length, 100);
    assert.equal(report.truncated, true);
  });
});

describe("the empty text", () => {
  test("is what undefined, a function and a symbol are checked as", () => {
    const empty = JSON.stringify(dossier.validateText("", exampleContext));
    assert.match(empty, /"code":"malformed_json","path":"","params":\{"offset":0\}/);
    for (const body of [undefined, () => 1, Symbol("s"), class {}, { toJSON: () => undefined }]) {
      assert.equal(JSON.stringify(dossier.validate(body, exampleContext)), empty);
      assert.equal(JSON.stringify(dossier.withContext(exampleContext).validate(body)), empty);
    }
    assert.equal(JSON.stringify(dossier.withContext(exampleContext).validate()), empty);
  });
});
