// Packs contexts for the core (src/dossier/read_packed.hpp says how).
import { decoder, encoder } from "./codec.js";
import type { Context } from "./generated/types.js";
import {
  lengthShift,
  tagArray,
  tagEnd,
  tagFalse,
  tagNull,
  tagNumber,
  tagObject,
  tagOtherName,
  tagString,
  tagTrue,
} from "./generated/wire.js";
import { utf8Length } from "./utf8.js";

/**
 * A packed context (or a list of strings, which httpAnswer() sends). Nothing is converted: what is no string, boolean, null, undefined, array or plain object is packed as a
 * number, which no fact is, so that the core refuses it by its name.
 */
export class Facts {
  readonly tokens: number[] = [];
  /** The length in bytes of text(). */
  textBytes = 0;
  private fixedText = "";
  private fillsToday = false;

  constructor(context: Context | readonly string[] | null | undefined) {
    this.value(context ?? {}, 0);
  }

  /** The strings of the context, with the date of this very moment where the context leaves `today` undefined. */
  text(): string {
    return this.fillsToday ? this.fixedText + today() : this.fixedText;
  }

  private string(tag: number, text: string): void {
    const bytes = utf8Length(text);
    if (bytes > maxStringBytes) throw new TypeError("A string of the context is too long.");
    // A lone surrogate counts as U+FFFD, and must not pair with one of the next string.
    this.fixedText += bytes === text.length ? text : decoder.decode(encoder.encode(text));
    this.textBytes += bytes;
    this.tokens.push(tag | (bytes << lengthShift));
  }

  private value(value: unknown, depth: number): void {
    if (typeof value === "string") {
      this.string(tagString, value);
    } else if (typeof value === "boolean") {
      this.tokens.push(value ? tagTrue : tagFalse);
    } else if (value === null || value === undefined) {
      this.tokens.push(tagNull);
    } else if (depth < maxDepth && Array.isArray(value)) {
      this.tokens.push(tagArray);
      for (let i = 0; i < value.length; i++) this.value(value[i], depth + 1);
      this.tokens.push(tagEnd);
    } else if (depth < maxDepth && isPlain(value)) {
      this.object(value, depth);
    } else {
      this.tokens.push(tagNumber);
    }
  }

  private object(object: Readonly<Record<string, unknown>>, depth: number): void {
    let hasToday = false;
    this.tokens.push(tagObject);
    for (const name of Object.keys(object)) {
      const member = object[name];
      if (member === undefined) continue;
      hasToday ||= name === "today";
      this.string(tagOtherName, name);
      this.value(member, depth + 1);
    }
    if (depth === 0 && !hasToday) {
      this.fillsToday = true;
      this.string(tagOtherName, "today");
      this.tokens.push(tagString | (dateLength << lengthShift));
      this.textBytes += dateLength;
    }
    this.tokens.push(tagEnd);
  }
}

const maxStringBytes = 2 ** (32 - lengthShift) - 1;

// Deeper than any context goes: what stands there is wrong, whatever it is.
const maxDepth = 4;

/** Whether a value is an object as literals and JSON.parse make them, of whatever realm. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const dateLength = 10;
let day = 0;
let date = "";

/** Today's date, UTC, as YYYY-MM-DD. */
function today(): string {
  const now = Math.floor(Date.now() / 86_400_000);
  if (now !== day) {
    day = now;
    date = new Date(now * 86_400_000).toISOString().slice(0, dateLength);
  }
  return date;
}
