// Packs contexts and bodies for the core, so that no JSON text has to be written and read.
import {
  bodyMembers,
  elementMembers,
  fileMembers,
  maxBodyBytes,
  memberNumber,
  numberShift,
  stringMembers,
  tagEnd,
  tagName,
  tagString,
} from "../generated/wire.js";
import { moreBytes, utf8Length, wellFormed } from "./utf8.js";

const maxTokens = 2048;

// What is packed has no JSON text whose length could be compared with the limit, so it is kept so short that its text must be
// within the limit: a token stands for at most 60 bytes besides its string (a name of the contract, punctuation), and a character
// for at most 6.
const maxCharacters = Math.floor((maxBodyBytes - 60 * maxTokens) / 6);

const objectPrototype = Object.prototype;

/** A string of a context is no longer, so that a token can hold its length in bytes. */
const maxStringLength = Math.floor((2 ** (32 - numberShift) - 1) / 3);

export const dateLength = 10;

/** A context that was packed, to be used many times. */
export interface Facts {
  /** The tokens, with lengths in bytes. */
  readonly tokens: Uint32Array;
  /** The strings, but for the date of today where `fillsToday` says that there is one behind them. */
  readonly text: string;
  readonly fillsToday: boolean;
  /** The length in bytes of the strings and that date. */
  readonly textBytes: number;
}

type Members = Readonly<Record<string, unknown>>;
type MaybeOwnJson = { readonly toJSON?: unknown };

/**
 * Packs bodies that look as the contract has them: nothing but its members, with values of their types. All others, and
 * everything that JSON.stringify treats specially, are left to it. Lengths are those of UTF-16 until measure() makes them bytes.
 *
 * Engines remember for each place of a program what objects came by, and are slow where these differ much; and they join texts of one
 * size sooner than short ones to a long one. So there is a loop for each kind of object, which makes its own text: with one for all,
 * a check of a small body takes a tenth longer.
 */
export class BodyPacker {
  /** The first `count` are those of what was packed since the start; tokens of a body beyond their end are lost. */
  tokens = new Uint32Array(maxTokens);
  count = 0;
  text = "";
  /** Whether the context ends with the date of today, which was not its own. */
  fillsToday = false;
  /** So many tokens are the context's. */
  private contextTokens = 0;
  // How many tokens, characters and bytes have lengths in bytes.
  private exactTokens = 0;
  private exactCharacters = 0;
  private exactBytes = 0;

  /** Empties it. */
  start(): void {
    this.count = this.exactTokens = this.exactCharacters = this.exactBytes = 0;
    this.text = "";
    this.fillsToday = false;
    if (this.tokens.length > maxTokens) this.tokens = new Uint32Array(maxTokens);
  }

  /** Says of what was packed so far that lengths are in bytes, and their sum. */
  isExact(bytes: number): void {
    this.exactTokens = this.count;
    this.exactCharacters = this.text.length;
    this.exactBytes = bytes;
  }

  /** Packs a token of a context, of whatever size. */
  token(token: number): void {
    if (this.count === this.tokens.length) {
      const { tokens } = this;
      this.tokens = new Uint32Array(2 * this.count);
      this.tokens.set(tokens);
    }
    this.tokens[this.count++] = token;
  }

  /** Packs a string of a context. */
  string(tag: number, string: string): void {
    if (string.length > maxStringLength) throw new TypeError("A string is too long to be checked.");
    this.text += string;
    this.token(tag | (string.length << numberShift));
  }

  /** Ends the context. */
  endContext(): void {
    this.contextTokens = this.count;
  }

  /** The context that was packed, whatever was packed behind it. */
  facts(): Facts {
    const { fillsToday } = this;
    const tokens = this.tokens.slice(0, this.contextTokens);
    let text = "";
    let at = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      if (((contextStrings >> (token & tagMask)) & 1) === 0) continue;
      // A lone surrogate counts as U+FFFD, and must not pair with one of the next string.
      const string = wellFormed(this.text.slice(at, (at += token >>> numberShift)));
      text += string;
      tokens[i] = (token & tagMask) | (utf8Length(string) << numberShift);
    }
    const textBytes = utf8Length(text);
    return { tokens, text: fillsToday ? text.slice(0, -dateLength) : text, textBytes, fillsToday };
  }

  /** Packs a body behind its context; false where JSON.stringify must decide, and what was packed is of no use. */
  body(body: unknown): boolean {
    if (this.count > maxTokens) return false;
    // What somebody has put into Object.prototype, which may be a getter of this body, for-in would list too.
    for (const _ in objectPrototype) return false;
    const text = this.whole(body);
    for (const _ in objectPrototype) return false;
    if (text === undefined || text.length > maxCharacters) return false;
    this.text += text;
    return this.count <= maxTokens;
  }

  /** The tokens with all lengths those of the text in UTF-8, which takes so many bytes; undefined if it holds lone surrogates. */
  measured(bytes: number): Uint32Array | undefined {
    const { text } = this;
    const tokens = this.tokens.slice(0, this.count);
    let at = this.exactCharacters;
    let more = bytes - this.exactBytes - (text.length - at);
    for (let i = this.exactTokens; more > 0 && i < this.count; i++) {
      const token = tokens[i]!;
      const strings = i < this.contextTokens ? contextStrings : bodyStrings;
      if (((strings >> (token & tagMask)) & 1) === 0) continue;
      const end = at + (token >>> numberShift);
      const added = moreBytes(text, at, end);
      tokens[i] = token + (added << numberShift);
      more -= added;
      at = end;
    }
    return more === 0 ? tokens : undefined;
  }

  private whole(body: unknown): string | undefined {
    if (typeof body !== "object" || body === null) return undefined;
    if (typeof (body as MaybeOwnJson).toJSON === "function") return undefined;
    // Other prototypes may be those of boxed primitives or bring members to for-in.
    if (Object.getPrototypeOf(body) !== objectPrototype) return undefined;
    let text = "";
    const start = this.count;
    for (const name in body) {
      const number = memberNumber(name);
      if (((bodyMembers >> number) & 1) === 0) return undefined; // before a getter is asked: JSON.stringify will ask it
      const value = (body as Members)[name];
      if (value === undefined) continue; // left out of the JSON text
      const elements = elementMembers(number);
      if (elements !== 0) {
        const part = this.documents(value, number, elements);
        if (part === undefined) return undefined;
        text += part;
      } else {
        if (typeof value !== "string") return undefined;
        this.tokens[this.count++] = number | (value.length << numberShift);
        text += value;
      }
    }
    return this.end(body, start) ? text : undefined;
  }

  private documents(list: unknown, number: number, members: number): string | undefined {
    const length = this.list(list, number);
    let text = "";
    for (let i = 0; i < length; i++) {
      const document = (list as readonly unknown[])[i];
      if (typeof document !== "object" || document === null) return undefined;
      if (typeof (document as MaybeOwnJson).toJSON === "function") return undefined;
      if (Object.getPrototypeOf(document) !== objectPrototype) return undefined;
      const start = this.count;
      for (const name in document) {
        const number = memberNumber(name);
        if (((members >> number) & 1) === 0) return undefined;
        const value = (document as Members)[name];
        if (value === undefined) continue;
        if (elementMembers(number) !== 0) {
          const part = this.files(value, number);
          if (part === undefined) return undefined;
          text += part;
        } else {
          if (typeof value !== "string") return undefined;
          this.tokens[this.count++] = number | (value.length << numberShift);
          text += value;
        }
      }
      if (!this.end(document, start)) return undefined;
    }
    return length < 0 ? undefined : text;
  }

  private files(list: unknown, number: number): string | undefined {
    const length = this.list(list, number);
    let text = "";
    for (let i = 0; i < length; i++) {
      const file = (list as readonly unknown[])[i];
      if (typeof file !== "object" || file === null) return undefined;
      if (typeof (file as MaybeOwnJson).toJSON === "function") return undefined;
      if (Object.getPrototypeOf(file) !== objectPrototype) return undefined;
      const start = this.count;
      for (const name in file) {
        const number = memberNumber(name);
        if (((fileMembers >> number) & 1) === 0) return undefined;
        const value = (file as Members)[name];
        if (value === undefined) continue;
        if (typeof value !== "string") return undefined;
        this.tokens[this.count++] = number | (value.length << numberShift);
        text += value;
      }
      if (!this.end(file, start)) return undefined;
    }
    return length < 0 ? undefined : text;
  }

  /** Packs the beginning of a list, and returns its length; -1 where JSON.stringify must decide. */
  private list(list: unknown, number: number): number {
    if (typeof list !== "object" || list === null) return -1;
    if (typeof (list as MaybeOwnJson).toJSON === "function" || !Array.isArray(list)) return -1;
    const length: number = list.length;
    if (length >>> 0 !== length) return -1; // of a proxy
    this.tokens[this.count++] = number | (length << numberShift);
    return length;
  }

  /** Packs the end of an object; false where JSON.stringify must decide. */
  private end(object: object, start: number): boolean {
    // A boxed primitive that hides behind a plain prototype looks like an empty object.
    if (this.count === start && JSON.stringify(object) !== "{}") return false;
    this.tokens[this.count++] = tagEnd;
    return true;
  }
}

/** The tags of strings, as bits. */
const contextStrings = (1 << tagString) | (1 << tagName);
const bodyStrings = stringMembers;
const tagMask = (1 << numberShift) - 1;
