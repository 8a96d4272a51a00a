import { pack } from "../report/language_pack.js";

/** Spanish, as it is understood in all its countries, with “usted”: `import { es } from "dossier-check/locales/es"`. */
export const es = /* @__PURE__ */ pack({
  locale: "es",
  direction: "ltr",
  place: {
    identifying: "documento de identidad {number}",
    address: "comprobante de domicilio {number}",
    file: "{document}, archivo {number}",
    message: "{place}: {message}",
  },
  size: { kilobytes: "{number} KB", megabytes: "{number} MB" },
  members: {
    request: ["f", "la solicitud"],
    document: ["m", "el documento"],
    file: ["m", "el archivo"],
    identifying_documents: ["mp", "los documentos de identidad"],
    address_documents: ["mp", "los comprobantes de domicilio"],
    tos_policies_value: ["f", "la aceptación de los términos"],
    type: ["m", "el tipo de documento"],
    number: ["m", "el número de documento"],
    country: ["m", "el país de emisión"],
    state: ["m", "el estado"],
    issue_date: ["f", "la fecha de emisión"],
    expiry_date: ["f", "la fecha de vencimiento"],
    files: ["mp", "los archivos"],
    side: ["f", "la cara del documento"],
    uri: ["m", "el archivo"],
  },
  words: {
    json_type: {
      null: "un valor nulo",
      boolean: "un valor verdadero o falso",
      number: "un número",
      string: "un texto",
      array: "una lista",
      object: "un objeto",
    },
    side: { FRONT: "el anverso", BACK: "el reverso" },
    file_type: {
      jpeg: "una imagen JPEG",
      png: "una imagen PNG",
      pdf: "un documento PDF",
      gif: "una imagen GIF",
      bmp: "una imagen BMP",
      tiff: "una imagen TIFF",
      webp: "una imagen WebP",
      avif: "una imagen AVIF",
      heic: "una foto HEIC",
      zip: "un archivo ZIP o un documento de ofimática",
      html: "una página web",
      svg: "un dibujo SVG",
      text: "un archivo de texto",
      unknown: "un archivo de tipo desconocido",
    },
    remedy: {
      jpeg: "Haga que el nombre termine en «.jpg».",
      png: "Haga que el nombre termine en «.png».",
      pdf: "Haga que el nombre termine en «.pdf».",
      gif: "Guárdelo como JPEG o PNG, o tome una foto en su lugar.",
      bmp: "Guárdelo como JPEG o PNG, o tome una foto en su lugar.",
      tiff: "Guárdelo como JPEG o PNG, o tome una foto en su lugar.",
      webp: "Guárdelo como JPEG o PNG, o tome una foto en su lugar.",
      avif: "Guárdelo como JPEG o PNG, o tome una foto en su lugar.",
      heic: "En un iPhone, elija «Más compatible» en Ajustes > Cámara > Formatos y tome la foto de nuevo, o guarde esta como JPEG.",
      zip: "Guarde el documento como PDF o tómele una foto.",
      html: "Descargue el documento mismo o tómele una foto.",
      svg: "Guárdelo como JPEG o PNG, o tome una foto en su lugar.",
      text: "Guarde el documento como PDF o tómele una foto.",
      unknown: "Guarde el documento como PDF o tómele una foto.",
    },
  },
  messages: {
    body_too_large:
      "la solicitud ocupa {actual} {actual|one:byte|many:de bytes|other:bytes} y se aceptan {max} como máximo. Suba antes los archivos y envíe solo sus enlaces.",
    malformed_json:
      "la solicitud no es un JSON válido y {offset|=0:no se puede leer nada de ella: quizá está vacía, es UTF-16 o empieza con una marca de orden de bytes. Envíela como UTF-8 simple|one:la lectura se detiene después de # byte. Corríjala en ese punto|many:la lectura se detiene después de # de bytes. Corríjala en ese punto|other:la lectura se detiene después de # bytes. Corríjala en ese punto}.",
    body_too_deep:
      "la solicitud contiene más de {max} listas y objetos unos dentro de otros. Envíela en el formato que describe el servicio.",
    duplicate_member: "«{name}» aparece más de una vez. Deje solo uno de los valores.",
    customer_type_not_individual:
      "por esta vía solo se pueden adjuntar documentos de clientes particulares, y este cliente no lo es. Utilice el procedimiento previsto para su tipo de cliente.",
    api_version_not_v2:
      "este cliente no se creó con la versión 2 del servicio. Utilice la versión con la que se creó.",
    customer_status_not_allowed:
      "el estado del cliente es «{actual}» y solo se aceptan documentos mientras falte algo o haya algo por resolver. Espere a que cambie el estado.",
    attach_in_flight:
      "ya se están adjuntando documentos de este cliente. Espere a que termine y consulte después el estado del cliente.",
    required: "añada {member}, por favor.",
    type_mismatch:
      "{member} {member|m:debe|f:debe|mp:deben} ser {expected:json_type}, no {actual:json_type}. Envíe {expected:json_type}.",
    empty:
      "{member} no {member|m:puede estar vacío|f:puede estar vacía|mp:pueden estar vacíos}. Añada lo que falta, por favor.",
    unknown_value:
      "«{actual}» no es un valor conocido para {member}.[ ¿Quiso decir «{suggestion}»?] Elija {allowed}.",
    too_long:
      "{member} tiene {actual} {actual|one:carácter|many:de caracteres|other:caracteres} y se aceptan {max} como máximo. Acórtelo.",
    invalid_date:
      "{member} no es una fecha válida con el formato AAAA-MM-DD, por ejemplo 2029-06-01.[ ¿Quiso decir {suggestion}?] Corríjala.",
    invalid_country:
      "{member} no es un código aceptado.[ ¿Quiso decir «{suggestion}»?] Utilice las tres letras mayúsculas de la norma ISO 3166-1, por ejemplo USA o DEU.",
    primary_document_limit:
      "además de la selfie, solo un documento puede acreditar la identidad, y el {first:place} ya lo hace. Elimine uno de los dos.",
    selfie_limit:
      "solo se puede adjuntar una selfie, y el {first:place} ya es una. Elimine una de las dos.",
    selfie_required: "añada una selfie, por favor. Aquí se pide a todos los clientes.",
    state_required:
      "en una licencia de conducir de Estados Unidos hay que indicar el estado. Añádalo, por ejemplo US-CA para California.",
    state_forbidden: "este tipo de documento no debe llevar estado. Elimine el estado.",
    expiry_not_in_future:
      "la fecha de vencimiento debe ser posterior a la de hoy, {today:date}. Utilice un documento que no haya vencido.",
    expiry_not_after_issue:
      "la fecha de vencimiento debe ser posterior a la de emisión. Compare ambas con el documento.",
    file_count:
      "este documento necesita exactamente {expected} {expected|one:archivo|many:de archivos|other:archivos} y {actual|one:se ha adjuntado #|many:se han adjuntado #|other:se han adjuntado #}. Añada o elimine archivos.",
    side_required: "este documento tiene dos caras. Indique cuál de ellas muestra el archivo.",
    side_duplicate:
      "{side:side} de este documento ya está adjunto ({first:place}). Adjunte la otra cara o elimine el archivo.",
    side_missing: "falta {side:side} del documento. Añada un archivo que lo muestre.",
    file_uri_duplicate:
      "este archivo ya está adjunto en otro lugar ({first:place}). Suba un archivo distinto para cada uno.",
    address_document_count:
      "hay que adjuntar exactamente {expected} {expected|one:comprobante|many:de comprobantes|other:comprobantes} de domicilio y {actual|one:se ha adjuntado #|many:se han adjuntado #|other:se han adjuntado #}. Añada o elimine comprobantes de domicilio.",
    address_country_mismatch:
      "el documento es de «{actual}» y el cliente reside en «{expected}». Utilice un documento del país de residencia.",
    tos_mismatch:
      "{member} corresponde a otro cliente o a un enlace antiguo. Acepte los términos desde el enlace más reciente de este cliente.",
    file_not_owned:
      "este archivo no se subió para este cliente. Súbalo de nuevo y envíelo tal como lo devuelve la subida.",
    v1_member:
      "«{name}» pertenece a la versión 1 del servicio y no se tiene en cuenta. Utilice «{use}» en su lugar.",
    unknown_member:
      "«{name}» no se conoce aquí y no se tiene en cuenta.[ ¿Quiso decir «{suggestion}»?] Corrija el nombre o elimínelo.",
    ignored_for_selfie:
      "en una selfie no hace falta {member} y no se tiene en cuenta. Elimine este dato.",
    state_not_iso3166_2:
      "{member} no está escrito como un código de Estados Unidos, por ejemplo US-CA.[ ¿Quiso decir «{suggestion}»?] Es posible que se pida en la revisión.",
    issue_date_in_future:
      "la fecha de emisión es posterior a la de hoy. Compárela con el documento.",
    year_unlikely:
      "{member} es del año {year:year}, lo que es poco probable. Compárela con el documento e indíquela según el calendario gregoriano.",
    expiry_soon:
      "el documento vence dentro de {days} {days|one:día|many:de días|other:días} y en la revisión se piden dos meses. Si puede, utilice uno con mayor vigencia.",
    address_document_old:
      "el documento se emitió hace {days} {days|one:día|many:de días|other:días} y en la revisión se pide uno de los últimos tres meses. Si puede, utilice uno más reciente.",
    file_type_unusual:
      "el nombre del archivo no indica que sea un PDF, JPEG o PNG[: la extensión es «{extension}»]. Compruebe que lo es.",
    tos_not_uuid:
      "{member} no tiene el aspecto habitual. Cópiela del enlace a los términos sin modificarla.",
    file_empty: "este archivo está vacío. Elija otro o vuelva a tomar la foto.",
    file_type_not_accepted:
      "esto es {detected:file_type}, pero solo se aceptan archivos PDF, JPEG y PNG. {detected:remedy}",
    file_too_large:
      "este archivo ocupa {actual:size} y el límite es {max:size}. Guárdelo con menor resolución o tome una foto en su lugar.",
    file_truncated:
      "este archivo está incompleto: empieza como {type:file_type}, pero le falta el final. Descárguelo o guárdelo de nuevo.",
    file_extension_mismatch:
      "este archivo es {type:file_type}, pero su nombre no lo indica[: termina en «.{extension}»]. {type:remedy}",
    file_protected:
      "este PDF podría pedir una contraseña. Compruebe que se abre sin ella o guarde una copia que no la pida.",
    file_garbled:
      "este PDF se dañó por el camino y sus páginas se verán en blanco. Vuelva a obtenerlo de donde procede.",
    file_small:
      "esta imagen es pequeña ({size:size}) y en la revisión se piden al menos 100 KB o 300 ppp. Compruebe que se lee todo el texto o elija una más grande.",
    image_small:
      "esta imagen tiene poca resolución ({width} × {height}). Compruebe que se lee todo el texto o vuelva a tomar la foto más de cerca.",
    image_grey:
      "esta imagen no tiene color y en la revisión se piden copias en color. Tome una foto del documento o escanéelo en color.",
  },
});
