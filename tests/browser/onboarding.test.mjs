// The onboarding form in Chromium, against the real sandbox server. Pictures of its states are in build/screenshots.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { launch } from "../harness/browsers.mjs";
import { root } from "../harness/paths.mjs";
import { attach, control, serve, tokensFor } from "../harness/sandbox.mjs";
import { checkAccess, openPage, overflow, pictures } from "./site.mjs";
import {
  asData,
  beginAs,
  choose,
  files,
  fillDocuments,
  label,
  press,
  send,
  shows,
  slot,
  uploaded,
} from "./walk.mjs";

let server; // whose worker waits for us
let quick; // whose worker does not
let browser;

before(async () => {
  [server, quick, browser] = await Promise.all([
    serve("--delay", "0"),
    serve("--delay", "0"),
    launch(),
  ]);
  await hold(true);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await quick?.stop();
});

// Debian's package iso-codes, which `make` installs.
const { "3166-1": assigned } = JSON.parse(
  readFileSync("/usr/share/iso-codes/json/iso_3166-1.json", "utf8"),
);
const iso3166 = assigned.map((country) => country.alpha_3).sort();

const hold = (held) => control(server, "PUT", "worker", { held });
const step = () => control(server, "POST", "worker/step");

/** Opens the page on a server. That an answer is an error, the browser complains of too. */
async function open(at = quick, options = {}) {
  const opened = await openPage(browser, {
    allowed: /the server responded with a status of|ERR_/,
    ...options,
  });
  opened.page.on("filechooser", () => {}); // from the beginning, because to listen takes a moment
  await opened.page.goto(`${at.base}/`);
  await opened.page.waitForSelector("#form form");
  return opened;
}

const picture = (page, name) =>
  page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
const customer = (page) =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem("draft"))?.customer?.id);
const errors = (page) => page.locator(".dossier-texts .dossier-error").allTextContents();
const codes = (page) =>
  page
    .locator(".dossier-texts .dossier-error")
    .evaluateAll((all) => all.map(({ dataset }) => dataset.code));
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return (
      document.getElementById(at.getAttribute("aria-labelledby")?.split(" ")[0])?.textContent ||
      at.closest("#form")?.querySelector(`label[for="${at.id}"]`)?.firstChild.textContent ||
      at.labels?.[0]?.textContent ||
      at.textContent
    );
  });
/** Lets the page do what is left to do: a timer fires after all that are due before it, however slow the machine is. */
const settle = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
const result = (page) => page.locator(".proof-result").getAttribute("data-kind");

/** Drops a file on a slot. */
async function drop(page, name, file) {
  const data = await page.evaluateHandle(({ name, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name));
    return transfer;
  }, asData(file));
  await slot(page, name).dispatchEvent("drop", { dataTransfer: data });
}

describe("the onboarding form", { concurrency: 2 }, () => {
  test("leads a person from the first question to APPROVED, and nothing moves by itself", async () => {
    const { page, close } = await open(server);
    await picture(page, "person");
    await checkAccess(page);
    await press(page, "Continue");
    await page.waitForSelector(".dossier-summary");
    assert.equal((await errors(page)).length, 4);
    await picture(page, "person-refused");
    await checkAccess(page);
    await beginAs(page);
    await picture(page, "documents");
    await checkAccess(page);
    await fillDocuments(page);
    await picture(page, "documents-filled");
    await checkAccess(page);
    assert.equal(await page.locator(".stamp-status").first().textContent(), "200");
    await send(page);
    await shows(page, "IN_FLIGHT");
    assert.equal(await result(page), "same");
    await picture(page, "status-received");
    await checkAccess(page);
    for (const status of ["PROCESSING", "REVIEWING", "APPROVED"]) {
      await step();
      await shows(page, status);
      await picture(page, `status-${status.toLowerCase()}`);
      await checkAccess(page);
    }
    assert.equal(await page.evaluate(() => sessionStorage.getItem("draft")), null);
    const shift = await page.evaluate(() => globalThis.shift);
    assert.ok(shift < 0.01, `${shift}`);
    await press(page, "Begin again");
    assert.equal(await label(page, "First name").inputValue(), "");
    await close();
  });

  for (const [number, status, place] of [
    ["SANDBOX-REJECTED", "REJECTED"],
    ["SANDBOX-ON-HOLD", "ON_HOLD"],
    ["SANDBOX-NUMBER", "ACTION_REQUIRED", "Document number"],
    ["SANDBOX-FRONT", "ACTION_REQUIRED", "Front"],
    ["SANDBOX-BACK", "ACTION_REQUIRED", "Back"],
    ["SANDBOX-SELFIE", "ACTION_REQUIRED", "Your selfie"],
    ["SANDBOX-ADDRESS", "ACTION_REQUIRED", "The statement"],
  ]) {
    test(`${number} ends as ${status}${place ? `, and leads back to: ${place}` : ""}`, async () => {
      const { page, close } = await open();
      const selfie = number === "SANDBOX-SELFIE";
      await beginAs(page, { selfie });
      await fillDocuments(page, { selfie, number: "" });
      await page.locator("summary", { hasText: "force an outcome" }).click();
      await page.getByRole("button", { name: `${number} ` }).click();
      await send(page);
      await shows(page, status);
      const name = number.toLowerCase();
      await picture(page, name);
      await checkAccess(page);
      if (place !== undefined) {
        await press(page, "Put it right");
        await page.waitForSelector(".dossier-texts .dossier-error");
        assert.equal(await focused(page), place);
        await picture(page, `${name}-again`);
        const [asked] = await errors(page);
        await page.keyboard.press("Tab");
        await settle(page);
        assert.deepEqual(await errors(page), [asked], "it stays until something is done about it");
        await checkAccess(page);
        await label(page, "Document number").fill("D1234567");
        if (place !== "Document number") {
          await choose(page, place, files.back);
          await uploaded(page, place);
        }
        await send(page);
        await shows(page, "APPROVED");
      }
      await close();
    });
  }

  test("shows each status that there is, as it comes, and takes up a stream that broke off", async () => {
    const { page, close } = await open(server);
    await beginAs(page);
    await fillDocuments(page);
    await send(page);
    await shows(page, "IN_FLIGHT");
    const id = await customer(page);
    const titles = new Set();
    const statuses = [
      "PROCESSING",
      "REVIEWING",
      "ASSOCIATED_PARTIES_REMAINING",
      "IN_COMPLIANCE",
      "ON_HOLD",
      "INCOMPLETE",
      "ACTION_REQUIRED",
    ];
    for (const customer_status of statuses) {
      await control(server, "PUT", `customers/${id}/status`, { customer_status });
      await shows(page, customer_status);
      titles.add(await page.textContent(".outcome h3"));
    }
    assert.equal(titles.size, statuses.length);
    // A person who comes back is shown where it stands.
    await page.reload();
    await shows(page, "ACTION_REQUIRED");
    await page.route("**/events", (route) => route.abort(), { times: 1 });
    await page.reload();
    await page.waitForSelector(".connection:not(:empty)");
    await shows(page, "ACTION_REQUIRED");
    await page.waitForSelector(".connection:empty");
    await control(server, "PUT", `customers/${id}/status`, { customer_status: "REJECTED" });
    await shows(page, "REJECTED");
    await close();
  });

  test("looks at a file before it is sent, and says what to do", async () => {
    const { page, close } = await open();
    const uploads = [];
    page.on("request", (request) => request.url().endsWith("/upload") && uploads.push(request));
    await beginAs(page);
    await label(page, "Passport").check();
    const name = "The page with your photo";
    await choose(page, name, files.heic);
    await page.waitForSelector("[data-code=file_type_not_accepted]");
    assert.equal((await errors(page))[0], "HEIC photos aren’t supported. Use a JPEG, PNG or PDF.");
    await choose(page, name, files.cut);
    await page.waitForSelector("[data-code=file_truncated]");
    await picture(page, "file-refused");
    await checkAccess(page);
    assert.deepEqual(uploads, []);
    const bytes = Buffer.from("89504e470d0a1a0a0000000049454e44ae426082", "hex");
    const small = { name: "small.png", mimeType: "", buffer: bytes };
    await choose(page, name, small);
    await uploaded(page, name);
    assert.deepEqual(await codes(page), []);
    assert.ok(await page.isVisible(".dossier-advice[data-code=file_small]"));
    assert.equal(uploads.length, 1);
    await close();
  });

  test("takes files by drop, shows them, and lets them be cancelled, tried again and removed", async () => {
    const { page, close } = await open(server);
    await beginAs(page);
    await label(page, "Passport").check();
    const name = "The page with your photo";
    await drop(page, name, files.front);
    await uploaded(page, name);
    assert.ok(await slot(page, name).locator("canvas").isVisible());
    const colors = await slot(page, name)
      .locator("canvas")
      .evaluate((canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, 96, 96);
        return new Set(new Uint32Array(data.buffer)).size;
      });
    assert.ok(colors > 100, "the preview is a picture");
    await slot(page, name).getByRole("button", { name: "Remove" }).click();
    assert.equal(await focused(page), name);

    const upload = { route: "/v1/customers/upload" };
    await control(server, "POST", "faults", { kind: "slow", milliseconds: 20_000, ...upload });
    await choose(page, name, files.back);
    await slot(page, name).getByRole("button", { name: "Cancel" }).waitFor();
    assert.ok(await slot(page, name).locator("progress").isVisible());
    await picture(page, "file-uploading");
    await checkAccess(page);
    await slot(page, name).getByRole("button", { name: "Cancel" }).click();
    assert.equal(await slot(page, name).getAttribute("data-state"), "empty");

    for (const [kind, file] of [
      ["error", files.back],
      ["none", files.front],
    ]) {
      // A connection that is dropped the browser tries again by itself.
      if (kind === "error") await control(server, "POST", "faults", { kind, ...upload });
      else await page.route("**/upload", (route) => route.abort(), { times: 1 });
      await choose(page, name, file);
      await slot(page, name).and(page.locator("[data-state=failed]")).waitFor();
      assert.match((await errors(page))[0], /did not get through/);
      if (kind === "error") await picture(page, "file-failed");
      await slot(page, name).getByRole("button", { name: "Try again" }).click();
      await uploaded(page, name);
      assert.deepEqual(await errors(page), []);
    }
    await choose(page, name, files.statement);
    await uploaded(page, name);
    assert.ok(!(await slot(page, name).locator("canvas").isVisible()), "a PDF has an icon");
    await close();
  });

  test("keeps the file that was chosen last, says of none that it can’t be used for a network, and tells a file chosen twice", async () => {
    const { page, close } = await open();
    await beginAs(page);
    await label(page, "Driver’s license").check();
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route("**/upload", (route) => held.then(() => route.continue()), { times: 1 });
    const slow = page.waitForRequest(/upload/);
    await choose(page, "Front", files.statement);
    await slow;
    await choose(page, "Front", files.front);
    await uploaded(page, "Front");
    release();
    const shown = await slot(page, "Front").locator(".slot-title").textContent();
    assert.equal(shown, asData(files.front).name);
    const body = JSON.parse(await page.locator("#proof pre").first().textContent());
    const links = body.identifying_documents[0].files.map(({ uri }) => uri);
    assert.equal(links.length, 1);
    assert.ok(links[0].endsWith(shown), links[0]);

    await page.route("**/upload", (route) => route.abort(), { times: 1 });
    await choose(page, "Back", files.front);
    await slot(page, "Back").and(page.locator("[data-state=failed]")).waitFor();
    assert.doesNotMatch(await slot(page, "Back").textContent(), /can’t be used/);
    await page.evaluate(() => globalThis.dispatchEvent(new Event("online")));
    await uploaded(page, "Back");
    await page.locator(".dossier-advice[data-code=file_duplicate]").waitFor();
    await choose(page, "Back", files.back);
    await page.locator(".dossier-advice[data-code=file_duplicate]").waitFor({ state: "detached" });
    await close();
  });

  test("offers the camera where there is one, that of the person for a selfie", async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page, close } = await open(quick, phone);
    await beginAs(page, { selfie: true });
    await label(page, "Passport").check();
    for (const [name, camera] of [
      ["The page with your photo", "environment"],
      ["Your selfie", "user"],
    ]) {
      const input = slot(page, name).locator("input[capture]");
      assert.equal(await input.getAttribute("capture"), camera);
      assert.equal(await input.getAttribute("accept"), "image/jpeg,image/png");
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        slot(page, name).getByRole("button", { name: "Take a photo" }).click(),
      ]);
      await chooser.setFiles(files.selfie);
      await uploaded(page, name);
    }
    await picture(page, "phone");
    assert.ok((await overflow(page)) <= 0);
    await close();
  });

  test("asks for exactly what a document needs, keeps what still counts, and says what it leaves out", async () => {
    const { page, close } = await open();
    await beginAs(page);
    const asked = () =>
      page
        .locator(".document")
        .first()
        .locator(".fields .field > label, .slot-name")
        .evaluateAll((all) => all.map(({ firstChild }) => firstChild.textContent));
    const countries = await label(page, "Which country issued it?")
      .locator("option:not([value=''])")
      .evaluateAll((all) => all.map(({ value }) => value));
    assert.deepEqual(countries.sort(), iso3166);
    await label(page, "Which country issued it?").selectOption("USA");
    await label(page, "Driver’s license").check();
    const common = ["Which country issued it?", "Document number"];
    const dates = ["Date of issue", "Date of expiry"];
    assert.deepEqual(await asked(), [...common, "State that issued it", ...dates, "Front", "Back"]);
    await label(page, "Document number").fill("N1");
    await page.getByLabel("State that issued it").fill("US-CA");
    await label(page, "Date of expiry").fill("2099-01-01");
    await choose(page, "Front", files.front);
    await choose(page, "Back", files.back);
    await uploaded(page, "Back");
    await label(page, "Passport").check();
    assert.deepEqual(await asked(), [...common, ...dates, "The page with your photo"]);
    assert.match(
      await page.locator(".notice").first().textContent(),
      /does not need it: State that issued it and Back\./,
    );
    await picture(page, "type-changed");
    await checkAccess(page);
    assert.equal(await label(page, "Document number").inputValue(), "N1");
    assert.equal(await label(page, "Date of expiry").inputValue(), "2099-01-01");
    await uploaded(page, "The page with your photo");
    const request = async () =>
      JSON.parse(await page.locator("#proof pre").first().textContent()).identifying_documents[0];
    const { files: sent, ...members } = await request();
    assert.deepEqual(members, {
      type: "PASSPORT",
      number: "N1",
      country: "USA",
      expiry_date: "2099-01-01",
    });
    assert.deepEqual(Object.keys(sent[0]), ["uri"]);
    await label(page, "Driver’s license").check();
    assert.deepEqual(
      (await request()).files.map(({ side }) => side),
      ["FRONT", "BACK"],
    );
    await close();
  });

  test("says nothing while a person types, and on leaving a field all there is to say of it", async () => {
    const { page, close } = await open();
    await beginAs(page);
    await label(page, "Which country issued it?").selectOption("USA");
    await label(page, "Driver’s license").check();
    await label(page, "Date of expiry").fill("2001-01-01");
    await page.getByLabel("State that issued it").pressSequentially("california");
    assert.deepEqual(await codes(page), ["expiry_not_in_future"]);
    assert.equal(await page.locator(".fix").count(), 0);
    await page.keyboard.press("Tab");
    await page.waitForSelector(".fix");
    await picture(page, "advice");
    await checkAccess(page);
    await press(page, "Use US-CA (California)");
    assert.equal(await page.getByLabel("State that issued it").inputValue(), "US-CA");
    assert.equal(await page.locator(".fix").count(), 0);
    assert.equal(await page.locator(".dossier-summary").count(), 0);
    await send(page);
    await page.waitForSelector(".dossier-summary");
    assert.ok(
      await page.locator(".dossier-report").evaluate((it) => it === document.activeElement),
    );
    await picture(page, "documents-refused");
    await checkAccess(page);
    // The list and the fields say the same, and each line leads to its field.
    const listed = await page.locator(".dossier-summary a").allTextContents();
    assert.deepEqual(listed, await errors(page));
    await page.locator(".dossier-summary a").first().click();
    assert.equal(await focused(page), "Document number");
    await page.keyboard.type("N1");
    assert.deepEqual(await errors(page), listed);
    await page.keyboard.press("Tab");
    await page.waitForFunction(
      (count) => document.querySelectorAll(".dossier-summary a").length === count,
      listed.length - 1,
    );
    await close();
  });

  test("sends an invalid request if it is told to, and the server says the same to the byte", async () => {
    const { page, close } = await open();
    await beginAs(page);
    await label(page, "Send it even if the browser refuses").check();
    await label(page, "Driver’s license").check();
    await send(page);
    await page.waitForSelector(".proof-result[data-kind=same]");
    await page.locator("summary", { hasText: "Answer" }).click();
    assert.match(await page.textContent("#proof details:nth-of-type(2) pre"), /^HTTP 422\n/);
    await picture(page, "proof-same");
    await checkAccess(page);
    // A difference is shown: the request is answered by something in between.
    await page.route("**/attach", (route) =>
      route.fulfill({
        status: 422,
        body: '{"message":"The request has 1 error(s).","errors":[{"/tos_policies_value":"Other words."}]}',
      }),
    );
    await send(page);
    await page.waitForSelector(".proof-result[data-kind=different]");
    assert.ok((await errors(page)).includes("Other words."));
    assert.ok((await page.locator(".line-left").count()) > 0);
    assert.match(await page.locator(".line-right").allTextContents().then(String), /Other words/);
    await picture(page, "proof-different");
    await checkAccess(page);
    await close();
  });

  test("tells in a panel of 409 and 403, of a server in trouble, and of none", async () => {
    const { page, close } = await open(server);
    await beginAs(page);
    await fillDocuments(page);
    // Another window is faster.
    const id = await customer(page);
    const { access_token: token } = await tokensFor(server, {
      client_id: "demo-client",
      client_secret: "demo-secret",
    });
    const body = JSON.parse(await page.locator("#proof pre").first().textContent());
    assert.equal((await attach(server, token, id, body)).status, 200);
    await label(page, "Send it even if the browser refuses").check();
    await send(page);
    await page.waitForSelector(".panel");
    assert.match(await page.textContent(".panel"), /on their way already/);
    assert.equal(await page.locator(".stamp-status").last().textContent(), "409");
    assert.equal(await result(page), "same");
    await picture(page, "conflict");
    await checkAccess(page);
    await control(server, "PUT", `customers/${id}/status`, { customer_status: "IN_COMPLIANCE" });
    await send(page);
    await page.waitForFunction(() => document.querySelector(".panel")?.textContent.includes("now"));
    assert.equal(await page.locator(".stamp-status").last().textContent(), "403");
    await picture(page, "forbidden");
    await checkAccess(page);
    await press(page, "See how it stands");
    await shows(page, "IN_COMPLIANCE");
    await close();

    const other = await open(server);
    await beginAs(other.page);
    await fillDocuments(other.page);
    const attaching = "/v2/customers/*/individual/attach";
    for (const kind of ["error", "none"]) {
      if (kind === "error") {
        await control(server, "POST", "faults", { kind, route: attaching });
        await send(other.page);
      } else {
        await other.page.route("**/attach", (route) => route.abort(), { times: 1 });
        await press(other.page, "Try again");
      }
      await other.page.waitForSelector(".panel");
      await other.page.waitForFunction(
        (text) => document.querySelector(".panel")?.textContent.includes(text),
        kind === "error" ? "Internal server error" : "can’t be reached",
      );
    }
    await picture(other.page, "server-trouble");
    await checkAccess(other.page);
    await press(other.page, "Try again");
    await shows(other.page, "IN_FLIGHT");
    await other.close();
  });

  test("keeps a draft over a reload, but for what identifies the document", async () => {
    const { page, close } = await open();
    await beginAs(page);
    await fillDocuments(page, { number: "SECRET-1" });
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
    );
    assert.doesNotMatch(kept, /SECRET-1|front\.jpg|statement/);
    await page.reload();
    await page.waitForSelector("form.documents");
    assert.ok(await label(page, "Driver’s license").isChecked());
    assert.equal(await page.getByLabel("State that issued it").inputValue(), "US-CA");
    assert.equal(await label(page, "Date of expiry").inputValue(), "2099-06-01");
    assert.ok(await label(page, "Bank statement").isChecked());
    assert.equal(await label(page, "Document number").inputValue(), "");
    assert.equal(await page.locator(".slot[data-state=empty]").count(), 3);
    await close();
  });

  test("begins again where the server knows the customer no more", async () => {
    const lost = await serve();
    const { page, close } = await open(lost);
    await beginAs(page);
    await control(lost, "POST", "reset", {});
    await page.reload();
    await page.waitForSelector("#form form:not(.documents)");
    assert.equal(await label(page, "First name").inputValue(), "Ada");
    await beginAs(page);
    await close();
    await lost.stop();
  });

  test("warns where the page and the server follow different rules", async () => {
    const { page, close } = await open();
    assert.ok(!(await page.isVisible(".proof-warning")));
    await page.route(/\/(v2|__sandbox)\//, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), "dossier-rules": "0123" },
      });
    });
    await beginAs(page);
    await page.waitForSelector(".proof-warning:not([hidden])");
    assert.match(await page.textContent(".proof-warning"), /0123/);
    await picture(page, "rules-differ");
    await checkAccess(page);
    await close();
  });

  test("can load the rules again when they could not be loaded", async () => {
    const { page, close } = await openPage(browser);
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 200, body: "no module" }), {
      times: 1,
    });
    await page.goto(`${quick.base}/`);
    await page.waitForSelector(".panel");
    assert.match(await page.textContent(".panel"), /could not load its WebAssembly module/);
    await checkAccess(page);
    await press(page, "Try again");
    await beginAs(page);
    await close();
  });

  test("renews a token that the server does not take any more", async () => {
    const { page, close } = await open();
    await beginAs(page);
    await label(page, "Passport").check();
    const sent = [];
    page.on("request", (request) => {
      const [last] = request.url().match(/upload$|token$/) ?? [];
      if (last) sent.push(last);
    });
    const gone = async (route) => {
      const headers = { ...route.request().headers(), authorization: "Bearer gone" };
      await route.fulfill({ response: await route.fetch({ headers }) });
    };
    await page.route("**/upload", gone, { times: 1 });
    await choose(page, "The page with your photo", files.front);
    await uploaded(page, "The page with your photo");
    assert.deepEqual(sent, ["upload", "token", "upload"]);
    await close();
  });

  test("can be done by keyboard alone", async () => {
    const { page, close } = await open();
    /** Tabs on to what has this name. */
    const to = async (name) => {
      for (let tabs = 0; (await focused(page)) !== name; tabs += 1) {
        assert.ok(tabs < 40, `${name} can be reached`);
        await page.keyboard.press("Tab");
      }
    };
    const { keyboard } = page;
    await keyboard.press("Tab");
    await keyboard.press("Enter"); // over the head of the page
    for (const [name, text] of [
      ["First name", "Ada"],
      ["Last name", "Lovelace"],
      ["Email address", "ada@example.com"],
      ["Country where you live", "United States"],
    ]) {
      await to(name);
      await keyboard.type(text);
    }
    await keyboard.press("Enter");
    await to("Continue");
    await keyboard.press("Enter");
    await page.waitForSelector("form.documents");
    assert.equal(await focused(page), "Open your account");
    await to("Which country issued it?");
    await keyboard.type("United States");
    await to("Passport");
    await keyboard.press("Space");
    await to("Document number");
    await keyboard.type("N1");
    await to("Date of expiry");
    await keyboard.type("06012099");
    await to("The page with your photo");
    const choosing = async (file) => {
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        keyboard.press("Space"),
      ]);
      await chooser.setFiles(file);
    };
    await choosing(files.front);
    await uploaded(page, "The page with your photo");
    await to("Utility bill");
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await to("The statement");
    await choosing(files.statement);
    await uploaded(page, "The statement");
    await to("I have read the terms and agree to them");
    await keyboard.press("Space");
    await to("Send my documents");
    await keyboard.press("Enter");
    await shows(page, "APPROVED");
    assert.equal(await focused(page), "Open your account");
    await to("Begin again");
    await close();
  });

  for (const [name, options] of [
    ["dark", { colorScheme: "dark" }],
    ["narrow", { viewport: { width: 320, height: 640 } }],
    ["arabic", {}],
    ["arabic-narrow", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
  ]) {
    test(`stands in nobody's way, ${name}`, async () => {
      const { page, close } = await open(quick, { reducedMotion: "reduce", ...options });
      await beginAs(page);
      await fillDocuments(page, { number: "SANDBOX-FRONT" });
      await page.getByLabel("State that issued it").fill("California");
      await label(page, "Date of expiry").fill("2001-01-01");
      if (name.startsWith("arabic")) {
        await page.selectOption("#language", "ar");
        await page.waitForSelector("html[dir=rtl]");
        assert.equal(await page.locator(".slot[data-state=ready]").count(), 3, "the files stay");
      }
      await page.locator(".documents .primary").click();
      await page.waitForSelector(".dossier-summary");
      if (name.startsWith("arabic")) {
        for (const text of await errors(page)) assert.match(text, /[\u0600-\u06ff]/);
      }
      await picture(page, `${name}-documents`);
      await checkAccess(page);
      assert.ok((await overflow(page)) <= 0);
      await page.locator("input[type=date]").nth(1).fill("2099-01-01");
      await page.locator(".documents .primary").click();
      await shows(page, "ACTION_REQUIRED");
      await picture(page, `${name}-status`);
      await checkAccess(page);
      assert.ok((await overflow(page)) <= 0);
      const turning = await page.evaluate(() => document.getAnimations().length);
      assert.equal(turning, 0, "nothing moves for who wants it so");
      await close();
    });
  }

  test("goes on in its language where another cannot be loaded", async () => {
    const { page, close } = await open();
    await page.route("**/ar-*.js", (route) => route.abort());
    await page.selectOption("#language", "ar");
    await page.waitForSelector(".panel");
    assert.match(await page.textContent(".panel-message"), /The server can’t be reached/);
    assert.equal(await page.inputValue("#language"), "en");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    await page.reload();
    await page.waitForSelector("#form form");
    assert.equal(await page.inputValue("#language"), "en");
    await close();
  });

  test("weighs less than 30 KB of code of its own, and loads no language that it does not speak", async () => {
    const { page, close } = await open();
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name.replace(/.*\//, "")),
    );
    const scripts = loaded.filter((name) => name.endsWith(".js"));
    assert.ok(!scripts.some((name) => name.startsWith("ar-")), `${scripts}`);
    const assets = join(root, "build/site/assets");
    const own = readdirSync(assets).filter((name) => /^(?!package-).*\.js$/.test(name));
    const size = own
      .map((name) => brotliCompressSync(readFileSync(join(assets, name))).length)
      .reduce((all, each) => all + each, 0);
    assert.ok(scripts.some((name) => name.startsWith("package-")));
    assert.ok(size < 30 * 1024, `${size}`); // with the playground and all languages
    await close();
  });
});
