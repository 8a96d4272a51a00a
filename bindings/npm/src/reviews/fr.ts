import { fr as pack } from "../locales/fr.js";
import { withReviews } from "../report/review_pack.js";

/** French, for reviews too: `import { fr } from "dossier-check/reviews/fr"`. */
export const fr = /* @__PURE__ */ withReviews(pack, {
  review: "l’équipe de vérification a besoin d’une précision de votre part.[ Motif : « {reason} »]",
  review_missing:
    "la vérification demande encore : {member}[ ({side:side})]. Veuillez compléter.[ Motif : « {reason} »]",
  review_invalid:
    "la vérification n’a pas pu accepter : {member}[ ({side:side})]. Veuillez contrôler et remplacer.[ Motif : « {reason} »]",
  review_expired:
    "ceci n’est plus valable : {member}[ ({side:side})]. Veuillez utiliser un document encore valable.[ Motif : « {reason} »]",
  review_rejected:
    "la vérification n’a pas pu accepter ce fichier. Veuillez en ajouter un autre.[ Motif : « {reason} »]",
});
