import { pt as pack } from "../locales/pt.js";
import { withReviews } from "../report/review_pack.js";

/** Portuguese, for reviews too: `import { pt } from "dossier-check/reviews/pt"`. */
export const pt = /* @__PURE__ */ withReviews(pack, {
  review: "a análise precisa de algo de você.[ Motivo: “{reason}”]",
  review_missing:
    "a análise ainda precisa disto: {member}[ ({side:side})]. Adicione, por favor.[ Motivo: “{reason}”]",
  review_invalid:
    "a análise não pôde aceitar: {member}[ ({side:side})]. Confira e substitua, por favor.[ Motivo: “{reason}”]",
  review_expired:
    "isto não é mais válido: {member}[ ({side:side})]. Use um documento ainda válido, por favor.[ Motivo: “{reason}”]",
  review_rejected:
    "a análise não pôde aceitar este arquivo. Adicione outro, por favor.[ Motivo: “{reason}”]",
});
