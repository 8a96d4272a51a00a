// Packs bodies for the core, so that no JSON text has to be written and read.
import {
  bodyMembers,
  elementMembers,
  fileMembers,
  maxBodyBytes,
  memberNumber,
  numberShift,
  tagEnd,
} from "./generated/wire.js";
import type { Packer } from "./packer.js";

const maxTokens = 2048;

// What is packed has no JSON text whose length could be compared with the limit, so it is kept so short that its text must be
// within the limit: a token stands for at most 60 bytes besides its string (a name of the contract, punctuation), and a character
// for at most 6.
const maxCharacters = Math.floor((maxBodyBytes - 60 * maxTokens) / 6);

const objectPrototype = Object.prototype;

type MaybeOwnJson = { readonly toJSON?: unknown };

/**
 * Packs bodies that look as the contract has them: nothing but its members, with values of their types. All others, and
 * everything that JSON.stringify treats specially, are left to it.
 *
 * Engines remember for each place of a program what objects came by, and are slow where these differ much. So `toJSON`, which hardly any
 * object has, is asked for in a place of its own for each kind of object.
 */
export class BodyPacker implements Packer {
  /** The first `count` are those of what was packed since the start. */
  readonly tokens = new Uint32Array(maxTokens);
  count = 0;
  /** The tokens take it for ASCII: whoever encodes it has to check that. */
  text = "";

  /** Empties it. */
  start(): void {
    this.count = 0;
    this.text = "";
  }

  // Tokens beyond the end are lost, which object() notices.
  token(token: number): void {
    this.tokens[this.count++] = token;
  }

  string(tag: number, string: string): void {
    this.text += string;
    this.tokens[this.count++] = tag | (string.length << numberShift);
  }

  /** Packs a body; false where JSON.stringify must decide, and what was packed is of no use. */
  body(body: unknown): boolean {
    if (typeof body !== "object" || body === null) return false;
    if (typeof (body as MaybeOwnJson).toJSON === "function") return false;
    // What somebody has put into Object.prototype, which may be a getter of this body, for-in would list too.
    for (const _ in objectPrototype) return false;
    if (!this.object(body, bodyMembers)) return false;
    for (const _ in objectPrototype) return false;
    return true;
  }

  /** Packs the beginning of a list, and returns its length; -1 where JSON.stringify must decide. */
  private list(list: unknown, number: number): number {
    if (typeof list !== "object" || list === null) return -1;
    if (typeof (list as MaybeOwnJson).toJSON === "function" || !Array.isArray(list)) return -1;
    const length: number = list.length;
    if (length >>> 0 !== length) return -1; // of a proxy
    this.token(number | (length << numberShift));
    return length;
  }

  // Two loops, so that `toJSON` is asked of documents in one place and of files in another; see above.
  private documents(list: unknown, number: number, members: number): boolean {
    const length = this.list(list, number);
    for (let i = 0; i < length; i++) {
      const document = (list as readonly unknown[])[i];
      if (typeof document !== "object" || document === null) return false;
      if (typeof (document as MaybeOwnJson).toJSON === "function") return false;
      if (!this.object(document, members)) return false;
    }
    return length >= 0;
  }

  private files(list: unknown, number: number): boolean {
    const length = this.list(list, number);
    for (let i = 0; i < length; i++) {
      const file = (list as readonly unknown[])[i];
      if (typeof file !== "object" || file === null) return false;
      if (typeof (file as MaybeOwnJson).toJSON === "function") return false;
      if (!this.object(file, fileMembers)) return false;
    }
    return length >= 0;
  }

  /** Packs an object without `toJSON` that may have those members. */
  private object(object: object, members: number): boolean {
    // Other prototypes may be those of boxed primitives or bring members to for-in.
    if (Object.getPrototypeOf(object) !== objectPrototype) return false;
    let empty = true;
    for (const name in object) {
      const number = memberNumber(name);
      if (((members >> number) & 1) === 0) return false; // before a getter is asked: JSON.stringify will ask it
      const value = (object as Record<string, unknown>)[name];
      if (value === undefined) continue; // left out of the JSON text
      empty = false;
      const elements = elementMembers(number);
      if (elements === fileMembers) {
        if (!this.files(value, number)) return false;
      } else if (elements !== 0) {
        if (!this.documents(value, number, elements)) return false;
      } else if (typeof value === "string") {
        this.string(number, value);
      } else {
        return false;
      }
    }
    this.token(tagEnd);
    // A boxed primitive that hides behind a plain prototype gets through only with members of the contract.
    return !empty && this.count <= maxTokens && this.text.length <= maxCharacters;
  }
}
