// Section 5, stage 1: reads a JSON text from its bytes, left to right up to the first fault.
import { comparePaths } from "./report.mjs";

const maxBytes = 262_144;
const maxDepth = 32;

/** A violation of stage 1. */
class Fault {
  constructor(code, params, path = []) {
    Object.assign(this, { code, path, params, stage: 1 });
  }
}

// The sequences of UTF-8 beyond ASCII (the Unicode standard, table 3-7): from and to for each byte.
const tail = [0x80, 0xbf];
const sequences = [
  [[0xc2, 0xdf], tail],
  [[0xe0, 0xe0], [0xa0, 0xbf], tail],
  [[0xe1, 0xec], tail, tail],
  [[0xed, 0xed], [0x80, 0x9f], tail], // no surrogates
  [[0xee, 0xef], tail, tail],
  [[0xf0, 0xf0], [0x90, 0xbf], tail, tail],
  [[0xf1, 0xf3], tail, tail, tail],
  [[0xf4, 0xf4], [0x80, 0x8f], tail, tail],
];
const isIn = (byte, [from, to]) => byte >= from && byte <= to;

const digits = "0123456789";
const hexDigits = "0123456789abcdefABCDEF";
const escapes = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** Takes a byte only where some valid text goes on with it, so that at a fault `at` is the offset. */
class Reader {
  at = 0;
  path = [];
  depth = 0;
  duplicates = [];

  constructor(bytes) {
    this.bytes = bytes;
  }

  fail() {
    throw new Fault("malformed_json", { offset: this.at });
  }

  /** The next byte as a character, "" at the end. One that is not ASCII equals none that is asked for. */
  get next() {
    return this.at < this.bytes.length ? String.fromCharCode(this.bytes[this.at]) : "";
  }

  /** Whether the next character is one of these, and then takes it. */
  takes(characters) {
    const is = this.next !== "" && characters.includes(this.next);
    if (is) this.at++;
    return is;
  }

  /** Takes the next character, which has to be one of these. */
  take(characters) {
    const { next } = this;
    return this.takes(characters) ? next : this.fail();
  }

  blanks() {
    while (this.takes(" \t\n\r"));
  }

  /** A value with the blanks around it. */
  element() {
    this.blanks();
    const value = this.value();
    this.blanks();
    return value;
  }

  value() {
    if (this.next === "{") return this.object();
    if (this.next === "[") return this.array();
    if (this.next === '"') return this.string();
    const word = ["true", "false", "null"].find(([first]) => first === this.next);
    if (word === undefined) return this.number();
    for (const letter of word) this.take(letter);
    return { true: true, false: false, null: null }[word];
  }

  /** What stands between brackets, with commas. */
  list(close, read) {
    if (++this.depth > maxDepth) throw new Fault("body_too_deep", { max: maxDepth });
    this.at++;
    this.blanks();
    for (let more = !this.takes(close); more; more = this.take(`,${close}`) === ",") read();
    this.depth--;
  }

  array() {
    const array = [];
    this.list("]", () => array.push(this.below(array.length)));
    return array;
  }

  object() {
    const object = new Map();
    this.list("}", () => {
      this.blanks();
      const name = this.string();
      this.blanks();
      this.take(":");
      if (object.has(name)) this.duplicates.push([...this.path, name]);
      object.set(name, this.below(name));
    });
    return object;
  }

  below(token) {
    this.path.push(token);
    const value = this.element();
    this.path.pop();
    return value;
  }

  /** -? (0 | [1-9] [0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
  number() {
    const more = () => {
      while (this.takes(digits));
    };
    this.takes("-");
    if (this.take(digits) !== "0") more();
    if (this.takes(".")) {
      this.take(digits);
      more();
    }
    if (this.takes("eE")) {
      this.takes("+-");
      this.take(digits);
      more();
    }
    return 0;
  }

  string() {
    this.take('"');
    let text = "";
    while (!this.takes('"')) {
      if (this.next < " ") this.fail(); // a control or the end
      text += this.takes("\\") ? this.escape() : this.character();
    }
    return text;
  }

  /** What follows a backslash: after a first half of a surrogate pair comes the second, which never stands alone. */
  escape() {
    const letter = this.take('"\\/bfnrtu');
    if (letter !== "u") return escapes[letter];
    const rest = () => this.take(hexDigits) + this.take(hexDigits);
    const start = this.take(hexDigits);
    const first = start + this.take(/d/i.test(start) ? "0123456789abAB" : hexDigits) + rest();
    if (!/^d[89ab]/i.test(first)) return String.fromCharCode(`0x${first}`);
    this.take("\\");
    this.take("u");
    const second = this.take("dD") + this.take("cdefCDEF") + rest();
    return String.fromCharCode(`0x${first}`, `0x${second}`);
  }

  /** One character as it is. */
  character() {
    const from = this.at;
    if (this.bytes[from] < 0x80) return String.fromCharCode(this.bytes[this.at++]);
    const sequence = sequences.find(([first]) => isIn(this.bytes[from], first)) ?? this.fail();
    for (const range of sequence) isIn(this.bytes[this.at], range) ? this.at++ : this.fail();
    return Buffer.from(this.bytes.subarray(from, this.at)).toString();
  }
}

/** The value of a text, and the paths of members that their object has named before; throws a Fault. */
export function readJson(bytes) {
  const reader = new Reader(bytes);
  const value = reader.element();
  if (reader.at < bytes.length) reader.fail();
  return { value, duplicates: reader.duplicates };
}

/** Stage 1: the { value } of a body's text, or its { fault }. */
export function parse(bytes) {
  const actual = bytes.length;
  if (actual > maxBytes) return { fault: new Fault("body_too_large", { max: maxBytes, actual }) };
  try {
    const { value, duplicates } = readJson(bytes);
    if (duplicates.length === 0) return { value };
    return { fault: new Fault("duplicate_member", {}, duplicates.sort(comparePaths)[0]) };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return { fault };
  }
}

export const codes = ["body_too_large", "malformed_json", "body_too_deep", "duplicate_member"];
