// What the reviewers of a request ask for (section 12 of the contract), as a report, so that a form shows it as it shows its own findings.
import { has } from "./boundary/own.js";
import { identityTypes } from "./generated/catalogue.js";
import { addressMembers, identityMembers, memberNumber } from "./generated/wire.js";
import type { FactualCode } from "./generated/types.js";
import { placeAt } from "./report/place.js";
import type { ReviewPack } from "./report/review_pack.js";
import { makeSpeaker } from "./report/speak.js";
import type { Advice } from "./report.js";
import { en } from "./reviews/en.js";

export type { ReviewPack } from "./report/review_pack.js";

/** Something that the reviewers ask for. */
export interface ReviewFinding {
  /** Always this: reviewers name no rule. */
  readonly code: "review";
  /** A JSON Pointer (RFC 6901) into the body that was sent, `""` for all of it; it may point at an absent member. */
  readonly path: string;
  /**
   * All that the review says of it, as it came: of a webhook `section`, `document_type`, `field_name`, `status`, `reason` and, of a file of a
   * two-sided document, `side`; of a customer's details `moderation_comment`, `reject_labels` and, of a file, `uri`. What is not known yet is
   * there too.
   */
  readonly params: Readonly<Record<string, unknown>>;
  /** What to do, by status, place and side, and beside it what the reviewer wrote, in the reviewer's language. */
  readonly message: string;
}

/** A review in the shape of a report. */
export interface ReviewReport {
  /** True exactly when nothing is asked for. */
  readonly ok: boolean;
  /** What is asked for, in the order in which the review tells it. */
  readonly violations: readonly ReviewFinding[];
  /** Always empty. */
  readonly advice: readonly Advice[];
  /** Always empty. */
  readonly undecided: readonly FactualCode[];
}

/**
 * Reads what a review asks for as a report about the body that was sent, in English. No wish is ever dropped: what cannot be placed is about the
 * whole body, and so is what this version does not know. It never throws, whatever it is given.
 *
 * ```js
 * import { fromReview } from "dossier-check/from-review";
 *
 * const report = fromReview(webhook, body);
 * ```
 *
 * @param review A webhook `customer.rfi`, or the details of a customer with its `rejection_reason`: the text, or the value that was parsed of it.
 * @param body The body that was sent: the text, or the value.
 */
export const fromReview = (review: unknown, body: unknown): ReviewReport =>
  withMessages(en)(review, body);

/**
 * {@link fromReview} in another language; a page that imports this in place of it loads no English.
 *
 * ```js
 * import { withMessages } from "dossier-check/from-review";
 * import { de } from "dossier-check/reviews/de";
 *
 * const report = withMessages(de)(webhook, body);
 * ```
 *
 * @throws TypeError if the pack is none of `dossier-check/reviews/…`, which speak of reviews.
 */
export function withMessages(pack: ReviewPack): typeof fromReview {
  if (typeof (pack as Partial<ReviewPack> | undefined)?.messages?.review !== "string") {
    throw new TypeError(
      'withMessages() takes a language that speaks of reviews, such as { de } from "dossier-check/reviews/de".',
    );
  }
  const messageOf = makeMessages(pack);
  return (review, body) => {
    const sent = parsed(body);
    const violations = wishesOf(parsed(review)).map((params): ReviewFinding => {
      const path = placeOf(params, sent);
      return { code: "review", path, params, message: messageOf(path, params) };
    });
    return { ok: violations.length === 0, violations, advice: [], undecided: [] };
  };
}

type Members = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The members of an object; none of what is no object. */
const membersOf = (value: unknown): Members => (isObject(value) ? value : {});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The objects of a list; of what is no object a member of that name, and of what is no list its one element. */
function objectsOf(list: unknown, name: string): readonly Members[] {
  if (list === undefined || list === null) return [];
  const all: readonly unknown[] = Array.isArray(list) ? list : [list];
  return all.map((one) => (isObject(one) ? one : { [name]: one }));
}

/** The same of a list that says more of what it stands in, which is there without it too. */
function detailsOf(list: unknown, name: string): readonly Members[] {
  const details = objectsOf(list, name);
  return details.length > 0 ? details : [{}];
}

/** All that a review asks for, each wish with what the section and the category say of it. */
function wishesOf(review: unknown): Members[] {
  const outer = membersOf(review);
  const { request_for_information: sections, rejection_reason: reason }: Members = {
    ...outer,
    ...membersOf(outer.data),
  };
  const wishes: Members[] = [];
  for (const { categories, ...section } of objectsOf(sections, "section")) {
    for (const { fields, ...category } of detailsOf(categories, "document_type")) {
      for (const field of detailsOf(fields, "field_name")) {
        wishes.push({ ...section, ...category, ...field });
      }
    }
  }
  for (const { documents, ...others } of objectsOf(reason, "reason")) {
    for (const [name, value] of Object.entries(others)) wishes.push(...objectsOf(value, name));
    wishes.push(...objectsOf(documents, "uri"));
  }
  return wishes;
}

/** Where in the body a wish leads to. */
function placeOf(
  { section, document_type, field_name, side, uri }: Members,
  body: unknown,
): string {
  const sent = membersOf(body);
  switch (section) {
    case "tos_policies_value":
      return "/tos_policies_value";
    case "proof_of_identity": {
      const list = listOf(sent.identifying_documents);
      const isWanted = (type: unknown) =>
        document_type === "SELFIE"
          ? type === "SELFIE"
          : type !== "SELFIE" && identityTypes.some((known) => known === type);
      const index = list.findIndex((entry) => isWanted(membersOf(entry).type));
      return within("/identifying_documents", list, index, identityMembers, field_name, side);
    }
    case "proof_of_address": {
      const list = listOf(sent.address_documents);
      return within("/address_documents", list, 0, addressMembers, field_name, side);
    }
    case undefined:
      return fileOf(sent, uri);
    default:
      return "";
  }
}

/** A place in an entry of a list, or the list where there is no such entry. */
function within(
  pointer: string,
  list: readonly unknown[],
  index: number,
  members: number,
  name: unknown,
  side: unknown,
): string {
  if (index < 0 || index >= list.length) return pointer;
  const entry = `${pointer}/${index}`;
  if (typeof name !== "string" || !((members >> memberNumber(name)) & 1)) return entry;
  if (name === "files" && side != null) {
    const files = listOf(membersOf(list[index]).files);
    const file = files.findIndex((one) => membersOf(one).side === side);
    if (file >= 0) return `${entry}/files/${file}/uri`;
  }
  return `${entry}/${name}`;
}

/** The first file of a body that has this link. */
function fileOf(body: Members, uri: unknown): string {
  if (typeof uri !== "string") return "";
  for (const [name, list] of Object.entries(body)) {
    if (name !== "identifying_documents" && name !== "address_documents") continue;
    for (const [index, entry] of listOf(list).entries()) {
      const file = listOf(membersOf(entry).files).findIndex((one) => membersOf(one).uri === uri);
      if (file >= 0) return `/${name}/${index}/files/${file}/uri`;
    }
  }
  return "";
}

/** The ends of the names of messages, by status. */
const statusWords = new Map<unknown, string>([
  ["MISSING", "missing"],
  ["INVALID", "invalid"],
  ["EXPIRED", "expired"],
]);

/** What puts wishes into the words of a pack. */
function makeMessages(pack: ReviewPack) {
  const { say, wordsOf } = makeSpeaker(pack);
  const sides = pack.words.side ?? {};

  return (path: string, { section, status, side, reason, moderation_comment }: Members): string => {
    const written = [reason, moderation_comment].find(
      (text) => typeof text === "string" && text.trim() !== "",
    );
    const place = placeAt(path);
    const said = {
      params: {
        ...(typeof side === "string" && has(sides, side) ? { side } : {}),
        ...(written === undefined ? {} : { reason: written }),
      },
      last: lastOf(path),
      place: place && wordsOf(place),
      other: undefined,
    };
    const message = (code: string) => say({ code, ...said });
    const known = section === undefined ? "rejected" : statusWords.get(status);
    // Of the whole there is no more to say than that something is wanted, and what is said of that has no placeholder that could be empty.
    return (path !== "" && known && message(`review_${known}`)) || message("review")!;
  };
}

/** What a person calls the value at the end of a path: a link to a file is the file. */
function lastOf(path: string): string {
  const steps = path.split("/");
  const last = steps[steps.length - 1]!;
  if (last === "uri") return "file";
  return /^\d+$/.test(last) ? "document" : last;
}
