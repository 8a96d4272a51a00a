// The package for forms: the Standard Schema and the steps.
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
const dossier = await createValidator();

const issuesOf = (body, context = exampleContext) =>
  dossier.standardSchema(context)["~standard"].validate(body).issues;
const inFlight = {
  ...exampleContext,
  customer: { ...exampleContext.customer, attach_in_flight: true },
};

/** What the place of an issue lies in, by the steps of its path but the last, each of which must be of the right type. */
function follow(body, path) {
  let value = body;
  for (const step of path.slice(0, -1)) {
    assert.equal(Array.isArray(value), typeof step === "number");
    value = value[step];
  }
  return value;
}

describe("the Standard Schema", () => {
  test("has the standard's members", () => {
    const { version, vendor, validate } = dossier.standardSchema()["~standard"];
    assert.deepEqual([version, vendor, typeof validate], [1, "dossier-check", "function"]);
  });

  test("gives back the very value that went in, if nothing is wrong with it", () => {
    const body = Object.freeze(exampleBody());
    const result = dossier.standardSchema(exampleContext)["~standard"].validate(body);
    assert.equal(result.value, body);
    assert.equal(result.issues, undefined);
  });

  test("gives no value if something is wrong, and advice is nothing wrong", () => {
    assert.ok(!("value" in dossier.standardSchema(exampleContext)["~standard"].validate({})));
    const advised = { ...exampleBody(), tos_policy_value: "" };
    assert.equal(dossier.validate(advised, exampleContext).advice.length, 1);
    assert.equal(issuesOf(advised), undefined);
  });

  test("tells the place as path and as pointer, beside all else of the violation", () => {
    const body = exampleBody();
    body.identifying_documents[1].files[0].uri = "";
    const [issue, ...others] = issuesOf(body);
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...issue, message: typeof issue.message },
      {
        code: "empty",
        params: {},
        status: 422,
        message: "string",
        pointer: "/identifying_documents/1/files/0/uri",
        path: ["identifying_documents", 1, "files", 0, "uri"],
      },
    );
  });

  test("has numbers for the elements of arrays, and only for those, in every vector", () => {
    let places = 0;
    for (const one of readVectors().filter((one) => "value" in one)) {
      for (const { path, pointer } of issuesOf(one.value, contextOf(one)) ?? []) {
        if (pointer === "") continue;
        const parent = follow(one.value, path);
        const name = path.at(-1);
        assert.equal(typeof name, Array.isArray(parent) ? "number" : "string", pointer);
        assert.equal(`/${path.join("/")}`, pointer);
        places++;
      }
    }
    assert.ok(places > 1000, `${places} places`);
  });

  test("tells what is wrong with the whole request twice: without a path, and as its member `request`", () => {
    const issues = issuesOf(exampleBody(), inFlight);
    const of = (key) => issues.map((issue) => issue[key]);
    assert.deepEqual(of("path"), [[], ["request"]]);
    assert.deepEqual(of("pointer"), ["", ""]);
    assert.deepEqual(of("code"), ["attach_in_flight", "attach_in_flight"]);
    assert.deepEqual(of("status"), [409, 409]);
    assert.equal(issues[0].message, issues[1].message);
    for (const body of [[], "text", "x".repeat(300_000), undefined]) {
      assert.deepEqual(
        issuesOf(body, null).map(({ path }) => path),
        [[], ["request"]],
      );
    }
  });

  test("has an issue for every violation of every vector, in the report's order", () => {
    for (const one of readVectors().filter((one) => "value" in one)) {
      const issues = issuesOf(one.value, contextOf(one)) ?? [];
      assert.deepEqual(
        issues
          .filter(({ path }) => path[0] !== "request")
          .map((i) => [i.code, i.pointer, i.params]),
        one.report.violations.map((v) => [v.code, v.path, v.params]),
        one.name,
      );
    }
  });

  test("reads its context when it is made", () => {
    assert.throws(
      () => dossier.standardSchema({ customer: { attach_in_flight: "yes" } }),
      /TypeError: .*customer\.attach_in_flight/,
    );
  });
});

describe("validateStep()", () => {
  const body = {
    identifying_documents: [
      {
        type: "PASSPORT",
        number: "",
        country: "USA",
        expiry_date: "2030-01-01",
        files: [],
        Type: "",
      },
      ...Array.from({ length: 10 }, () => ({})),
    ],
    address_documents: [],
  };
  const step = (...pointers) => dossier.validateStep(body, inFlight, pointers);
  const paths = (findings) => findings.map(({ path }) => path);

  test("lists what lies at or below the places, in the order of the report", () => {
    const { violations, advice } = step("/identifying_documents/0");
    assert.deepEqual(paths(violations), [
      "/identifying_documents/0/number",
      "/identifying_documents/0/files",
    ]);
    assert.deepEqual(paths(advice), ["/identifying_documents/0/Type"]);
    assert.deepEqual(paths(step("/tos_policies_value", "/address_documents").violations), [
      "/address_documents",
      "/tos_policies_value",
    ]);
  });

  test("takes a place for a place and not for the start of a text", () => {
    const { violations } = step("/identifying_documents/1");
    assert.ok(violations.length > 0);
    assert.ok(violations.every(({ path }) => path.startsWith("/identifying_documents/1/")));
  });

  test("says of the step alone whether it is ok, and with which status", () => {
    const fine = step("/identifying_documents/0/country");
    assert.deepEqual([fine.ok, fine.status, fine.violations], [true, 200, []]);
    const wrong = step("/identifying_documents/0");
    assert.deepEqual([wrong.ok, wrong.status], [false, 422]);
    const all = step("");
    assert.deepEqual(
      [all.ok, all.status, all.violations[0].code],
      [false, 409, "attach_in_flight"],
    );
    const foreign = dossier.validateStep(exampleBody(), { ...exampleContext, uploaded_uris: [] }, [
      "/address_documents",
    ]);
    assert.deepEqual(
      [foreign.status, paths(foreign.violations)],
      [403, ["/address_documents/0/files/0/uri"]],
    );
  });

  test("gives the very report if all is listed, for every vector", () => {
    for (const one of readVectors().filter((one) => "value" in one)) {
      const context = contextOf(one);
      assert.deepEqual(
        dossier.validateStep(one.value, context, [""]),
        dossier.validate(one.value, context),
      );
    }
  });

  test("changes neither what is undecided nor that the report is truncated", () => {
    const { undecided } = dossier.validate(body, { today: null });
    assert.ok(undecided.length > 0);
    assert.deepEqual(dossier.validateStep(body, { today: null }, []).undecided, undecided);
    const many = { ...exampleBody(), identifying_documents: Array(200).fill(1) };
    const cut = dossier.validateStep(many, exampleContext, ["/tos_policies_value"]);
    assert.deepEqual([cut.ok, cut.truncated], [true, true]);
    assert.ok(!("truncated" in step("")));
  });

  test("tells that a body cannot be read, whatever the places", () => {
    let deep = [];
    for (let i = 0; i < 40; i++) deep = [deep];
    const report = dossier.validateStep(deep, null, ["/address_documents"]);
    assert.deepEqual(
      [report.ok, report.status, report.violations[0].code],
      [false, 400, "body_too_deep"],
    );
  });

  // A step whose places are no places would be right whatever a person filled in.
  const ofDocument = "type, number, country, state, issue_date, expiry_date, files";
  const ofBody = "identifying_documents, address_documents, tos_policies_value";
  for (const [wrong, known] of [
    ["/identifying_documents/0/", ofDocument],
    ["/identifying_documents/0/numbr", ofDocument],
    ["/identifying_documents/0/expiryDate", ofDocument],
    ["/address_documents/0/expiry_date", "type, country, issue_date, files"],
    ["/identifying_documents/0/files/0/url", "side, uri"],
    ["/", ofBody],
    ["/identifying_document/0", ofBody],
    ["/number", ofBody],
    ["/a~1b~0", ofBody],
    ["/identifying_documents/first", ofBody],
    ["/identifying_documents/01", ofBody],
    ["/identifying_documents/-", ofBody],
    ["/identifying_documents/", ofBody],
    ["/tos_policies_value/0", ofBody],
    ["/identifying_documents/0/number/0", ofDocument],
  ]) {
    test(`refuses ${wrong}, which leads to nothing that the contract has`, () => {
      assert.throws(
        () => dossier.validateStep(body, null, ["/identifying_documents/0", wrong]),
        ({ name, message }) => {
          assert.equal(name, "TypeError");
          assert.ok(message.endsWith(`"${wrong}" leads nowhere. There is: ${known}.`), message);
          return true;
        },
      );
    });
  }

  test("takes every place that the contract has, whether the body has it or not", () => {
    const members = {
      identifying_documents: "type number country state issue_date expiry_date files",
      address_documents: "type country issue_date files",
    };
    const places = ["", "/tos_policies_value"];
    for (const [list, names] of Object.entries(members)) {
      places.push(`/${list}`, `/${list}/17`);
      for (const name of names.split(" ")) places.push(`/${list}/0/${name}`);
      for (const below of ["0", "12", "0/uri", "1/side"]) places.push(`/${list}/0/files/${below}`);
    }
    for (const place of places)
      assert.equal(dossier.validateStep([], null, [place]).ok, place !== "");
  });

  for (const wrong of [
    undefined,
    null,
    "/files",
    ["files"],
    ["/a~"],
    ["/a~2"],
    ["#/files"],
    [["identifying_documents", 0]],
    [undefined],
    [0],
  ]) {
    test(`refuses ${JSON.stringify(wrong)} as places`, () => {
      assert.throws(() => dossier.validateStep(body, null, wrong), {
        name: "TypeError",
        message: /validateStep\(\)( takes an array of JSON Pointers|: .* leads nowhere)/,
      });
    });
  }

  test("refuses a malformed context", () => {
    assert.throws(() => dossier.validateStep(body, { today: "now" }, []), /TypeError: .*today/);
  });
});
