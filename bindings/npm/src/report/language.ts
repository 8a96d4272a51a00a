/** The messages of a language, for `messages()`. Besides `locale` and `direction`, what is in it may change with any version. */
export interface Pack {
  /** The language as a BCP 47 tag, good for a `lang` attribute. */
  readonly locale: string;
  /** The direction in which the language is written, good for a `dir` attribute. */
  readonly direction: "ltr" | "rtl";
  /** Where numbers and dates are left as they are, and not formatted by Intl: what stands between the texts of a list. */
  readonly plain?: { readonly comma: string; readonly or: string };
  readonly place: { readonly [Place in keyof Places]: string };
  readonly size: { readonly [Unit in keyof Sizes]: string };
  readonly members: Readonly<Record<string, MemberWord>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** What the templates of places are about. */
export interface Places {
  /** "identity document {number}" */
  readonly identifying: "number";
  readonly address: "number";
  /** "{document}, file {number}" */
  readonly file: "document" | "number";
  /** "{place}: {message}" */
  readonly message: "place" | "message";
}

/** What the templates of sizes are about: "{number} KB". */
export interface Sizes {
  readonly kilobytes: "number";
  readonly megabytes: "number";
}

/** What a member is called, alone or behind the grammatical class of its words. */
export type MemberWord<Class extends string = string> = string | readonly [Class, string];
