// Every recipe of the package's README is run as it stands there, on the packed package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { build, createServer } from "vite";

import { blocksIn, blocksOf } from "../harness/blocks.mjs";
import { launch, watch } from "../harness/browsers.mjs";
import { exampleBody } from "../harness/example.mjs";
import { root } from "../harness/paths.mjs";
import { notRun, page, recipe } from "../harness/recipe.mjs";
import { serveWorker } from "../harness/workerd.mjs";
import { installed, project } from "./project.mjs";
import { context, serve } from "./server.mjs";

const { createValidator } = await import(pathToFileURL(join(installed.home, "dist/inline.js")));
const dossier = await createValidator();

const pdf = Buffer.from(`%PDF-1.4\n${" ".repeat(110_000)}\n%%EOF\n`);
const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic");
const good = { name: "scan.pdf", mimeType: "application/pdf", buffer: pdf };
const phonePhoto = { name: "IMG_0042.jpg", mimeType: "image/jpeg", buffer: heic };

const folders = new Map(); // of the pages as they are built, by the recipe's name
let browser;
let server;
let answer; // of the endpoint

const [, policy] = recipe("csp").header.match(/^Content-Security-Policy: (.*)\n$/);
before(async () => {
  browser = await launch();
  server = await serve(folders, { policy, answer: (text) => answer(text) });
});
after(async () => {
  await browser?.close();
  server?.close();
});

const html = (main) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>dossier-check</title></head>
<body><main></main>${main}</body></html>`;

/**
 * Builds the recipe's page with Vite, once, and opens it. `problems` are the errors of the page, and what the policy of the README
 * forbids in it.
 *
 * @param prepare   Does something to the tab beforehand.
 * @param waitUntil What of the page has to be there.
 */
async function open(name, { files = {}, plugins = [], ...more } = {}) {
  if (!folders.has(name)) {
    const folder = pageProject(name, files);
    await build({ root: folder, base: "./", logLevel: "warn", configFile: false, plugins });
    folders.set(name, join(folder, "dist"));
  }
  server.forget();
  return visit(`${server.address}/${name}/`, more);
}

/** A project with a recipe's page, whose HTML may be a part of one. */
function pageProject(name, files) {
  const folder = project(name, files);
  const given = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(join(folder, "index.html"), html(given));
  return folder;
}

async function visit(address, { prepare, waitUntil = "load" } = {}) {
  const tab = await browser.newPage();
  const problems = watch(tab);
  await prepare?.(tab);
  await tab.goto(address, { waitUntil });
  return { tab, problems };
}

const script = '<script type="module" src="main.js"></script>';
const text = (locator) => locator.filter({ hasText: /./ }).allTextContents();

/** What is said at each input that is invalid, by its name. */
const wrong = (tab) =>
  tab
    .locator("[aria-invalid=true]")
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((one) => [
          one.name,
          document.getElementById(one.getAttribute("aria-describedby")).textContent,
        ]),
      ),
    );

test("install: the package is there, and no other", () => {
  const { "command.sh": command, ...rest } = recipe("install");
  assert.match(command, /^npm install dossier-check\n$/);
  assert.deepEqual(rest, recipe("shared"));
  const here = command.replace("dossier-check", installed.tarball);
  const folder = project("install", { "command.sh": here, "package.json": "{}" });
  const { status, stderr } = spawnSync("sh", ["command.sh"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, npm_config_offline: "true", npm_config_audit: "false" },
  });
  assert.equal(status, 0, stderr);
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  assert.deepEqual(Object.keys(dependencies), ["dossier-check"]);
});

async function errorsComeAndGo({ tab, problems }) {
  const send = () => tab.locator("button").click();
  await send();
  await tab.locator(".dossier-summary a").nth(2).waitFor();
  const said = await wrong(tab);
  assert.deepEqual(Object.keys(said), ["number", "country", "expiry_date"]);
  assert.equal(said.number, "Enter the document number.");
  await tab.locator("[name=number]").fill("X1234567");
  await tab.locator("[name=country]").fill("DEU");
  await tab.locator("[name=expiry_date]").fill("2020-01-01");
  await send();
  await tab.locator(".dossier-summary").filter({ hasText: "has expired" }).waitFor();
  assert.deepEqual(Object.keys(await wrong(tab)), ["expiry_date"]);
  await tab.locator("[name=expiry_date]").fill("2099-01-01");
  assert.deepEqual(problems, []);
  const sent = tab.waitForRequest((request) => request.method() === "POST");
  await send();
  assert.equal((await sent).postData(), "number=X1234567&country=DEU&expiry_date=2099-01-01");
  await tab.close();
}

test("start: errors stand at their inputs until there are none", async () => {
  await errorsComeAndGo(await open("start"));
});

test("start: the same as `npx vite` serves it", async () => {
  const served = await createServer({
    root: pageProject("start", { "public/favicon.ico": "" }),
    logLevel: "warn",
    configFile: false,
    server: { port: 0, host: "127.0.0.1" },
  });
  await served.listen();
  try {
    await errorsComeAndGo(await visit(served.resolvedUrls.local[0]));
  } finally {
    await served.close();
  }
});

test("vanilla: from an empty form to a request that the server takes", async () => {
  const { tab, problems } = await open("vanilla");
  const field = (name) => tab.locator(`[name=${name}]`);
  const send = () => tab.locator("button").click();
  const wrongAre = async (...names) => {
    await tab.waitForFunction(
      (count) => document.querySelectorAll("[aria-invalid=true]").length === count,
      names.length,
    );
    assert.deepEqual(Object.keys(await wrong(tab)), names);
  };
  await field("state").waitFor({ state: "hidden" });
  await field("back").waitFor({ state: "hidden" });
  await send();
  await wrongAre("number", "expiry_date", "front", "statement", "residence", "terms");

  await field("type").selectOption("DRIVERS_LICENSE");
  await field("country").selectOption("USA");
  await field("state").waitFor();
  await send();
  await wrongAre(
    ...["number", "state", "expiry_date", "front", "back", "statement", "residence", "terms"],
  );

  await field("front").setInputFiles(phonePhoto);
  await tab.locator(".dossier-error").filter({ hasText: "HEIC" }).first().waitFor();
  assert.match((await wrong(tab)).front, /^[^.]*HEIC/, "and no more that there is none");
  assert.equal(server.uploads.length, 0);
  for (const name of ["front", "back", "statement"]) {
    const uploaded = tab.waitForResponse(/upload/);
    await field(name).setInputFiles(good);
    await (await uploaded).finished();
  }
  assert.deepEqual(
    server.uploads.map(({ bytes }) => bytes),
    [pdf, pdf, pdf],
  );
  await field("number").fill("DL987654321");
  await field("state").fill("US-CA");
  await field("expiry_date").fill("2099-01-01");
  await field("residence").fill("USA"); // which is not where the customer lives
  await field("terms").check();
  await send();
  await wrongAre("residence");
  assert.deepEqual(server.bodies, []);
  assert.deepEqual(problems, []);

  await field("residence").fill("DEU");
  answer = (body) =>
    dossier.httpAnswer(dossier.validateText(body, { customer: { attach_in_flight: true } }), "1");
  await send();
  await tab.locator(".dossier-notice").filter({ hasText: "being attached already" }).waitFor();
  assert.match(problems.splice(0).join(), /409/); // as the browser itself logs it

  answer = (body) => dossier.httpAnswer(dossier.validateText(body, context), "1");
  await send();
  await tab.getByText("Thank you.").waitFor();
  assert.deepEqual(server.bodies.at(-1), {
    identifying_documents: [
      {
        type: "DRIVERS_LICENSE",
        number: "DL987654321",
        country: "USA",
        state: "US-CA",
        expiry_date: "2099-01-01",
        files: [
          { side: "FRONT", uri: "/upload-1.pdf" },
          { side: "BACK", uri: "/upload-2.pdf" },
        ],
      },
    ],
    address_documents: [
      { type: "BANK_STATEMENT", country: "DEU", files: [{ uri: "/upload-3.pdf" }] },
    ],
    tos_policies_value: context.tos_policies_value,
  });
  assert.deepEqual(problems, []);
  await tab.close();
});

const reactPage = {
  files: {
    "main.jsx": `
      import { StrictMode } from "react";
      import { createRoot } from "react-dom/client";
      import { DocumentsForm } from "./DocumentsForm.tsx";
      const root = createRoot(document.querySelector("main"));
      globalThis.sent = [];
      const send = (body) => sent.push(body);
      globalThis.show = (context) =>
        root.render(<StrictMode><DocumentsForm context={context} send={send} /></StrictMode>);`,
    "index.html": '<script type="module" src="main.jsx"></script>',
  },
};

test("react-hook-form: only a request that is right is sent", async () => {
  const { tab, problems } = await open("react-hook-form", reactPage);
  const show = (context) => tab.evaluate((context) => globalThis.show(context), context);
  const field = (label) => tab.getByLabel(label, { exact: true });
  const errors = tab.locator("p span");
  const send = () => tab.locator("button").click();
  await show({ ...context, customer: { ...context.customer, customer_status: "APPROVED" } });
  await send();
  await tab.getByRole("alert").filter({ hasText: "No documents are needed" }).waitFor();
  await errors.nth(5).filter({ hasText: /./ }).waitFor();
  assert.equal((await text(errors)).length, 6);

  await field("Photo").setInputFiles(phonePhoto);
  await errors.nth(3).filter({ hasText: "HEIC" }).waitFor();
  await field("Passport number").fill("X1234567");
  await field("Country").fill("DEU");
  await field("Valid until").fill("2099-01-01");
  await field("Country of residence").fill("DEU");
  await field("Photo").setInputFiles(good);
  await field("Bank statement").setInputFiles(good);
  await tab.waitForFunction(() =>
    [...document.querySelectorAll("p span")].every((one) => !one.textContent),
  );
  await send();
  await tab.getByRole("alert").filter({ hasText: "No documents are needed" }).waitFor();
  assert.deepEqual(await tab.evaluate(() => globalThis.sent), []);

  await show(context);
  await send();
  await tab.waitForFunction(() => globalThis.sent.length === 1);
  const [body] = await tab.evaluate(() => globalThis.sent);
  assert.deepEqual(Object.keys(body), [
    "identifying_documents",
    "address_documents",
    "tos_policies_value",
  ]);
  assert.deepEqual(dossier.validate(body, context).violations, []);
  assert.deepEqual(problems, []);
  await tab.close();
});

const steps = {
  vue: {
    plugins: [vue()],
    main: `
      import { createApp, h } from "vue";
      import PassportForm from "./PassportForm.vue";
      const onDone = (passport) => globalThis.done.push(passport);
      createApp(() => h(PassportForm, { onDone })).mount("main");`,
  },
  svelte: {
    plugins: [svelte({ configFile: false })],
    main: `
      import { mount } from "svelte";
      import PassportForm from "./PassportForm.svelte";
      const done = (passport) => globalThis.done.push(passport);
      mount(PassportForm, { target: document.querySelector("main"), props: { done } });`,
  },
};
const stepPage = (name) => ({
  files: { "main.js": `globalThis.done = [];${steps[name].main}`, "index.html": script },
  plugins: steps[name].plugins,
});
for (const name of Object.keys(steps)) {
  test(`${name}: errors come with the first try and go as one types`, async () => {
    const { tab, problems } = await open(name, stepPage(name));
    const field = (label) => tab.getByLabel(label, { exact: true });
    const errors = tab.locator("em");
    await field("Passport number").waitFor();
    assert.deepEqual(await text(errors), []);
    const next = () => tab.locator("button").click();
    await next();
    await errors.nth(3).filter({ hasText: /./ }).waitFor();
    assert.equal((await text(errors)).length, 4);

    await field("Passport number").fill("X1234567");
    await field("Country").fill("DEU");
    await field("Valid until").fill("2020-01-01");
    await errors.nth(2).filter({ hasText: "has expired" }).waitFor();
    await field("Photo").setInputFiles(phonePhoto);
    await errors.nth(3).filter({ hasText: "HEIC" }).waitFor();
    assert.equal((await text(errors)).length, 2);
    await field("Photo").setInputFiles([]); // as if the choice was taken back
    await errors.nth(3).filter({ hasNotText: "HEIC" }).waitFor();
    assert.equal((await text(errors)).length, 2);
    await next();
    assert.deepEqual(await tab.evaluate(() => globalThis.done), []);

    await field("Valid until").fill("2099-01-01");
    await field("Photo").setInputFiles(good);
    await errors.nth(3).filter({ hasText: /^$/ }).waitFor({ state: "attached" });
    await next();
    await tab.waitForFunction(() => globalThis.done.length === 1);
    const passport = await tab.evaluate(() => JSON.parse(JSON.stringify(globalThis.done[0])));
    assert.deepEqual(passport, {
      type: "PASSPORT",
      number: "X1234567",
      country: "DEU",
      expiry_date: "2099-01-01",
      files: [{ uri: `/upload-${server.uploads.length}.pdf` }],
    });
    assert.deepEqual(problems, []);
    await tab.close();
  });
}

/** The forms with files: how they are opened, their photo, what they say of it, and the requests that they have made. */
const formsWithFiles = {
  vanilla: {
    said: (tab) => tab.locator(".dossier-error"),
    photo: (tab) => tab.locator("[name=front]"),
    async fill(tab) {
      for (const [name, value] of Object.entries({
        number: "X1234567",
        expiry_date: "2099-01-01",
        residence: "DEU",
      }))
        await tab.locator(`[name=${name}]`).fill(value);
      await tab.locator("[name=statement]").setInputFiles({ ...good, name: "statement.pdf" });
      await tab.locator("[name=terms]").check();
    },
    number: (tab) => tab.locator("[name=number]"),
    sent: () => server.bodies.map(({ identifying_documents: [passport] }) => passport),
  },
  "react-hook-form": {
    page: reactPage,
    async begin(tab) {
      await tab.waitForFunction(() => globalThis.show);
      await tab.evaluate((context) => globalThis.show(context), context);
    },
    said: (tab) => tab.locator("p span"),
    photo: (tab) => tab.getByLabel("Photo", { exact: true }),
    async fill(tab) {
      for (const [label, value] of Object.entries({
        "Passport number": "X1234567",
        Country: "DEU",
        "Valid until": "2099-01-01",
        "Country of residence": "DEU",
      }))
        await tab.getByLabel(label, { exact: true }).fill(value);
      await tab
        .getByLabel("Bank statement", { exact: true })
        .setInputFiles({ ...good, name: "statement.pdf" });
    },
    number: (tab) => tab.getByLabel("Passport number", { exact: true }),
    sent: (tab) =>
      tab.evaluate(() => globalThis.sent.map(({ identifying_documents: [passport] }) => passport)),
  },
  ...Object.fromEntries(
    Object.keys(steps).map((name) => [
      name,
      {
        page: stepPage(name),
        said: (tab) => tab.locator("em"),
        photo: (tab) => tab.getByLabel("Photo", { exact: true }),
        async fill(tab) {
          for (const [label, value] of Object.entries({
            "Passport number": "X1234567",
            Country: "DEU",
            "Valid until": "2099-01-01",
          }))
            await tab.getByLabel(label, { exact: true }).fill(value);
        },
        number: (tab) => tab.getByLabel("Passport number", { exact: true }),
        sent: (tab) => tab.evaluate(() => JSON.parse(JSON.stringify(globalThis.done))),
      },
    ]),
  ),
};

/** How a file that a page needs may not come. */
const failures = {
  "is not there": (route) => route.fulfill({ status: 404 }),
  "is a page of HTML": (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>Home</h1>" }),
  "is cut off": (route) => route.abort(),
  "never comes": () => undefined,
};

for (const [name, form] of Object.entries(formsWithFiles)) {
  describe(`${name}, with files`, () => {
    let tab;
    let problems;
    const start = async (prepare) => {
      ({ tab, problems } = await open(name, { ...form.page, prepare }));
      await form.begin?.(tab);
      await form.photo(tab).waitFor();
    };
    afterEach(() => tab.close());

    const choose = (name) => form.photo(tab).setInputFiles({ ...good, name });
    const send = () => tab.locator("button").click();
    const says = (text) => form.said(tab).filter({ hasText: text }).first().waitFor();
    /** Waits for requests, and gives the name of the photo in each. */
    async function sent() {
      for (;;) {
        const all = await form.sent(tab);
        if (all.length > 0)
          return all.map(
            ({ files: [{ uri }] }) => server.uploads.find((one) => one.uri === uri)?.name,
          );
        await tab.evaluate(() => new Promise((done) => globalThis.requestAnimationFrame(done)));
      }
    }

    test("the file that was chosen last is sent, however slow the one before it was", async () => {
      answer = (text) => dossier.httpAnswer(dossier.validateText(text, context), "1");
      await start();
      const release = server.hold("slow.pdf");
      await form.fill(tab);
      const slow = tab.waitForRequest(/upload/);
      await choose("slow.pdf");
      await slow;
      const quick = tab.waitForResponse(/upload/);
      await choose("quick.pdf");
      await quick;
      release();
      await send();
      assert.deepEqual(await sent(), ["quick.pdf"]);
      assert.deepEqual(problems, []);
    });

    test("Send waits for an upload, and sends once", async () => {
      answer = (text) => dossier.httpAnswer(dossier.validateText(text, context), "1");
      await start();
      const release = server.hold("slow.pdf");
      await form.fill(tab);
      const slow = tab.waitForRequest(/upload/);
      await choose("slow.pdf");
      await slow;
      await send();
      await send();
      release();
      assert.deepEqual(await sent(), ["slow.pdf"]);
      assert.deepEqual(problems, []);
    });

    test("an upload that has failed is told, and tried again with the next Send", async () => {
      answer = (text) => dossier.httpAnswer(dossier.validateText(text, context), "1");
      await start();
      await form.fill(tab);
      server.refuse(503);
      await choose("scan.pdf");
      await says("could not be sent just now");
      const again = tab.waitForResponse(/upload/);
      await send();
      await again;
      await says("could not be sent just now");
      assert.deepEqual(await form.sent(tab), []);
      server.refuse(undefined);
      await send();
      assert.deepEqual(await sent(), ["scan.pdf"]);
    });

    for (const [how, fail] of Object.entries(failures)) {
      test(`where the module of the rules ${how}, the form is sent, and the server decides`, async () => {
        answer = (text) => dossier.httpAnswer(dossier.validateText(text, context), "1");
        await start((tab) => tab.route(/\.wasm$/, fail));
        await form.fill(tab);
        await form.number(tab).fill("");
        await choose("scan.pdf");
        await send();
        assert.deepEqual(await sent(), ["scan.pdf"]);
        assert.equal((await form.sent(tab))[0].number, "");
        if (name !== "vanilla") return; // the others hand over what they have
        await tab
          .locator(".dossier-summary a")
          .filter({ hasText: /number/ })
          .waitFor();
        await form.number(tab).fill("X1234567");
        await send();
        await tab.getByText("Thank you.").waitFor();
      });
    }
  });
}

for (const name of ["start", "vanilla"]) {
  for (const [how, fail] of Object.entries(failures)) {
    test(`${name}: where the program of the page ${how}, the browser sends the form`, async () => {
      const { tab } = await open(name, {
        prepare: (tab) => tab.route(/\.js$/, fail),
        waitUntil: "commit",
      });
      await tab.locator("[name=number]").fill("X1234567");
      await tab.locator("button").click();
      await tab.getByText("The answer of the server").waitFor();
      assert.match(await tab.locator("pre").textContent(), /"number":"X1234567"/);
      assert.equal(new URL(tab.url()).search, "", "nothing of it is in the address");
      await tab.close();
    });
  }
}

for (const [how, fail] of Object.entries(failures)) {
  test(`start: where the module of the rules ${how}, the browser sends the form`, async () => {
    const { tab } = await open("start", { prepare: (tab) => tab.route(/\.wasm$/, fail) });
    await tab.locator("[name=number]").fill("X1234567");
    await tab.locator("button").click();
    await tab.getByText("The answer of the server").waitFor();
    await tab.close();
  });
}

const workerPage = {
  "main.js": 'import { check } from "./check.js"; globalThis.check = check;',
  "index.html": script,
};
const check = (tab, ...args) =>
  tab
    .waitForFunction(() => globalThis.check)
    .then(() => tab.evaluate((args) => globalThis.check(...args), args));

test("worker: each text gets its own report", async () => {
  const { tab, problems } = await open("worker", { files: workerPage });
  const texts = ["{", JSON.stringify(exampleBody()), "[]"];
  const reports = await Promise.all(texts.map((text) => check(tab, text, context)));
  assert.deepEqual(
    reports,
    texts.map((text) => dossier.validateText(text, context)),
  );
  await assert.rejects(check(tab, "{}", { today: "soon" }), /today/);
  assert.deepEqual(problems, []);
  await tab.close();
});

test("csp: with one word less in its header the rules cannot be loaded, and the error says so", async () => {
  const stricter = await serve(folders, { policy: policy.replace(" 'wasm-unsafe-eval'", "") });
  try {
    const { tab } = await visit(`${stricter.address}/worker/`);
    await assert.rejects(check(tab, "{}"), /Add 'wasm-unsafe-eval' to the script-src/);
    await tab.close();
  } finally {
    stricter.close();
  }
});

describe("edge, in workerd", () => {
  const path = "/v2/customers/0ca1/individual/attach";
  let worker;
  before(async () => {
    worker = await serveWorker(project("edge"), "worker.js", { API: server.address });
  });
  after(() => worker?.close());

  test("a request that would be refused gets the endpoint's answer at the edge", async () => {
    const body = JSON.stringify({ ...exampleBody(), tos_policies_value: "" });
    const response = await fetch(worker.address + path, { method: "POST", body });
    const expected = dossier.httpAnswer(dossier.validateText(body), "0ca1");
    assert.equal(response.status, 422);
    assert.equal(response.headers.get("content-type"), "application/json");
    assert.equal(await response.text(), expected.body);
  });

  test("one that may be accepted goes on to the endpoint", async () => {
    const body = JSON.stringify(exampleBody({ expiry_date: "2099-06-01" }));
    const headers = { authorization: "Bearer 1" };
    const response = await fetch(worker.address + path, { method: "POST", headers, body });
    assert.deepEqual(await response.json(), { path, authorization: "Bearer 1", body });
  });

  test("there is nothing else", async () => {
    assert.equal((await fetch(worker.address)).status, 404);
  });
});

for (const [name, command, args, passed] of [
  ["vitest", "vitest/vitest.mjs", ["run", "--test-timeout=0"], /Tests +1 passed \(1\)/],
  [
    "jest",
    "jest/bin/jest.js",
    ["--runInBand", "--testTimeout=180000"],
    /Tests: +1 passed, 1 total/,
  ],
]) {
  test(`${name}: the test is run and passes`, () => {
    const cwd = project(name, { "package.json": "{}" });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "tests/node_modules", command), ...args],
      {
        cwd,
        encoding: "utf8",
        env: { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: "", NO_COLOR: "1", CI: "1" },
      },
    );
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout + stderr, passed);
  });
}

test("react-hook-form and next: the compiler finds nothing", () => {
  const files = ["react-hook-form", "next"].flatMap((name) => {
    project(name);
    return Object.keys(recipe(name))
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${name}/${file}`);
  });
  assert.equal(files.length, 5);
  const options = {
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    jsx: "react-jsx",
    strict: true,
    noUncheckedIndexedAccess: true,
    allowJs: true,
    skipLibCheck: true,
    noEmit: true,
  };
  writeFileSync(
    join(installed.folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files }),
  );
  const tsc = join(root, "bindings/npm/node_modules/.bin/tsc");
  const { status, stdout } = spawnSync(tsc, ["-p", installed.folder], { encoding: "utf8" });
  assert.equal(stdout, "");
  assert.equal(status, 0);
});

describe("the README", () => {
  test("shows nothing that is not run", () => {
    assert.deepEqual(notRun(blocksIn(page)), []);
  });

  test("would be caught with a block that nobody runs", () => {
    const shown =
      "```js\nrun();\n```\n```text\n1\n```\n```js vue/a.js\n```\n```ts\ntype A = 1;\n```\n";
    assert.deepEqual(notRun(blocksOf(shown)), []);
    const more = "```js\nlost();\n```\n\n```vue other/A.vue\n<b/>\n```\n```\nplain\n```\n";
    assert.deepEqual(notRun(blocksOf(shown + more)), ["lost();", "other/A.vue", "plain"]);
  });
});
