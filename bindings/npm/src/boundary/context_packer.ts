// Packs contexts for the core.
import type { Context } from "../generated/types.js";
import {
  numberShift,
  tagArray,
  tagEnd,
  tagFalse,
  tagName,
  tagNull,
  tagNumber,
  tagObject,
  tagString,
  tagTrue,
} from "../generated/wire.js";
import type { BodyPacker } from "./body_packer.js";
import { ExactPacker, type Packer } from "./packer.js";
import { utf8Length } from "./utf8.js";

type ContextLike = Context | null | undefined;

/** A context for one check: packed straight into the body's packer, and again, exactly, only where the body goes as text. */
export class Once {
  constructor(private readonly context: ContextLike) {}

  /** Packs it in front of a body. */
  pack(to: BodyPacker): void {
    if (packContext(to, this.context)) to.text += today();
  }

  exact(): Facts {
    return new Facts(this.context);
  }
}

/** A context that is packed to be used many times. */
export class Facts {
  /** The tokens, with lengths in bytes. */
  readonly tokens: readonly number[];
  /** The length in bytes of text(). */
  readonly textBytes: number;
  private readonly fixedText: string;
  private readonly fillsToday: boolean;

  constructor(context: ContextLike) {
    const packer = new ExactPacker();
    this.fillsToday = packContext(packer, context);
    this.tokens = packer.tokens;
    this.fixedText = packer.text;
    this.textBytes = utf8Length(packer.text) + (this.fillsToday ? dateLength : 0);
  }

  /** The strings of the context, with the date of this very moment where the context leaves `today` undefined. */
  text(): string {
    return this.fillsToday ? this.fixedText + today() : this.fixedText;
  }

  /** Packs it in front of a body. */
  pack(to: BodyPacker): void {
    to.text += this.text();
    for (let i = 0; i < this.tokens.length; i++) to.token(this.tokens[i]!);
    to.isExact(this.textBytes);
  }

  exact(): Facts {
    return this;
  }
}

/**
 * Packs a context. Nothing is converted: what is no string, boolean, null, undefined, array or plain object is packed as a number, which no
 * fact is, so that the core refuses it by its name. True where `today` is undefined: its date is still to be added to the text.
 */
function packContext(to: Packer, context: ContextLike): boolean {
  const value = context ?? {};
  if (isPlain(value)) return packObject(to, value, 0);
  packValue(to, value, 0);
  return false;
}

function packValue(to: Packer, value: unknown, depth: number): void {
  if (typeof value === "string") {
    to.string(tagString, value);
  } else if (typeof value === "boolean") {
    to.token(value ? tagTrue : tagFalse);
  } else if (value === null || value === undefined) {
    to.token(tagNull);
  } else if (depth < maxDepth && Array.isArray(value)) {
    to.token(tagArray);
    for (let i = 0; i < value.length; i++) packValue(to, value[i], depth + 1);
    to.token(tagEnd);
  } else if (depth < maxDepth && isPlain(value)) {
    packObject(to, value, depth);
  } else {
    to.token(tagNumber);
  }
}

function packObject(to: Packer, object: Readonly<Record<string, unknown>>, depth: number): boolean {
  let fillsToday = depth === 0;
  to.token(tagObject);
  const names = Object.keys(object);
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const member = object[name];
    if (member === undefined) continue;
    fillsToday &&= name !== "today";
    to.string(tagName, name);
    packValue(to, member, depth + 1);
  }
  if (fillsToday) {
    to.string(tagName, "today");
    to.token(tagString | (dateLength << numberShift));
  }
  to.token(tagEnd);
  return fillsToday;
}

// Deeper than any context goes: what stands there is wrong, whatever it is.
const maxDepth = 4;

/** Whether a value is an object as literals and JSON.parse make them, of whatever realm. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null;
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
