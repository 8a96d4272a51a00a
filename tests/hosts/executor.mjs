// An executor: a program that speaks the protocol of tests/vectors/README.md.
import { Program } from "../harness/program.mjs";

const parts = /^\{"id":(\d+),"(report|plan|time|threads|error)":(.*)\}$/s;

// No string of a report holds this with its quotes unescaped.
const objectsBegin = ',"objects":';

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What a line says, in texts as they stand there: { report, objects }, { plan } or so, or { error } with its words. */
function readAnswer(line, id) {
  if (!isJson(line)) return { unreadable: line };
  const [, answered, name, text] = parts.exec(line) ?? [];
  if (answered !== String(id)) return { unreadable: line };
  if (name === "error") return { error: JSON.parse(text) };
  const at = name === "report" ? text.indexOf(objectsBegin) : -1;
  if (at < 0) return { [name]: text };
  return { report: text.slice(0, at), objects: text.slice(at + objectsBegin.length) };
}

export class Executor {
  #program;

  constructor([path, ...args]) {
    this.#program = new Program(path, args);
  }

  /** The answers to what is asked: the members of lines, but for the id. */
  async ask(asked) {
    const lines = asked.map((members, id) => `${JSON.stringify({ id, ...members })}\n`);
    const answers = await this.#program.ask(lines.length, lines.join(""));
    return answers.map(readAnswer);
  }

  end() {
    this.#program.end();
  }
}
