import { element, icon } from "../shared/dom";
import { hiddenCharacters } from "../shared/visible";
import type { Range } from "./json-tree";
import { lineCounter, type Kind } from "./places";

/** A stretch of the text that is to stand out. */
export interface Mark extends Range {
  readonly kind: Kind;
}

/** A text area with line numbers and marks. It is a real one: the marks lie behind it, and what is typed is never touched. */
export interface Editor {
  readonly text: string;
  readonly caret: number;
  /** Replaces the text. */
  setText(text: string): void;
  /** Replaces the text as if it were typed: unless it is long, this can be undone. */
  typeText(text: string): void;
  setMarks(marks: readonly Mark[]): void;
  /** Moves the focus to the text, selects a stretch of it and brings it into view. */
  select(range: Range): void;
  onInput(listener: () => void): void;
  onCaret(listener: () => void): void;
}

/** What a piece of the text may be. */
const pieceKinds = ["violation", "advice", "hidden"] as const;
type PieceKind = (typeof pieceKinds)[number];

/** Browsers insert the lines of a text one by one, each more slowly than the one before: a text of 200 KB takes minutes. */
const longestInsert = 10_000;

/** Makes an editor of a text area. */
export function makeEditor(area: HTMLTextAreaElement): Editor {
  const numbers = element("div", { class: "editor-numbers" });
  const signs = element("div", { class: "editor-signs" });
  const gutter = element("div", { class: "editor-gutter", "aria-hidden": "true" }, signs, numbers);
  const backdrop = element("pre", { class: "editor-backdrop", "aria-hidden": "true" });
  const sheet = element("div", { class: "editor-sheet" }, backdrop);
  const box = element("div", { class: "editor-box" }, gutter, sheet);
  area.replaceWith(box);
  sheet.append(area);

  const inputListeners: (() => void)[] = [];
  const caretListeners: (() => void)[] = [];
  let lines = 0;
  let marks: readonly Mark[] = [];
  let drawn = false;

  function draw(): void {
    drawn = true;
    const text = area.value;
    const lineOf = lineCounter(text);
    const needed = lineOf(text.length);
    if (needed !== lines) {
      lines = needed;
      numbers.textContent = Array.from({ length: lines }, (_, at) => at + 1).join("\n");
    }
    const kinds = new Map<number, Kind>();
    for (const { from, kind } of marks) {
      const line = lineOf(from);
      if (kinds.get(line) !== "violation") kinds.set(line, kind);
    }
    signs.replaceChildren(
      ...Array.from(kinds, ([line, kind]) => {
        const sign = element("span", { class: `editor-sign ${kind}` }, icon(kind));
        sign.style.setProperty("--line", String(line - 1));
        return sign;
      }),
    );
    // The last line break of a <pre> makes no line, that of a text area does.
    backdrop.replaceChildren(...pieces(text, marks), "\n");
  }

  area.addEventListener("input", () => {
    drawn = false;
    for (const listener of inputListeners) listener();
    if (!drawn) draw();
  });
  document.addEventListener("selectionchange", () => {
    if (document.activeElement === area) for (const listener of caretListeners) listener();
  });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
    // A new line starts where the one before it starts.
    const before = area.value.slice(0, area.selectionStart);
    const indent = /^[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
    if (indent !== "" && insert(`\n${indent}`)) event.preventDefault();
  });

  /** The one way to change a text area that can be undone; old, and supported everywhere. */
  function insert(text: string): boolean {
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand("insertText", false, text);
  }

  function show(range: Range): void {
    // Where the text stands is where the same text stands behind it.
    const place = document.createRange();
    place.setStart(...pointIn(backdrop, range.from));
    place.setEnd(...pointIn(backdrop, range.to));
    const spot = place.getBoundingClientRect();
    const view = box.getBoundingClientRect();
    const left = view.left + gutter.offsetWidth;
    if (spot.top < view.top || spot.bottom > view.bottom) {
      box.scrollTop += spot.top - view.top - view.height / 3;
    }
    if (spot.left < left || spot.right > view.right) {
      box.scrollLeft += spot.left - left - (view.right - left) / 4;
    }
  }

  draw();
  return {
    get text() {
      return area.value;
    },
    get caret() {
      return area.selectionStart;
    },
    setText(text) {
      area.value = text;
      area.setSelectionRange(0, 0);
      box.scrollTo(0, 0);
      marks = [];
      draw();
    },
    typeText(text) {
      area.focus();
      area.select();
      if (text.length > longestInsert || !insert(text)) {
        area.value = text;
        area.dispatchEvent(new Event("input"));
      }
      area.setSelectionRange(0, 0);
      box.scrollTo(0, 0);
    },
    setMarks(next) {
      marks = next;
      draw();
    },
    select(range) {
      area.focus({ preventScroll: true });
      area.setSelectionRange(range.from, range.to);
      box.scrollIntoView({ block: "nearest" });
      show(range);
    },
    onInput: (listener) => void inputListeners.push(listener),
    onCaret: (listener) => void caretListeners.push(listener),
  };
}

/** The text in pieces, those under a mark as elements; and an empty element where a mark has no character to stand on. */
function* pieces(text: string, marks: readonly Mark[]): Generator<string | HTMLElement> {
  const changes = new Map<number, { kind: PieceKind; by: number }[]>();
  const change = (at: number, kind: PieceKind, by: number): void => {
    const there = changes.get(at);
    if (there === undefined) changes.set(at, [{ kind, by }]);
    else there.push({ kind, by });
  };
  const points = new Map<number, Kind>();
  for (const { from, to, kind } of marks) {
    if (from >= Math.min(to, text.length)) {
      points.set(Math.min(from, text.length), kind);
    } else {
      change(from, kind, 1);
      change(Math.min(to, text.length), kind, -1);
    }
  }
  for (const { at, length } of hiddenCharacters(text)) {
    change(at, "hidden", 1);
    change(at + length, "hidden", -1);
  }
  const open: Record<PieceKind, number> = { violation: 0, advice: 0, hidden: 0 };
  let last = 0;
  const stops = new Set([...changes.keys(), ...points.keys(), text.length]);
  for (const at of [...stops].sort((a, b) => a - b)) {
    const piece = text.slice(last, at);
    const kinds = pieceKinds.filter((kind) => open[kind] > 0).join(" ");
    if (piece !== "") yield kinds === "" ? piece : element("span", { class: kinds }, piece);
    const point = points.get(at);
    if (point !== undefined) yield element("span", { class: `${point} point` });
    for (const { kind, by } of changes.get(at) ?? []) open[kind] += by;
    last = at;
  }
}

/** The node and offset of a position in an element's text. */
function pointIn(parent: HTMLElement, position: number): [Node, number] {
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_TEXT);
  let left = position;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node as Text;
    if (left <= length) return [node, left];
    left -= length;
  }
  return [parent, parent.childNodes.length];
}
