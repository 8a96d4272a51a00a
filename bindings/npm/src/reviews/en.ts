import { en as pack } from "../locales/en.js";
import { withReviews } from "../report/review_pack.js";

/** English, for reviews too: `import { en } from "dossier-check/reviews/en"`. */
export const en = /* @__PURE__ */ withReviews(pack, {
  review: "the reviewers need something from you.[ They wrote: “{reason}”]",
  review_missing:
    "the reviewers still need: {member}[ ({side:side})]. Please add it.[ They wrote: “{reason}”]",
  review_invalid:
    "the reviewers could not accept: {member}[ ({side:side})]. Please check it and replace it.[ They wrote: “{reason}”]",
  review_expired:
    "this is no longer valid: {member}[ ({side:side})]. Please use a document that is.[ They wrote: “{reason}”]",
  review_rejected:
    "the reviewers could not accept this file. Please add another one.[ They wrote: “{reason}”]",
});
