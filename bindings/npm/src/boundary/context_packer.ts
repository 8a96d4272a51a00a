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
import { type BodyPacker, dateLength, type Facts } from "./body_packer.js";

type ContextLike = Context | null | undefined;

/**
 * Packs a context in front of a body, with today's date where it leaves `today` undefined. Each member is read once. Nothing is converted:
 * what is no string, boolean, null, undefined, array or plain object is packed as a number, which no fact is, so that the core refuses it by
 * its name.
 */
export function packContext(to: BodyPacker, context: ContextLike): void {
  const value = context ?? {};
  if (isPlain(value)) packObject(to, value, 0);
  else packValue(to, value, 0);
  if (to.fillsToday) to.text += today();
  to.endContext();
}

/** Packs one that was packed before in front of a body. */
export function packFacts(to: BodyPacker, facts: Facts): void {
  to.text += textOf(facts);
  for (let i = 0; i < facts.tokens.length; i++) to.token(facts.tokens[i]!);
  to.endContext();
  to.isExact(facts.textBytes);
}

/** The strings of a context, with the date of this very moment where it leaves `today` undefined. */
export const textOf = ({ text, fillsToday }: Facts): string => (fillsToday ? text + today() : text);

function packValue(to: BodyPacker, value: unknown, depth: number): void {
  if (typeof value === "string") {
    to.string(tagString, value);
  } else if (typeof value === "boolean") {
    to.token(value ? tagTrue : tagFalse);
  } else if (value === null || value === undefined) {
    to.token(tagNull);
  } else if (depth < maxDepth && Array.isArray(value) && value.length <= maxElements) {
    to.token(tagArray);
    for (let i = 0; i < value.length; i++) packValue(to, value[i], depth + 1);
    to.token(tagEnd);
  } else if (depth < maxDepth && isPlain(value)) {
    packObject(to, value, depth);
  } else {
    to.token(tagNumber);
  }
}

function packObject(
  to: BodyPacker,
  object: Readonly<Record<string, unknown>>,
  depth: number,
): void {
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
  to.fillsToday ||= fillsToday;
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

/** More than any customer has, and few enough to be looked at: a longer list counts as none. */
const maxElements = 2 ** 20;

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
