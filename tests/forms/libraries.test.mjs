// Form libraries with the rules as their schema, in Chromium: errors stand where they belong and go as a person types, and nothing
// that is wrong is submitted.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";

import { exampleBody, exampleContext } from "../harness/example.mjs";
import { serveApp } from "./page.mjs";

const { customer } = exampleContext;
// Each is one status of a request that is wrong as a whole.
const refusals = {
  400: { values: { ...exampleBody(), padding: "x".repeat(300_000) }, context: exampleContext },
  403: {
    values: exampleBody(),
    context: { ...exampleContext, customer: { ...customer, customer_status: "APPROVED" } },
  },
  409: {
    values: exampleBody(),
    context: { ...exampleContext, customer: { ...customer, attach_in_flight: true } },
  },
};
const sentences = { 400: /300\d+ bytes/, 403: /“APPROVED”/, 409: /being attached already/ };

const olderForm = { "react-hook-form": "react-hook-form-7.55" };
const olderResolver = { "@hookform/resolvers": "@hookform/resolvers-5" };

const libraries = [
  {
    name: "React Hook Form 7.92 with @hookform/resolvers 7",
    app: "react_hook_form.tsx",
    pathless: "kept",
  },
  {
    name: "React Hook Form 7.92 with @hookform/resolvers 5",
    app: "react_hook_form.tsx",
    alias: olderResolver,
    pathless: "lost",
  },
  {
    name: "React Hook Form 7.55 with @hookform/resolvers 7",
    app: "react_hook_form.tsx",
    alias: olderForm,
    pathless: "lost",
  },
  { name: "TanStack Form 1.33", app: "tanstack_form.tsx", pathless: "kept" },
  {
    name: "VeeValidate 5",
    app: "vee_validate.ts",
    alias: { "vee-validate": "vee-validate-5" },
    define: { VEE_VALIDATE: "5" },
    pathless: "kept",
  },
  {
    name: "VeeValidate 4",
    app: "vee_validate.ts",
    define: { VEE_VALIDATE: "4" },
    pathless: "kept",
  },
];

for (const { name, app, pathless, ...options } of libraries) {
  describe(name, () => {
    const open = serveApp(app, options);
    let tab;
    let errors;

    beforeEach(async () => {
      ({ tab, errors } = await open());
    });
    afterEach(async () => {
      assert.deepEqual(errors, []);
      await tab.close();
    });

    const start = async (setup) => {
      await tab.evaluate((setup) => globalThis.start(setup), setup);
      await tab.waitForSelector("form");
    };
    const input = (field) => tab.locator(`[name="${field}"]`);
    const error = (field) => tab.locator(`[data-error="${field}"]`);
    const shown = async () =>
      Object.fromEntries(
        (
          await tab
            .locator("[data-error]")
            .evaluateAll((all) => all.map((one) => [one.dataset.error, one.textContent]))
        ).filter(([, text]) => text !== ""),
      );
    const send = () => tab.getByRole("button").click();
    const submitted = () => tab.evaluate(() => globalThis.submitted);
    // A timer of the page fires after all that are due before it, however slow the machine is.
    const settle = () => tab.evaluate(() => new Promise((done) => setTimeout(done, 100)));

    test("shows each error at its input, and takes it away as the person types", async () => {
      const values = exampleBody({ number: "" });
      values.identifying_documents[1].files[0].uri = "";
      values.address_documents[0].country = "DEU";
      await start({ values, context: exampleContext });
      await send();
      await error("address_documents.0.country").filter({ hasText: "USA" }).waitFor();
      assert.deepEqual(Object.keys(await shown()), [
        "identifying_documents.1.number",
        "identifying_documents.1.files.0.uri",
        "address_documents.0.country",
      ]);
      assert.match((await shown())["identifying_documents.1.number"], /number cannot be empty/);

      await input("identifying_documents.1.number").pressSequentially("P1");
      await error("identifying_documents.1.number")
        .filter({ hasText: /^$/ })
        .waitFor({ state: "attached" });
      await input("identifying_documents.1.expiry_date").fill("2026-11-22");
      await error("identifying_documents.1.expiry_date").filter({ hasText: "expir" }).waitFor();
      assert.equal(Object.keys(await shown()).length, 3);
      assert.deepEqual(await submitted(), []);

      await input("identifying_documents.1.expiry_date").fill("2031-01-01");
      await input("identifying_documents.1.files.0.uri").fill("/AbAcQ4hn_0652746727638.pdf");
      await input("address_documents.0.country").fill("USA");
      await send();
      await tab.waitForFunction(() => globalThis.submitted.length === 1);
      assert.deepEqual(await shown(), {});
      const expected = exampleBody({ number: "P1", expiry_date: "2031-01-01" });
      assert.deepEqual(await submitted(), [expected]);
    });

    for (const [status, setup] of Object.entries(refusals)) {
      test(`submits nothing that is refused as a whole with ${status}, and says why`, async () => {
        await start(setup);
        await send();
        await error("request").filter({ hasText: sentences[status] }).waitFor();
        await send();
        await settle();
        assert.deepEqual(await submitted(), []);
        const { request, root, ...others } = await shown();
        assert.deepEqual(others, {});
        assert.match(request, sentences[status]);
        if (pathless === "kept") assert.equal(root, request);

        if (status === "400") return; // which the body stays
        await tab.evaluate((context) => (globalThis.context = context), exampleContext);
        await input("identifying_documents.1.number").fill("P2");
        await send();
        await tab.waitForFunction(() => globalThis.submitted.length === 1);
        assert.deepEqual(await shown(), {});
      });
    }

    // That the tests above can fail: a schema whose only issue has no path, as others give it.
    test(`by itself has an issue without a path ${pathless}`, async () => {
      await start({ values: exampleBody(), context: exampleContext, onlyPathless: true });
      await send();
      await settle();
      assert.equal((await submitted()).length, pathless === "kept" ? 0 : 1);
    });
  });
}
