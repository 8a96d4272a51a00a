/** A file of the core, the mutants that were found in it, and what they change in its text. Places are in bytes. */
export class Source {
  /** The mutants have numbers from `first` on. */
  constructor(name, bytes, first) {
    this.name = name;
    this.bytes = bytes;
    this.first = first;
    this.mutants = []; // { id, place, file, line, text, mutation, function }
    this.leftOut = new Map(); // why → how many
    this.seen = new Set(); // because clang shows the same part more than once
    this.edits = []; // { at, length, text, order }
  }

  text(begin, end) {
    return this.bytes.toString("utf8", begin, end);
  }

  /** The text of a part in one line. */
  brief(begin, end) {
    return this.text(begin, end)
      .replace(/\/\/.*$/gm, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  /** The number and the text of the line with a place. */
  lineAt(at) {
    const before = this.text(0, at).split("\n");
    const behind = this.text(at).split("\n");
    return { line: before.length, text: (before.at(-1) + behind[0]).trim() };
  }

  /** Puts texts around a part. What is put around a whole has to come before what is put around its parts. */
  around(begin, end, before, behind) {
    const order = this.edits.length;
    this.edits.push({ at: begin, length: 0, text: before, order });
    this.edits.push({ at: end, length: 0, text: behind, order: -order - 1 });
  }

  replace(at, length, text) {
    this.edits.push({ at, length, text, order: Infinity });
  }

  /** The text with its changes. At one place ends stand before beginnings, the inner ends before the outer ones. */
  changed() {
    const edits = this.edits.sort(
      (a, b) => a.at - b.at || Number(a.order >= 0) - Number(b.order >= 0) || a.order - b.order,
    );
    let text = "";
    let done = 0;
    for (const edit of edits) {
      if (edit.at < done) throw new Error(`${this.name}: two changes overlap: ${edit.text}`);
      text += this.text(done, edit.at) + edit.text;
      done = edit.at + edit.length;
    }
    return text + this.text(done);
  }
}
