// What the server answers, as a report.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";

import { exampleBody, exampleContext } from "../../../tests/harness/example.mjs";
import { install } from "../../../tests/harness/package.mjs";
import { contextOf, readVectors } from "../../../tests/harness/vectors.mjs";

const { folder } = install();
const { resolve } = createRequire(join(folder, "package.json"));
const { createValidator } = await import(resolve("dossier-check"));
const { fromServer } = await import(resolve("dossier-check/from-server"));
const dossier = await createValidator();

/** Place, code and sentence of each violation, once it is sure that the report is one. */
function toldOf(status, body) {
  const report = fromServer(status, body);
  assert.deepEqual(Object.keys(report), ["ok", "status", "violations", "advice", "undecided"]);
  assert.deepEqual([report.ok, report.status], [false, status]);
  assert.deepEqual([report.advice, report.undecided], [[], []]);
  assert.notEqual(report.violations.length, 0);
  return report.violations.map((violation) => {
    const { code, path, params, status: its, message, ...others } = violation;
    assert.deepEqual([code, its, others], ["server", status, {}]);
    assert.ok(path === "" || path.startsWith("/"));
    assert.ok(message.trim() !== "");
    return params.code === undefined ? [path, message] : [path, message, params.code];
  });
}

describe("fromServer()", () => {
  test("takes the answer 200 for what it is", () => {
    const body = '{"data":{"customer_id":"0ca1"},"meta":null}';
    const expected = { ok: true, status: 200, violations: [], advice: [], undecided: [] };
    assert.deepEqual(fromServer(200, body), expected);
    assert.deepEqual(fromServer(200, JSON.parse(body)), expected);
  });

  test("reads back from the answer to any vector whatever the answer tells", () => {
    for (const one of readVectors()) {
      const report = dossier.validateText(one.text, contextOf(one));
      const { status, body } = dossier.httpAnswer(report, "0ca1");
      const { ok, violations } = fromServer(status, body);
      assert.deepEqual([ok, status], [report.ok, report.status], one.name);
      const listed = report.violations.filter((violation) => violation.status === status);
      assert.deepEqual(
        violations.map(({ path, message }) => [path, message]),
        status === 422
          ? listed.map(({ path, message }) => [path, message])
          : listed.slice(0, 1).map(({ message }) => ["", message]),
        one.name,
      );
      assert.deepEqual(fromServer(status, JSON.parse(body)), fromServer(status, body));
    }
  });

  // The answers of the contract.
  const answers = [
    [400, '{"status":400,"message":"Not JSON."}', [["", "Not JSON."]]],
    [401, '{"message":"Get a new token."}', [["", "Get a new token."]]],
    [404, '{"message":"No such customer."}', [["", "No such customer."]]],
    [403, '{"error":{"code":"forbidden","message":"No."}}', [["", "No.", "forbidden"]]],
    [409, '{"error":{"code":"conflict","message":"Wait."}}', [["", "Wait.", "conflict"]]],
    [500, '{"status":500,"message":"Internal server error"}', [["", "Internal server error"]]],
    [
      422,
      '{"message":"The request has 3 error(s).","errors":[{"/a":"One."},{"/a":"Two."},{"":"All."}]}',
      [
        ["/a", "One."],
        ["/a", "Two."],
        ["", "All."],
      ],
    ],
  ];
  // Answers that are none of the contract's, but say something.
  const others = [
    [
      422,
      '{"errors":[{"/a":"One.","/b":["Two.","Three."]}]}',
      [
        ["/a", "One."],
        ["/b", "Two."],
        ["/b", "Three."],
      ],
    ],
    [
      422,
      '{"errors":{"/a":"One.","number":["is blank"]}}',
      [
        ["/a", "One."],
        ["", "number: is blank"],
      ],
    ],
    [
      422,
      '{"errors":["One.",null,7,{"/b":{"message":"Two.","code":"new_rule"}}]}',
      [
        ["", "One."],
        ["/b", "Two.", "new_rule"],
      ],
    ],
    [
      422,
      '{"errors":[{"code":"state_required","path":"/a","message":"Add it.","params":{}}]}',
      [["/a", "Add it.", "state_required"]],
    ],
    [
      422,
      '{"message":"The request has 0 error(s).","errors":[]}',
      [["", "The request has 0 error(s)."]],
    ],
    [422, '[{"/a":"One."}]', [["/a", "One."]]],
    [
      403,
      '{"error":"No.","message":"Not at all."}',
      [
        ["", "No."],
        ["", "Not at all."],
      ],
    ],
    [403, '{"error":{"code":"forbidden"}}', [["", "code: forbidden"]]],
    [
      409,
      '{"error":{"message":"Wait.","errors":[{"/a":"One."}]},"extra":[1]}',
      [
        ["", "Wait."],
        ["/a", "One."],
      ],
    ],
    [400, '"Not JSON."', [["", "Not JSON."]]],
    [
      418,
      '{"message":["One.","Two."]}',
      [
        ["", "One."],
        ["", "Two."],
      ],
    ],
  ];
  for (const [status, body, expected] of [...answers, ...others]) {
    test(`reads ${status} ${body}`, () => {
      assert.deepEqual(toldOf(status, body), expected);
      const value = JSON.parse(body);
      if (typeof value !== "string") assert.deepEqual(toldOf(status, value), expected);
    });
  }

  // Answers that say nothing, of whatever status.
  const cyclic = {};
  cyclic.errors = [cyclic, { error: cyclic }];
  const garbage = {
    "an empty text": "",
    "white space": " \n",
    "a page of HTML": "<!doctype html><title>502 Bad Gateway</title>",
    "a text that is no JSON": "Bad gateway",
    "half a text": '{"errors":[{"/a":"One.',
    "100,000 open arrays": "[".repeat(100_000),
    "100,000 nested arrays": "[".repeat(100_000) + "]".repeat(100_000),
    "an empty object": "{}",
    null: "null",
    "a number": "7",
    "blank sentences": '{"message":"","errors":[{"/a":" "}],"error":{"message":""}}',
    "members of wrong types": '{"message":7,"errors":true,"error":[null,[]],"data":"yes"}',
    "data that is null": '{"data":null}',
    "members of Object.prototype": '{"__proto__":{"data":{}},"constructor":{"message":"x"}}',
    undefined: undefined,
    "a function": () => {},
    "an object with a cycle": cyclic,
  };
  for (const [name, body] of Object.entries(garbage)) {
    test(`has a sentence of its own for ${name}`, () => {
      for (const status of [400, 403, 422, 502]) {
        const told = toldOf(status, body);
        assert.equal(told.length, 1);
        assert.equal(told[0][0], "");
        assert.match(told[0][1], new RegExp(`^The server's answer \\(${status}\\) does not say`));
      }
    });
  }

  test("takes no answer of another status for an acceptance", () => {
    for (const status of [199, 301, 403, 500, 0, NaN]) {
      assert.equal(fromServer(status, '{"data":{"customer_id":"0ca1"},"meta":null}').ok, false);
    }
  });

  test("keeps all of a long list", () => {
    const errors = Array.from({ length: 5000 }, (_, i) => ({ [`/a/${i}`]: "Wrong." }));
    const { violations } = fromServer(422, { errors });
    assert.deepEqual(
      violations.map(({ path }) => path),
      errors.map((error) => Object.keys(error)[0]),
    );
  });

  test("gives what an accepted body gives in the browser", () => {
    const report = dossier.validate(exampleBody(), exampleContext);
    const { status, body } = dossier.httpAnswer(report, "0ca1");
    assert.deepEqual(fromServer(status, body), report);
  });
});

describe("fromServer(), whatever it is given", () => {
  const accepted = (status) => ({ ok: true, status, violations: [], advice: [], undecided: [] });

  test("takes any 2xx that lists no error as accepted, with an object or without a body", () => {
    for (const status of [200, 201, 202, 204, 299]) {
      for (const body of ["{}", {}, "", undefined, null, '{"message":"Accepted"}']) {
        assert.deepEqual(fromServer(status, body), accepted(status), `${status} ${body}`);
      }
    }
    for (const body of [
      "<!doctype html>",
      "[]",
      "null",
      "5",
      '{"errors":["no"]}',
      '{"errors":true}',
      '{"error":{}}',
    ]) {
      assert.equal(fromServer(200, body).ok, false, body);
    }
    for (const status of [199, 300, 304, 404, 500, NaN])
      assert.equal(fromServer(status, {}).ok, false);
  });

  test("never throws", () => {
    const throwing = new Proxy(
      {},
      { get: () => assert.fail("asked"), ownKeys: () => assert.fail() },
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const values = [
      throwing,
      proxy,
      Symbol("a"),
      1n,
      () => 1,
      new Map(),
      Promise.resolve("{}"),
      NaN,
    ];
    for (const value of [...values, { errors: throwing }, { errors: [proxy] }]) {
      for (const status of [200, 422]) {
        const { ok, violations } = fromServer(status, value);
        assert.equal(ok, false);
        assert.equal(violations.length, 1);
      }
    }
  });

  test("says of a Response what it takes", () => {
    for (const wrong of [new Response("{}"), undefined, "200", null, Promise.resolve(200)]) {
      const { ok, status, violations } = fromServer(wrong);
      assert.deepEqual([ok, status], [false, 0]);
      assert.match(
        violations[0].message,
        /fromServer\(response\.status, await response\.text\(\)\)/,
      );
    }
  });

  test("looks at no more than an answer can hold", () => {
    const errors = new Array(2 ** 32 - 1);
    errors[0] = "the first";
    assert.equal(fromServer(422, { errors }).violations[0].message, "the first");
    const wide = { errors: Array(200).fill(Array(200).fill(["no"])) };
    assert.ok(fromServer(422, wide).violations.length <= 10_000);
  });
});
