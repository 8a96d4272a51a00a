// Which sentence of a short voice a finding says, and what it says in it: made of code, path and params alone.
import { has } from "../boundary/own.js";
import { countries, countriesAlpha2, states } from "../generated/catalogue.js";
import type { AdviceCode, FileAdviceCode, FileViolationCode, ViolationCode } from "../report.js";
import type { Sentence, Voice } from "./voice.js";

type AnyCode = ViolationCode | AdviceCode | FileViolationCode | FileAdviceCode;
type Params = Readonly<Record<string, unknown>>;

/** A sentence with what it says besides its own words; undefined where a finding has not what it needs. */
export type Chosen = readonly [Sentence, Params] | undefined;

/** How values are written in the language of a reader. */
export interface Writer {
  country(code: unknown): string;
  date(value: string): string;
  type(name: string): string | undefined;
}

/** Puts what is a code in a body into the words of a voice. A country that it does not know stays as it is. */
export function makeWriter(voice: Voice): Writer {
  let names: Intl.DisplayNames | undefined;
  let dates: Intl.DateTimeFormat | undefined;
  const types = new Map(Object.entries(voice.words["type"] ?? {}));
  return {
    country(code) {
      const at = 2 * (countries as readonly unknown[]).indexOf(code);
      if (at < 0) return String(code);
      const two = countriesAlpha2.slice(at, at + 2);
      names ??= new Intl.DisplayNames(voice.locale, { type: "region" });
      const name = names.of(two) ?? two;
      return voice.article?.before.includes(two) ? voice.article.word + name : name;
    },
    date(value) {
      const time = Date.parse(value);
      if (Number.isNaN(time)) return value;
      dates ??= new Intl.DateTimeFormat(voice.locale, { dateStyle: "long", timeZone: "UTC" });
      return dates.format(time);
    },
    type: (name) => types.get(name),
  };
}

/** `US-CA (California)` */
function stateText(code: string): string {
  const name = states.find((state) => state.code === code)?.name;
  return name === undefined ? code : `${code} (${name})`;
}

/** What a suggestion is in a reader's words, by the code of its finding. */
export const written: Readonly<Record<string, (value: string, to: Writer) => string | undefined>> =
  {
    unknown_value: (value, to) => to.type(value),
    invalid_date: (value, to) => to.date(value),
    invalid_country: (value, to) => to.country(value),
    state_not_iso3166_2: stateText,
  };

/** What has still to be filled in, by the name of its member. */
const missing = new Map<string, Sentence>([
  ["identifying_documents", "add_identity_document"],
  ["address_documents", "add_address_document"],
  ["tos_policies_value", "agree"],
  ["type", "add_type"],
  ["number", "add_number"],
  ["country", "add_country"],
  ["state", "add_state"],
  ["issue_date", "add_issue_date"],
  ["expiry_date", "add_expiry_date"],
  ["files", "add_files"],
  ["side", "add_side"],
  ["uri", "add_files"],
]);

/** A finding, with the name at the end of its path. */
interface Found {
  readonly code: string;
  readonly last: string;
  readonly params: Params;
}

type Choice = Sentence | ((found: Found, to: Writer) => Chosen | Sentence);

const add = ({ last }: Found): Sentence => missing.get(last) ?? "unreadable";

/** What was meant, if there is a suggestion, or else another sentence. */
const meantOr =
  (other: Sentence | ((found: Found) => Sentence)) =>
  (found: Found, to: Writer): Chosen | Sentence => {
    const { suggestion } = found.params;
    const value =
      typeof suggestion === "string" ? written[found.code]?.(suggestion, to) : undefined;
    if (value !== undefined) return ["meant", { value }];
    return typeof other === "string" ? other : other(found);
  };

const ofSide =
  (front: Sentence, back: Sentence) =>
  ({ params }: Found): Sentence =>
    params["side"] === "BACK" ? back : front;

/** By how much a count is off; positive where there are too few. */
const lack = ({ expected, actual }: Params) => Number(expected) - Number(actual);

/** The endings of the names of accepted files, where they are not called like their types. */
const endings: Params = { jpeg: "jpg" };

const choices: Readonly<Record<AnyCode, Choice>> = {
  body_too_large: "try_again",
  malformed_json: "try_again",
  body_too_deep: "try_again",
  duplicate_member: "twice",
  customer_type_not_individual: "not_a_person",
  api_version_not_v2: "other_process",
  customer_status_not_allowed: "not_now",
  attach_in_flight: "under_way",

  required: add,
  type_mismatch: (found) => {
    if (found.last === "") return "try_again";
    return found.params["actual"] === "null" ? add(found) : "unreadable";
  },
  empty: add,
  unknown_value: meantOr(add),
  too_long: ({ params }) => ["too_long", params],
  invalid_date: meantOr("invalid_date"),
  invalid_country: meantOr("invalid_country"),

  primary_document_limit: "one_identity_document",
  selfie_limit: "one_selfie",
  selfie_required: "add_selfie",
  state_required: "add_state",
  state_forbidden: "no_state",
  expiry_not_in_future: "expired",
  expiry_not_after_issue: "expires_before_issue",
  file_count: ({ params }) => {
    const more = lack(params);
    return more > 0 ? ["more_files", { more }] : ["fewer_files", { fewer: -more }];
  },
  side_required: "add_side",
  side_duplicate: ofSide("front_twice", "back_twice"),
  side_missing: ofSide("add_front", "add_back"),
  file_uri_duplicate: "same_file",
  address_document_count: ({ params }) =>
    lack(params) > 0 ? "add_address_document" : "one_address_document",
  address_country_mismatch: ({ params: { actual, expected } }, to) => [
    "other_country",
    { actual: to.country(actual), expected: to.country(expected) },
  ],
  tos_mismatch: "terms_changed",
  file_not_owned: "upload_again",

  v1_member: "not_needed",
  unknown_member: "not_needed",
  ignored_for_selfie: "no_selfie_member",
  state_not_iso3166_2: meantOr("invalid_state"),
  issue_date_in_future: "issued_later",
  year_unlikely: ({ params }) => ["year", params],
  expiry_soon: ({ params }) => ["expires_soon", params],
  address_document_old: ({ params }) => ["old", params],
  file_type_unusual: "check_type_of_file",
  tos_not_uuid: "terms_changed",

  file_empty: "file_empty",
  file_type_not_accepted: ({ params }) => ["file_type", params],
  file_too_large: ({ params }) => ["file_too_large", params],
  file_truncated: "file_truncated",
  file_extension_mismatch: ({ params: { type } }) => [
    "file_name",
    { ending: endings[String(type)] ?? type },
  ],
  file_protected: "file_protected",
  file_garbled: "file_garbled",
  file_small: ({ params }) => ["file_small", params],
  image_small: ({ params }) => ["image_small", params],
  image_grey: "image_grey",
};

/** The sentence of a finding; undefined for a code that is none of the contract. */
export function sentenceOf(code: string, path: string, params: object, to: Writer): Chosen {
  if (!has(choices, code)) return undefined;
  const choice = choices[code as AnyCode];
  const last = path.slice(path.lastIndexOf("/") + 1);
  const chosen =
    typeof choice === "string" ? choice : choice({ code, last, params: params as Params }, to);
  return typeof chosen === "string" ? [chosen, {}] : chosen;
}
