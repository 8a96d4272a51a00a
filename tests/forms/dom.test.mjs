// Reports on a form of plain HTML, in Chromium.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";

import { root } from "../harness/paths.mjs";
import { contextOf, readVectors } from "../harness/vectors.mjs";
import { serveApp } from "./page.mjs";

const app = (name) => readFileSync(new URL(`apps/${name}`, import.meta.url), "utf8");
const open = serveApp("plain.ts", { main: app("plain.html"), style: app("plain.css") });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = join(root, "build/forms");

const map = {
  "/identifying_documents/0/country": "country",
  "/identifying_documents/0/type": "type",
  "/identifying_documents/0/number": "number",
  "/identifying_documents/0/state": "state",
  "/identifying_documents/0/expiry_date": "expiry",
  "/identifying_documents/0/files": "front",
  "/identifying_documents/0/files/1": "back",
  "/address_documents": "address",
  "/tos_policies_value": "terms",
  selfie_required: "selfie",
};

/** A finding at a path, of code `a_code` unless it says otherwise. */
const at = (path, message, more = {}) => ({ code: "a_code", path, message, params: {}, ...more });
const number = "/identifying_documents/0/number";
const country = "/identifying_documents/0/country";

let tab;
let errors;
let untouched;
beforeEach(async () => {
  ({ tab, errors } = await open());
  untouched = await tab.locator("form").evaluate((form) => form.outerHTML);
});
afterEach(async () => {
  assert.deepEqual(errors, []);
  await tab.close();
});

/** Applies violations and advice to the form. */
const apply = (violations, { advice = [], by = map, options = {} } = {}) =>
  tab.evaluate(
    ({ report, by, options }) => {
      globalThis.applied = globalThis.applyToForm(document.forms[0], report, by, options);
    },
    { report: { violations, advice }, by, options },
  );
const clear = () => tab.evaluate(() => globalThis.applied.clear());

/** What an input tells of itself. */
const input = (name) =>
  tab
    .locator(`[name="${name}"]`)
    .first()
    .evaluate((input) => {
      const described = input.type === "radio" ? input.closest("fieldset") : input;
      const ids = described.getAttribute("aria-describedby")?.split(" ") ?? [];
      return {
        validity: input.validationMessage,
        invalid: input.getAttribute("aria-invalid"),
        description: ids.map((id) => document.getElementById(id).textContent),
      };
    });
const plain = { validity: "", invalid: null, description: [] };

const texts = (selector) => tab.locator(selector).allTextContents();
const focused = () =>
  tab.evaluate(() => document.activeElement.name ?? document.activeElement.className);

async function assertAccessible() {
  await tab.evaluate(axe);
  const { violations, passes } = await tab.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
  );
  assert.ok(passes.length > 10);
}

describe("at an input", () => {
  test("a violation is its custom validity, aria-invalid and a text that describes it", async () => {
    await apply([at(country, "Wrong country."), at(country, "Really.")]);
    assert.deepEqual(await input("country"), {
      validity: "Wrong country.\nReally.",
      invalid: "true",
      description: ["Wrong country.Really."],
    });
    assert.deepEqual(await input("state"), plain);
    const before = tab.locator("#country").locator("xpath=preceding-sibling::*[1]");
    assert.equal(await before.getAttribute("class"), "dossier-texts");
    assert.deepEqual(await texts(".dossier-texts .dossier-error"), ["Wrong country.", "Really."]);
  });

  test("advice is a text of another class, and makes nothing invalid", async () => {
    await apply([], { advice: [at(country, "Unusual country.")] });
    assert.deepEqual(await input("country"), { ...plain, description: ["Unusual country."] });
    assert.deepEqual(await texts(".dossier-texts .dossier-advice"), ["Unusual country."]);
    assert.deepEqual(await texts(".dossier-error, .dossier-summary, .dossier-notice"), []);
    assert.equal(await tab.evaluate(() => document.forms[0].checkValidity()), true);
  });

  test("what describes it already goes on to, and comes first", async () => {
    await apply([at(number, "Missing.")]);
    const { description } = await input("number");
    assert.deepEqual(description, ["It stands on the front.", "Missing."]);
  });

  test("the text is no part of a label around it", async () => {
    await apply([at("/identifying_documents/0/state", "Missing.")]);
    assert.equal(await tab.getByLabel("State", { exact: true }).count(), 1);
    assert.deepEqual((await input("state")).description, ["Missing."]);
  });

  test("radio buttons are told of once, in their fieldset below its legend", async () => {
    await apply([at("/identifying_documents/0/type", "Choose one.")]);
    assert.deepEqual(await input("type"), {
      validity: "Choose one.",
      invalid: null,
      description: ["Choose one."],
    });
    assert.deepEqual(await texts("legend + .dossier-texts"), ["Choose one."]);
    await tab.getByLabel("Driver's license").check();
    assert.equal((await input("type")).validity, "");
  });

  test("a message is text, whatever it looks like", async () => {
    const html = "<img src=x onerror=alert(1)><b>bold</b>";
    await apply([at(country, html), at("", html)], { advice: [at(number, html), at("", html)] });
    assert.equal(await tab.locator("img, b").count(), 0);
    assert.deepEqual(await texts(".dossier-texts .dossier-error, li a"), [html, html]);
  });

  test("what has been changed no longer holds a form back that has no `novalidate`", async () => {
    await tab.evaluate(() => {
      const [form] = document.forms;
      form.noValidate = false;
      globalThis.submits = 0;
      form.addEventListener("submit", (event) => (event.preventDefault(), globalThis.submits++));
    });
    await apply([at(country, "Wrong country.")]);
    await tab.getByRole("button", { name: "Send" }).click();
    assert.equal(await tab.evaluate(() => globalThis.submits), 0);
    await tab.locator("#country").fill("USA");
    assert.equal((await input("country")).invalid, "true"); // it is told until it has been checked again
    await tab.getByRole("button", { name: "Send" }).click();
    assert.equal(await tab.evaluate(() => globalThis.submits), 1);
  });
});

describe("above the form", () => {
  const some = [at(number, "No number."), at(country, "No country."), at(number, "Really.")];

  test("the violations of the inputs are listed in the order of the page and in the same words", async () => {
    await apply(some);
    assert.deepEqual(await texts(".dossier-summary h2"), ["There is a problem"]);
    assert.deepEqual(await texts(".dossier-summary a"), ["No country.", "No number.", "Really."]);
    assert.deepEqual(
      await texts(".dossier-summary a"),
      await texts(".dossier-texts .dossier-error"),
    );
    assert.equal(await tab.locator("form > :first-child [role=alert] .dossier-summary").count(), 1);
    await apply(some, { options: { heading: "Es gibt ein Problem" } });
    assert.deepEqual(await texts(".dossier-summary h2"), ["Es gibt ein Problem"]);
  });

  test("each is a link to its input, by pointer and by keyboard", async () => {
    const all = [
      "country",
      "type",
      "number",
      "state",
      "expiry",
      "front",
      "back",
      "address",
      "terms",
    ];
    const path = (name) => Object.keys(map).find((path) => map[path] === name);
    await apply(all.map((name) => at(path(name), `Wrong ${name}.`)));
    const url = tab.url();
    for (const name of all) {
      const link = tab.getByRole("link", { name: `Wrong ${name}.` });
      if (name < "f") await link.click();
      else await link.press("Enter");
      assert.equal(await focused(), name);
      const id = await tab.locator(`[name=${name}]`).first().getAttribute("id");
      assert.equal(await link.getAttribute("href"), `#${id}`);
    }
    assert.equal(tab.url(), url);
  });

  test("the focus goes there if it is asked for and something is wrong", async () => {
    await apply(some);
    assert.equal(await focused(), "");
    await apply([], { advice: [at(number, "Unusual.")], options: { focus: true } });
    assert.equal(await focused(), "");
    await apply(some, { options: { focus: true } });
    assert.equal(await focused(), "dossier-report");
    await tab.keyboard.press("Tab");
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), "No country.");
    assert.equal(await tab.locator(".dossier-report[tabindex]").count(), 0);
  });

  test("the list can be left out while the form is being filled in, and nothing else", async () => {
    const options = { summary: false, focus: true };
    await apply(some, { options });
    assert.equal(await focused(), ""); // there is nothing to read
    assert.equal((await input("country")).invalid, "true");
    await apply([...some, at("", "Not now.", { status: 409 })], { options });
    assert.deepEqual(await texts(".dossier-notice p"), ["Not now."]);
    assert.equal(await tab.locator(".dossier-summary").count(), 0);
    assert.equal(await focused(), "dossier-report");
  });

  test("403 and 409 stand apart, and so does all that belongs to no input that can be seen", async () => {
    const by = { "/a": "token", "/b": "unasked", "/c": "no_such_name", "/e": undefined };
    await apply(
      [
        at("", "Not allowed.", { code: "customer_status_not_allowed", status: 403 }),
        at("", "Not now.", { code: "attach_in_flight", status: 409 }),
        ...["a", "b", "c", "d", "e"].map((name) => at(`/${name}`, `Wrong ${name}.`)),
        at("/constructor", "Wrong constructor."),
      ],
      { by, advice: [at("/x", "Unusual x.")] },
    );
    assert.deepEqual(await texts(".dossier-notice p.dossier-error"), [
      "Not allowed.",
      "Not now.",
      ..."abcde".split("").map((name) => `Wrong ${name}.`),
      "Wrong constructor.",
    ]);
    assert.deepEqual(await texts(".dossier-report > .dossier-advice"), ["Unusual x."]);
    assert.equal(await tab.locator(".dossier-summary, .dossier-texts").count(), 0);
    const [status, code] = await tab
      .getByText("Not now.")
      .evaluate(({ dataset }) => [dataset.status, dataset.code]);
    assert.deepEqual([status, code], ["409", "attach_in_flight"]);
  });

  test("the server's answer stands there as the browser's report does", async () => {
    await tab.evaluate((map) => {
      const body = '{"errors":[{"/identifying_documents/0/number":"No."},{"/other":"Odd."}]}';
      globalThis.applyToForm(document.forms[0], globalThis.fromServer(422, body), map);
    }, map);
    assert.equal((await input("number")).validity, "No.");
    assert.deepEqual(await texts(".dossier-notice p"), ["Odd."]);
  });
});

describe("the map", () => {
  const placeOf = async (finding, by = map) => {
    await apply([finding], { by });
    return tab.locator("[aria-invalid]").evaluateAll((all) => all.map(({ name }) => name));
  };

  test("is looked up by code, then by the path, then by the paths above it", async () => {
    assert.deepEqual(await placeOf(at("/identifying_documents/0/files/0/uri", ".")), ["front"]);
    assert.deepEqual(await placeOf(at("/identifying_documents/0/files/1/uri", ".")), ["back"]);
    assert.deepEqual(await placeOf(at("/address_documents/0/country", ".")), ["address"]);
    assert.deepEqual(await placeOf(at("/identifying_documents", ".")), []);
    const selfie = at("/identifying_documents", ".", { code: "selfie_required" });
    assert.deepEqual(await placeOf(selfie), ["selfie"]);
    const inFlight = at("", ".", { code: "attach_in_flight" });
    assert.deepEqual(await placeOf(inFlight, { attach_in_flight: "terms" }), ["terms"]);
  });

  test("may be a function, and give elements", async () => {
    await tab.evaluate(
      (finding) => {
        const [form] = document.forms;
        globalThis.applyToForm(form, { violations: [finding], advice: [] }, ({ params }) =>
          params.side === "BACK" ? form.elements.back : null,
        );
      },
      at("/identifying_documents/0/files", "Missing.", { params: { side: "BACK" } }),
    );
    assert.equal((await input("back")).validity, "Missing.");
  });
});

describe("the next report", () => {
  test("takes back what is gone, and leaves what has stayed untouched", async () => {
    await apply([at(country, "One."), at(number, "Two."), at("", "Three.")]);
    await tab.evaluate(() => {
      for (const one of document.querySelectorAll("form a, .dossier-error")) one.kept = true;
    });
    await apply([at(number, "Two."), at("/identifying_documents/0/state", "Four.")]);
    assert.deepEqual(await input("country"), plain);
    assert.deepEqual(await texts(".dossier-summary a"), ["Two.", "Four."]);
    assert.equal(await tab.locator(".dossier-notice").count(), 0);
    const kept = await tab
      .locator("form a, .dossier-error")
      .evaluateAll((all) => all.filter((one) => one.kept).map((one) => one.textContent));
    assert.deepEqual(kept, ["Two.", "Two."]);
  });

  test("does not take a link away that is being clicked, when the input before it is checked", async () => {
    await apply([at(country, "One."), at(number, "Two.")]);
    await tab.evaluate((map) => {
      document.querySelector("#country").addEventListener("blur", () =>
        globalThis.applyToForm(
          document.forms[0],
          {
            violations: [
              { code: "a_code", path: "/identifying_documents/0/number", message: "Two." },
            ],
            advice: [],
          },
          map,
        ),
      );
    }, map);
    await tab.locator("#country").focus();
    const box = await tab.getByRole("link", { name: "Two." }).boundingBox();
    await tab.mouse.move(box.x + 5, box.y + 3);
    await tab.mouse.down();
    assert.deepEqual(await texts(".dossier-summary a"), ["Two."]);
    assert.equal(await tab.getByRole("link", { name: "Two." }).count(), 1);
    await tab.mouse.move(box.x + 5, box.y - 20); // where the link has gone
    await tab.mouse.up();
    assert.equal(await focused(), "number");
  });

  test("that is good leaves the form as it was, but for the place of what comes", async () => {
    await apply([at(country, "One."), at("", "Two.")], { advice: [at(number, "Three.")] });
    await apply([]);
    const now = await tab.locator("form").evaluate((form) => {
      form.querySelector(".dossier-report").remove();
      return form.outerHTML;
    });
    assert.equal(now, untouched);
  });

  test("is not needed to take everything back", async () => {
    await apply([at(country, "One."), at("/identifying_documents/0/type", "Two.")], {
      advice: [at(number, "Three."), at("", "Four.")],
    });
    await clear();
    await clear();
    assert.equal(await tab.locator("form").evaluate((form) => form.outerHTML), untouched);
    assert.deepEqual(await input("country"), plain);
    await apply([at(country, "One.")]);
    assert.equal((await input("country")).validity, "One.");
  });
});

test("every sentence of every vector's report can be read, once it is applied", async () => {
  const reports = readVectors().map((one) => ({
    text: one.text.toString("base64"),
    context: contextOf(one),
  }));
  const { lost, sentences } = await tab.evaluate(
    ({ reports, map }) => {
      const lost = [];
      let sentences = 0;
      for (const { text, context } of reports) {
        const bytes = Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
        const report = globalThis.dossier.validateText(bytes, context);
        globalThis.applyToForm(document.forms[0], report, map);
        for (const [kind, name] of [
          ["violations", "error"],
          ["advice", "advice"],
        ]) {
          const shown = [...document.querySelectorAll(`p.dossier-${name}`)];
          const readable = new Set(shown.map((one) => one.textContent));
          sentences += report[kind].length;
          lost.push(...report[kind].filter(({ message }) => !readable.has(message)));
          const all = new Set(report[kind].map(({ code, path }) => `${code} ${path}`));
          if (shown.length !== all.size) lost.push(`${shown.length} instead of ${all.size}`);
        }
      }
      return { lost, sentences };
    },
    { reports, map },
  );
  assert.deepEqual(lost.slice(0, 5), []);
  assert.ok(sentences > 2000, `${sentences} sentences`);
});

test("a form is what it takes", async () => {
  for (const wrong of ["document.body", "null", "document.forms"]) {
    const message = await tab.evaluate((wrong) => {
      const value = {
        "document.body": document.body,
        null: null,
        "document.forms": document.forms,
      };
      try {
        globalThis.applyToForm(value[wrong], { violations: [], advice: [] }, {});
      } catch (error) {
        return `${error.name}: ${error.message}`;
      }
    }, wrong);
    assert.match(message, /^TypeError: applyToForm\(\) takes a <form> element/);
  }
});

test("a form may have fields of any name, such as those of its own members", async () => {
  const names = ["tagName", "elements", "prepend", "children", "submit", "matches", "firstChild"];
  await tab.evaluate((names) => {
    for (const name of [...names, "isConnected", "ownerDocument", "insertBefore", "nodeType"]) {
      const field = document.createElement("input");
      field.name = name;
      Element.prototype.append.call(document.forms[0], field);
    }
  }, names);
  untouched = await tab.locator("form").evaluate((form) => form.outerHTML);
  await apply([at(number, "Wrong."), at("/elements", "Wrong too."), at("", "All wrong.")], {
    by: { ...map, "/elements": "elements" },
    options: { focus: true },
  });
  assert.equal((await input("number")).validity, "Wrong.");
  assert.equal((await input("elements")).validity, "Wrong too.");
  assert.deepEqual(await texts(".dossier-notice"), ["All wrong."]);
  await clear();
  assert.equal(await tab.locator("form").evaluate((form) => form.outerHTML), untouched);
});

test("takes no option from Object.prototype", async () => {
  await tab.evaluate(() => Object.assign(Object.prototype, { heading: "Odd", summary: false }));
  await apply([at(number, "Wrong.")]);
  assert.deepEqual(await texts(".dossier-summary h2"), ["There is a problem"]);
  await tab.evaluate(() => {
    for (const name of ["heading", "summary"]) delete Object.prototype[name];
  });
});

test("axe-core finds nothing on the form, with nothing, with everything, and on a phone", async () => {
  await assertAccessible();
  const violations = Object.entries(map).map(([path, name]) =>
    at(path.startsWith("/") ? path : "", `Something is wrong with the ${name}. Correct it.`, {
      code: path.startsWith("/") ? "a_code" : path,
    }),
  );
  await apply(
    [
      at("", "Documents for this customer are being attached already. Wait.", { status: 409 }),
      ...violations,
    ],
    {
      advice: [
        at("/identifying_documents/0/state", "The state is unusual. Use “US-CA”."),
        at("/proof_of_address", "This member is of another version. Use another."),
      ],
      options: { focus: true },
    },
  );
  await assertAccessible();
  mkdirSync(screenshots, { recursive: true });
  await tab.screenshot({ path: join(screenshots, "dom.png"), fullPage: true });
  await tab.setViewportSize({ width: 320, height: 640 });
  await assertAccessible();
  await tab.screenshot({ path: join(screenshots, "dom-phone.png"), fullPage: true });
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${wide} pixels wide`);
});
