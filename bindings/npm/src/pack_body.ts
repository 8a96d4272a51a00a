// Packs bodies for the core (src/dossier/read_packed.hpp says how), so that no JSON text has to be written and read.
import {
  lengthShift,
  maxBodyBytes,
  maxDepth,
  memberNumber,
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

const maxTokens = 2048;

// What is packed has no JSON text whose length could be compared with the limit, so it is kept so short that its text must be
// within the limit: a token stands for at most 60 bytes besides its string (a name of the contract, 24 digits, punctuation), and
// a character for at most 6.
const maxCharacters = Math.floor((maxBodyBytes - 60 * maxTokens) / 6);

const objectPrototype = Object.prototype;

/**
 * Packs bodies. A body is packed only if that gives what its JSON text would give; everything that JSON.stringify treats
 * specially is left to it.
 */
export class BodyPacker {
  /** The tokens of the body that was packed last; those of any other are lost. */
  readonly tokens = new Uint32Array(maxTokens);
  /** How many of them there are. */
  count = 0;

  // Tokens that are written beyond the end are lost, which fits() notices before anything is made of the others.
  private text = "";
  private busy = false;

  /**
   * Packs a value and returns its text, which the tokens take for ASCII: the caller has to check that. Undefined where JSON.stringify
   * must decide.
   */
  pack(value: unknown): string | undefined {
    // A getter or a proxy in the value may call the validator again.
    if (this.busy) return undefined;
    for (const _ in objectPrototype) return undefined; // for-in would list what somebody has put there
    this.busy = true;
    this.count = 0;
    this.text = "";
    try {
      if (!this.value(value, 0, 0) || !this.fits()) return undefined;
      return this.text;
    } finally {
      this.busy = false;
      this.text = "";
    }
  }

  private fits(): boolean {
    return this.count <= maxTokens && this.text.length <= maxCharacters;
  }

  private string(value: string, name: number): void {
    this.text += value;
    this.tokens[this.count++] = tagString | name | (value.length << lengthShift);
  }

  private value(value: unknown, name: number, depth: number): boolean {
    switch (typeof value) {
      case "string":
        this.string(value, name);
        return true;
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
      if (!this.value(packed, 0, depth) || !this.fits()) return false;
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
      const name = memberNumber(key) << nameShift;
      if (name === 0) {
        this.text += key;
        this.tokens[this.count++] = tagOtherName | (key.length << lengthShift);
      }
      if (typeof value === "string") {
        this.string(value, name); // not by value(): this is most of the work
      } else if (!this.value(value, name, depth)) {
        return false;
      }
    }
    this.tokens[this.count++] = tagEnd;
    if (!this.fits()) return false;
    // A boxed primitive can hide behind a plain prototype, but hardly with members of its own.
    return !empty || objectPrototype.toString.call(object) === "[object Object]";
  }
}
