// An executor: a program that speaks the protocol of tests/vectors/README.md.
import { Program } from "../harness/program.mjs";

const parts = /^\{"id":(\d+),"(report|plan|fixes|file_report|time|threads|error)":(.*)\}$/s;

// No string of what stands before it holds this with its quotes unescaped.
const second = /,"(objects|fixed)":/;

/** What stands before the first match, the group in it, and what stands behind it; the text alone where there is none. */
function splitAt(text, pattern) {
  const found = pattern.exec(text);
  if (found === null) return [text];
  return [text.slice(0, found.index), found[1], text.slice(found.index + found[0].length)];
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The same JSON, in which texts may have been escaped otherwise. */
const rewritten = (text) => JSON.stringify(JSON.parse(text));

/** What a line says, in texts as they stand there: { report, objects }, { fixes, fixed } or so, or { error } with its words. */
function readAnswer(line, id) {
  if (!isJson(line)) return { unreadable: line };
  const [, answered, name, text] = parts.exec(line) ?? [];
  if (answered !== String(id)) return { unreadable: line };
  if (name === "error") return { error: JSON.parse(text) };
  const [first, more, rest] = splitAt(text, second);
  const said = name === "fixes" ? rewritten : (json) => json;
  return more === undefined ? { [name]: said(first) } : { [name]: said(first), [more]: said(rest) };
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
