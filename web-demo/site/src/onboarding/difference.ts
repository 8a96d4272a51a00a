/** A line of two texts that are compared. */
export interface Line {
  readonly text: string;
  /** Which of the two has it. */
  readonly side: "both" | "left" | "right";
}

/** Two texts line by line: what they begin and end with alike, and between that first the one's lines, then the other's. */
export function compare(left: string, right: string): readonly Line[] {
  const [a, b] = [left.split("\n"), right.split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) {
    end += 1;
  }
  const lines = (side: Line["side"], texts: readonly string[]): Line[] =>
    texts.map((text) => ({ text, side }));
  return [
    ...lines("both", a.slice(0, start)),
    ...lines("left", a.slice(start, a.length - end)),
    ...lines("right", b.slice(start, b.length - end)),
    ...lines("both", a.slice(a.length - end)),
  ];
}
