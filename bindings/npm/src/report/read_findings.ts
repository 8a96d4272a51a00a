// Makes a report of the findings that a call has left: bindings/wasm/leave_findings.hpp says how they lie in the memory.
import type { Memory } from "../boundary/memory.js";
import {
  codeBits,
  codes,
  factualCodes,
  memberNames,
  stepBits,
  stepMember,
  truncatedBit,
  valueBits,
  valueInteger,
  valueOwnText,
  valuePlace,
  valueText,
  valueTexts,
} from "../generated/wire.js";
import type { Advice, FactualCode, Report, Violation } from "../report.js";
import { placeAt } from "./place.js";
import type { PlaceWords, Speaker } from "./speak.js";

/** Places with an index up to this are kept once they are made. */
const fewIndices = 16;
const fewSteps = fewIndices << stepBits;

/** A place that a path has led to. */
interface Node {
  readonly path: string;
  /** What it is called: see Said. */
  readonly last: string;
  readonly words: PlaceWords | undefined;
  /** What lies below, by the word of the step. */
  readonly below: Node[];
}

/** Makes what gives the reports of calls. */
export function makeReportReader(memory: Memory, speaker: Speaker | undefined) {
  let words: Uint32Array;
  let at = 0;

  const whole: Node = { path: "", last: "request", words: undefined, below: [] };

  const wordsAt = (path: string) => {
    const place = placeAt(path);
    return place && speaker?.wordsOf(place);
  };

  const nodeAt = (path: string, last: string): Node => ({
    path,
    last,
    words: wordsAt(path),
    below: [],
  });

  function below(node: Node, step: number): Node {
    const number = step >>> stepBits;
    if ((step & ((1 << stepBits) - 1)) === stepMember) {
      const name = memberNames[number]!;
      return nodeAt(`${node.path}/${name}`, name);
    }
    return nodeAt(`${node.path}/${number}`, node.last === "files" ? "file" : "document");
  }

  /** Reads so many steps of a path. Those of the contract are few, and come again. */
  function readPath(steps: number): Node {
    let node = whole;
    for (; steps > 0; steps--) {
      const step = words[at++]!;
      if ((step & ((1 << stepBits) - 1)) > stepMember) {
        const name = memory.textAt(words[at++]!, step >>> stepBits);
        node = nodeAt(`${node.path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, name);
      } else if (step < fewSteps) {
        node = node.below[step] ??= below(node, step);
      } else {
        node = below(node, step);
      }
    }
    return node;
  }

  /** Reads the texts of an array, each an address and a length. */
  function readTexts(address: number, count: number): string[] {
    const texts: string[] = [];
    for (let i = address >> 2; texts.length < count; i += 2) {
      texts.push(memory.ownTextAt(words[i]!, words[i + 1]!));
    }
    return texts;
  }

  let other: PlaceWords | undefined;

  /** Reads a param; undefined where there is none. */
  function readValue(): unknown {
    const word = words[at++]!;
    const size = word >>> valueBits;
    switch (word & ((1 << valueBits) - 1)) {
      case valueInteger:
        return words[at++];
      case valueText:
        return memory.textAt(words[at++]!, size);
      case valueOwnText:
        return memory.ownTextAt(words[at++]!, size);
      case valueTexts:
        return readTexts(words[at++]!, size);
      case valuePlace: {
        const node = readPath(size);
        other = node.words;
        return node.path;
      }
      default:
        return undefined;
    }
  }

  function readReport(of: Uint32Array, start: number, end: number): Report {
    words = of;
    at = start;
    const bits = words[at++]!;
    const violations: Violation[] = [];
    const advice: Advice[] = [];
    while (at < end) {
      const word = words[at++]!;
      const row = codes[word & ((1 << codeBits) - 1)]!;
      const code = row[0];
      const status = row[1];
      const { path, last, words: around } = readPath(word >>> codeBits);
      // The last step to a member that is named twice is a name, even if it is made of digits.
      const place =
        code === "duplicate_member" ? wordsAt(path.slice(0, path.lastIndexOf("/"))) : around;
      const params: Record<string, unknown> = {};
      other = undefined;
      for (let i = 2; i < row.length; i++) {
        const value = readValue();
        if (value !== undefined) params[row[i] as string] = value;
      }
      const message = speaker && (speaker.say({ code, params, last, place, other }) ?? code);
      if (status) {
        violations.push(
          (speaker
            ? { code, path, params, status, message }
            : { code, path, params, status }) as Violation,
        );
      } else {
        advice.push((speaker ? { code, path, params, message } : { code, path, params }) as Advice);
      }
    }
    const report: Report = {
      ok: violations.length === 0,
      status: violations[0]?.status ?? 200,
      violations,
      advice,
      undecided: undecidedOf(bits & ~truncatedBit),
    };
    return bits & truncatedBit ? { ...report, truncated: true } : report;
  }

  let knownBits = 0;
  let knownCodes: readonly FactualCode[] = [];

  /** The rules that a set of bits stands for. Contexts change less often than bodies. */
  function undecidedOf(bits: number): FactualCode[] {
    if (bits !== knownBits) {
      knownBits = bits;
      knownCodes = factualCodes.filter((_, bit) => (bits >>> bit) & 1);
    }
    return knownCodes.slice();
  }

  return (result: number): Report => {
    if (result > 0) return memory.take(result, readReport);
    memory.end();
    return { ok: true, status: 200, violations: [], advice: [], undecided: undecidedOf(-result) };
  };
}
