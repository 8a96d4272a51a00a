import { ar as pack } from "../locales/ar.js";
import { withReviews } from "../report/review_pack.js";

/** Arabic, for reviews too: `import { ar } from "dossier-check/reviews/ar"`. */
export const ar = /* @__PURE__ */ withReviews(pack, {
  review: "يحتاج فريق المراجعة إلى شيء منك.[ السبب: «{reason}»]",
  review_missing:
    "ما زال فريق المراجعة بحاجة إلى: {member}[ ({side:side})]. يُرجى إضافة ذلك.[ السبب: «{reason}»]",
  review_invalid:
    "لم يتمكن فريق المراجعة من قبول ما يلي: {member}[ ({side:side})]. يُرجى مراجعته واستبداله.[ السبب: «{reason}»]",
  review_expired:
    "انتهت صلاحية ما يلي: {member}[ ({side:side})]. يُرجى استخدام وثيقة سارية.[ السبب: «{reason}»]",
  review_rejected:
    "لم يتمكن فريق المراجعة من قبول هذا الملف. يُرجى إضافة ملف آخر.[ السبب: «{reason}»]",
});
