/** The messages of a report in another language: `import { messages } from "dossier-check/messages"`. */
import { maxQuoted } from "./generated/wire.js";
import type { Pack } from "./pack.js";

export type { Pack } from "./pack.js";

/** What messages() reads of a violation or a piece of advice. */
export interface Finding {
  readonly code: string;
  /** A JSON Pointer into the body; a finding about a file has none. */
  readonly path?: string;
  readonly params: object;
  readonly message: string;
}

/** What messages() reads of a report: that of a body, of a file, or of a server's answer. */
export interface Findings {
  readonly violations: readonly Finding[];
  readonly advice: readonly Finding[];
}

/**
 * A report with its messages in the language of a pack; all else is as it was. A code that the pack does not know keeps the message
 * that it came with.
 */
export function messages<R extends Findings>(report: R, pack: Pack): R {
  const message = speaker(pack);
  const translated = (finding: Finding) => ({ ...finding, message: message(finding) });
  return {
    ...report,
    violations: report.violations.map(translated),
    advice: report.advice.map(translated),
  };
}

/** What stands for a placeholder; undefined where there is nothing that could. */
type Resolve = (name: string, style: string | undefined, forms: Forms) => string | undefined;

/** The words behind a placeholder, by the key that chooses them. */
type Forms = ReadonlyMap<string, string> | undefined;

/** The function that puts findings into words. What it needs of Intl is made when it is first needed. */
function speaker(pack: Pack): (finding: Finding) => string {
  const plural = once(() => new Intl.PluralRules(pack.locale));
  const decimal = once(() => new Intl.NumberFormat(pack.locale));
  const date = once(
    () => new Intl.DateTimeFormat(pack.locale, { dateStyle: "long", timeZone: "UTC" }),
  );
  const list = once(() => new Intl.ListFormat(pack.locale, { type: "disjunction" }));
  const { plain } = pack;

  const numberText = (value: number) => (plain ? String(value) : decimal().format(value));

  /** A text of the body: what it holds must not change the direction of the words around it. */
  const quoted = (text: string) =>
    pack.direction === "rtl" ? `\u2068${shortened(text)}\u2069` : shortened(text);

  function dateText(value: string): string {
    const time = Date.parse(value);
    return plain || Number.isNaN(time) ? value : date().format(time);
  }

  function listText(values: readonly string[]): string {
    const texts = values.map(quoted);
    if (!plain) return list().format(texts);
    const last = texts.pop() ?? "";
    return texts.length === 0 ? last : texts.join(plain.comma) + plain.or + last;
  }

  /** "identity document 2, file 1": the document and the file that a path leads into, if it does. */
  function placeText(path: string): string | undefined {
    const [, kind, document, file] =
      /^\/(identifying|address)_documents\/(0|[1-9]\d{0,8})(?:\/files\/(0|[1-9]\d{0,8}))?(?=\/|$)/.exec(
        path,
      ) ?? [];
    if (kind === undefined) return undefined;
    const counted = (index: string | undefined) => numberText(Number(index) + 1);
    const name = fill(pack.place[kind as "identifying" | "address"], () => counted(document));
    if (file === undefined) return name;
    return fill(pack.place.file, (part) => (part === "document" ? name : counted(file)));
  }

  return ({ code, path = "", params, message }) => {
    const template = own(pack.messages, code);
    if (template === undefined) return message;

    const steps = path.split("/");
    const step = steps.at(-1)!.replaceAll("~1", "/").replaceAll("~0", "~");

    const resolve: Resolve = (name, style, forms) => {
      if (name === "name") return quoted(step);
      if (name === "member") {
        const member = own(pack.members, memberAt(steps));
        if (member === undefined) return undefined;
        const [kind, words] = typeof member === "string" ? ["", member] : member;
        return forms ? forms.get(kind) : words;
      }
      const value: unknown = own(params as Readonly<Record<string, unknown>>, name);
      if (typeof value === "number") {
        const text = numberText(value);
        const form = forms && (forms.get(plural().select(value)) ?? forms.get("other"));
        return forms ? form?.replace("#", text) : text;
      }
      if (isTexts(value)) return listText(value);
      if (typeof value !== "string") return undefined;
      if (style === undefined) return quoted(value);
      if (style === "place") return placeText(value);
      if (style === "date") return dateText(value);
      const words = own(pack.words, style);
      return words && own(words, value);
    };

    const text = fill(withoutAbsent(template, params), resolve);
    if (text === undefined) return message;
    // The last step to a member that is named twice is a name, even if it is made of digits.
    const place = placeText(code === "duplicate_member" ? steps.slice(0, -1).join("/") : path);
    const whole =
      place === undefined
        ? text
        : fill(pack.place.message, (part) => (part === "place" ? place : text))!;
    return whole.charAt(0).toUpperCase() + whole.slice(1);
  };
}

/** A template filled in; undefined if something is missing. */
function fill(template: string, resolve: Resolve): string | undefined {
  let whole = true;
  const text = template.replace(
    /\{(\w+)(?::(\w+))?((?:\|[^|}]*)*)\}/g,
    (_, name: string, style: string | undefined, forms: string) => {
      const found = resolve(name, style, formsOf(forms));
      whole &&= found !== undefined;
      return found ?? "";
    },
  );
  return whole ? text : undefined;
}

/** The forms of `|key:text|key:text`. */
function formsOf(text: string): Forms {
  if (!text) return undefined;
  return new Map(
    text
      .slice(1)
      .split("|")
      .map((form) => {
        const colon = form.indexOf(":");
        return [form.slice(0, colon), form.slice(colon + 1)];
      }),
  );
}

/** A template without the parts whose param is absent, and without the brackets of the others. */
function withoutAbsent(template: string, params: object): string {
  return template.replace(/\[(.*?)\]/g, (_, part: string) =>
    Object.hasOwn(params, /\{(\w+)/.exec(part)![1]!) ? part : "",
  );
}

/** What the pack's `members` call the value at a path. */
function memberAt(steps: readonly string[]): string {
  if (steps.length === 1) return "request";
  if (/^\d+$/.test(steps.at(-1)!)) return steps.length === 3 ? "document" : "file";
  return steps.at(-1)!;
}

/** A text as messages quote it. */
function shortened(text: string): string {
  if (text.length <= maxQuoted) return text;
  const points = [...text];
  return points.length <= maxQuoted ? text : `${points.slice(0, maxQuoted).join("")}…`;
}

/** The member of a table, which what every object has is none of. */
function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
