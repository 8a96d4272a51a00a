// The onboarding form in React Hook Form, in Chromium, from the first empty submit to the body that is sent.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { exampleContext } from "../harness/example.mjs";
import { root } from "../harness/paths.mjs";
import { serveApp } from "./page.mjs";

const style = readFileSync(new URL("apps/plain.css", import.meta.url), "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const open = serveApp("onboarding.tsx", { style });
const context = {
  ...exampleContext,
  client: { selfie_required: false }, // the form has no input for one
  uploaded_uris: ["front.jpg", "back.jpg", "bank.pdf"].map((name) => `/uploads/${name}`),
};

let tab;
let errors;
const start = async (context) => {
  await tab.evaluate((context) => globalThis.start(context), context);
  await tab.waitForSelector("form");
};
beforeEach(async () => {
  ({ tab, errors } = await open());
});
afterEach(async () => {
  assert.deepEqual(errors, []);
  await tab.close();
});

const input = (label) => tab.getByLabel(label, { exact: true });
const send = () => tab.getByRole("button", { name: "Send" }).click();
const upload = (label, name) =>
  input(label).setInputFiles({ name, mimeType: "image/jpeg", buffer: Buffer.from("image") });
/** The bodies as they are sent: JSON has no members that are undefined. */
const submitted = () => tab.evaluate(() => JSON.parse(JSON.stringify(globalThis.submitted)));

/** What is said at each input that is told to be invalid, by its label. */
const wrong = () =>
  tab
    .locator("[aria-invalid=true]")
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((one) => [
          one.labels[0].textContent,
          document.getElementById(one.getAttribute("aria-describedby")).textContent,
        ]),
      ),
    );
const wrongLabels = async (...labels) => {
  await tab.waitForFunction(
    (count) => document.querySelectorAll("[aria-invalid=true]").length === count,
    labels.length,
  );
  assert.deepEqual(Object.keys(await wrong()), labels);
};

async function assertAccessible() {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    [],
  );
}

test("each error stands at its input, and goes as the person fills it in", async () => {
  await start(context);
  await send();
  // Of a document whose kind is not known, little is asked.
  await wrongLabels(
    "Document",
    "Photo",
    "Proof of address",
    "Country of the address",
    "Photo of the proof",
    "I accept the terms of service.",
  );
  assert.equal(await tab.evaluate(() => document.activeElement.id), "identifying_documents.0.type");

  await input("Document").selectOption("DRIVERS_LICENSE");
  await input("Country").fill("USA");
  await send();
  await wrongLabels(
    "Number",
    "State",
    "Valid until",
    "Photo, FRONT",
    "Photo, BACK",
    "Proof of address",
    "Country of the address",
    "Photo of the proof",
    "I accept the terms of service.",
  );
  const { State: state, "Photo, BACK": back } = await wrong();
  assert.match(state, /state/);
  assert.match(back, /file/);
  await assertAccessible();
  const screenshots = join(root, "build/forms");
  mkdirSync(screenshots, { recursive: true });
  await tab.screenshot({ path: join(screenshots, "onboarding.png"), fullPage: true });

  await input("Number").pressSequentially("D");
  await input("State").fill("US-CA");
  await input("Valid until").fill("2026-11-22");
  await upload("Photo, BACK", "back.jpg");
  await input("Proof of address").selectOption("BANK_STATEMENT");
  await input("Country of the address").fill("DEU");
  await input("I accept the terms of service.").check();
  await wrongLabels("Valid until", "Photo, FRONT", "Country of the address", "Photo of the proof");
  assert.match((await wrong())["Valid until"], /2026-11-22/);
  assert.match((await wrong())["Country of the address"], /USA/);

  await input("Valid until").fill("2030-01-01");
  await input("Issued on").fill("2031-01-01");
  await upload("Photo, FRONT", "other.jpg"); // which the customer has not uploaded
  await upload("Photo of the proof", "back.jpg"); // which is attached already
  await input("Country of the address").fill("USA");
  await wrongLabels("Valid until", "Photo, FRONT", "Photo of the proof");

  await input("Issued on").fill("2020-01-01"); // it is the other date that this makes right
  await upload("Photo, FRONT", "front.jpg");
  await upload("Photo of the proof", "bank.pdf");
  await wrongLabels();
  assert.deepEqual(await submitted(), []);
  await send();
  await tab.getByRole("status").waitFor();
  const [body] = await submitted();
  assert.deepEqual(body, {
    identifying_documents: [
      {
        type: "DRIVERS_LICENSE",
        number: "D",
        country: "USA",
        state: "US-CA",
        issue_date: "2020-01-01",
        expiry_date: "2030-01-01",
        files: [
          { side: "FRONT", uri: "/uploads/front.jpg" },
          { side: "BACK", uri: "/uploads/back.jpg" },
        ],
      },
    ],
    address_documents: [
      { type: "BANK_STATEMENT", country: "USA", files: [{ uri: "/uploads/bank.pdf" }] },
    ],
    tos_policies_value: exampleContext.tos_policies_value,
  });
  const report = await tab.evaluate(
    ({ body, context }) => globalThis.dossier.validate(body, context),
    { body, context },
  );
  assert.deepEqual([report.ok, report.undecided], [true, []]);
});

test("another kind of document takes what it needs and leaves what it must not have", async () => {
  await start(context);
  await input("Document").selectOption("DRIVERS_LICENSE");
  await input("Country").fill("USA");
  await input("State").fill("US-CA");
  await input("Document").selectOption("PASSPORT");
  await input("Number").fill("P1");
  await input("Valid until").fill("2030-01-01");
  await upload("Photo", "front.jpg");
  await input("Proof of address").selectOption("BANK_STATEMENT");
  await input("Country of the address").fill("USA");
  await upload("Photo of the proof", "bank.pdf");
  await input("I accept the terms of service.").check();
  await send();
  await tab.getByRole("status").waitFor();
  const [{ identifying_documents }] = await submitted();
  assert.deepEqual(identifying_documents, [
    {
      type: "PASSPORT",
      number: "P1",
      country: "USA",
      expiry_date: "2030-01-01",
      files: [{ uri: "/uploads/front.jpg" }],
    },
  ]);
});

test("what the whole request is refused for stands above the inputs", async () => {
  await start({ ...context, customer: { ...context.customer, customer_status: "APPROVED" } });
  await send();
  await tab.getByRole("alert").waitFor();
  assert.match(await tab.getByRole("alert").textContent(), /“APPROVED”/);
  assert.ok(Object.keys(await wrong()).length > 0);
  await assertAccessible();
});
