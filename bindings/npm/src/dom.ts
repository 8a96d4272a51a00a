/** Reports on HTML forms, without a framework: `import { applyToForm } from "dossier-check/dom"`. */
export { connectSlot, filesOf } from "./slot/connect.js";

import { kindOf } from "./boundary/buffers.js";
import { has, own } from "./boundary/own.js";

/** A violation or an advice of a report: of validate(), checkFile(), fromServer(), with messages in another language, or of briefly(). */
export interface FormFinding {
  readonly code: string;
  /** A JSON Pointer (RFC 6901) into the body, `""` for all of it; none in a report of a file, which is no part of the body. */
  readonly path?: string;
  /** The sentence that stands alone. It is shown above the form, and at an input where there is no shorter one. */
  readonly message?: string;
  /** The sentence for where the field is named already: `briefly()` of `dossier-check/brief` gives it. */
  readonly brief?: string;
  readonly params?: object;
  /** The HTTP status of a violation; advice has none. */
  readonly status?: number;
}

/** What {@link applyToForm} needs of a report. */
export interface FormReport {
  readonly violations: readonly FormFinding[];
  readonly advice: readonly FormFinding[];
}

/**
 * An input of a form, or its name or id in the form. A name may be that of several radio buttons. One that can't be seen counts as
 * none: where a button stands for a hidden file input, give the button.
 */
export type FormTarget = string | HTMLElement;

/**
 * Which input a finding belongs to: a function of the finding, or a record. A record is looked up by the finding's code
 * (`selfie_required`, which has a place but is about an input of its own), then by its path, then by the paths above it, so that
 * `"/identifying_documents/0/files"` stands for all that is wrong with these files.
 */
export type FormMap =
  | Readonly<Record<string, FormTarget | undefined>>
  | ((finding: FormFinding) => FormTarget | null | undefined);

/** Options of {@link applyToForm}. */
export interface FormOptions {
  /** Whether the focus moves to what stands above the form, if there are violations: `true` after a submit. */
  readonly focus?: boolean;
  /** Whether the violations of the inputs are listed above the form too: `false` while it is being filled in. Otherwise `true`. */
  readonly summary?: boolean;
  /** The heading of the list. Otherwise "There is a problem". */
  readonly heading?: string;
}

/** What {@link applyToForm} has done to a form. */
export interface AppliedReport {
  /** Takes everything back: the form is as it was. */
  clear(): void;
}

/**
 * Shows a report on a form, and takes back what the last report on this form has shown and this one has not.
 *
 * - At each input: its violations as its custom validity, `aria-invalid`, and a text before it that `aria-describedby` names;
 *   advice as a text of its own, which makes nothing invalid.
 * - Above the form, in the first child that it gets: what belongs to no input, such as the answers 403 and 409; then, in the same
 *   words, a list of the violations of the inputs, each a link to its input; then advice that belongs to no input. Changes are
 *   announced (`role="alert"`).
 *
 * Give it the report of `briefly()` (`dossier-check/brief`), and the inputs get short sentences, while a document's findings that
 * belong to no input keep the message that names the document. The same sentence is shown at an input once.
 *
 * Nothing is lost: what the map gives no input of the form for stands above it. Texts are set as text, and there are no styles:
 * the classes are `dossier-report` for what stands above the form, in it `dossier-notice` and `dossier-summary`, and
 * `dossier-error` and `dossier-advice` everywhere. Each sentence has its `data-code`.
 *
 * The form should have `novalidate`, or the browser shows bubbles of its own. If it has not, what has been changed no longer
 * holds the form back, so that its next submit can be checked.
 *
 * ```js
 * form.addEventListener("submit", (event) => {
 *   event.preventDefault();
 *   const report = briefly(dossier.validate(bodyOf(form)), en);
 *   applyToForm(form, report, { "/identifying_documents/0/number": "number" }, { focus: true });
 * });
 * ```
 */
export function applyToForm(
  form: HTMLFormElement,
  report: FormReport,
  map: FormMap,
  options: FormOptions = {},
): AppliedReport {
  const focus = own(options, "focus") ?? false;
  const summary = own(options, "summary") ?? true;
  const heading = own(options, "heading") ?? "There is a problem";
  if (kindOf(form) !== "HTMLFormElement") {
    throw new TypeError("applyToForm() takes a <form> element as its first argument.");
  }
  let state = states.get(form);
  if (state === undefined) {
    state = { fields: new Map(), top: newTop(form) };
    states.set(form, state);
  }
  const { fields, top } = state;

  const placed = new Map<HTMLElement, Texts>();
  const rest: Texts = { violations: [], advice: [] };
  for (const kind of ["violations", "advice"] as const) {
    for (const finding of report[kind]) {
      const input = inputOf(form, find(map, finding));
      if (input !== undefined && !placed.has(input)) {
        placed.set(input, { violations: [], advice: [] });
      }
      const list = ((input && placed.get(input)) ?? rest)[kind];
      const text = textOf(finding, input !== undefined);
      if (list.every((other) => other.text !== text)) list.push({ ...finding, text });
    }
  }

  for (const [input, field] of fields) {
    if (placed.has(input)) continue;
    field.clear();
    fields.delete(input);
  }
  // In the order of the page, in which a person meets the inputs.
  const inOrder = [...placed].sort(([a], [b]) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  const links: Item[] = [];
  for (const [input, { violations, advice }] of inOrder) {
    const field = fields.get(input) ?? newField(input);
    fields.set(input, field);
    field.show(violations, advice);
    if (summary) links.push(...violations.map((finding) => linkItem(finding, input)));
  }
  top.show(rest.violations, links, rest.advice, heading);
  if (focus && report.violations.length > 0) top.focus();

  return {
    clear() {
      if (states.get(form) !== state) return;
      for (const field of fields.values()) field.clear();
      top.clear();
      states.delete(form);
    },
  };
}

/** A finding with the sentence that is shown where it is shown. */
interface Text extends FormFinding {
  readonly text: string;
}

interface Texts {
  readonly violations: Text[];
  readonly advice: Text[];
}

/** The sentence of a finding. Where no input names what it is about, what lies in the body needs the sentence that names it. */
function textOf({ code, path, message, brief }: FormFinding, hasInput: boolean): string {
  const stands = hasInput || !path;
  return (stands ? (brief ?? message) : (message ?? brief)) ?? code;
}

interface Field {
  show(violations: readonly Text[], advice: readonly Text[]): void;
  clear(): void;
}

/** What has been shown on each form. */
const states = new WeakMap<
  HTMLFormElement,
  { readonly fields: Map<HTMLElement, Field>; readonly top: ReturnType<typeof newTop> }
>();

function find(map: FormMap, finding: FormFinding): FormTarget | null | undefined {
  if (typeof map === "function") return map(finding);
  const own = (key: string) => (has(map, key) ? map[key] : undefined);
  let target = own(finding.code);
  for (let { path } = finding; path && target === undefined;) {
    target = own(path);
    path = path.slice(0, path.lastIndexOf("/"));
  }
  return target;
}

/** The fields of a form. One named `elements` hides them from `form.elements`, so nothing of a form is asked for by its name alone. */
const elementsOf = (form: HTMLFormElement): HTMLFormControlsCollection =>
  Reflect.get(HTMLFormElement.prototype, "elements", form) as HTMLFormControlsCollection;

/** The input of a target, of radio buttons the first. Undefined unless a person can see it. */
function inputOf(
  form: HTMLFormElement,
  target: FormTarget | null | undefined,
): HTMLElement | undefined {
  const found = typeof target === "string" ? elementsOf(form).namedItem(target) : target;
  const input = (found && "nodeType" in found ? found : found?.[0]) as HTMLElement | undefined;
  if (!input?.isConnected || input.matches("[type=hidden]")) return undefined;
  // Engines that cannot tell (jsdom, older browsers) show everything.
  return (input.checkVisibility?.() ?? true) ? input : undefined;
}

/** The texts at an input, and what else tells that something is wrong with it. */
function newField(input: HTMLElement): Field {
  const isRadio = input.matches("[type=radio]");
  // What a screen reader tells of an input, it tells of a group of them once.
  const group = isRadio ? input.closest("fieldset") : input.matches("fieldset") ? input : null;
  const described = group ?? input;
  const texts = element("div", "dossier-texts");
  const setTexts = newList(texts);
  const gaveId = giveId(input, input);
  giveId(texts, input);

  const legend = group?.querySelector(":scope > legend");
  if (legend) legend.after(texts);
  else if (group) group.prepend(texts);
  else (input.closest("label") ?? input).before(texts); // inside, they would be part of the label

  const ids = (described.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
  described.setAttribute("aria-describedby", [...ids, texts.id].join(" "));

  const setValidity = (message: string) =>
    (input as Partial<HTMLInputElement>).setCustomValidity?.(message);
  const release = () => setValidity("");
  described.addEventListener("input", release);

  function setInvalid(invalid: boolean): void {
    // ARIA knows neither a single radio button nor a fieldset that is invalid.
    if (isRadio || group) return;
    if (invalid) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  return {
    show(violations, advice) {
      setTexts([
        ...violations.map((finding) => textItem(finding, "dossier-error")),
        ...advice.map((finding) => textItem(finding, "dossier-advice")),
      ]);
      setValidity(violations.map(({ text }) => text).join("\n"));
      setInvalid(violations.length > 0);
    },
    clear() {
      described.removeEventListener("input", release);
      setValidity("");
      setInvalid(false);
      const others = (described.getAttribute("aria-describedby") ?? "")
        .split(/\s+/)
        .filter((id) => id && id !== texts.id);
      if (others.length > 0) described.setAttribute("aria-describedby", others.join(" "));
      else described.removeAttribute("aria-describedby");
      texts.remove();
      if (gaveId) input.removeAttribute("id");
    },
  };
}

/** What stands above a form. */
function newTop(form: HTMLFormElement) {
  const top = element("div", "dossier-report");
  const alert = element("div");
  alert.setAttribute("role", "alert");
  const notices = element("div", "dossier-notice");
  const summary = element("div", "dossier-summary");
  const title = element("h2");
  const links = element("ul");
  summary.append(title, links);
  const setNotices = newList(notices);
  const setLinks = newList(links);
  const setAlert = newList(alert);
  const setTop = newList(top);
  setTop([{ key: "alert", make: () => alert }]);
  Element.prototype.prepend.call(form, top);

  return {
    show(
      violations: readonly Text[],
      linked: readonly Item[],
      advice: readonly Text[],
      heading: string,
    ) {
      setNotices(violations.map((finding) => textItem(finding, "dossier-error")));
      setLinks(linked);
      if (title.textContent !== heading) title.textContent = heading;
      setAlert([
        ...(violations.length > 0 ? [{ key: "notices", make: () => notices }] : []),
        ...(linked.length > 0 ? [{ key: "summary", make: () => summary }] : []),
      ]);
      setTop([
        { key: "alert", make: () => alert },
        ...advice.map((finding) => textItem(finding, "dossier-advice")),
      ]);
    },

    /** Moves the focus here if there is something to read; it can't be reached by keyboard otherwise. */
    focus() {
      if (alert.firstChild === null) return;
      top.tabIndex = -1;
      top.addEventListener("blur", () => top.removeAttribute("tabindex"), { once: true });
      top.focus();
    },

    clear: () => top.remove(),
  };
}

/** A child of a list: equal keys, equal children. */
interface Item {
  readonly key: string;
  readonly make: () => HTMLElement;
}

/**
 * Keeps the children of an element. Those that stay are not touched: a link that is just being clicked must not go away because
 * the input that lost the focus has been checked, and nothing is announced twice.
 */
function newList(parent: HTMLElement): (items: readonly Item[]) => void {
  const children = new Map<string, HTMLElement>();
  return (items) => {
    const wanted = new Map(items.map(({ key, make }) => [key, make]));
    for (const [key, child] of children) {
      if (wanted.has(key)) continue;
      child.remove();
      children.delete(key);
    }
    let next = parent.firstElementChild;
    for (const [key, make] of wanted) {
      const child = children.get(key) ?? make();
      children.set(key, child);
      if (child === next) next = next.nextElementSibling;
      else parent.insertBefore(child, next);
    }
  };
}

function textItem({ code, path, text, status }: Text, className: string): Item {
  return {
    key: JSON.stringify([className, code, path, text]),
    make() {
      const item = element("p", className, text);
      item.dataset.code = code;
      if (status !== undefined) item.dataset.status = `${status}`;
      return item;
    },
  };
}

function linkItem({ code, path, text }: Text, input: HTMLElement): Item {
  return {
    key: JSON.stringify([input.id, code, path, text]),
    make() {
      const link = element("a", undefined, text);
      link.href = `#${input.id}`;
      link.dataset.code = code;
      link.addEventListener("click", (event) => {
        event.preventDefault(); // the address of the page is not ours, and to go to an input does not focus it
        (input.closest("fieldset") ?? labelOf(input) ?? input).scrollIntoView();
        const inner = input.matches("fieldset") && input.querySelector("input, select, textarea");
        ((inner || input) as HTMLElement).focus({ preventScroll: true });
      });
      const item = element("li");
      item.append(link);
      return item;
    },
  };
}

const labelOf = (input: HTMLElement) => (input as Partial<HTMLInputElement>).labels?.[0];

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className?: string,
  text?: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Gives an element an id that is free where another one stands, and tells whether it had none. */
function giveId(target: HTMLElement, beside: HTMLElement): boolean {
  if (target.id !== "") return false;
  const root = beside.getRootNode() as Document | ShadowRoot;
  let number = 1;
  while (root.getElementById(`dossier-${number}`) !== null) number++;
  target.id = `dossier-${number}`;
  return true;
}
