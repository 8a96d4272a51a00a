import { pack } from "../report/language_pack.js";

/** Portuguese as in Brazil, with “você”: `import { pt } from "dossier-check/locales/pt"`. */
export const pt = /* @__PURE__ */ pack({
  locale: "pt-BR",
  direction: "ltr",
  place: {
    identifying: "documento de identidade {number}",
    address: "comprovante de endereço {number}",
    file: "{document}, arquivo {number}",
    message: "{place}: {message}",
  },
  size: { kilobytes: "{number} KB", megabytes: "{number} MB" },
  members: {
    request: ["f", "a solicitação"],
    document: ["m", "o documento"],
    file: ["m", "o arquivo"],
    identifying_documents: ["mp", "os documentos de identidade"],
    address_documents: ["mp", "os comprovantes de endereço"],
    tos_policies_value: ["f", "a aceitação dos termos"],
    type: ["m", "o tipo de documento"],
    number: ["m", "o número do documento"],
    country: ["m", "o país emissor"],
    state: ["m", "o estado"],
    issue_date: ["f", "a data de emissão"],
    expiry_date: ["f", "a data de validade"],
    files: ["mp", "os arquivos"],
    side: ["m", "o lado do documento"],
    uri: ["m", "o arquivo"],
  },
  words: {
    json_type: {
      null: "um valor nulo",
      boolean: "um valor verdadeiro ou falso",
      number: "um número",
      string: "um texto",
      array: "uma lista",
      object: "um objeto",
    },
    side: { FRONT: "a frente", BACK: "o verso" },
    file_type: {
      jpeg: "uma imagem JPEG",
      png: "uma imagem PNG",
      pdf: "um documento PDF",
      gif: "uma imagem GIF",
      bmp: "uma imagem BMP",
      tiff: "uma imagem TIFF",
      webp: "uma imagem WebP",
      avif: "uma imagem AVIF",
      heic: "uma foto HEIC",
      zip: "um arquivo ZIP ou um documento do Office",
      html: "uma página da web",
      svg: "um desenho SVG",
      text: "um arquivo de texto",
      unknown: "um arquivo de tipo desconhecido",
    },
    remedy: {
      jpeg: "Faça o nome terminar em “.jpg”.",
      png: "Faça o nome terminar em “.png”.",
      pdf: "Faça o nome terminar em “.pdf”.",
      gif: "Salve-o como JPEG ou PNG ou, em vez disso, tire uma foto.",
      bmp: "Salve-o como JPEG ou PNG ou, em vez disso, tire uma foto.",
      tiff: "Salve-o como JPEG ou PNG ou, em vez disso, tire uma foto.",
      webp: "Salve-o como JPEG ou PNG ou, em vez disso, tire uma foto.",
      avif: "Salve-o como JPEG ou PNG ou, em vez disso, tire uma foto.",
      heic: "No iPhone, escolha “Mais Compatível” em Ajustes > Câmera > Formatos e tire a foto de novo, ou salve esta como JPEG.",
      zip: "Salve o documento como PDF ou tire uma foto dele.",
      html: "Baixe o próprio documento ou tire uma foto dele.",
      svg: "Salve-o como JPEG ou PNG ou, em vez disso, tire uma foto.",
      text: "Salve o documento como PDF ou tire uma foto dele.",
      unknown: "Salve o documento como PDF ou tire uma foto dele.",
    },
  },
  messages: {
    body_too_large:
      "a solicitação tem {actual} {actual|one:byte|many:de bytes|other:bytes}, e são aceitos no máximo {max}. Envie antes os arquivos e informe apenas os links deles.",
    malformed_json:
      "a solicitação não é um JSON válido e {offset|=0:nada dela pode ser lido: talvez esteja vazia, em UTF-16 ou comece com uma marca de ordem de bytes. Envie-a como UTF-8 simples|one:a leitura para depois de # byte. Corrija-a nesse ponto|many:a leitura para depois de # de bytes. Corrija-a nesse ponto|other:a leitura para depois de # bytes. Corrija-a nesse ponto}.",
    body_too_deep:
      "a solicitação tem mais de {max} listas e objetos uns dentro dos outros. Envie-a no formato que o serviço descreve.",
    duplicate_member: "“{name}” aparece mais de uma vez. Mantenha apenas um dos valores.",
    customer_type_not_individual:
      "por este meio só é possível anexar documentos de clientes pessoa física, e não é o caso deste cliente. Use o processo previsto para o tipo dele.",
    api_version_not_v2:
      "este cliente não foi criado com a versão 2 do serviço. Use a versão com que ele foi criado.",
    customer_status_not_allowed:
      "a situação do cliente é “{actual}”, e os documentos só são aceitos enquanto falta algo ou há algo a resolver. Aguarde até que a situação mude.",
    attach_in_flight:
      "já há documentos deste cliente sendo anexados. Aguarde o término e depois consulte a situação do cliente.",
    required: "adicione {member}, por favor.",
    type_mismatch:
      "{member} {member|m:deve|f:deve|mp:devem} ser {expected:json_type}, e não {actual:json_type}. Envie {expected:json_type}.",
    empty:
      "{member} não {member|m:pode ficar vazio|f:pode ficar vazia|mp:podem ficar vazios}. Adicione o que falta, por favor.",
    unknown_value:
      "“{actual}” não é um valor conhecido para {member}.[ Você quis dizer “{suggestion}”?] Escolha {allowed}.",
    too_long:
      "{member} tem {actual} {actual|one:caractere|many:de caracteres|other:caracteres}, e são aceitos no máximo {max}. Abrevie-o.",
    invalid_date:
      "{member} não é uma data válida no formato AAAA-MM-DD, por exemplo 2029-06-01.[ Você quis dizer {suggestion}?] Corrija-a.",
    invalid_country:
      "{member} não é um código aceito.[ Você quis dizer “{suggestion}”?] Use as três letras maiúsculas da norma ISO 3166-1, por exemplo USA ou DEU.",
    primary_document_limit:
      "além da selfie, só um documento pode comprovar a identidade, e o {first:place} já faz isso. Remova um dos dois.",
    selfie_limit:
      "só é possível anexar uma selfie, e o {first:place} já é uma. Remova uma das duas.",
    selfie_required: "adicione uma selfie, por favor. Aqui ela é pedida a todos os clientes.",
    state_required:
      "uma carteira de motorista dos Estados Unidos precisa do estado. Adicione-o, por exemplo US-CA para a Califórnia.",
    state_forbidden: "este tipo de documento não deve ter estado. Remova o estado.",
    expiry_not_in_future:
      "a data de validade deve ser posterior à de hoje, {today:date}. Use um documento que não esteja vencido.",
    expiry_not_after_issue:
      "a data de validade deve ser posterior à data de emissão. Compare as duas com o documento.",
    file_count:
      "este documento precisa de exatamente {expected} {expected|one:arquivo|many:de arquivos|other:arquivos}, e {actual|one:# foi anexado|many:# foram anexados|other:# foram anexados}. Adicione ou remova arquivos.",
    side_required: "este documento tem dois lados. Informe qual deles o arquivo mostra.",
    side_duplicate:
      "{side:side} deste documento já está em outro arquivo ({first:place}). Anexe o outro lado ou remova o arquivo.",
    side_missing: "falta {side:side} do documento. Adicione um arquivo que mostre esse lado.",
    file_uri_duplicate:
      "este arquivo já está anexado em outro lugar ({first:place}). Envie um arquivo diferente para cada um.",
    address_document_count:
      "é preciso anexar exatamente {expected} {expected|one:comprovante|many:de comprovantes|other:comprovantes} de endereço, e {actual|one:# foi anexado|many:# foram anexados|other:# foram anexados}. Adicione ou remova comprovantes de endereço.",
    address_country_mismatch:
      "o documento é de “{actual}”, e o cliente reside em “{expected}”. Use um documento do país de residência.",
    tos_mismatch:
      "{member} pertence a outro cliente ou a um link antigo. Aceite os termos pelo link mais recente deste cliente.",
    file_not_owned:
      "este arquivo não foi enviado para este cliente. Envie-o de novo e use-o como o envio o devolve.",
    v1_member: "“{name}” pertence à versão 1 do serviço e é desconsiderado. Use “{use}” no lugar.",
    unknown_member:
      "“{name}” não é conhecido aqui e é desconsiderado.[ Você quis dizer “{suggestion}”?] Corrija o nome ou remova-o.",
    ignored_for_selfie:
      "em uma selfie, {member} não é {member|m:necessário|f:necessária|mp:necessário} e é {member|m:desconsiderado|f:desconsiderada|mp:desconsiderado}. Remova essa informação.",
    state_not_iso3166_2:
      "{member} não está escrito como um código dos Estados Unidos, por exemplo US-CA.[ Você quis dizer “{suggestion}”?] Ele pode ser pedido na análise.",
    issue_date_in_future: "a data de emissão é posterior à de hoje. Compare-a com o documento.",
    year_unlikely:
      "{member} é do ano {year:year}, o que é pouco provável. Compare-a com o documento e informe-a pelo calendário gregoriano.",
    expiry_soon:
      "o documento vence em {days} {days|one:dia|many:de dias|other:dias}, e a análise pede dois meses de validade. Se puder, use um com validade maior.",
    address_document_old:
      "o documento foi emitido há {days} {days|one:dia|many:de dias|other:dias}, e a análise pede um dos últimos três meses. Se puder, use um mais recente.",
    file_type_unusual:
      "o nome do arquivo não indica que ele é um PDF, JPEG ou PNG[: a extensão é “{extension}”]. Verifique se ele é um destes.",
    tos_not_uuid:
      "{member} não tem a aparência habitual. Copie-a do link dos termos sem alterá-la.",
    file_empty: "este arquivo está vazio. Escolha outro ou tire a foto de novo.",
    file_type_not_accepted:
      "isto é {detected:file_type}, mas só são aceitos arquivos PDF, JPEG e PNG. {detected:remedy}",
    file_too_large:
      "este arquivo tem {actual:size}, e o limite é {max:size}. Salve-o com uma resolução menor ou, em vez disso, tire uma foto.",
    file_truncated:
      "este arquivo está incompleto: começa como {type:file_type}, mas falta o final. Baixe-o ou salve-o de novo.",
    file_extension_mismatch:
      "este arquivo é {type:file_type}, mas o nome não indica isso[: ele termina em “.{extension}”]. {type:remedy}",
    file_protected:
      "este PDF pode pedir uma senha. Verifique se ele abre sem senha ou salve uma cópia que não a peça.",
    file_garbled:
      "este PDF foi danificado no caminho e suas páginas aparecerão em branco. Obtenha-o novamente de onde ele veio.",
    file_small:
      "esta imagem é pequena ({size:size}), e a análise pede pelo menos 100 KB ou 300 DPI. Verifique se todo o texto pode ser lido ou escolha uma imagem maior.",
    image_small:
      "esta imagem tem baixa resolução ({width} × {height}). Verifique se todo o texto pode ser lido ou tire a foto de novo mais de perto.",
    image_grey:
      "esta imagem não tem cores, e a análise pede cópias coloridas. Tire uma foto do documento ou digitalize-o em cores.",
  },
});
