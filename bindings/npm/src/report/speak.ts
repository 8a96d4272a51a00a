// Findings in the words of a language: what a pack's templates mean stands in language_pack.ts.
import { has } from "../boundary/own.js";
import { maxQuoted } from "../generated/wire.js";
import type { Pack } from "./language.js";

/** A document, or a file in it. */
export interface Place {
  readonly kind: "identifying" | "address";
  /** The index of the document. */
  readonly document: number;
  /** The index of the file; undefined for the document itself. */
  readonly file: number | undefined;
}

/** A place in words: alone, and as what stands around a message about it. */
export interface PlaceWords {
  readonly name: string;
  readonly before: string;
  readonly behind: string;
}

/** What a message says besides a pack's own words. */
export interface Said {
  readonly code: string;
  readonly params: object;
  /** The name at the end of the path, unescaped; `request` for the whole body, `document` or `file` for an element of a list. */
  readonly last: string;
  /** The document or file that the path leads into, if it does. */
  readonly place: PlaceWords | undefined;
  /** That of the param that is a path, if there is one. */
  readonly other: PlaceWords | undefined;
}

export interface Speaker {
  /** Gives the message of a finding; undefined where the pack has none for what it holds. */
  say(finding: Said): string | undefined;
  wordsOf(place: Place): PlaceWords;
}

/** Gives what stands for a placeholder; undefined where there is nothing that could. */
type Hole = (finding: Said) => string | undefined;

/** A template as texts and the holes between them: one text more than holes. */
interface Template {
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

const placeholder = /\{(\w+)(?::(\w+))?((?:\|[^|}]*)*)\}|\[(.*?)\]/g;

const megabyte = 2 ** 20;

/** The words of whole numbers below this are kept once they are made. */
const fewNumbers = 64;

/**
 * Makes what puts findings into the words of a pack.
 *
 * A form asks for messages at every change, so templates are taken apart once, and the words of small numbers are kept. Nothing of a
 * body is. What is needed of Intl is made when it is first needed.
 */
export function makeSpeaker(pack: Pack): Speaker {
  const plural = once(() => new Intl.PluralRules(pack.locale));
  const decimal = once(() => new Intl.NumberFormat(pack.locale));
  const date = once(
    () => new Intl.DateTimeFormat(pack.locale, { dateStyle: "long", timeZone: "UTC" }),
  );
  const list = once(() => new Intl.ListFormat(pack.locale, { type: "disjunction" }));
  const { plain } = pack;
  const members = new Map(Object.entries(pack.members));
  const messages = new Map(Object.entries(pack.messages));

  const numberText = (value: number) => (plain ? String(value) : decimal().format(value));

  /** A text of the body: what it holds must not change the direction of the words around it, nor end what keeps it from that. */
  const quoted = (text: string) =>
    pack.direction === "rtl"
      ? `\u2068${shortened(text).replace(/[\n\r\x1c-\x1e\x85\u2029-\u202e\u2066-\u2069]/g, " ")}\u2069`
      : shortened(text);

  /** A size as the core says it: below a megabyte rounded down, above it up to a tenth, so that no limit seems to be kept that is not. */
  function sizeText(bytes: number): string {
    const small = bytes < megabyte;
    const value = small
      ? Math.max(1, Math.floor(bytes / 1024))
      : Math.ceil((bytes * 10) / megabyte) / 10;
    return pack.size[small ? "kilobytes" : "megabytes"].replace("{number}", numberText(value));
  }

  function dateText(value: string): string {
    if (plain) return value;
    const time = Date.parse(value);
    return Number.isNaN(time) ? value : date().format(time);
  }

  function listText(values: readonly string[]): string {
    const texts = values.map(quoted);
    if (!plain) return list().format(texts);
    const last = texts.pop() ?? "";
    return texts.length === 0 ? last : texts.join(plain.comma) + plain.or + last;
  }

  function wordsOf({ kind, document, file }: Place): PlaceWords {
    const put = (template: string, words: Readonly<Record<string, string>>) =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => words[name]!);
    const whole = put(pack.place[kind], { number: numberText(document + 1) });
    const name =
      file === undefined
        ? whole
        : put(pack.place.file, { document: whole, number: numberText(file + 1) });
    const around = put(pack.place.message, { place: name, message: "\0" }).split("\0");
    return { name, before: capitalised(around[0]!), behind: around[1]! };
  }

  /** Reads a placeholder: its name, how its value is said, and the words that are chosen from. */
  function hole(name: string, style: string | undefined, forms: Forms): Hole {
    if (name === "name") return ({ last }) => quoted(last);
    if (name === "member") {
      return ({ last }) => {
        const member = members.get(last);
        if (member === undefined) return undefined;
        const [kind, words] = typeof member === "string" ? ["", member] : member;
        return forms ? forms.get(kind) : words;
      };
    }
    const known: (string | undefined)[] = [];
    function counted(value: number): string | undefined {
      const text = style === "year" ? String(value) : numberText(value); // 1450, and not 1,450
      if (!forms) return text;
      const form =
        forms.get(`=${value}`) ?? forms.get(plural().select(value)) ?? forms.get("other");
      return form?.replace("#", text);
    }
    const words = new Map(Object.entries(pack.words[style ?? ""] ?? {}));
    return ({ params, other }) => {
      const value = (params as Readonly<Record<string, unknown>>)[name];
      if (typeof value === "number") {
        if (style === "size") return sizeText(value);
        const isFew = value >>> 0 === value && value < fewNumbers;
        return isFew ? (known[value] ??= counted(value)) : counted(value);
      }
      if (typeof value !== "string") return isTexts(value) ? listText(value) : undefined;
      if (style === undefined) return quoted(value);
      if (style === "place") return other?.name;
      return style === "date" ? dateText(value) : words.get(value);
    };
  }

  /** A part of a template that is left out together with its param. */
  function optional(part: string): Hole {
    const name = /\{(\w+)/.exec(part)![1]!;
    const template = compiled(part);
    return (finding) =>
      has(finding.params, name) ? filled(template.texts[0]!, template, finding) : "";
  }

  function compiled(text: string): Template {
    const texts: string[] = [];
    const holes: Hole[] = [];
    let end = 0;
    for (const found of text.matchAll(placeholder)) {
      const [whole, name, style, forms, part] = found;
      texts.push(text.slice(end, found.index));
      holes.push(part === undefined ? hole(name!, style, formsOf(forms!)) : optional(part));
      end = found.index + whole.length;
    }
    texts.push(text.slice(end));
    return { texts, holes };
  }

  const templates = new Map<string, Template & { readonly start: string }>();

  /** The template of a code, taken apart, and how a sentence starts with it. */
  function templateOf(code: string) {
    const known = templates.get(code);
    const text = known ? undefined : messages.get(code);
    if (text === undefined) return known;
    const template = compiled(text);
    const made = { ...template, start: capitalised(template.texts[0]!) };
    templates.set(code, made);
    return made;
  }

  function say(finding: Said): string | undefined {
    const template = templateOf(finding.code);
    if (template === undefined) return undefined;
    const { place } = finding;
    if (place) {
      const text = filled(place.before + template.texts[0]!, template, finding);
      return text && text + place.behind;
    }
    const text = filled(template.start, template, finding);
    return template.start === "" && text ? capitalised(text) : text;
  }

  return { say, wordsOf };
}

/** A template filled in behind its start; undefined if something is missing. */
function filled(start: string, { texts, holes }: Template, finding: Said): string | undefined {
  let text = start;
  for (let i = 0; i < holes.length; i++) {
    const found = holes[i]!(finding);
    if (found === undefined) return undefined;
    text += found + texts[i + 1]!;
  }
  return text;
}

/** The words behind a placeholder, by the key that chooses them. */
type Forms = ReadonlyMap<string, string> | undefined;

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

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A text as messages quote it. */
function shortened(text: string): string {
  if (text.length <= maxQuoted) return text;
  const points = [...text];
  return points.length <= maxQuoted ? text : `${points.slice(0, maxQuoted).join("")}…`;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
