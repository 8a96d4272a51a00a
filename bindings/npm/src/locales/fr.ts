import { pack } from "../report/language_pack.js";

/** French, with “vous”: `import { fr } from "dossier-check/locales/fr"`. */
export const fr = /* @__PURE__ */ pack({
  locale: "fr",
  direction: "ltr",
  place: {
    identifying: "pièce d’identité {number}",
    address: "justificatif de domicile {number}",
    file: "{document}, fichier {number}",
    message: "{place}\u00a0: {message}",
  },
  size: { kilobytes: "{number}\u00a0Ko", megabytes: "{number}\u00a0Mo" },
  members: {
    request: ["f", "la demande"],
    document: ["m", "le document"],
    file: ["m", "le fichier"],
    identifying_documents: ["fp", "les pièces d’identité"],
    address_documents: ["mp", "les justificatifs de domicile"],
    tos_policies_value: ["f", "l’acceptation des conditions"],
    type: ["m", "le type de document"],
    number: ["m", "le numéro du document"],
    country: ["m", "le pays de délivrance"],
    state: ["m", "l’État"],
    issue_date: ["f", "la date de délivrance"],
    expiry_date: ["f", "la date d’expiration"],
    files: ["mp", "les fichiers"],
    side: ["f", "la face du document"],
    uri: ["m", "le fichier"],
  },
  words: {
    json_type: {
      null: "une valeur nulle",
      boolean: "une valeur vraie ou fausse",
      number: "un nombre",
      string: "un texte",
      array: "une liste",
      object: "un objet",
    },
    side: { FRONT: "le recto", BACK: "le verso" },
    file_type: {
      jpeg: "une image JPEG",
      png: "une image PNG",
      pdf: "un document PDF",
      gif: "une image GIF",
      bmp: "une image BMP",
      tiff: "une image TIFF",
      webp: "une image WebP",
      avif: "une image AVIF",
      heic: "une photo HEIC",
      zip: "une archive ZIP ou un document bureautique",
      html: "une page web",
      svg: "un dessin SVG",
      text: "un fichier texte",
      unknown: "un fichier de type inconnu",
    },
    remedy: {
      jpeg: "Faites en sorte que son nom se termine par «\u00a0.jpg\u00a0».",
      png: "Faites en sorte que son nom se termine par «\u00a0.png\u00a0».",
      pdf: "Faites en sorte que son nom se termine par «\u00a0.pdf\u00a0».",
      gif: "Enregistrez-le au format JPEG ou PNG, ou prenez plutôt une photo.",
      bmp: "Enregistrez-le au format JPEG ou PNG, ou prenez plutôt une photo.",
      tiff: "Enregistrez-le au format JPEG ou PNG, ou prenez plutôt une photo.",
      webp: "Enregistrez-le au format JPEG ou PNG, ou prenez plutôt une photo.",
      avif: "Enregistrez-le au format JPEG ou PNG, ou prenez plutôt une photo.",
      heic: "Sur un iPhone, choisissez «\u00a0Le plus compatible\u00a0» dans Réglages > Appareil photo > Formats et reprenez la photo, ou enregistrez celle-ci au format JPEG.",
      zip: "Enregistrez le document au format PDF ou prenez-le en photo.",
      html: "Téléchargez le document lui-même ou prenez-le en photo.",
      svg: "Enregistrez-le au format JPEG ou PNG, ou prenez plutôt une photo.",
      text: "Enregistrez le document au format PDF ou prenez-le en photo.",
      unknown: "Enregistrez le document au format PDF ou prenez-le en photo.",
    },
  },
  messages: {
    body_too_large:
      "la demande fait {actual} {actual|one:octet|many:d’octets|other:octets}, et {max} au plus sont acceptés. Envoyez d’abord les fichiers, puis n’indiquez que leurs liens.",
    malformed_json:
      "la demande n’est pas un texte JSON valide et {offset|=0:rien ne peut en être lu\u00a0: elle est peut-être vide, en UTF-16, ou commence par une marque d’ordre des octets. Envoyez-la en UTF-8 simple|one:la lecture s’arrête après # octet. Corrigez-la à cet endroit|many:la lecture s’arrête après # d’octets. Corrigez-la à cet endroit|other:la lecture s’arrête après # octets. Corrigez-la à cet endroit}.",
    body_too_deep:
      "la demande contient plus de {max} listes et objets imbriqués. Envoyez-la sous la forme que décrit le service.",
    duplicate_member:
      "«\u00a0{name}\u00a0» est indiqué plusieurs fois. Ne gardez qu’une seule valeur.",
    customer_type_not_individual:
      "seuls les clients particuliers peuvent joindre des documents de cette façon, et ce client n’en est pas un. Suivez la procédure prévue pour son type de client.",
    api_version_not_v2:
      "ce client n’a pas été créé avec la version 2 du service. Utilisez la version avec laquelle il a été créé.",
    customer_status_not_allowed:
      "le statut du client est «\u00a0{actual}\u00a0», et les documents ne sont acceptés que s’il manque quelque chose ou si une action est requise. Attendez que le statut change.",
    attach_in_flight:
      "des documents sont déjà en cours d’ajout pour ce client. Attendez la fin de l’opération, puis consultez le statut du client.",
    required: "veuillez ajouter {member}.",
    type_mismatch:
      "{member} {member|m:doit|f:doit|mp:doivent|fp:doivent} être {expected:json_type}, et non {actual:json_type}. Envoyez {expected:json_type}.",
    empty:
      "{member} ne {member|m:peut pas être vide|f:peut pas être vide|mp:peuvent pas être vides|fp:peuvent pas être vides}. Veuillez ajouter ce qui manque.",
    unknown_value:
      "«\u00a0{actual}\u00a0» n’est pas une valeur connue pour {member}.[ Vouliez-vous dire «\u00a0{suggestion}\u00a0»\u202f?] Choisissez {allowed}.",
    too_long:
      "{member} comporte {actual} {actual|one:caractère|many:de caractères|other:caractères}, et {max} au plus sont acceptés. Veuillez l’abréger.",
    invalid_date:
      "{member} n’est pas une date valide sous la forme AAAA-MM-JJ, par exemple 2029-06-01.[ Vouliez-vous dire {suggestion}\u202f?] Corrigez-la.",
    invalid_country:
      "{member} n’est pas un code accepté.[ Vouliez-vous dire «\u00a0{suggestion}\u00a0»\u202f?] Utilisez les trois lettres majuscules de la norme ISO 3166-1, par exemple USA ou DEU.",
    primary_document_limit:
      "outre le selfie, un seul document peut prouver l’identité, et c’est déjà le cas de la {first:place}. Supprimez l’un des deux.",
    selfie_limit:
      "un seul selfie peut être joint, et la {first:place} en est déjà un. Supprimez l’un des deux.",
    selfie_required: "veuillez ajouter un selfie, qui est demandé ici à tous les clients.",
    state_required:
      "un permis de conduire des États-Unis doit indiquer l’État. Ajoutez-le, par exemple US-CA pour la Californie.",
    state_forbidden:
      "ce type de document ne doit pas comporter d’État. Supprimez cette indication.",
    expiry_not_in_future:
      "la date d’expiration doit être postérieure à celle d’aujourd’hui, le {today:date}. Utilisez un document qui n’a pas expiré.",
    expiry_not_after_issue:
      "la date d’expiration doit être postérieure à la date de délivrance. Comparez-les avec le document.",
    file_count:
      "ce document demande exactement {expected} {expected|one:fichier|many:de fichiers|other:fichiers}, et {actual|one:# est joint|many:# sont joints|other:# sont joints}. Ajoutez ou supprimez des fichiers.",
    side_required: "ce document a deux faces. Indiquez laquelle le fichier montre.",
    side_duplicate:
      "{side:side} de ce document est déjà joint ({first:place}). Joignez l’autre face ou supprimez le fichier.",
    side_missing: "il manque {side:side} du document. Ajoutez un fichier qui le montre.",
    file_uri_duplicate:
      "ce fichier est déjà joint ailleurs ({first:place}). Envoyez un fichier distinct pour chacun.",
    address_document_count:
      "il faut joindre exactement {expected} {expected|one:justificatif|many:de justificatifs|other:justificatifs} de domicile, et {actual|one:# est joint|many:# sont joints|other:# sont joints}. Ajoutez ou supprimez des justificatifs de domicile.",
    address_country_mismatch:
      "le document vient du pays «\u00a0{actual}\u00a0», et le client réside dans le pays «\u00a0{expected}\u00a0». Utilisez un document du pays de résidence.",
    tos_mismatch:
      "{member} correspond à un autre client ou à un ancien lien. Acceptez les conditions à partir du lien le plus récent de ce client.",
    file_not_owned:
      "ce fichier n’a pas été envoyé pour ce client. Envoyez-le de nouveau, puis transmettez-le tel que l’envoi le renvoie.",
    v1_member:
      "«\u00a0{name}\u00a0» appartient à la version 1 du service et n’est pas pris en compte. Utilisez plutôt «\u00a0{use}\u00a0».",
    unknown_member:
      "«\u00a0{name}\u00a0» n’est pas connu ici et n’est pas pris en compte.[ Vouliez-vous dire «\u00a0{suggestion}\u00a0»\u202f?] Corrigez ce nom ou supprimez-le.",
    ignored_for_selfie:
      "pour un selfie, {member} n’est pas {member|m:nécessaire|f:nécessaire|mp:nécessaire|fp:nécessaire} et n’est pas {member|m:pris|f:prise|mp:pris|fp:prise} en compte. Supprimez cette indication.",
    state_not_iso3166_2:
      "{member} n’est pas écrit sous la forme d’un code des États-Unis, par exemple US-CA.[ Vouliez-vous dire «\u00a0{suggestion}\u00a0»\u202f?] Il pourra être demandé lors de la vérification.",
    issue_date_in_future:
      "la date de délivrance est postérieure à celle d’aujourd’hui. Comparez-la avec le document.",
    year_unlikely:
      "{member} tombe en l’an {year:year}, ce qui est peu probable. Comparez-la avec le document et indiquez-la selon le calendrier grégorien.",
    expiry_soon:
      "le document expire dans {days} {days|one:jour|many:de jours|other:jours}, et deux mois de validité sont demandés lors de la vérification. Si possible, utilisez-en un qui soit valable plus longtemps.",
    address_document_old:
      "le document a été délivré il y a {days} {days|one:jour|many:de jours|other:jours}, et un document des trois derniers mois est demandé lors de la vérification. Si possible, utilisez-en un plus récent.",
    file_type_unusual:
      "le nom du fichier n’indique pas un PDF, JPEG ou PNG[\u00a0: l’extension est «\u00a0{extension}\u00a0»]. Vérifiez que c’en est un.",
    tos_not_uuid:
      "{member} n’a pas l’aspect habituel. Copiez-la depuis le lien vers les conditions sans la modifier.",
    file_empty: "ce fichier est vide. Choisissez-en un autre ou reprenez la photo.",
    file_type_not_accepted:
      "il s’agit d’{detected:file_type}, mais seuls les fichiers PDF, JPEG et PNG sont acceptés. {detected:remedy}",
    file_too_large:
      "ce fichier fait {actual:size}, et la limite est de {max:size}. Enregistrez-le dans une résolution plus faible ou prenez plutôt une photo.",
    file_truncated:
      "ce fichier est incomplet\u00a0: il commence comme {type:file_type}, mais sa fin manque. Téléchargez-le ou enregistrez-le à nouveau.",
    file_extension_mismatch:
      "ce fichier est {type:file_type}, mais son nom ne l’indique pas[\u00a0: il se termine par «\u00a0.{extension}\u00a0»]. {type:remedy}",
    file_protected:
      "ce PDF demande peut-être un mot de passe. Vérifiez qu’il s’ouvre sans, ou enregistrez une copie qui n’en demande pas.",
    file_garbled:
      "ce PDF a été endommagé en chemin et ses pages seront vides. Récupérez-le à nouveau là d’où il vient.",
    file_small:
      "cette image est petite ({size:size}), et au moins 100 Ko ou 300 ppp sont demandés lors de la vérification. Vérifiez que tout le texte est lisible ou choisissez une image plus grande.",
    image_small:
      "cette image a une faible résolution ({width} × {height}). Vérifiez que tout le texte est lisible ou reprenez la photo de plus près.",
    image_grey:
      "cette image est sans couleurs, et des copies en couleur sont demandées lors de la vérification. Prenez le document en photo ou numérisez-le en couleur.",
  },
});
