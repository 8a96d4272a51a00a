// What the messages of a language are made of, and the checks that keep them complete: pack() compiles only if each code has a
// message, and each message says just what the English one says.
//
// A message is a template. It follows the name of the document and file at fault, or starts the sentence where there is none.
//
//     {days}                          a param; a text is shortened, and stands in whatever quotation marks are written around it
//     {days|one:# day|other:# days}   the words that fit a number, for each plural category of the language; # is the number
//                                     and, where it has words of its own, for nought: =0
//     {member}                        what the member at fault is called: the pack's `members`
//     {member|m:leer|f:leer}          the words that fit its grammatical class, for each class that the pack's members have
//     {name}                          its name in the body
//     {first:place}                   a document and a file in words: the pack's `place`
//     {today:date}                    a date in words
//     {size:size}                     the size of a file in words: the pack's `size`
//     {year:year}                     the number of a year, without the signs that group the digits of others
//     {expected:json_type}            a param in the words of a list: the pack's `words`
//     [ Did you mean {suggestion}?]   a part that is left out together with its param
import type { Placeholders, Word } from "../generated/placeholders.js";
import type { FileType, JsonType, Side } from "../generated/types.js";
import type { MemberWord, Pack, Places, Sizes } from "./language.js";

/** The lists of words that placeholders refer to. */
interface Words {
  readonly json_type: JsonType;
  readonly side: Side;
  /** What a file is. */
  readonly file_type: FileType;
  /** What to do about a file of that type: how to come to one that is accepted, or how to name it if it is. */
  readonly remedy: FileType;
}

/** The plural categories of Intl.PluralRules, for the numbers that there are in a report: whole ones. */
export interface Plurals {
  readonly en: "one" | "other";
  readonly es: "one" | "many" | "other";
  readonly fr: "one" | "many" | "other";
  readonly de: "one" | "other";
  readonly "pt-BR": "one" | "many" | "other";
  readonly "ar-u-nu-latn": "zero" | "one" | "two" | "few" | "many" | "other";
  readonly "zh-Hans": "other";
  readonly hi: "one" | "other";
}

/** What stands before the forms of a placeholder. */
type Head<Placeholder extends string> = Placeholder extends `${infer Name}|${string}`
  ? Name
  : Placeholder;

/** The heads of all placeholders of a template, those of an optional part with a question mark behind. */
type Heads<Template> = Template extends `${infer Before}[${infer Part}]${infer After}`
  ? Heads<Before> | `${Heads<Part>}?` | Heads<After>
  : Template extends `${string}{${infer Placeholder}}${infer After}`
    ? Head<Placeholder> | Heads<After>
    : never;

/** The keys of `key:text|key:text`. */
type Keys<Forms> = Forms extends `${infer Form}|${infer More}`
  ? Keys<Form> | Keys<More>
  : Forms extends `${infer Key}:${string}`
    ? Key
    : "a form without a key";

/** What is wrong with the forms of a template, in words. */
type FormFault<
  Template,
  Plural extends string,
  Class extends string,
> = Template extends `${string}{${infer Placeholder}}${infer After}`
  ? FormFault<After, Plural, Class> | PlaceholderFault<Placeholder, Plural, Class>
  : never;

type PlaceholderFault<
  Placeholder,
  Plural extends string,
  Class extends string,
> = Placeholder extends `${infer Name}|${infer Forms}`
  ? KeyFault<
      Name,
      Exclude<Keys<Forms>, Name extends "member" ? never : "=0">,
      Name extends "member" ? Class : Plural
    >
  : never;

type KeyFault<Name extends string, Given extends string, Known extends string> =
  | (Exclude<Known, Given> extends infer Key extends string
      ? `{${Name}} lacks a form ${Key}`
      : never)
  | (Exclude<Given, Known> extends infer Key extends string
      ? `{${Name}} has no form ${Key}`
      : never);

/** A template of these placeholders, or else what is wrong with it, in words. */
type Checked<Template, Allowed extends string, Plural extends string, Class extends string> = [
  Fault<Template, Allowed, Plural, Class>,
] extends [never]
  ? Template
  : Fault<Template, Allowed, Plural, Class>;

type Fault<Template, Allowed extends string, Plural extends string, Class extends string> =
  | FormFault<Template, Plural, Class>
  | (Exclude<Heads<Template>, Allowed> extends infer Name extends string
      ? `{${Name}} is unknown here`
      : never)
  // A language may get by without the word for a member where there is but one.
  | (Exclude<Allowed, Heads<Template> | "member"> extends infer Name extends string
      ? `{${Name}} is missing`
      : never);

/** Templates by their keys: all of these keys, each template as it has to be. */
export type CheckedAll<
  Templates,
  Heads extends Readonly<Record<keyof Heads, string>>,
  Plural extends string,
  Class extends string,
> = {
  readonly [Key in keyof Templates]: Key extends keyof Heads
    ? Checked<Templates[Key], Heads[Key], Plural, Class>
    : "there is no such code";
} & Readonly<Record<keyof Heads, string>>;

/** A pack, as its file writes it down. */
export function pack<
  const Locale extends keyof Plurals,
  const Class extends string,
  const Place,
  const Size,
  const Messages,
>(pack: {
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly plain?: Pack["plain"];
  readonly place: CheckedAll<Place, Places, Plurals[Locale], never>;
  readonly size: CheckedAll<Size, Sizes, Plurals[Locale], never>;
  readonly members: Readonly<Record<Word, MemberWord<Class>>>;
  readonly words: { readonly [List in keyof Words]: Readonly<Record<Words[List], string>> };
  readonly messages: CheckedAll<Messages, Placeholders, Plurals[Locale], Class>;
}): Pack {
  return pack as unknown as Pack; // to the compiler its messages could be anything still
}

/** The half of a pack, as its file writes it down. */
interface Half {
  readonly words: object;
  readonly messages: object;
}

/** A pack whose words and messages are those of two halves. */
export const together = <const First extends Half, const Second extends Half>(
  first: First,
  second: Second,
) => ({
  ...first,
  words: { ...first.words, ...second.words } as First["words"] & Second["words"],
  messages: { ...first.messages, ...second.messages } as First["messages"] & Second["messages"],
});
