// Every door of the project, asked about the same cases.
import { createValidator } from "../../build/npm/package/dist/inline.js";
import { binary, tool } from "../harness/paths.mjs";
import { Program, errorOf, errorText, fromCli, line, readCase } from "../harness/program.mjs";

function attempt(check) {
  try {
    return JSON.stringify(check());
  } catch (error) {
    return errorText(error);
  }
}

/** The context as JavaScript gives it: the package must not fill in the day of the clock. */
function contextForPackage(context) {
  if (context === null) return { today: null };
  if (typeof context !== "object" || Array.isArray(context) || Object.hasOwn(context, "today")) {
    return context;
  }
  return { ...context, today: null };
}

// What JSON.parse may make Infinity of, which JSON.stringify makes null of.
const hugeNumber = /[\d.][eE]\+?\d{3}|\d{300}/;
const lostInAParsedBody =
  /^.{0,40}"code":"(?:body_too_large|malformed_json|body_too_deep|duplicate)/;

export class Doors {
  #cli = new Program(tool, ["check", "--ndjson"]);
  #library = new Program(binary("conformance-doors"), []);
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
    const { text, bytes } = readCase(item);
    return text === undefined && bytes === undefined
      ? undefined
      : line(id, text, bytes, item.context);
  }

  /**
   * Asks every door about cases: for each of them [name, answer] of each door, first that of the native text. An answer is the text
   * of a report or, after `error: `, of an error.
   */
  async ask(cases) {
    const read = cases.map(readCase);
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

  #askPackage({ value, isValue, text, bytes, error }, context, bound) {
    const dossier = this.#package;
    const answers = [];
    const through = (name, check) => answers.push([name, attempt(check)]);
    if (isValue) {
      through("wasm value", () => dossier.validate(value, context));
      if (bound)
        through("wasm value, withContext", () => dossier.withContext(context).validate(value));
    }
    // Where the value and the context are at fault, either may be told of.
    if (error) return answers.filter(([, told]) => !told.startsWith("error: The context"));
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
