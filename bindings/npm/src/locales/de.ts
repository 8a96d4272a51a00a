import { pack } from "../report/language_pack.js";

/** German, with “Sie”: `import { de } from "dossier-check/locales/de"`. */
export const de = /* @__PURE__ */ pack({
  locale: "de",
  direction: "ltr",
  place: {
    identifying: "Identitätsdokument {number}",
    address: "Adressnachweis {number}",
    file: "{document}, Datei {number}",
    message: "{place}: {message}",
  },
  size: { kilobytes: "{number} KB", megabytes: "{number} MB" },
  members: {
    request: ["f", "Anfrage"],
    document: ["n", "Dokument"],
    file: ["f", "Datei"],
    identifying_documents: ["p", "Identitätsdokumente"],
    address_documents: ["p", "Adressnachweise"],
    tos_policies_value: ["f", "Zustimmung zu den Nutzungsbedingungen"],
    type: ["f", "Dokumentart"],
    number: ["f", "Dokumentnummer"],
    country: ["n", "Ausstellungsland"],
    state: ["m", "Bundesstaat"],
    issue_date: ["n", "Ausstellungsdatum"],
    expiry_date: ["n", "Ablaufdatum"],
    files: ["p", "Dateien"],
    side: ["f", "Seite des Dokuments"],
    uri: ["f", "Datei"],
  },
  words: {
    json_type: {
      null: "leer (null)",
      boolean: "„wahr“ oder „falsch“",
      number: "eine Zahl",
      string: "ein Text",
      array: "eine Liste",
      object: "ein Objekt",
    },
    side: { FRONT: "die Vorderseite", BACK: "die Rückseite" },
    file_type: {
      jpeg: "ein JPEG-Bild",
      png: "ein PNG-Bild",
      pdf: "ein PDF-Dokument",
      gif: "ein GIF-Bild",
      bmp: "ein BMP-Bild",
      tiff: "ein TIFF-Bild",
      webp: "ein WebP-Bild",
      avif: "ein AVIF-Bild",
      heic: "ein HEIC-Foto",
      zip: "ein ZIP-Archiv oder Office-Dokument",
      html: "eine Webseite",
      svg: "eine SVG-Zeichnung",
      text: "eine Textdatei",
      unknown: "eine Datei unbekannter Art",
    },
    remedy: {
      jpeg: "Lassen Sie den Namen auf „.jpg“ enden.",
      png: "Lassen Sie den Namen auf „.png“ enden.",
      pdf: "Lassen Sie den Namen auf „.pdf“ enden.",
      gif: "Speichern Sie die Datei als JPEG oder PNG, oder machen Sie stattdessen ein Foto.",
      bmp: "Speichern Sie die Datei als JPEG oder PNG, oder machen Sie stattdessen ein Foto.",
      tiff: "Speichern Sie die Datei als JPEG oder PNG, oder machen Sie stattdessen ein Foto.",
      webp: "Speichern Sie die Datei als JPEG oder PNG, oder machen Sie stattdessen ein Foto.",
      avif: "Speichern Sie die Datei als JPEG oder PNG, oder machen Sie stattdessen ein Foto.",
      heic: "Wählen Sie auf einem iPhone unter Einstellungen > Kamera > Formate „Maximale Kompatibilität“ und machen Sie das Foto noch einmal, oder speichern Sie dieses als JPEG.",
      zip: "Speichern Sie das Dokument selbst als PDF, oder machen Sie ein Foto davon.",
      html: "Laden Sie das Dokument selbst herunter, oder machen Sie ein Foto davon.",
      svg: "Speichern Sie die Datei als JPEG oder PNG, oder machen Sie stattdessen ein Foto.",
      text: "Speichern Sie das Dokument selbst als PDF, oder machen Sie ein Foto davon.",
      unknown: "Speichern Sie das Dokument selbst als PDF, oder machen Sie ein Foto davon.",
    },
  },
  messages: {
    body_too_large:
      "Die Anfrage ist {actual} {actual|one:Byte|other:Byte} groß, und höchstens {max} werden angenommen. Laden Sie die Dateien vorher hoch und senden Sie nur die Links.",
    malformed_json:
      "Die Anfrage ist kein gültiges JSON und lässt sich {offset|=0:überhaupt nicht lesen: Sie ist vielleicht leer, UTF-16 oder beginnt mit einer Bytereihenfolge-Marke. Senden Sie sie als einfaches UTF-8|one:nach # Byte nicht weiter lesen. Berichtigen Sie sie dort|other:nach # Bytes nicht weiter lesen. Berichtigen Sie sie dort}.",
    body_too_deep:
      "In der Anfrage sind mehr als {max} Listen und Objekte ineinander verschachtelt. Senden Sie sie in der Form, die der Dienst beschreibt.",
    duplicate_member: "„{name}“ ist mehr als einmal angegeben. Behalten Sie nur eine der Angaben.",
    customer_type_not_individual:
      "Auf diesem Weg können Dokumente nur für Privatpersonen eingereicht werden, und dieser Kunde ist keine. Nutzen Sie das Verfahren für die Art dieses Kunden.",
    api_version_not_v2:
      "Dieser Kunde wurde nicht mit Version 2 des Dienstes angelegt. Nutzen Sie die Version, mit der er angelegt wurde.",
    customer_status_not_allowed:
      "Der Status des Kunden ist „{actual}“, und Dokumente werden nur angenommen, solange etwas fehlt oder etwas zu tun ist. Warten Sie, bis sich der Status ändert.",
    attach_in_flight:
      "Für diesen Kunden werden gerade schon Dokumente eingereicht. Warten Sie, bis das abgeschlossen ist, und sehen Sie dann nach dem Status des Kunden.",
    required: "Bitte ergänzen Sie {member|m:den|f:die|n:das|p:die} {member}.",
    type_mismatch:
      "{member|m:Der|f:Die|n:Das|p:Die} {member} {member|m:muss|f:muss|n:muss|p:müssen} {expected:json_type} sein, nicht {actual:json_type}. Bitte berichtigen Sie das.",
    empty: "Bitte ergänzen Sie {member|m:den|f:die|n:das|p:die} {member}: Hier steht noch nichts.",
    unknown_value:
      "„{actual}“ ist als {member} nicht bekannt.[ Meinten Sie „{suggestion}“?] Wählen Sie {allowed}.",
    too_long:
      "Der {member} ist {actual} {actual|one:Zeichen|other:Zeichen} lang, und höchstens {max} werden angenommen. Bitte kürzen Sie die Angabe.",
    invalid_date:
      "Das {member} ist kein gültiges Datum in der Form JJJJ-MM-TT, zum Beispiel 2029-06-01.[ Meinten Sie {suggestion}?] Bitte berichtigen Sie es.",
    invalid_country:
      "Das {member} ist kein Code, der angenommen wird.[ Meinten Sie „{suggestion}“?] Verwenden Sie die drei Großbuchstaben nach ISO 3166-1, zum Beispiel USA oder DEU.",
    primary_document_limit:
      "Außer dem Selfie kann nur ein Dokument die Identität nachweisen, und das tut schon {first:place}. Entfernen Sie eines von beiden.",
    selfie_limit:
      "Es kann nur ein Selfie eingereicht werden, und {first:place} ist schon eines. Entfernen Sie eines von beiden.",
    selfie_required: "Bitte fügen Sie ein Selfie hinzu. Es wird hier von allen Kunden verlangt.",
    state_required:
      "Bei einem Führerschein der Vereinigten Staaten muss der Bundesstaat angegeben werden. Ergänzen Sie ihn, zum Beispiel US-CA für Kalifornien.",
    state_forbidden:
      "Bei dieser Dokumentart darf kein Bundesstaat angegeben werden. Entfernen Sie ihn.",
    expiry_not_in_future:
      "Das Ablaufdatum muss nach dem heutigen Tag liegen, dem {today:date}. Verwenden Sie ein Dokument, das noch gültig ist.",
    expiry_not_after_issue:
      "Das Ablaufdatum muss nach dem Ausstellungsdatum liegen. Vergleichen Sie beide mit dem Dokument.",
    file_count:
      "Dieses Dokument braucht genau {expected|one:# Datei|other:# Dateien}, und {actual|one:# ist|other:# sind} angegeben. Fügen Sie Dateien hinzu oder entfernen Sie welche.",
    side_required: "Dieses Dokument hat zwei Seiten. Geben Sie an, welche davon die Datei zeigt.",
    side_duplicate:
      "{first:place} zeigt schon {side:side} dieses Dokuments. Fügen Sie die andere Seite hinzu oder entfernen Sie die Datei.",
    side_missing: "Es fehlt {side:side} des Dokuments. Fügen Sie eine Datei hinzu, die sie zeigt.",
    file_uri_duplicate:
      "Das ist dieselbe Datei wie bei {first:place}. Laden Sie für beide eine eigene Datei hoch.",
    address_document_count:
      "Es {expected|one:muss genau # Adressnachweis|other:müssen genau # Adressnachweise} eingereicht werden, und {actual|one:# ist|other:# sind} angegeben. Fügen Sie Adressnachweise hinzu oder entfernen Sie welche.",
    address_country_mismatch:
      "Das Dokument ist aus „{actual}“, und der Kunde wohnt in „{expected}“. Verwenden Sie ein Dokument aus dem Wohnsitzland.",
    tos_mismatch:
      "Die {member} gehört zu einem anderen Kunden oder zu einem alten Link. Stimmen Sie den Bedingungen unter dem neuesten Link dieses Kunden zu.",
    file_not_owned:
      "Diese Datei wurde nicht für diesen Kunden hochgeladen. Laden Sie sie noch einmal hoch und senden Sie sie so, wie Sie sie dabei erhalten.",
    v1_member:
      "„{name}“ gehört zu Version 1 des Dienstes und wird nicht beachtet. Verwenden Sie stattdessen „{use}“.",
    unknown_member:
      "„{name}“ ist hier nicht bekannt und wird nicht beachtet.[ Meinten Sie „{suggestion}“?] Berichtigen Sie den Namen oder entfernen Sie ihn.",
    ignored_for_selfie:
      "Ein Selfie braucht {member|m:keinen|f:keine|n:kein|p:keine} {member}. Die Angabe wird nicht beachtet, bitte entfernen Sie sie.",
    state_not_iso3166_2:
      "Der {member} ist nicht als Code der Vereinigten Staaten angegeben, zum Beispiel US-CA.[ Meinten Sie „{suggestion}“?] Bei der Prüfung kann danach gefragt werden.",
    issue_date_in_future:
      "Das Ausstellungsdatum liegt in der Zukunft. Vergleichen Sie es mit dem Dokument.",
    year_unlikely:
      "Das {member} liegt im Jahr {year:year}, und das ist unwahrscheinlich. Vergleichen Sie es mit dem Dokument und geben Sie es nach dem gregorianischen Kalender an.",
    expiry_soon:
      "Das Dokument läuft in {days|one:# Tag|other:# Tagen} ab, und bei der Prüfung werden zwei Monate erwartet. Verwenden Sie, wenn möglich, ein länger gültiges.",
    address_document_old:
      "Das Dokument wurde vor {days|one:# Tag|other:# Tagen} ausgestellt, und bei der Prüfung wird eines aus den letzten drei Monaten erwartet. Verwenden Sie, wenn möglich, ein neueres.",
    file_type_unusual:
      "Der Name der Datei lässt nicht erkennen, dass sie ein PDF, JPEG oder PNG ist[: Die Endung ist „{extension}“]. Prüfen Sie, ob sie eines davon ist.",
    tos_not_uuid:
      "Die {member} sieht nicht aus wie üblich. Kopieren Sie sie unverändert aus dem Link zu den Bedingungen.",
    file_empty:
      "Diese Datei ist leer. Wählen Sie eine andere, oder machen Sie das Foto noch einmal.",
    file_type_not_accepted:
      "Das ist {detected:file_type}, angenommen werden aber nur PDF-, JPEG- und PNG-Dateien. {detected:remedy}",
    file_too_large:
      "Diese Datei ist {actual:size} groß, erlaubt sind {max:size}. Speichern Sie sie in geringerer Auflösung, oder machen Sie stattdessen ein Foto.",
    file_truncated:
      "Diese Datei ist unvollständig: Sie beginnt wie {type:file_type}, aber ihr Ende fehlt. Laden Sie sie noch einmal herunter, oder speichern Sie sie neu.",
    file_extension_mismatch:
      "Diese Datei ist {type:file_type}, aber ihr Name sagt das nicht[: Er endet auf „.{extension}“]. {type:remedy}",
    file_protected:
      "Dieses PDF verlangt möglicherweise ein Passwort. Prüfen Sie, ob es sich ohne öffnen lässt, oder speichern Sie eine Kopie ohne Passwort.",
    file_garbled:
      "Dieses PDF wurde unterwegs beschädigt, seine Seiten bleiben leer. Holen Sie es noch einmal dort, wo es herkommt.",
    file_small:
      "Dieses Bild ist klein ({size:size}), und bei der Prüfung werden mindestens 100 KB oder 300 dpi erwartet. Prüfen Sie, ob der ganze Text lesbar ist, oder wählen Sie ein größeres.",
    image_small:
      "Dieses Bild hat eine geringe Auflösung ({width} × {height}). Prüfen Sie, ob der ganze Text lesbar ist, oder machen Sie das Foto noch einmal aus größerer Nähe.",
    image_grey:
      "Dieses Bild hat keine Farben, und bei der Prüfung werden farbige Kopien erwartet. Machen Sie ein Foto des Dokuments, oder scannen Sie es in Farbe.",
  },
});
