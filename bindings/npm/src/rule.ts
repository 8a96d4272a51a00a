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
