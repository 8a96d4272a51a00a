// Packs JavaScript values for the core (src/dossier/read_packed.hpp says how), so that no JSON text has to be written and read.
import {
  lengthShift,
  maxBodyBytes,
  maxDepth,
  memberNames,
  nameShift,
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

/** A packed value: tokens, and the text that holds its strings. */
export interface Packed {
  readonly tokens: Uint32Array;
  readonly text: string;
}

const maxTokens = 2048;

// What is packed has no JSON text whose length could be compared with the limit, so it is kept so short that its text must be
// within the limit: a token stands for at most 60 bytes besides its string (a name of the contract, 24 digits, punctuation), and
// a character for at most 6.
const maxCharacters = Math.floor((maxBodyBytes - 60 * maxTokens) / 6);

const numbers = new Map(memberNames.map((name, index) => [name, (index + 1) << nameShift]));

const objectPrototype = Object.prototype;

/**
 * Packs bodies. A body is packed only if that gives what its JSON text would give; everything that JSON.stringify treats
 * specially is left to it.
 */
export class BodyPacker {
  // Room for the tokens of one value more than may be taken, as the limit is looked at once a value.
  private readonly tokens = new Uint32Array(maxTokens + 4);
  private count = 0;
  private text = "";
  private busy = false;

  /**
   * The packed value, or undefined where JSON.stringify must decide. The tokens are valid until the next call; the lengths in
   * them take the text for ASCII, which the caller has to check.
   */
  pack(value: unknown): Packed | undefined {
    // A getter or a proxy in the value may call the validator again.
    if (this.busy) return undefined;
    for (const _ in objectPrototype) return undefined; // for-in would list what somebody has put there
    this.busy = true;
    this.count = 0;
    this.text = "";
    try {
      if (!this.value(value, 0, 0)) return undefined;
      return { tokens: this.tokens.subarray(0, this.count), text: this.text };
    } finally {
      this.busy = false;
      this.text = "";
    }
  }

  private value(value: unknown, name: number, depth: number): boolean {
    if (this.count > maxTokens) return false;
    switch (typeof value) {
      case "string":
        this.text += value;
        this.tokens[this.count++] = tagString | name | (value.length << lengthShift);
        return this.text.length <= maxCharacters;
      case "number":
        this.tokens[this.count++] = (Number.isFinite(value) ? tagNumber : tagNull) | name;
        return true;
      case "boolean":
        this.tokens[this.count++] = (value ? tagTrue : tagFalse) | name;
        return true;
      case "object":
        if (value === null) {
          this.tokens[this.count++] = tagNull | name;
          return true;
        }
        if (depth === maxDepth || typeof (value as { toJSON?: unknown }).toJSON === "function") {
          return false;
        }
        return Array.isArray(value)
          ? this.array(value, name, depth + 1)
          : this.object(value as Record<string, unknown>, name, depth + 1);
      default:
        return false;
    }
  }

  private array(array: readonly unknown[], name: number, depth: number): boolean {
    const length = array.length;
    this.tokens[this.count++] = tagArray | name;
    for (let i = 0; i < length; i++) {
      const element = array[i];
      // What has no JSON text is null in an array.
      const packed = element === undefined || typeof element === "symbol" ? null : element;
      if (!this.value(packed, 0, depth)) return false;
    }
    this.tokens[this.count++] = tagEnd;
    return true;
  }

  private object(object: Record<string, unknown>, name: number, depth: number): boolean {
    // Other prototypes may be those of boxed primitives or bring members to for-in.
    if (Object.getPrototypeOf(object) !== objectPrototype) return false;
    this.tokens[this.count++] = tagObject | name;
    let empty = true;
    for (const key in object) {
      empty = false;
      const value = object[key];
      if (value === undefined || typeof value === "symbol") continue; // left out of the JSON text
      const number = numbers.get(key);
      if (number === undefined) {
        this.text += key;
        this.tokens[this.count++] = tagOtherName | (key.length << lengthShift);
        if (!this.value(value, 0, depth)) return false;
      } else if (!this.value(value, number, depth)) {
        return false;
      }
    }
    this.tokens[this.count++] = tagEnd;
    // A boxed primitive can hide behind a plain prototype, but hardly with members of its own.
    return !empty || objectPrototype.toString.call(object) === "[object Object]";
  }
}

/** The number of bytes that TextEncoder makes of a text. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    length += unit < 0x800 ? 1 : 2;
    // A pair is two units and four bytes; a lone surrogate becomes U+FFFD, of three bytes.
    if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return length;
}

// Deeper than any context goes: what stands there is wrong, whatever it is.
const maxContextDepth = 4;

/**
 * Packs a context. Nothing is converted: what is no string, boolean, null, undefined, array or plain object is packed as a
 * number, which no fact is, so that the core refuses it by its name.
 *
 * With `fillToday` the tokens end with a `today` whose text is missing: ten characters that the caller appends.
 */
export function packContext(context: object, fillToday: boolean): Packed {
  const tokens: number[] = [];
  let text = "";

  function string(tag: number, value: string): void {
    text += value;
    tokens.push(tag | (utf8Length(value) << lengthShift));
  }

  function pack(value: unknown, depth: number): void {
    if (typeof value === "string") {
      string(tagString, value);
    } else if (typeof value === "boolean") {
      tokens.push(value ? tagTrue : tagFalse);
    } else if (value === null || value === undefined) {
      tokens.push(tagNull);
    } else if (depth < maxContextDepth && Array.isArray(value)) {
      tokens.push(tagArray);
      for (const element of value) pack(element, depth + 1);
      tokens.push(tagEnd);
    } else if (depth < maxContextDepth && isPlain(value)) {
      tokens.push(tagObject);
      for (const [name, member] of Object.entries(value)) {
        if (member === undefined) continue;
        string(tagOtherName, name);
        pack(member, depth + 1);
      }
      if (depth === 0 && fillToday) {
        string(tagOtherName, "today");
        tokens.push(tagString | (10 << lengthShift));
      }
      tokens.push(tagEnd);
    } else {
      tokens.push(tagNumber);
    }
  }

  pack(context, 0);
  return { tokens: Uint32Array.from(tokens), text };
}

/** Whether a value is an object as literals and JSON.parse make them, of whatever realm. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
