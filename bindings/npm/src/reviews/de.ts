import { de as pack } from "../locales/de.js";
import { withReviews } from "../report/review_pack.js";

/** German, for reviews too: `import { de } from "dossier-check/reviews/de"`. */
export const de = /* @__PURE__ */ withReviews(pack, {
  review: "Die Prüfung braucht noch etwas von Ihnen.[ Begründung: „{reason}“]",
  review_missing:
    "Für die Prüfung fehlt noch: {member}[ ({side:side})]. Bitte ergänzen Sie das.[ Begründung: „{reason}“]",
  review_invalid:
    "Die Prüfung konnte das nicht annehmen: {member}[ ({side:side})]. Bitte sehen Sie es durch und ersetzen Sie es.[ Begründung: „{reason}“]",
  review_expired:
    "Das ist nicht mehr gültig: {member}[ ({side:side})]. Bitte verwenden Sie ein Dokument, das noch gilt.[ Begründung: „{reason}“]",
  review_rejected:
    "Die Prüfung konnte diese Datei nicht annehmen. Bitte fügen Sie eine andere hinzu.[ Begründung: „{reason}“]",
});
