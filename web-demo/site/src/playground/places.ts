import type { Advice, Report, Violation } from "dossier-check";

import { follow, type JsonNode, type Range } from "./json-tree";

export type Finding = Violation | Advice;
export type Kind = "violation" | "advice";

/** Where a finding of a report stands in the text that was checked. */
export interface Place {
  readonly finding: Finding;
  readonly kind: Kind;
  /** What to mark: more than one stretch where a member is named twice. */
  readonly marks: readonly Range[];
  /** What to select when the finding is gone to. */
  readonly target: Range;
  /** The line of the target, from 1. */
  readonly line: number;
  /** Whether the place is there; if not, what is marked is the value that lacks it. */
  readonly exact: boolean;
}

/** The places of all findings, violations first, each list in the report's order. */
export function placesOf(report: Report, text: string, root: JsonNode | undefined): Place[] {
  const lineOf = lineCounter(text);
  return [...report.violations, ...report.advice].map((finding) => {
    const { marks, exact } = marksOf(finding, text, root);
    const target = marks.at(-1) ?? { from: 0, to: 0 };
    const kind = "status" in finding ? "violation" : "advice";
    return { finding, kind, marks, target, line: lineOf(target.from), exact };
  });
}

function marksOf(finding: Finding, text: string, root: JsonNode | undefined) {
  switch (finding.code) {
    case "malformed_json":
      return { marks: [faultAt(text, finding.params.offset)], exact: true };
    case "body_too_deep":
      return { marks: tooDeep(root, finding.params.max), exact: true };
    case "body_too_large":
      return { marks: [], exact: true };
    default: {
      const { nodes, exact } = follow(root, finding.path);
      return { marks: nodes.map((node) => (exact ? markOf(node, text) : headOf(node))), exact };
    }
  }
}

const longestMark = 160;

/** A value with its member's name; of one that is long only the name, or the bracket that opens it. */
export function markOf(node: JsonNode, text: string): Range {
  const from = node.name?.from ?? node.from;
  const whole = { from, to: node.to };
  if (node.kind === "scalar") return whole;
  const short = node.to - from <= longestMark && !text.slice(from, node.to).includes("\n");
  return short ? whole : headOf(node);
}

/** A value's name, or the bracket that opens it. */
function headOf(node: JsonNode): Range {
  return node.name ?? { from: node.from, to: node.from + 1 };
}

/** The characters that stand after so many bytes of a text and can't: one word, or one character, or the end of the text. */
export function faultAt(text: string, offset: number): Range {
  let from = 0;
  for (let bytes = 0; from < text.length && bytes < offset;) {
    const character = text.codePointAt(from) ?? 0;
    bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    // A fault inside a character can't be: what a browser sends of a string is always well-formed UTF-8.
    from += character < 0x10000 ? 1 : 2;
  }
  const rest = text.slice(from, from + longestMark);
  const [fault] = /^(?:[\w.+-]+|[^])/u.exec(rest) ?? [""];
  return { from, to: from + (fault === "\n" ? 0 : fault.length) };
}

/** The first bracket that opens one level too many. */
function tooDeep(root: JsonNode | undefined, max: number): Range[] {
  const open: [node: JsonNode | undefined, depth: number][] = [[root, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    if (node === undefined || node.kind === "scalar") continue;
    if (depth > max) return [{ from: node.from, to: node.from + 1 }];
    for (const child of [...node.children].reverse()) open.push([child, depth + 1]);
  }
  return [];
}

/** A function that tells the line of a position. */
export function lineCounter(text: string): (position: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (position) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
