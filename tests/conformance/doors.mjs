// Every door of the project, asked about the same cases.
import { spawn } from "node:child_process";

import { createValidator } from "../../build/npm/package/dist/inline.js";
import { realise } from "../harness/odd.mjs";
import { binary, tool } from "../harness/paths.mjs";

/** A program that answers lines with lines. */
class Program {
  #child;
  #waiting = [];
  #lines = [];
  #rest = "";
  #failure;

  constructor(path, args) {
    this.#child = spawn(path, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#child.stdout.setEncoding("utf8").on("data", (text) => this.#take(text));
    this.#child.stdin.on("error", () => {}); // told by the end of the program
    this.#child.on("error", (error) => this.#fail(error));
    this.#child.on("exit", (status, signal) =>
      this.#fail(new Error(`${path} ended with ${signal ?? status}`)),
    );
  }

  /** The answers to so many lines, all of which the text holds. */
  ask(count, text) {
    if (count === 0) return Promise.resolve([]);
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
      this.#child.stdin.write(text);
    });
  }

  end() {
    this.#child.stdin.end();
  }

  #take(text) {
    const parts = (this.#rest + text).split("\n");
    this.#rest = parts.pop();
    this.#lines.push(...parts);
    while (this.#waiting.length > 0 && this.#lines.length >= this.#waiting[0].count) {
      const { count, resolve } = this.#waiting.shift();
      resolve(this.#lines.splice(0, count));
    }
  }

  #fail(error) {
    this.#failure = error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

const encoder = new TextEncoder();

/** The text of a thrown error, told from reports. */
const errorText = (error) => `error: ${error.message}`;

function attempt(check) {
  try {
    return JSON.stringify(check());
  } catch (error) {
    return errorText(error);
  }
}

/** A value whose strings have the U+FFFD that stands for a lone surrogate in UTF-8. */
function wellFormed(value) {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toWellFormed(), wellFormed(member)]),
  );
}

/** The context as JavaScript gives it: the package must not fill in the day of the clock. */
function contextForPackage(context) {
  if (context === null) return { today: null };
  if (typeof context !== "object" || Array.isArray(context) || Object.hasOwn(context, "today")) {
    return context;
  }
  return { ...context, today: null };
}

/** What JSON.stringify sends of a value, or the error that it throws. */
function textOf(value) {
  try {
    return { text: JSON.stringify(value) ?? "" };
  } catch (error) {
    // Too deep for the stack is too deep for the contract.
    if (/call stack/i.test(error.message)) return { text: "[".repeat(33) };
    return { error };
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decode(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

// What JSON.parse may make Infinity of, which JSON.stringify makes null of.
const hugeNumber = /[\d.][eE]\+?\d{3}|\d{300}/;
const lostInAParsedBody =
  /^.{0,40}"code":"(?:body_too_large|malformed_json|body_too_deep|duplicate)/;

export class Doors {
  #cli = new Program(tool, ["check", "--ndjson"]);
  #library = new Program(process.env.CONFORMANCE_DOORS ?? binary("conformance-doors"), []);
  #package;

  constructor(validator) {
    this.#package = validator;
  }

  static async open() {
    return new Doors(await createValidator());
  }

  close() {
    this.#cli.end();
    this.#library.end();
  }

  /** The line of a case for `dossier check --ndjson`; none where its value has no text. */
  lineOf(item, id) {
    const { text, bytes } = this.#read(item);
    return text === undefined && bytes === undefined
      ? undefined
      : line(id, text, bytes, item.context);
  }

  /**
   * Asks every door about cases: for each of them [name, answer] of each door, first that of the native text. An answer is the text
   * of a report or, after `error: `, of an error.
   */
  async ask(cases) {
    const read = cases.map((item) => this.#read(item));
    const lines = [];
    for (const [i, { text, bytes }] of read.entries()) {
      if (bytes !== undefined) lines.push(line(i, text, bytes, cases[i].context));
    }
    const text = Buffer.from(lines.map((one) => `${one}\n`).join(""));
    const programs = Promise.all([
      this.#cli.ask(lines.length, text),
      this.#library.ask(lines.length, text),
    ]);
    const inPackage = read.map((one, i) =>
      this.#askPackage(one, contextForPackage(cases[i].context), cases[i].bound),
    );
    const [cli, library] = await programs;
    let next = 0;
    return inPackage.map((answers, i) => {
      if (read[i].bytes === undefined)
        return [["JSON.stringify", errorText(read[i].error)], ...answers];
      const all = [
        ...fromLibrary(library[next], i),
        ["cli --ndjson", fromCli(cli[next], i)],
        ...answers,
      ];
      next++;
      return all;
    });
  }

  /** A case's value, its text and the text's bytes, as far as there are such. */
  #read(item) {
    if (item.kind === "bytes") return { bytes: item.bytes, text: decode(item.bytes) };
    if (item.kind === "text") return { text: item.text, bytes: encoder.encode(item.text) };
    const value = realise(item.spec);
    const { text, error } = textOf(value);
    return {
      value,
      isValue: true,
      text,
      error,
      bytes: text === undefined ? undefined : encoder.encode(text),
    };
  }

  #askPackage({ value, isValue, text, bytes, error }, context, bound) {
    const dossier = this.#package;
    const answers = [];
    const through = (name, check) => answers.push([name, attempt(check)]);
    if (isValue) {
      through("wasm value", () => dossier.validate(value, context));
      // Where the value and the context are at fault, the two may tell of either.
      if (bound && !error)
        through("wasm value, withContext", () => dossier.withContext(context).validate(value));
    }
    if (error) return answers;
    through("wasm bytes", () => dossier.validateText(bytes, context));
    if (text === undefined) return answers;
    if (bound)
      through("wasm text, withContext", () => dossier.withContext(context).validateText(text));
    else through("wasm text", () => dossier.validateText(text, context));
    const report = answers.at(-1)[1].slice(0, 99);
    if (
      !isValue &&
      text.isWellFormed() &&
      !lostInAParsedBody.test(report) &&
      !hugeNumber.test(text)
    ) {
      const parsed = readAsJson(text, report);
      if (parsed)
        through("wasm value of JSON.parse", () => dossier.validate(parsed.value, context));
    }
    return answers;
  }
}

/** The value of a text; nothing where the context is at fault, so that the text may be too. */
function readAsJson(text, report) {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (report.startsWith("error: ")) return undefined;
    throw error;
  }
}

function line(id, text, bytes, context) {
  const body =
    text !== undefined && text.isWellFormed()
      ? { body: text }
      : { body_b64: Buffer.from(bytes).toString("base64") };
  return JSON.stringify({ id, ...body, context: wellFormed(context) });
}

function fromCli(answer, id) {
  const start = `{"id":${id},"report":`;
  return answer.startsWith(start) ? answer.slice(start.length, -1) : errorText(errorOf(answer));
}

function fromLibrary(answer, id) {
  const start = `{"id":${id},"text":`;
  if (!answer.startsWith(start)) return [["native text", errorText(errorOf(answer))]];
  if (answer.endsWith(',"nlohmann":null}')) {
    return [["native text", answer.slice(start.length, -',"nlohmann":null}'.length)]];
  }
  // No string of a report holds this with its quotes unescaped.
  const [text, nlohmann] = answer.slice(start.length, -1).split(',"nlohmann":');
  return [
    ["native text", text],
    ["native nlohmann", nlohmann],
  ];
}

const errorOf = (answer) => ({ message: JSON.parse(answer).error });
