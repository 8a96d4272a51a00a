// What packs say of a review beside the core's findings. A message depends on status, place, member and side; what the reviewer wrote
// stands beside it as it is, in whatever language that is.
import type { Pack } from "./language.js";
import type { CheckedAll } from "./language_pack.js";

/** The messages about a review, by the status of what is wished, and what each may say. */
interface ReviewPlaceholders {
  /** Of what has no place, or a status that nobody knows yet. */
  readonly review: "reason?";
  readonly review_missing: "member" | "side:side?" | "reason?";
  readonly review_invalid: "member" | "side:side?" | "reason?";
  readonly review_expired: "member" | "side:side?" | "reason?";
  /** Of a file that a customer's details tell. */
  readonly review_rejected: "reason?";
}

/** A pack that speaks of reviews too. */
export interface ReviewPack extends Pack {
  readonly messages: Pack["messages"] & { readonly [Key in keyof ReviewPlaceholders]: string };
}

/** Gives a pack the messages about a review. */
export const withReviews = <const Messages>(
  pack: Pack,
  messages: CheckedAll<Messages, ReviewPlaceholders, never, never>,
): ReviewPack => ({ ...pack, messages: { ...pack.messages, ...messages } });
