// The playground in Chromium, on the sandbox server. Needs the built site and the native tool, which is the page's yardstick.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launch } from "../harness/browsers.mjs";
import { serve } from "../harness/sandbox.mjs";
import { file, run } from "../harness/tool.mjs";
import { codes } from "../harness/vectors.mjs";
import { checkAccess, openPage } from "./site.mjs";

let server;
let address;
let browser;

before(async () => {
  server = await serve();
  address = `${server.base}/playground.html`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the page, and waits for a verdict. */
async function open({ ready = true, ...options } = {}) {
  const opened = await openPage(browser, options);
  if (ready) {
    await opened.page.goto(address);
    await opened.page.waitForSelector("#verdict:is([data-state=accepted], [data-state=refused])");
  }
  return opened;
}

const verdict = (page) => page.textContent("#verdict-status");
const values = (page) =>
  page.evaluate(() => ["body", "context"].map((id) => document.getElementById(id).value));
const selected = (page) =>
  page.evaluate(() => {
    const { activeElement: area } = document;
    return area.id === "body" && area.value.slice(area.selectionStart, area.selectionEnd);
  });

/** What the native tool says of the texts that stand in the page's editors. */
async function nativeReport(page) {
  const [body, context] = await values(page);
  const { stdout, stderr, status } = run(
    ["check", "-", "--json", "--context", file("context.json", context)],
    {
      input: body,
    },
  );
  assert.ok(status === 0 || status === 1, stderr);
  return stdout.trimEnd();
}

test("the site needs nothing inline and nothing from elsewhere, and its server says so", async () => {
  for (const path of ["/", "/playground.html"]) {
    const page = await fetch(server.base + path);
    const html = await page.text();
    assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
    const policy = page.headers.get("content-security-policy");
    assert.match(policy, /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|data:|blob:|\*/);
    assert.doesNotMatch(html, /<style|<script>| style=| on\w+="|data:|https?:/);
  }
});

const expected = {
  draft: 422,
  contract: 200,
  "empty-context": 200,
  "no-state": 422,
  expired: 422,
  "two-primaries": 422,
  "repeated-side": 422,
  heic: 200,
  "not-owned": 403,
  typo: 422,
  v1: 422,
  duplicate: 400,
  broken: 400,
  hidden: 200,
  many: 422,
  "wrong-status": 403,
  "in-flight": 409,
};

const places = [
  // [what is shown, body, code, what is selected at its place]
  ["an escaped name", '{"a\\u002fb~": 1}', "unknown_member", '"a\\u002fb~": 1'],
  ["namesakes: the second", '{"x": [1], "x" : 2}', "duplicate_member", '"x" : 2'],
  ["namesakes that are escaped", '{"x": 1, "\\u0078": 2}', "duplicate_member", '"\\u0078": 2'],
  ["namesakes far down", '[{"a": {"\\"]": 1, "\\"]": 2}}]', "duplicate_member", '"\\"]": 2'],
  ["an absent member: the one around it", ' {"address_documents": []}', "required", "{"],
  ["an entry", '{"identifying_documents": [ 1 ]}', "type_mismatch", "1"],
  ["the whole body", "[ ]", "type_mismatch", "[ ]"],
  ["a fault after characters of many bytes", '["é€😀", tru e]', "malformed_json", " "],
  ["a fault at a word", '{"a": nul1}', "malformed_json", "1"],
  ["a fault at the end", '{"a": 1', "malformed_json", ""],
  ["an empty text", "", "malformed_json", ""],
  ["too many brackets", `${"[".repeat(33)}1${"]".repeat(33)}`, "body_too_deep", "["],
  ["a text that is too long", " ".repeat(262_145), "body_too_large", ""],
];

// Each test has a browser window of its own.
describe("the page", { concurrency: 2 }, () => {
  test("every example has its verdict, and it is the native tool's to the last byte", async () => {
    const { page, close } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("#tab-json");
    const ids = await page.$$eval("#example option", (options) =>
      options.map(({ value }) => value),
    );
    assert.deepEqual(ids, Object.keys(expected));
    for (const id of ids) {
      // The first is there already.
      if (id !== ids[0]) await page.selectOption("#example", id);
      const report = await nativeReport(page);
      assert.equal(await verdict(page), String(expected[id]), id);
      assert.deepEqual(JSON.parse(await page.textContent("#report-text")), JSON.parse(report), id);
      await page.click("#copy-report");
      await page.waitForSelector("#copy-report:has-text('Copied')");
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), report, id);
    }
    await page.click("#tab-http");
    assert.equal(await page.textContent("#answer-status"), "HTTP 409");
    assert.match(await page.textContent("#answer-text"), /"code": "conflict"/);
    await page.selectOption("#example", "contract");
    await page.fill("#customer-id", "11111111-2222-3333-4444-555555555555");
    assert.deepEqual(JSON.parse(await page.textContent("#answer-text")), {
      data: { customer_id: "11111111-2222-3333-4444-555555555555" },
      meta: null,
    });
    await close();
  });

  test("the verdict follows what is typed, and so does the voice of it", async () => {
    const { page, close } = await open();
    await page.selectOption("#example", "contract");
    assert.equal(await verdict(page), "200");
    await page.evaluate(() => {
      const area = document.getElementById("body");
      area.focus();
      const at = area.value.indexOf('"US-CA"');
      area.setSelectionRange(at + 1, at + 6);
    });
    await page.keyboard.press("Delete");
    assert.equal(await verdict(page), "422");
    assert.equal(await page.textContent("#violations .code"), "state_required");
    assert.equal(await page.inputValue("#example"), "own");
    await page.keyboard.type("us-ca");
    assert.equal(await verdict(page), "200");
    assert.equal(await page.textContent("#advice .code"), "state_not_iso3166_2");
    await page.waitForFunction(
      () =>
        document.getElementById("announcement").textContent === "Accepted, 200. 1 piece of advice.",
    );
    await page.waitForFunction(() => {
      return /^checked in \d+\.\d [µm]s$/.test(document.getElementById("verdict-time").textContent);
    });
    // An example does not cost the reader what was typed.
    const [typed] = await values(page);
    await page.selectOption("#example", "v1");
    await page.selectOption("#example", "own");
    assert.equal((await values(page))[0], typed);
    await close();
  });

  test("a finding leads to its place", async (t) => {
    const { page, close } = await open();
    for (const [name, text, code, part] of places) {
      await t.test(name, async () => {
        await page.fill("#body", text);
        await page.click(`.finding:has(a[href="#rule-${code}"]) .place`);
        assert.equal(await selected(page), part);
        const at = await page.evaluate(() => document.getElementById("body").selectionStart);
        if (code === "body_too_deep") assert.equal(at, 32);
        if (name === "a fault at the end") assert.equal(at, text.length);
      });
    }
    await page.selectOption("#example", "repeated-side");
    await page.click(".finding:has(a[href='#rule-side_duplicate']) .params .place");
    assert.equal(await selected(page), '"side": "FRONT"');
    await page.selectOption("#example", "many");
    await page.click("#violations > :last-child .place");
    const visible = await page.evaluate(() => {
      const box = document.querySelector(".editor-box").getBoundingClientRect();
      const current = [...document.querySelectorAll(".editor-sign")].at(-1).getBoundingClientRect();
      return box.top <= current.top && current.bottom <= box.bottom;
    });
    assert.ok(visible, "the last mark is in view");
    await close();
  });

  test("marks stand in the text where it is at fault, and tell their kind by shape", async () => {
    const { page, close } = await open();
    const marks = await page.$$eval(".pane-body .editor-backdrop span", (spans) =>
      spans.map(({ className, textContent }) => [className, textContent]),
    );
    assert.deepEqual(marks, [
      ["violation", "{"],
      ["advice", '"expiry_date": "2027-01-10"'],
      ["advice", '"isue_date": "2019-06-01"'],
      ["violation", "{"],
      ["advice", '"uri": "/XyZ123mn_0652746727639.heic"'],
      ["advice", '"issue_date": "2026-06-30"'],
    ]);
    const signs = await page.$$eval(".pane-body .editor-sign", (elements) =>
      elements.map((element) => [
        Number(element.style.getPropertyValue("--line")) + 1,
        element.querySelector("use").getAttribute("href"),
      ]),
    );
    assert.deepEqual(
      signs.sort(([a], [b]) => a - b),
      [
        [7, "#icon-violation"],
        [11, "#icon-advice"],
        [12, "#icon-advice"],
        [15, "#icon-violation"],
        [24, "#icon-advice"],
      ],
    );
    // The text area and what lies behind it are of one size and in one font, or the marks would stray.
    const [front, back] = await page.evaluate(() =>
      [...document.querySelectorAll(".pane-body :is(textarea, .editor-backdrop)")].map(
        (element) => {
          const { font, padding, letterSpacing, tabSize, whiteSpace } = getComputedStyle(element);
          const { x, y, width, height } = element.getBoundingClientRect();
          return { font, padding, letterSpacing, tabSize, whiteSpace, x, y, width, height };
        },
      ),
    );
    assert.deepEqual(front, back);
    await close();
  });

  test("a context that can't be read is told, and the last report stays, greyed", async () => {
    const { page, close } = await open();
    const report = await page.textContent("#violations");
    for (const [text, problem] of [
      ['{ "today": "2026-02-30" }', /^TypeError: .*today/],
      ['{ "customer": { "attach_in_flight": 1 } }', /^TypeError: .*customer\.attach_in_flight/],
      ['{ "toady": null }', /^TypeError: .*toady/],
      ["[]", /^TypeError: /],
      ['{ "today": null, }', /^SyntaxError: /],
      ['{ "today": null, "today": null }', /today.* more than once/],
    ]) {
      await page.fill("#context", text);
      assert.match(await page.textContent("#context-problem-text"), problem);
      assert.ok(await page.isVisible("#context-problem"));
      assert.equal(await page.getAttribute("#context", "aria-invalid"), "true");
      assert.ok(await page.isVisible(".pane-report[data-stale]"));
      assert.equal(await page.textContent("#violations"), report);
    }
    await page.clock.setFixedTime("2030-05-05");
    for (const [text, today] of [
      ["", "today 2030-05-05 (filled in)"],
      ['{ "today": null }', "no date (context)"],
      ['{ "today": "2031-01-02" }', "today 2031-01-02 (context)"],
    ]) {
      await page.fill("#context", text);
      assert.ok(!(await page.isVisible("#context-problem")));
      assert.equal(await page.getAttribute("#context", "aria-invalid"), "false");
      assert.ok(!(await page.isVisible("[data-stale]")));
      assert.equal(await page.textContent("#verdict-today"), today);
    }
    await close();
  });

  test("all can be done with the keyboard", async () => {
    const { page, close } = await open();
    const focused = () => page.evaluate(() => document.activeElement.id);
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press("Tab");
    assert.equal(
      await page.evaluate(() => document.activeElement.textContent),
      "Skip to the report",
    );
    await press("Enter", "Tab");
    assert.equal(await focused(), "tab-findings");
    await press("ArrowRight");
    assert.equal(await focused(), "tab-json");
    assert.ok(await page.isVisible("#panel-json"));
    await press("ArrowLeft", "ArrowLeft");
    assert.equal(await focused(), "tab-http");
    await press("Home", "Tab");
    assert.equal(await focused(), "panel-findings");
    await press("Tab", "Tab", "Enter");
    assert.equal(await focused(), "body");
    assert.equal(await selected(page), "{");
    await press("F8");
    assert.equal(await selected(page), '"expiry_date": "2027-01-10"');
    await press("Shift+F8", "Shift+F8");
    assert.equal(await selected(page), '"issue_date": "2026-06-30"');
    await press("Tab");
    assert.equal(await focused(), "context");
    await press("Shift+Tab", "Shift+Tab");
    assert.equal(await focused(), "format");
    await press("Enter", "Control+z");
    assert.equal(await verdict(page), "422");
    await close();
  });

  test("the text can be set out anew without a change to what it says", async () => {
    const { page, close } = await open();
    const text =
      '{"tos_policies_value":"\\u0041" ,"address_documents":[1.0e2,{}],"z":[],"a":"' +
      `${"x".repeat(80)}"}`;
    await page.fill("#body", text);
    await page.click("#format");
    const [laidOut] = await values(page);
    assert.equal(
      laidOut,
      `{\n  "tos_policies_value": "\\u0041",\n  "address_documents": [ 1.0e2, {} ],\n  "z": [],\n  "a": "${"x".repeat(80)}"\n}`,
    );
    await page.focus("#body");
    await page.keyboard.press("Control+z");
    assert.equal((await values(page))[0], text);
    await page.fill("#body", `${text},`);
    assert.ok(await page.isDisabled("#format"));
    await close();
  });

  test("what comes from a body is text, with its hidden characters shown", async () => {
    const { page, close } = await open();
    await page.fill("#body", '{"<img src=x onerror=alert(1)>": 1, "\ud800": 3}');
    const text = await page.textContent("#outcome");
    assert.ok(text.includes("<img src=x onerror=alert(1)>"));
    assert.equal(await page.$("#outcome img"), null);
    await page.fill("#body", '{"a\u202eb\\u0007": 2, "<b>": "\u2066"}');
    await page.click("#tab-json");
    const shown = (await page.textContent("#outcome")) + (await page.textContent("#verdict"));
    assert.ok(shown.includes("/a\\u202eb\\u0007"));
    assert.doesNotMatch(shown.replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    assert.match(await page.textContent("#body-status"), /2 hidden characters/);
    await close();
  });

  test("what is typed goes nowhere", async () => {
    const { page, close } = await open();
    const requests = [];
    page.on("request", (request) => {
      if (!request.url().endsWith("/favicon.svg")) requests.push(request.url());
    });
    await page.fill("#body", '{"secret-number": 1}');
    await page.click("#advice a.code");
    assert.deepEqual(requests, []);
    assert.equal(new URL(page.url()).hash, "#rule-unknown_member");
    const kept = await page.evaluate(async () => {
      return JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        history.state,
      ]);
    });
    assert.doesNotMatch(kept, /secret/);
    await page.reload();
    assert.doesNotMatch((await values(page))[0], /secret/);
    await close();
  });

  test("the rules can be searched, and a finding leads to its rule", async () => {
    const { page, close } = await open();
    assert.equal(await page.textContent("#rule-count"), `${codes.length} rules`);
    await page.fill("#rule-search", "403 eligib");
    const rules = JSON.parse(run(["rules", "--json"]).stdout);
    const found = rules.filter(({ stage }) => stage === "eligibility").length;
    assert.equal(await page.textContent("#rule-count"), `${found} of ${codes.length} rules`);
    await page.fill("#rule-search", "no such thing");
    assert.ok(await page.isVisible("#rule-none"));
    await page.click("#violations a.code");
    assert.ok(await page.isVisible("#rule-state_required:target"));
    assert.equal(await page.inputValue("#rule-search"), "");
    const { stdout } = run(["--version"]);
    assert.ok(stdout.includes(await page.textContent("#rules-hash")), stdout);
    await close();
  });

  test("light and dark follow the system until one is chosen, which is kept", async () => {
    const { page, close } = await open({ colorScheme: "dark" });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    assert.equal(await page.getAttribute("#theme", "aria-pressed"), "true");
    await page.click("#theme");
    const light = await paper();
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await paper(), light);
    assert.equal(await page.getAttribute("#theme", "aria-pressed"), "false");
    await page.click("#theme");
    await page.emulateMedia({ colorScheme: "light" });
    assert.equal(await paper(), light);
    await close();
  });

  test("nothing moves while the page loads", async () => {
    for (const width of [1440, 820, 320]) {
      const { page, close } = await open({ viewport: { width, height: 800 } });
      await page.waitForFunction(() => {
        return !document.getElementById("verdict-time").textContent.includes("…");
      });
      const shift = await page.evaluate(() => globalThis.shift);
      assert.ok(shift < 0.01, `${width}: ${shift}`);
      await close();
    }
  });

  test("a narrow screen shows all without scrolling sideways", async () => {
    const { page, close } = await open({ viewport: { width: 320, height: 640 } });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const example of ["draft", "hidden", "many", "empty-context"]) {
      await page.selectOption("#example", example);
      for (const tab of ["http", "json", "findings"]) {
        await page.click(`#tab-${tab}`);
        assert.ok((await overflow()) <= 0, `${example}, ${tab}`);
      }
    }
    await page.click("summary");
    await page.fill(
      "#body",
      `{"${"n".repeat(400)}": 1, "identifying_documents": [{"type": "${"V".repeat(400)}"}]}`,
    );
    assert.ok((await overflow()) <= 0, "long names");
    await close();
  });

  test("the rules can be loaded again when they could not be", async () => {
    const { page, close } = await open({ ready: false });
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 200, body: "no module" }), {
      times: 1,
    });
    await page.goto(address);
    await page.waitForSelector("#failure:not([hidden])");
    assert.match(await page.textContent("#failure"), /could not load its WebAssembly module/);
    assert.equal(await page.getAttribute("#verdict", "data-state"), "failed");
    assert.ok(!(await page.isVisible("#panel-findings")));
    assert.ok(await page.isDisabled("#format"));
    await checkAccess(page);
    await page.fill("#body", "[]");
    await page.click("#retry");
    await page.waitForSelector("#verdict[data-state=refused]");
    assert.ok(!(await page.isVisible("#failure")));
    assert.equal(await page.textContent("#violations .code"), "type_mismatch");
    await close();
  });

  test("nothing on the page stands in the way of anybody (axe)", async (t) => {
    for (const colorScheme of ["light", "dark"]) {
      const { page, close } = await open({ colorScheme });
      await t.test(`${colorScheme}, with findings`, () => checkAccess(page));
      await page.selectOption("#example", "empty-context");
      await page.click("summary");
      await t.test(`${colorScheme}, accepted`, () => checkAccess(page));
      await page.selectOption("#example", "draft");
      await page.fill("#context", "{");
      await t.test(`${colorScheme}, with a context that can't be read`, () => checkAccess(page));
      await page.click("#tab-http");
      await page.setViewportSize({ width: 320, height: 640 });
      await t.test(`${colorScheme}, narrow`, () => checkAccess(page));
      await close();
    }
  });
});

test("a finding with one thing to do has a button for it, and all are done at once as the tool does them", async () => {
  const { page, close } = await open();
  const text = `{
  "identifying_documents": [
    { "type": "passport", "country": "de", "state": "x", "number": 1e400, "issue_date": "" },
    { "type": "PASSPORT", "exprity_date": "2029/6/1", "state": null }
  ],
  "tosPoliciesValue": "\\u0041"
}`;
  await page.fill("#body", text);
  await page.waitForSelector("#fix-all:not([hidden])");
  await checkAccess(page);
  await page.getByRole("button", { name: "Use Germany", exact: true }).click();
  const [once] = await values(page);
  assert.equal(once, text.replace('"de"', '"DEU"'));

  const names = { input: once };
  await page.click("#fix-all");
  const [fixed] = await values(page);
  const { stdout } = run(["fix", "-"], names);
  assert.deepEqual(JSON.parse(fixed), JSON.parse(stdout));
  assert.ok(fixed.includes("1e400") && fixed.includes("\\u0041"), fixed);
  await close();
});
