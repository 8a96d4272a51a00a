import { zh as pack } from "../locales/zh.js";
import { withReviews } from "../report/review_pack.js";

/** Chinese, for reviews too: `import { zh } from "dossier-check/reviews/zh"`. */
export const zh = /* @__PURE__ */ withReviews(pack, {
  review: "审核人员需要您提供一些信息。[审核意见：“{reason}”]",
  review_missing: "审核还需要：{member}[（{side:side}）]。请补充。[审核意见：“{reason}”]",
  review_invalid: "审核未能接受：{member}[（{side:side}）]。请核对并更换。[审核意见：“{reason}”]",
  review_expired:
    "以下内容已过期：{member}[（{side:side}）]。请使用仍在有效期内的证件。[审核意见：“{reason}”]",
  review_rejected: "审核未能接受此文件。请添加其他文件。[审核意见：“{reason}”]",
});
