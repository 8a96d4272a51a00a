import { es as pack } from "../locales/es.js";
import { withReviews } from "../report/review_pack.js";

/** Spanish, for reviews too: `import { es } from "dossier-check/reviews/es"`. */
export const es = /* @__PURE__ */ withReviews(pack, {
  review: "el equipo de revisión necesita algo de usted.[ Motivo: «{reason}»]",
  review_missing:
    "el equipo de revisión aún necesita: {member}[ ({side:side})]. Añádalo, por favor.[ Motivo: «{reason}»]",
  review_invalid:
    "el equipo de revisión no pudo aceptar: {member}[ ({side:side})]. Revíselo y sustitúyalo, por favor.[ Motivo: «{reason}»]",
  review_expired:
    "ya no está vigente: {member}[ ({side:side})]. Use un documento vigente, por favor.[ Motivo: «{reason}»]",
  review_rejected:
    "el equipo de revisión no pudo aceptar este archivo. Añada otro, por favor.[ Motivo: «{reason}»]",
});
