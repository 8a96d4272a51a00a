import { pack } from "../report/language_pack.js";

/** Simplified Chinese: `import { zh } from "dossier-check/locales/zh"`. */
export const zh = /* @__PURE__ */ pack({
  locale: "zh-Hans",
  direction: "ltr",
  place: {
    identifying: "身份证件 {number}",
    address: "地址证明 {number}",
    file: "{document}，文件 {number}",
    message: "{place}：{message}",
  },
  size: { kilobytes: "{number} KB", megabytes: "{number} MB" },
  members: {
    request: "请求",
    document: "证件",
    file: "文件",
    identifying_documents: "身份证件",
    address_documents: "地址证明",
    tos_policies_value: "对条款的同意",
    type: "证件类型",
    number: "证件号码",
    country: "签发国家",
    state: "州",
    issue_date: "签发日期",
    expiry_date: "到期日期",
    files: "文件",
    side: "证件正反面",
    uri: "文件",
  },
  words: {
    json_type: {
      null: "空值",
      boolean: "是或否",
      number: "数字",
      string: "文本",
      array: "列表",
      object: "对象",
    },
    side: { FRONT: "正面", BACK: "背面" },
    file_type: {
      jpeg: "JPEG 图片",
      png: "PNG 图片",
      pdf: "PDF 文档",
      gif: "GIF 图片",
      bmp: "BMP 图片",
      tiff: "TIFF 图片",
      webp: "WebP 图片",
      avif: "AVIF 图片",
      heic: "HEIC 照片",
      zip: "ZIP 压缩包或办公文档",
      html: "网页",
      svg: "SVG 图形",
      text: "文本文件",
      unknown: "类型未知的文件",
    },
    remedy: {
      jpeg: "请将文件名的结尾改为“.jpg”。",
      png: "请将文件名的结尾改为“.png”。",
      pdf: "请将文件名的结尾改为“.pdf”。",
      gif: "请另存为 JPEG 或 PNG，或者改为拍照。",
      bmp: "请另存为 JPEG 或 PNG，或者改为拍照。",
      tiff: "请另存为 JPEG 或 PNG，或者改为拍照。",
      webp: "请另存为 JPEG 或 PNG，或者改为拍照。",
      avif: "请另存为 JPEG 或 PNG，或者改为拍照。",
      heic: "在 iPhone 上，请在“设置”>“相机”>“格式”中选择“兼容性最佳”后重新拍照，或将这张照片另存为 JPEG。",
      zip: "请将证件本身另存为 PDF，或拍摄证件的照片。",
      html: "请下载证件本身，或拍摄证件的照片。",
      svg: "请另存为 JPEG 或 PNG，或者改为拍照。",
      text: "请将证件本身另存为 PDF，或拍摄证件的照片。",
      unknown: "请将证件本身另存为 PDF，或拍摄证件的照片。",
    },
  },
  messages: {
    body_too_large:
      "请求的大小为 {actual} 字节，最多接受 {max} 字节。请先上传文件，只提交文件的链接。",
    malformed_json:
      "请求不是有效的 JSON：{offset|=0:完全无法读取，可能内容为空、编码为 UTF-16，或以字节顺序标记开头。请以普通 UTF-8 提交|other:读取到 # 字节之后无法继续。请从该处更正}。",
    body_too_deep: "请求中的列表和对象嵌套超过 {max} 层。请按服务说明的格式提交。",
    duplicate_member: "“{name}”出现了不止一次。请只保留其中一个。",
    customer_type_not_individual:
      "此方式只能为个人客户提交证件，而该客户不是个人客户。请使用适合该客户类型的流程。",
    api_version_not_v2: "该客户不是用第 2 版服务创建的。请使用创建该客户时的版本。",
    customer_status_not_allowed:
      "客户状态为“{actual}”，只有在资料缺失或需要处理时才接受证件。请等待状态变化。",
    attach_in_flight: "该客户的证件正在提交中。请等待提交完成，然后查看客户状态。",
    required: "请添加{member}。",
    type_mismatch:
      "{member}必须是{expected:json_type}，不能是{actual:json_type}。请提交{expected:json_type}。",
    empty: "{member}不能为空。请补充缺少的内容。",
    unknown_value: "“{actual}”不是有效的{member}。[您是否想填写“{suggestion}”？]请选择 {allowed}。",
    too_long: "{member}的长度为 {actual} 个字符，最多接受 {max} 个字符。请缩短。",
    invalid_date:
      "{member}不是按 YYYY-MM-DD 格式填写的有效日期，例如 2029-06-01。[您是否想填写 {suggestion}？]请更正。",
    invalid_country:
      "{member}不是可接受的代码。[您是否想填写“{suggestion}”？]请使用 ISO 3166-1 的三个大写字母，例如 USA 或 DEU。",
    primary_document_limit:
      "除自拍照外，只能用一份证件证明身份，而此前已有一份（{first:place}）。请移除其中一份。",
    selfie_limit: "只能提交一张自拍照，而此前已有一张（{first:place}）。请移除其中一张。",
    selfie_required: "请添加自拍照，所有客户都需要提供。",
    state_required: "美国驾驶执照必须注明所属的州。请填写，例如加利福尼亚州为 US-CA。",
    state_forbidden: "此类证件不应填写州。请将其删除。",
    expiry_not_in_future: "到期日期必须晚于今天（{today:date}）。请使用未过期的证件。",
    expiry_not_after_issue: "到期日期必须晚于签发日期。请将两个日期与证件核对。",
    file_count: "此证件需要正好 {expected} 个文件，目前有 {actual} 个。请添加或移除文件。",
    side_required: "此证件有正反两面。请注明该文件是哪一面。",
    side_duplicate: "此证件的{side:side}已经提供（{first:place}）。请提供另一面，或移除该文件。",
    side_missing: "缺少证件的{side:side}。请添加显示该面的文件。",
    file_uri_duplicate: "此文件在别处已经提供（{first:place}）。请为每一处分别上传文件。",
    address_document_count:
      "必须正好提交 {expected} 份地址证明，目前有 {actual} 份。请添加或移除地址证明。",
    address_country_mismatch:
      "该证明来自“{actual}”，而客户居住在“{expected}”。请使用居住国的证明。",
    tos_mismatch: "{member}属于其他客户或旧的链接。请通过该客户最新的条款链接重新同意。",
    file_not_owned: "此文件不是为该客户上传的。请重新上传，并按上传后返回的内容提交。",
    v1_member: "“{name}”属于第 1 版服务，将被忽略。请改用“{use}”。",
    unknown_member:
      "此处没有“{name}”这一项，将被忽略。[您是否想填写“{suggestion}”？]请更正名称或将其删除。",
    ignored_for_selfie: "自拍照不需要{member}，此项将被忽略。请将其删除。",
    state_not_iso3166_2:
      "{member}没有按美国的代码填写，例如 US-CA。[您是否想填写“{suggestion}”？]审核时可能会要求更正。",
    issue_date_in_future: "签发日期晚于今天。请与证件核对。",
    year_unlikely: "{member}的年份是 {year:year}，不太可能。请与证件核对，并按公历填写。",
    expiry_soon:
      "证件将在 {days} 天后到期，而审核要求有效期至少还有两个月。如有可能，请使用有效期更长的证件。",
    address_document_old:
      "该证明是 {days} 天前签发的，而审核要求最近三个月内的证明。如有可能，请使用更新的证明。",
    file_type_unusual:
      "从文件名看不出这是 PDF、JPEG 或 PNG[，其扩展名为“{extension}”]。请确认文件是其中一种。",
    tos_not_uuid: "{member}与通常的格式不符。请从条款链接中原样复制。",
    file_empty: "此文件是空的。请选择其他文件，或重新拍照。",
    file_type_not_accepted:
      "此文件的类型是“{detected:file_type}”，但只接受 PDF、JPEG 和 PNG 文件。{detected:remedy}",
    file_too_large:
      "此文件大小为 {actual:size}，上限是 {max:size}。请以较低的分辨率另存，或改为拍照。",
    file_truncated:
      "此文件不完整：开头显示它是“{type:file_type}”，但结尾缺失。请重新下载或重新保存。",
    file_extension_mismatch:
      "此文件的类型是“{type:file_type}”，但文件名没有体现这一点[，其结尾为“.{extension}”]。{type:remedy}",
    file_protected: "此 PDF 可能需要密码。请确认无需密码即可打开，或另存一份不带密码的副本。",
    file_garbled: "此 PDF 在传输途中损坏，页面会显示为空白。请从来源处重新获取。",
    file_small:
      "此图片较小（{size:size}），而审核要求至少 100 KB 或 300 DPI。请确认所有文字清晰可读，或选择更大的图片。",
    image_small:
      "此图片的分辨率较低（{width} × {height}）。请确认所有文字清晰可读，或靠近一些重新拍照。",
    image_grey: "此图片没有颜色，而审核要求彩色副本。请拍摄证件的照片，或进行彩色扫描。",
  },
});
