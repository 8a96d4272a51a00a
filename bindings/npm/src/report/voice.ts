// The short voice: what a finding says beside the field that it is about. Each language says every sentence of this list, with its
// params, or it does not compile.
import type { FileType, IdentityType, AddressType } from "../generated/types.js";
import type { Sizes } from "./language.js";
import type { CheckedAll, Plurals } from "./language_pack.js";

/** A short voice, for `brief()`. Besides `locale` and `direction`, what is in it may change with any version. */
export interface Voice {
  /** The language as a BCP 47 tag, good for a `lang` attribute. */
  readonly locale: string;
  /** The direction in which the language is written, good for a `dir` attribute. */
  readonly direction: "ltr" | "rtl";
  /** What stands before the names of some countries: "the United States". */
  readonly article?: { readonly word: string; readonly before: readonly string[] };
  readonly size: { readonly [Unit in keyof Sizes]: string };
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sentences: Readonly<Record<Sentence, string>>;
}

/** The sentences, each with what it says besides its own words: params, and what is made of them in sentence.ts. */
export interface Sentences {
  /** What has still to be filled in. */
  readonly add_identity_document: never;
  readonly add_address_document: never;
  readonly add_files: never;
  readonly add_type: never;
  readonly add_number: never;
  readonly add_country: never;
  readonly add_state: never;
  readonly add_issue_date: never;
  readonly add_expiry_date: never;
  readonly add_side: never;
  readonly add_selfie: never;
  readonly add_front: never;
  readonly add_back: never;
  readonly agree: never;

  /** What is filled in and not as it has to be. */
  readonly meant: "value";
  readonly unreadable: never;
  readonly twice: never;
  readonly too_long: "max";
  readonly invalid_date: never;
  readonly invalid_country: never;
  readonly invalid_state: never;
  readonly year: "year:year";
  readonly not_needed: never;
  readonly no_state: never;
  readonly no_selfie_member: never;

  /** What is wrong with the documents. */
  readonly one_identity_document: never;
  readonly one_selfie: never;
  readonly one_address_document: never;
  readonly expired: never;
  readonly expires_before_issue: never;
  readonly expires_soon: "days";
  readonly issued_later: never;
  readonly old: "days";
  readonly other_country: "actual" | "expected";
  readonly more_files: "more";
  readonly fewer_files: "fewer";
  readonly front_twice: never;
  readonly back_twice: never;
  readonly same_file: never;
  readonly upload_again: never;
  readonly check_type_of_file: never;
  readonly terms_changed: never;

  /** What is wrong with a file. */
  readonly file_empty: never;
  readonly file_type: "detected:file_type";
  readonly file_too_large: "actual:size" | "max:size";
  readonly file_truncated: never;
  readonly file_name: "ending";
  readonly file_protected: never;
  readonly file_garbled: never;
  readonly file_small: "size:size";
  readonly image_small: "width" | "height";
  readonly image_grey: never;

  /** What stands in the way of the request. */
  readonly not_a_person: never;
  readonly other_process: never;
  readonly not_now: never;
  readonly under_way: never;
  readonly try_again: never;

  /** What a button says that does what a finding asks for. */
  readonly use: "value";
  readonly remove: never;
}

export type Sentence = keyof Sentences;

/** The lists of words that the sentences refer to. */
interface Words {
  readonly type: IdentityType | AddressType;
  /** Files of that type, in the plural: "HEIC photos". */
  readonly file_type: FileType;
}

/** A voice, as its file writes it down. */
export function voice<const Locale extends keyof Plurals, const Size, const Templates>(voice: {
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly article?: Voice["article"];
  readonly size: CheckedAll<Size, Sizes, Plurals[Locale], never>;
  readonly words: { readonly [List in keyof Words]: Readonly<Record<Words[List], string>> };
  readonly sentences: CheckedAll<Templates, Sentences, Plurals[Locale], never>;
}): Voice {
  return voice as unknown as Voice; // to the compiler its sentences could be anything still
}
