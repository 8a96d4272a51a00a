import type {
  AdviceParams,
  FactualCode,
  FileAdviceParams,
  FileType,
  FileViolationParams,
  ViolationParams,
  ViolationStatus,
} from "./generated/types.js";

export type { FactualCode } from "./generated/types.js";

/** The code of a rule whose violation the server refuses. */
export type ViolationCode = keyof ViolationParams;

/** The code of a rule that only advises. */
export type AdviceCode = keyof AdviceParams;

/** The code of a rule. */
export type Code = ViolationCode | AdviceCode;

/** What a finding has for a person. */
export interface Spoken {
  /** What is wrong or unusual, where, and what to do: a sentence in the language of the validator. */
  readonly message: string;
}

/**
 * Something that the server will refuse. Narrow it by its `code` to know its `params`.
 *
 * @typeParam Words `unknown` of a validator without messages.
 */
export type Violation<Words = Spoken> = {
  readonly [C in ViolationCode]: {
    readonly code: C;
    /** A JSON Pointer (RFC 6901) into the body, `""` for all of it; it may point at an absent member. */
    readonly path: string;
    readonly params: ViolationParams[C];
    /** The HTTP status that this violation stands for. */
    readonly status: ViolationStatus[C];
  } & Words;
}[ViolationCode];

/** Something that the server accepts and a person should look at. */
export type Advice<Words = Spoken> = {
  readonly [C in AdviceCode]: {
    readonly code: C;
    /** A JSON Pointer (RFC 6901) into the body. */
    readonly path: string;
    readonly params: AdviceParams[C];
  } & Words;
}[AdviceCode];

/** The verdict on a body: what the server will answer, as far as the context lets one know. */
export interface Report<Words = Spoken> {
  /** True exactly when there are no violations. */
  readonly ok: boolean;
  /** The HTTP status: 200, or that of the first stage with a violation. */
  readonly status: 200 | ViolationStatus[ViolationCode];
  /** What the server will refuse, by stage, then by place. At most 100. */
  readonly violations: readonly Violation<Words>[];
  /** What a person should look at, by place. Never changes the verdict. At most 100. */
  readonly advice: readonly Advice<Words>[];
  /** The rules that could not be checked because the context lacks their fact. */
  readonly undecided: readonly FactualCode[];
  /** There, and true, where one of the lists would be longer than 100. */
  readonly truncated?: true;
}

/** An HTTP answer of the endpoint. */
export interface HttpAnswer {
  readonly status: number;
  /** The JSON text of the answer. */
  readonly body: string;
}

/** The code of what makes a file no good as an upload. */
export type FileViolationCode = keyof FileViolationParams;

/** The code of what a person should look at in a file. */
export type FileAdviceCode = keyof FileAdviceParams;

type FileFinding<Params, Words> = {
  readonly [C in keyof Params]: { readonly code: C; readonly params: Params[C] } & Words;
}[keyof Params];

/** Why a file is refused as an upload. Narrow it by its `code` to know its `params`. */
export type FileViolation<Words = Spoken> = FileFinding<FileViolationParams, Words>;

/** What is accepted of a file, and a person should look at. */
export type FileAdvice<Words = Spoken> = FileFinding<FileAdviceParams, Words>;

/** What a look at a file has shown. */
export interface FileReport<Words = Spoken> {
  /** True exactly when there are no violations. */
  readonly ok: boolean;
  /** What the content is, whatever the name says; `unknown` for an empty file too. */
  readonly type: FileType;
  /** Why the file is refused as an upload. */
  readonly violations: readonly FileViolation<Words>[];
  /** What a person should look at. Never changes the verdict. */
  readonly advice: readonly FileAdvice<Words>[];
}
