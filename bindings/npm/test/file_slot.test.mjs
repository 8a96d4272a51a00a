// The file between its choice and the request: whatever comes in whatever order, a slot has the link of the file that it shows.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { install } from "../../../tests/harness/package.mjs";

const installed = install();
const { fileSlot, uploadedUris } = await import(installed.url("dist/file_slot.js"));

const pdf = (name, more = "") => new File([`%PDF-1.7\n${more}%%EOF\n`], name);
const passport = pdf("passport.pdf");
const letter = pdf("letter.pdf", "% another\n");
const good = { violations: [], advice: [] };
const heic = { code: "file_type_not_accepted", params: { detected: "heic" }, message: "HEIC!" };

/** A function whose calls are answered when the test wants it: its calls, in their order, each with resolve and reject. */
function held() {
  const calls = [];
  const call = (file, ...more) =>
    new Promise((resolve, reject) => calls.push({ file, options: more.at(-1), resolve, reject }));
  return Object.assign(call, { calls });
}

/** Lets everything that is not held go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

const codes = (findings) => findings.map(({ code }) => code);

/** A slot whose looks and uploads are held, and the states that it went through. */
function makeSlot(options = {}) {
  const check = held();
  const upload = held();
  const slot = fileSlot({ check, upload, path: "/files/0/uri", ...options });
  const states = [];
  slot.subscribe(({ state }) => states.push(state));
  return { slot, check: options.check ?? check, upload: options.upload ?? upload, states };
}

/** A slot that uploads every file at once, by its name. */
const quick = (options) =>
  fileSlot({ upload: async (file) => `/uploads/${file.name}`, ...options });

describe("a file", () => {
  test("is looked at, uploaded and ready, with its link", async () => {
    const { slot, check, upload, states } = makeSlot();
    assert.equal(slot.getSnapshot().state, "empty");
    slot.choose(passport);
    assert.equal(check.calls[0].file, passport);
    const hint = { code: "image_small", params: {}, message: "Small." };
    check.calls[0].resolve({ violations: [], advice: [hint] });
    await turn();
    const [{ file, options }] = upload.calls;
    assert.equal(file, passport);
    assert.equal(options.path, "/files/0/uri");
    assert.equal(slot.getSnapshot().progress, undefined, "not known");
    options.onProgress(0.5);
    assert.equal(slot.getSnapshot().progress, 0.5);
    options.onProgress(Number.NaN); // of a form without a length
    assert.equal(slot.getSnapshot().progress, 0.5);
    upload.calls[0].resolve("/uploads/1.pdf");
    assert.deepEqual(await slot.settled(), {
      state: "ready",
      file: passport,
      uri: "/uploads/1.pdf",
      progress: undefined,
      violations: [],
      advice: [{ ...hint, path: "/files/0/uri" }],
      error: undefined,
    });
    assert.deepEqual(states, ["empty", "checking", "uploading", "uploading", "ready"]);
  });

  test("that is no good is refused in the words of the look, and not sent", async () => {
    const { slot, check, upload } = makeSlot();
    slot.choose(passport);
    check.calls[0].resolve({ violations: [heic], advice: [] });
    const { state, uri, violations } = await slot.settled();
    assert.deepEqual(
      [state, uri, violations],
      ["refused", undefined, [{ ...heic, path: "/files/0/uri" }]],
    );
    assert.equal(upload.calls.length, 0);
  });

  test("is looked at by the validator's own checkFile", async () => {
    const { createValidator } = await import(installed.url("dist/inline.js"));
    const { checkFile } = await createValidator();
    const slot = quick({ check: checkFile });
    slot.choose(new File(["\0\0\0\x18ftypheic"], "IMG_0042.jpg"));
    assert.match((await slot.settled()).violations[0].message, /HEIC/);
    slot.choose(passport);
    assert.equal((await slot.settled()).uri, "/uploads/passport.pdf");
  });

  test("is sent without a look where the rules cannot be had", async () => {
    const error = new Error("The module was not there.");
    const slot = quick({ check: () => Promise.reject(error) });
    slot.choose(passport);
    const { state, uri, error: told } = await slot.settled();
    assert.deepEqual([state, uri, told], ["ready", "/uploads/passport.pdf", error]);
    const thrown = quick({
      check() {
        throw error;
      },
    });
    thrown.choose(passport);
    assert.equal((await thrown.settled()).state, "ready");
  });

  test("that cannot be read any more has failed", async () => {
    const error = new DOMException("It has changed.", "NotReadableError");
    const slot = quick({ check: () => Promise.reject(error) });
    slot.choose(passport);
    const { state, violations, error: told } = await slot.settled();
    assert.deepEqual([state, codes(violations), told], ["failed", ["file_unreadable"], error]);
  });
});

describe("the last choice wins", () => {
  test("over an upload that is slower, which is aborted, and whose answer is not heeded", async () => {
    const { slot, upload } = makeSlot({ check: async () => good });
    slot.choose(passport);
    await turn();
    slot.choose(letter);
    await turn();
    const [slow, fast] = upload.calls;
    assert.ok(slow.options.signal.aborted);
    assert.ok(!fast.options.signal.aborted);
    fast.resolve("/letter.pdf");
    await turn();
    slow.options.onProgress(0.9);
    slow.resolve("/passport.pdf");
    await turn();
    const { state, file, uri } = slot.getSnapshot();
    assert.deepEqual([state, file, uri], ["ready", letter, "/letter.pdf"]);
  });

  test("in whatever order the answers come, and whatever they are", async () => {
    for (const late of ["/passport.pdf", { status: 422, text: () => "{}" }, new Error("offline")]) {
      const { slot, upload } = makeSlot({ check: async () => good });
      slot.choose(passport);
      await turn();
      slot.choose(letter);
      await turn();
      const [slow, fast] = upload.calls;
      if (late instanceof Error) slow.reject(late);
      else slow.resolve(late);
      await turn();
      const { state, uri } = slot.getSnapshot();
      assert.deepEqual([state, uri], ["uploading", undefined]);
      slow.options.onProgress(0.9);
      assert.equal(slot.getSnapshot().progress, undefined);
      fast.resolve("/letter.pdf");
      assert.equal((await slot.settled()).uri, "/letter.pdf");
    }
  });

  test("over a look that is slower: its file is never sent", async () => {
    const { slot, check, upload } = makeSlot();
    slot.choose(passport);
    slot.choose(letter);
    assert.ok(check.calls[0].options.signal.aborted);
    check.calls[1].resolve(good);
    check.calls[0].resolve(good);
    await turn();
    assert.deepEqual(
      upload.calls.map(({ file }) => file),
      [letter],
    );
  });

  test("over a file that was ready: its link is gone at once", async () => {
    const { slot, check, upload } = makeSlot();
    slot.choose(passport);
    check.calls[0].resolve(good);
    await turn();
    upload.calls[0].resolve("/passport.pdf");
    await slot.settled();
    slot.choose(letter);
    const { state, file, uri } = slot.getSnapshot();
    assert.deepEqual([state, file, uri], ["checking", letter, undefined]);
  });

  test("settled() waits for the last file", async () => {
    const { slot, upload } = makeSlot({ check: async () => good });
    slot.choose(passport);
    const settled = slot.settled();
    await turn();
    slot.choose(letter);
    await turn();
    upload.calls[0].resolve("/passport.pdf");
    upload.calls[1].resolve("/letter.pdf");
    assert.equal((await settled).uri, "/letter.pdf");
    assert.equal(await slot.settled(), slot.getSnapshot());
  });
});

describe("it can be cancelled", () => {
  test("mid-look", async () => {
    const { slot, check, upload, states } = makeSlot();
    slot.choose(passport);
    slot.clear();
    assert.ok(check.calls[0].options.signal.aborted);
    check.calls[0].resolve(good);
    await turn();
    assert.equal(upload.calls.length, 0);
    assert.deepEqual(states, ["empty", "checking", "empty"]);
    assert.equal(slot.getSnapshot().file, undefined);
  });

  test("mid-upload, by choosing nothing as well", async () => {
    for (const cancel of [(slot) => slot.clear(), (slot) => slot.choose(undefined)]) {
      const { slot, upload } = makeSlot({ check: async () => good });
      slot.choose(passport);
      await turn();
      cancel(slot);
      assert.ok(upload.calls[0].options.signal.aborted);
      upload.calls[0].reject(upload.calls[0].options.signal.reason);
      await turn();
      assert.equal((await slot.settled()).state, "empty");
    }
  });

  test("for good, by a signal", async () => {
    const end = new AbortController();
    const { slot, upload } = makeSlot({ check: async () => good, signal: end.signal });
    slot.choose(passport);
    await turn();
    end.abort();
    assert.ok(upload.calls[0].options.signal.aborted);
    slot.choose(letter);
    assert.equal(slot.getSnapshot().state, "empty");
    const late = quick({ signal: end.signal });
    late.choose(passport);
    assert.equal(late.getSnapshot().state, "empty");
  });
});

describe("a network that fails", () => {
  const listeners = new Set();
  const online = () => [...listeners].forEach((listener) => listener());
  before(() => {
    globalThis.addEventListener = (type, listener) => type === "online" && listeners.add(listener);
    globalThis.removeEventListener = (type, listener) => listeners.delete(listener);
  });
  after(() => {
    delete globalThis.addEventListener;
    delete globalThis.removeEventListener;
  });

  test("is not held against the file, which retry() sends again", async () => {
    const { slot, upload } = makeSlot({ check: async () => good });
    slot.choose(passport);
    await turn();
    const error = new TypeError("Failed to fetch");
    upload.calls[0].reject(error);
    const failed = await slot.settled();
    assert.deepEqual(
      [failed.state, failed.file, codes(failed.violations), failed.error],
      ["failed", passport, ["upload_failed"], error],
    );
    assert.match(failed.violations[0].message, /connection/);
    slot.retry();
    await turn();
    upload.calls[1].resolve("/passport.pdf");
    assert.equal((await slot.settled()).uri, "/passport.pdf");
    slot.retry();
    assert.equal(slot.getSnapshot().state, "ready", "there is nothing to try again");
  });

  test("is tried again by itself when the connection returns, once for each time", async () => {
    const { slot, upload } = makeSlot({ check: async () => good });
    slot.choose(passport);
    await turn();
    for (let count = 1; count <= 3; count++) {
      assert.equal(upload.calls.length, count);
      upload.calls.at(-1).reject(new TypeError("Failed to fetch"));
      await slot.settled();
      assert.equal(listeners.size, 1);
      online();
      assert.equal(listeners.size, 0);
      await turn();
    }
    upload.calls.at(-1).resolve("/passport.pdf");
    assert.equal((await slot.settled()).state, "ready");
  });

  test("is forgotten with its file", async () => {
    for (const leave of [(slot) => slot.clear(), (slot) => slot.choose(letter)]) {
      const { slot, upload } = makeSlot({ check: async () => good });
      slot.choose(passport);
      await turn();
      upload.calls[0].reject(new TypeError("Failed to fetch"));
      await slot.settled();
      leave(slot);
      assert.equal(listeners.size, 0);
    }
  });

  test("that fails after the file was replaced asks for nothing", async () => {
    const { slot, upload } = makeSlot({ check: async () => good });
    slot.choose(passport);
    await turn();
    slot.clear();
    upload.calls[0].reject(new TypeError("Failed to fetch"));
    await turn();
    assert.equal(listeners.size, 0);
  });

  test("cannot make words of refusal of any error or status of a server at work", async () => {
    const page = "<h1>Bad Gateway</h1>";
    for (const [status, text, code, again] of [
      [500, "{}", "upload_busy", true],
      [502, page, "upload_busy", true],
      [429, page, "upload_busy", true],
      [408, "", "upload_busy", true],
      [302, page, "upload_busy", false],
      [404, page, "upload_busy", false],
      [401, '{"message":"Sign in again."}', "server", false],
      [409, '{"error":{"code":"conflict","message":"There are too many."}}', "server", false],
      [400, '{"message":"The form has no customer."}', "server", false],
      [200, page, "upload_busy", false],
      [200, '{"data":{"files":[]}}', "upload_busy", false],
      [200, '{"data":{"files":[{"a":"/1"},{"b":"/2"}]}}', "upload_busy", false],
    ]) {
      const slot = quick({ upload: async () => new Response(text, { status }) });
      slot.choose(passport);
      const { state, uri, violations } = await slot.settled();
      assert.deepEqual(
        [state, uri, codes(violations), violations[0].status, listeners.size > 0],
        ["failed", undefined, [code], status, again],
        `${status} ${text}`,
      );
      slot.clear();
    }
  });
});

test("what the server says of the file is a refusal, in its words or else in ours", async () => {
  for (const [status, text, message] of [
    [
      422,
      '{"message":"1 error(s)","errors":[{"/files/0/uri":"It is cut off."}]}',
      /^It is cut off\.$/,
    ],
    [415, '{"message":"Only PDF."}', /^Only PDF\.$/],
    [413, "<h1>413 Request Entity Too Large</h1>", /Choose another/],
  ]) {
    const slot = quick({
      upload: async () => new Response(text, { status }),
      path: "/files/0/uri",
    });
    slot.choose(passport);
    const { state, violations } = await slot.settled();
    assert.equal(state, "refused");
    assert.match(violations[0].message, message);
    assert.deepEqual([violations[0].path, violations[0].status], ["/files/0/uri", status]);
  }
});

describe("the answer to an upload", () => {
  test("is read in both shapes: an object for all files, or one for each", () => {
    const uris = [
      ["passport", "/CwW9PHhP_passport.jpg"],
      ["poa", "/KVdLfqjR_poa.jpg"],
    ];
    const one = { data: { files: [Object.fromEntries(uris)] } };
    const each = { data: { files: uris.map(([name, uri]) => ({ [name]: uri })) } };
    for (const answer of [one, each, JSON.stringify(one), JSON.stringify(each)]) {
      assert.deepEqual([...uploadedUris(answer)], uris);
    }
    const named = JSON.parse('{"data":{"files":[{"__proto__":"/1","constructor":"/2"}]}}');
    assert.deepEqual([...uploadedUris(named).keys()], ["__proto__", "constructor"]);
  });

  test("gives no link where it has none", () => {
    for (const answer of [
      ...[undefined, null, 1, "", "/a.pdf", "{", "[]", "null", [], {}, { data: null }],
      ...[null, "/a.pdf", ["/a.pdf"], [null], [[{ a: "/1" }]], [{ a: 1, b: " ", c: null }]].map(
        (files) => ({ data: { files } }),
      ),
    ]) {
      assert.deepEqual([...uploadedUris(answer)], [], JSON.stringify(answer));
    }
  });

  test("may be a Response, what sendFile() gives, or the link itself", async () => {
    const text = '{"data":{"files":[{"/files/0/uri":"/1.pdf"}]}}';
    for (const answer of [new Response(text), { status: 201, text: () => text }, "/1.pdf"]) {
      const slot = quick({ upload: async () => answer });
      slot.choose(passport);
      assert.equal((await slot.settled()).uri, "/1.pdf");
    }
    for (const answer of ["", " ", undefined, null, {}]) {
      const slot = quick({ upload: async () => answer });
      slot.choose(passport);
      assert.equal((await slot.settled()).state, "failed", String(answer));
    }
  });
});

describe("the same file in two slots", () => {
  const twins = () => {
    const slots = ["/front", "/back"].map((path) => quick({ path, others: () => slots }));
    return slots;
  };
  const told = (slot) => codes(slot.getSnapshot().advice);

  test("is told in the later one, and sent all the same", async () => {
    const [front, back] = twins();
    front.choose(passport);
    await front.settled();
    back.choose(pdf("again.pdf"));
    await back.settled();
    await turn();
    assert.deepEqual([told(front), told(back)], [[], ["file_duplicate"]]);
    assert.deepEqual(back.getSnapshot().advice[0].params, { first: "/front" });
    assert.equal(back.getSnapshot().state, "ready");
  });

  test("is no longer told once one of them has another", async () => {
    for (const which of [0, 1]) {
      const slots = twins();
      const [front, back] = slots;
      front.choose(passport);
      await front.settled();
      back.choose(passport);
      await back.settled();
      await turn();
      assert.deepEqual(told(back), ["file_duplicate"]);
      slots[which].choose(letter);
      await slots[which].settled();
      await turn();
      assert.deepEqual([told(front), told(back)], [[], []]);
    }
  });

  test("is told anew of a third slot that has it", async () => {
    const slots = ["/a", "/b", "/c"].map((path) => quick({ path, others: () => slots }));
    for (const slot of slots) {
      slot.choose(passport);
      await slot.settled();
      await turn();
    }
    const firstOf = (slot) => slot.getSnapshot().advice[0]?.params.first;
    assert.deepEqual(slots.map(firstOf), [undefined, "/a", "/a"]);
    slots[0].clear();
    await turn();
    await turn();
    assert.deepEqual(firstOf(slots[2]), "/b");
  });

  test("is told by its bytes, and files are compared a piece at a time", async () => {
    const bytes = new Uint8Array(5 * 2 ** 20);
    const other = bytes.slice();
    other[other.length - 1] = 1;
    let largest = 0;
    const watched = (content) => {
      const file = new File([content], "scan.pdf");
      const slice = file.slice.bind(file);
      file.slice = (from, to) => {
        largest = Math.max(largest, to - from);
        return slice(from, to);
      };
      file.arrayBuffer = () => assert.fail("the whole file was read");
      return file;
    };
    for (const [content, expected] of [
      [bytes, ["file_duplicate"]],
      [other, []],
      [bytes.subarray(1), []],
    ]) {
      const [front, back] = twins();
      front.choose(watched(bytes));
      await front.settled();
      const file = watched(content);
      back.choose(file);
      await back.settled();
      // It is over when a slot that comes later knows.
      const probe = quick({ others: () => [front] });
      probe.choose(watched(bytes));
      await new Promise((resolve) => {
        probe.subscribe(({ advice }) => advice.length > 0 && resolve());
      });
      assert.deepEqual(told(back), expected);
    }
    assert.equal(largest, 2 ** 20);
  });

  test("is nothing that a file which cannot be read is told of", async () => {
    const [front, back] = twins();
    front.choose(passport);
    await front.settled();
    const gone = pdf("gone.pdf");
    gone.slice = () => ({
      arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")),
    });
    back.choose(gone);
    await back.settled();
    await turn();
    assert.deepEqual(told(back), []);
  });
});

describe("its state can be observed", () => {
  test("by immutable snapshots that are the same until something changes", async () => {
    const { slot, check } = makeSlot();
    const before = slot.getSnapshot();
    assert.equal(slot.getSnapshot(), before);
    slot.clear();
    assert.equal(slot.getSnapshot(), before, "it was empty");
    slot.choose(passport);
    const checking = slot.getSnapshot();
    assert.notEqual(checking, before);
    assert.equal(slot.getSnapshot(), checking);
    check.calls[0].resolve({ violations: [heic], advice: [] });
    const refused = await slot.settled();
    assert.equal(checking.state, "checking");
    for (const part of [before, refused, refused.violations, refused.advice])
      assert.ok(Object.isFrozen(part));
    slot.retry();
    assert.equal(slot.getSnapshot(), refused, "only what has failed is tried again");
  });

  test("from now on, until one unsubscribes, also while others are told", async () => {
    const { slot } = makeSlot();
    const heard = [];
    const listener = ({ state }) => heard.push(state);
    const stops = [slot.subscribe(listener), slot.subscribe(listener)];
    assert.deepEqual(heard, ["empty", "empty"]);
    stops[0]();
    stops[0]();
    slot.choose(passport);
    assert.deepEqual(heard, ["empty", "empty", "checking"]);
    stops[1]();
    slot.clear();
    assert.deepEqual(heard.length, 3);
  });

  test("by listeners that change it: all hear of the last state last", () => {
    const { slot } = makeSlot();
    slot.subscribe(({ state }) => state === "checking" && slot.clear());
    const heard = [];
    slot.subscribe(({ state }) => heard.push(state));
    slot.choose(passport);
    assert.equal(heard.at(-1), "empty");
    assert.equal(slot.getSnapshot().state, "empty");
  });

  test("by a listener that throws, which is its own error and stops nothing", () => {
    const { stdout, stderr } = installed.run(`
      import { fileSlot } from "dossier-check/file-slot";
      process.on("uncaughtException", ({ message }) => console.log(message));
      const slot = fileSlot({ upload: async () => "/1.pdf" });
      let armed = false;
      slot.subscribe(({ state }) => { if (armed) throw new Error("mine in " + state); });
      armed = true;
      slot.choose(new File(["x"], "x"));
      const { state } = await slot.settled();
      await new Promise((resolve) => setImmediate(resolve));
      console.log(state);`);
    assert.equal(stdout, "mine in checking\nmine in uploading\nmine in ready\nready\n", stderr);
  });

  test("where there is no page: a server makes slots, and they are empty", () => {
    const { stdout, stderr } = installed.run(`
      import { fileSlot, sendFile } from "dossier-check/file-slot";
      import { connectSlot } from "dossier-check/dom";
      const slot = fileSlot({ upload: sendFile });
      const { getSnapshot, subscribe } = slot;
      subscribe(() => {})();
      console.log(typeof document, typeof XMLHttpRequest, getSnapshot().state, typeof connectSlot);`);
    assert.equal(stdout, "undefined undefined empty function\n", stderr);
  });
});

test("its own sentences can be in another language", async () => {
  const messages = { upload_failed: "Keine Verbindung." };
  const slot = quick({ messages, upload: () => Promise.reject(new Error("offline")) });
  slot.choose(passport);
  assert.equal((await slot.settled()).violations[0].message, "Keine Verbindung.");
});

test("what is misused says so", () => {
  assert.throws(() => fileSlot({}), /^TypeError: fileSlot\(\) takes \{ upload \}/);
  assert.throws(() => quick().choose("a.pdf"), /^TypeError: choose\(\) takes a File/);
  assert.throws(() => quick().choose({ uri: "file:///a.pdf" }), /^TypeError: choose\(\) takes/);
});
