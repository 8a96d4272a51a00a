// A file slot in Chromium: real files, real uploads, a network that fails.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, test } from "node:test";

import { serveApp } from "./page.mjs";

/** The uploads as they come; each is read and answered when the test wants it. */
const uploads = [];
let arrived = () => undefined;
let isCut = false; // whether connections with uploads are cut off; a browser may try some again by itself

/** Waits for so many uploads, and gives the last. */
async function upload(count) {
  while (uploads.length < count) await new Promise((resolve) => (arrived = resolve));
  return uploads[count - 1];
}

const open = serveApp("slot.ts", {
  main: readFileSync(new URL("apps/slot.html", import.meta.url), "utf8"),
  answer: (request) =>
    new Promise((resolve) => {
      if (request.url !== "/upload") return resolve(undefined);
      if (isCut) return void request.socket.destroy();
      const one = {
        request,
        read: () => request.toArray().then((parts) => Buffer.concat(parts).toString("latin1")),
        async answer(status, value) {
          const text = await one.read();
          resolve({ status, headers: { "x-answer": "1" }, body: JSON.stringify(value) });
          return text;
        },
      };
      one.request.on("error", () => undefined); // it was aborted
      uploads.push(one);
      arrived();
    }),
});

const link = (uri) => ({ data: { files: [{ "/files/0/uri": uri }] } });
const file = (name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(name) });

let tab;
let errors;
beforeEach(async () => {
  uploads.length = 0;
  isCut = false;
  ({ tab, errors } = await open());
});
afterEach(async () => {
  assert.deepEqual(errors, []);
  await tab.close();
});

const choose = (one, name = "file") => tab.locator(`[name=${name}]`).setInputFiles(one);
/** Chooses a file of more bytes than the network holds, which has to wait until the server reads it. */
const chooseLarge = (name) =>
  tab.evaluate((name) => globalThis.slot.choose(new File([new Uint8Array(3e7)], name)), name);
const snapshot = () =>
  tab.evaluate(() => {
    const { state, file, uri, violations } = globalThis.slot.getSnapshot();
    return { state, name: file?.name, uri, codes: violations.map(({ code }) => code) };
  });
const reaches = (state) =>
  tab.waitForFunction((state) => globalThis.slot.getSnapshot().state === state, state);

/** Has the browser's own lines about a failed request out of the way. */
function expectNetworkError() {
  const lines = errors.splice(0);
  assert.match(lines.join(), /Failed to load resource/);
  for (const line of lines) assert.match(line, /Failed to load resource/);
}

describe("an upload", () => {
  test("tells how far it is, and gives the link", async () => {
    await chooseLarge("scan.pdf");
    const one = await upload(1);
    await tab.waitForFunction(() => globalThis.progress.length > 0);
    const text = await one.answer(200, link("/scan.pdf"));
    assert.match(text, /name="\/files\/0\/uri"; filename="scan.pdf"/);
    assert.equal(one.request.headers["x-token"], "1");
    await reaches("ready");
    const shares = await tab.evaluate(() => globalThis.progress);
    assert.ok(shares[0] < 1, `${shares[0]}`);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
    assert.deepEqual(await snapshot(), {
      state: "ready",
      name: "scan.pdf",
      uri: "/scan.pdf",
      codes: [],
    });
  });

  test("that is slower than that of the next file is aborted", async () => {
    await chooseLarge("slow.pdf");
    const slow = await upload(1);
    await choose(file("quick.pdf"));
    await (await upload(2)).answer(200, link("/quick.pdf"));
    await reaches("ready");
    await assert.rejects(slow.read(), /aborted/);
    assert.deepEqual(await snapshot(), {
      state: "ready",
      name: "quick.pdf",
      uri: "/quick.pdf",
      codes: [],
    });
  });

  test("that is cut off has failed, and goes out again when the connection returns", async () => {
    isCut = true;
    await choose(file("scan.pdf"));
    await reaches("failed");
    isCut = false;
    expectNetworkError();
    assert.deepEqual((await snapshot()).codes, ["upload_failed"]);
    await tab.context().setOffline(true);
    await tab.evaluate(() => globalThis.slot.retry());
    await reaches("failed");
    expectNetworkError();
    await tab.context().setOffline(false);
    await (await upload(1)).answer(200, link("/scan.pdf"));
    await reaches("ready");
  });

  test("that is refused says why", async () => {
    await choose(file("scan.pdf"));
    const answer = { message: "1 error", errors: [{ "/files/0/uri": "It is cut off." }] };
    await (await upload(1)).answer(422, answer);
    await reaches("refused");
    expectNetworkError();
    assert.equal(await tab.locator("[name=file]").inputValue(), "", "it can be chosen again");
    const [{ message, path }] = await tab.evaluate(() => globalThis.slot.getSnapshot().violations);
    assert.deepEqual([message, path], ["It is cut off.", "/files/0/uri"]);
  });

  test("by sendFile() alone gives headers, and rejects with the signal's reason", async () => {
    const sent = tab.evaluate(async () => {
      const answer = await globalThis.sendFile("upload", new Blob(["x"]));
      return [answer.status, answer.text(), answer.header("x-answer"), answer.header("no")];
    });
    await (await upload(1)).answer(200, 1);
    assert.deepEqual(await sent, [200, "1", "1", null]);
    const reasons = await tab.evaluate(() => {
      const early = new AbortController();
      early.abort("early");
      const late = new AbortController();
      const both = [early, late].map(({ signal }) =>
        globalThis.sendFile("upload", new Blob(["x"]), { signal }).catch((reason) => reason),
      );
      late.abort("late");
      return Promise.all(both);
    });
    assert.deepEqual(reasons, ["early", "late"]);
  });
});

describe("connectSlot()", () => {
  /** Has an event with a file come to the element, and tells whether the browser would still do what it does by itself. */
  const come = (type, names) =>
    tab.evaluate(
      ([type, names]) => {
        const data = new DataTransfer();
        for (const name of names) data.items.add(new File(["x"], name));
        const event =
          type === "paste"
            ? new globalThis.ClipboardEvent(type, {
                clipboardData: data,
                bubbles: true,
                cancelable: true,
              })
            : new globalThis.DragEvent(type, {
                dataTransfer: data,
                bubbles: true,
                cancelable: true,
              });
        return document.querySelector("[name=name]").dispatchEvent(event);
      },
      [type, names],
    );
  const isOver = () => tab.evaluate(() => document.querySelector("#slot").matches("[data-over]"));
  const values = () =>
    tab.locator("[type=file]").evaluateAll((all) => all.map(({ files }) => files[0]?.name));

  test("takes what is chosen, and empties the input that another file makes untrue", async () => {
    await choose(file("a.pdf"));
    assert.equal((await snapshot()).name, "a.pdf");
    assert.deepEqual(await values(), ["a.pdf", undefined]);
    await choose(file("photo.jpg"), "photo");
    assert.equal((await snapshot()).name, "photo.jpg");
    assert.deepEqual(await values(), [undefined, "photo.jpg"]);
    await tab.locator("[name=name]").fill("Jo"); // whose change is none of a file
    await tab.locator("[name=name]").blur();
    assert.equal((await snapshot()).name, "photo.jpg");
    await choose([], "photo");
    assert.equal((await snapshot()).state, "empty");
    await choose(file("a.pdf"));
    await tab.evaluate(() => globalThis.slot.clear());
    assert.deepEqual(await values(), [undefined, undefined], "so that it can be chosen again");
  });

  test("takes what is dropped, and tells while it is held over", async () => {
    assert.equal(await come("dragover", []), false);
    assert.ok(await isOver());
    await come("dragleave", []);
    assert.ok(!(await isOver()));
    await come("dragover", ["b.pdf"]);
    assert.equal((await snapshot()).state, "empty");
    assert.equal(await come("drop", ["b.pdf"]), false);
    assert.ok(!(await isOver()));
    assert.equal((await snapshot()).name, "b.pdf");
    assert.equal(await come("drop", []), false, "a text is dropped in vain");
    assert.equal((await snapshot()).name, "b.pdf");
  });

  test("takes what is pasted, and leaves pasted text alone", async () => {
    assert.equal(await come("paste", ["c.png"]), false);
    assert.equal((await snapshot()).name, "c.png");
    assert.equal(await come("paste", []), true);
    assert.equal((await snapshot()).name, "c.png");
  });

  test("ends", async () => {
    await tab.evaluate(() => globalThis.disconnect());
    assert.equal(await come("dragover", []), true);
    await choose(file("a.pdf"));
    assert.equal((await snapshot()).state, "empty");
  });
});
