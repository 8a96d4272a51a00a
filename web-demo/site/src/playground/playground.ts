import { fixes } from "dossier-check/fixes";
import { createValidator, type Context, type Report, type Validator } from "dossier-check";

import { copies } from "../shared/copy";
import { byId, count } from "../shared/dom";
import { startTabs } from "../shared/tabs";
import { hiddenCharacters, label, visible } from "../shared/visible";
import { measure, readContext, warmUp } from "./check";
import { makeEditor, type Mark } from "./editor";
import { startExamples } from "./example-picker";
import { makeFindings } from "./findings";
import { fixText } from "./fix-text";
import { follow, layOut, pointerAt, readJsonTree, type JsonNode } from "./json-tree";
import { faultAt, lineCounter, markOf, placesOf, type Place } from "./places";
import { makeVerdict } from "./verdict";

/** Texts longer than this are refused unread, and are not searched for places either. */
const longestRead = 1_000_000;

/** How long a reader pauses before the time of a check is taken, in milliseconds. */
const measureAfter = 300;

/** How much of a text is put on show. What is copied is whole. */
const longestShown = 100_000;

/** Two texts, a body and a context, and what the rules make of them while one types. */
export function startPlayground(): void {
  const body = makeEditor(byId<HTMLTextAreaElement>("body"));
  const context = makeEditor(byId<HTMLTextAreaElement>("context"));
  const contextProblem = byId("context-problem");
  const customerId = byId<HTMLInputElement>("customer-id");
  const format = byId<HTMLButtonElement>("format");
  const verdict = makeVerdict();
  const findings = makeFindings({
    onPlace: goTo,
    onPointer: goToPointer,
    onFix: (fix) => body.typeText(fixText(body.text, [fix])),
    onFixAll: fixAll,
  });

  let validator: Validator | undefined;
  let report: Report | undefined;
  let places: readonly Place[] = [];
  let tree: JsonNode | undefined;

  function goTo({ target }: Place): void {
    body.select(target);
  }

  function goToPointer(pointer: string): void {
    const node = follow(tree, pointer).nodes.at(-1);
    if (node !== undefined) body.select(markOf(node, body.text));
  }

  /** Applies fixes until there is none, which comes to an end: a type put right shows what it asks for. */
  function fixAll(): void {
    const read = validator && readCurrentContext(validator);
    let text = body.text;
    for (let before = ""; validator && read && text !== before;) {
      before = text;
      text = fixText(text, fixes(validator.validateText(text, read.context)));
    }
    body.typeText(text);
  }

  /** Goes from the caret to the next finding in the text, or to the one before. */
  function goOn(step: 1 | -1): void {
    const targets = places.map(({ target }) => target).sort((a, b) => a.from - b.from);
    const next =
      step === 1
        ? targets.find(({ from }) => from > body.caret)
        : targets.filter(({ from }) => from < body.caret).at(-1);
    const target = next ?? targets.at(step === 1 ? 0 : -1);
    if (target !== undefined) body.select(target);
  }

  /** Checks what stands in the editors, and shows it. */
  function update(): void {
    const text = body.text;
    tree = text.length > longestRead ? undefined : readJsonTree(text);
    const read = validator === undefined ? undefined : readCurrentContext(validator);
    if (validator !== undefined && read !== undefined) {
      try {
        report = validator.validateText(text, read.context);
        verdict.show(report, read.context);
        showContextProblem(undefined);
        measureSoon(validator, text, read.context);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        showContextProblem(String(error));
      }
    }
    places = report === undefined ? [] : placesOf(report, text, tree);
    body.setMarks(places.flatMap(({ marks, kind }) => marks.map((range) => ({ ...range, kind }))));
    if (report !== undefined) findings.show(report, places);
    format.disabled = !canFormat();
    showCaret();
    showTexts();
  }

  /** Only a JSON text can be set out anew without losing any of it. */
  function canFormat(): boolean {
    if (tree === undefined || validator === undefined) return false;
    return validator.validateText(body.text).status !== 400;
  }

  let timer = 0;
  function measureSoon(...request: Parameters<typeof measure>): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => verdict.showTiming(measure(...request)), measureAfter);
  }

  function readCurrentContext(using: Validator): { context: Context | undefined } | undefined {
    const text = context.text;
    const read = readContext(using, text);
    if ("context" in read) return read;
    const range =
      read.offset === undefined
        ? follow(readJsonTree(text), read.path).nodes.map((node) => markOf(node, text))
        : [faultAt(text, read.offset)];
    showContextProblem(
      read.problem,
      range.map((each) => ({ ...each, kind: "violation" })),
    );
    return undefined;
  }

  /** While the context cannot be read, the last report stays, and looks it. */
  function showContextProblem(problem: string | undefined, marks: readonly Mark[] = []): void {
    context.setMarks(marks);
    contextProblem.hidden = problem === undefined;
    byId("context-problem-text").textContent = visible(problem ?? "");
    byId("context").setAttribute("aria-invalid", String(problem !== undefined));
    byId("outcome").toggleAttribute("data-stale", problem !== undefined);
    if (problem !== undefined) verdict.showStale();
  }

  function showCaret(): void {
    const at = document.activeElement === byId("body") ? body.caret : undefined;
    findings.showCaret(at);
    const text = body.text;
    const hidden = hiddenCharacters(text).length;
    const parts = [
      count(new TextEncoder().encode(text).length, "byte"),
      hidden > 0 && count(hidden, "hidden character"),
      at !== undefined &&
        `line ${lineCounter(text)(at)}, column ${at - text.lastIndexOf("\n", at - 1)}`,
      at !== undefined && label(pointerAt(tree, at), 120),
    ];
    byId("body-status").textContent = parts.filter(Boolean).join(" · ");
  }

  /** Fills the panels of the report's text and of the server's answer, if one of them is open. */
  function showTexts(): void {
    if (report === undefined || validator === undefined) return;
    if (!byId("panel-json").hidden) {
      byId("report-text").textContent = shown(JSON.stringify(report, null, 2));
    }
    if (!byId("panel-http").hidden) {
      const answer = validator.httpAnswer(report, customerId.value);
      byId("answer-status").textContent = `HTTP ${answer.status}`;
      byId("answer-text").textContent = shown(JSON.stringify(JSON.parse(answer.body), null, 2));
    }
  }

  async function load(): Promise<void> {
    verdict.showLoading();
    try {
      validator = await createValidator();
      update();
      setTimeout(warmUp, 0, validator, body.text);
    } catch (error) {
      verdict.showFailure(error instanceof Error ? error.message : String(error));
    }
  }

  const picker = startExamples((texts) => {
    body.setText(texts.body);
    context.setText(texts.context);
    update();
  });
  for (const editor of [body, context]) {
    editor.onInput(() => {
      picker.keepDraft({ body: body.text, context: context.text });
      update();
    });
  }
  body.onCaret(showCaret);
  byId("body").addEventListener("blur", showCaret);
  byId("body").addEventListener("keydown", (event) => {
    if (event.key !== "F8") return;
    event.preventDefault();
    goOn(event.shiftKey ? -1 : 1);
  });
  format.addEventListener("click", () => {
    if (tree !== undefined && canFormat()) body.typeText(layOut(body.text, tree));
  });
  byId("retry").addEventListener("click", () => void load());
  startTabs(byId("tabs"), showTexts);
  customerId.addEventListener("input", showTexts);
  copies(byId<HTMLButtonElement>("copy-report"), () => JSON.stringify(report ?? null));
  copies(byId<HTMLButtonElement>("copy-answer"), () => {
    if (report === undefined || validator === undefined) return "";
    return validator.httpAnswer(report, customerId.value).body;
  });
  void load();
}

function shown(text: string): string {
  const more = text.length - longestShown;
  return visible(
    more > 0 ? `${text.slice(0, longestShown)}\n… ${more} characters more` : text,
    true,
  );
}
