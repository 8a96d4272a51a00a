import type { UsState } from "./generated/request.js";
import type { FileType, MediaType } from "./generated/types.js";

/** One rule of the contract, as the catalogue tells it. */
export interface Rule {
  readonly code: string;
  /** What the rule belongs to: a stage of the contract, or `advice`. */
  readonly stage: "parse" | "eligibility" | "concurrency" | "validation" | "ownership" | "advice";
  /** The HTTP status of a violation; advice has none. */
  readonly status?: number;
  /** The member of the context without which the rule is undecided. */
  readonly fact?: string;
  /** The place in the body that a finding points at. */
  readonly where: string;
  /** What makes the rule fire. */
  readonly when: string;
  /** The contract's sources, by letter. */
  readonly source: string;
  /** The names of a finding's params. */
  readonly params: readonly string[];
  /** The template of the message. */
  readonly message: string;
}

/** One code that a look at a file can find, as the catalogue tells it. */
export interface FileRule {
  readonly code: string;
  /** A file with a violation is refused; one with advice is taken. */
  readonly kind: "violation" | "advice";
  /** What makes the rule fire. */
  readonly when: string;
  /** The contract's sources, by letter. */
  readonly source: string;
  /** The names of a finding's params. */
  readonly params: readonly string[];
  /**
   * The template of the message. A param that is a type of file stands in it in words ({@link FileTypeInfo.words}), and `{remedy}` for what to do
   * about a file of the type that the first param names.
   */
  readonly message: string;
}

/** A type of file. */
export interface FileTypeInfo {
  readonly type: FileType;
  /** What a person calls it, with its article. */
  readonly words: string;
  /** What to do about a file of this type: how to come to one that is accepted, or how to name it if it is. */
  readonly remedy: string;
  /** Of an accepted type only. */
  readonly mediaType?: MediaType;
  /** The extensions of its names, in lower case, the usual one first; of an accepted type only. */
  readonly extensions?: readonly string[];
}

/** A state of the one country whose states the rules know. */
export interface StateInfo {
  /** Its code of ISO 3166-2. */
  readonly code: UsState;
  /** Its usual name, in English. */
  readonly name: string;
}
