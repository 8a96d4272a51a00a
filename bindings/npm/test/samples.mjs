// One finding for each way in which a message can be put: for every code, each member that it can be about, and each param varied
// by itself. What varies is read from the English pack, so that no code and no placeholder is left out.

/** One number for each plural category of each language, and more. */
const counts = [2, 0, 1, 3, 11, 100, 1_000_000];
const links = ["/identifying_documents/0/files/0/uri", "/address_documents/1/files/0/uri"];

/** Where a code fires, if its message names neither document nor member. */
const places = {
  primary_document_limit: "/identifying_documents/2",
  selfie_limit: "/identifying_documents/3",
  file_count: "/identifying_documents/0/files",
  side_missing: "/identifying_documents/0/files",
  side_required: "/identifying_documents/0/files/1/side",
  side_duplicate: "/identifying_documents/0/files/1/side",
  file_uri_duplicate: "/address_documents/0/files/0/uri",
  file_not_owned: "/address_documents/0/files/0/uri",
  file_type_unusual: "/identifying_documents/0/files/0/uri",
  address_document_count: "/address_documents",
  address_document_old: "/address_documents/0/issue_date",
  address_country_mismatch: "/address_documents/0/country",
  expiry_not_in_future: "/identifying_documents/0/expiry_date",
  expiry_not_after_issue: "/identifying_documents/0/expiry_date",
  expiry_soon: "/identifying_documents/0/expiry_date",
  issue_date_in_future: "/identifying_documents/0/issue_date",
  selfie_required: "/identifying_documents",
  state_required: "/identifying_documents/0/state",
  state_forbidden: "/identifying_documents/0/state",
  duplicate_member: "/address_documents/0/files/1/uri",
  unknown_member: "/identifying_documents/0/typ",
  v1_member: "/proof_of_identity",
};

/** What a param holds, where it is neither a count nor any of the words that the pack has for it. */
const values = {
  max: { file_too_large: 10_485_760, body_too_large: 262_144, body_too_deep: 32, too_long: 64 },
  actual: {
    customer_status_not_allowed: "ON_HOLD",
    unknown_value: "LEFT",
    address_country_mismatch: "USA",
  },
  expected: { address_country_mismatch: "DEU" },
  allowed: { unknown_value: ["FRONT", "BACK"] },
  use: { v1_member: "identifying_documents" },
  suggestion: {
    unknown_value: "FRONT",
    invalid_date: "2029-06-01",
    invalid_country: "DEU",
    unknown_member: "type",
    state_not_iso3166_2: "US-CA",
  },
  year: { year_unlikely: 1450 },
  extension: { file_type_unusual: "heic", file_extension_mismatch: "txt" },
  first: {
    primary_document_limit: "/identifying_documents/0",
    selfie_limit: "/identifying_documents/1",
    side_duplicate: "/identifying_documents/0/files/0/side",
  },
  width: { image_small: 800 },
  height: { image_small: 600 },
};

const accepted = ["jpeg", "png", "pdf"];

/** The values that a param of a code takes. */
function valuesOf(code, head, pack) {
  const [name, style] = head.split(":");
  const value = values[name]?.[code];
  if (value !== undefined) return [value];
  if (style === "date") return ["2026-11-22"];
  if (style === "place") return links;
  if (style === "size") return name === "actual" ? [13_316_915, 10_485_761] : [58_900, 1, 102_399];
  if (head === "expected:json_type") return ["array", "object", "string"];
  if (name === "type") return accepted;
  if (name === "detected") {
    return Object.keys(pack.words[style]).filter((type) => !accepted.includes(type));
  }
  return style ? Object.keys(pack.words[style]) : counts;
}

/** A real finding of a code for each member that its message names, from the vectors: one that has as many params as any. */
function findingsOf(code, template, vectors) {
  const found = new Map();
  for (const { report } of vectors) {
    for (const { code: other, path, params } of [...report.violations, ...report.advice]) {
      if (other !== code) continue;
      const steps = path.split("/");
      const member = steps.at(-1).replace(/^\d+$/, steps.length === 3 ? "document" : "file");
      const known = found.get(member)?.params;
      const isFuller = Object.keys(params).length > Object.keys(known ?? {}).length;
      if (!known || isFuller) found.set(member, { path, params });
    }
  }
  return template.includes("{member}") ? [...found.values()] : [...found.values()].slice(0, 1);
}

/** All findings, code by code, in the order of the pack. */
export function samplesOf(pack, vectors) {
  return Object.entries(pack.messages).flatMap(([code, template]) => {
    const optional = /\[.*?\{(\w+)\}.*?\]/.exec(template)?.[1];
    const heads = [...template.matchAll(/\{([\w:]+)/g)]
      .map(([, head]) => head)
      .filter((head) => head !== "member" && head !== "name");
    // Two lists of words may be about one param.
    const byName = new Map(heads.map((head) => [head.split(":")[0], head]));
    const choices = [...byName].map(([name, head]) => [name, valuesOf(code, head, pack)]);
    const usual = Object.fromEntries(choices.map(([name, [first]]) => [name, first]));
    const real = places[code] ? [{ path: places[code] }] : findingsOf(code, template, vectors);
    const first = { params: usual, ...(real[0] ?? {}) }; // a finding about a file has no path
    const varied = choices.flatMap(([name, values]) =>
      values.map((value) => ({ ...first, params: { ...first.params, [name]: value } })),
    );
    const { [optional]: _, ...without } = usual;
    const all = [
      ...(real.length > 0 ? real : [{}]).map((one) => ({ params: usual, ...one })),
      ...varied,
      ...(optional ? [{ ...first, params: without }] : []),
    ].map(({ path, params }) => ({ code, ...(path !== undefined && { path }), params }));
    const whole = all.filter(
      ({ params: { expected, actual } }) => actual === undefined || expected !== actual,
    );
    return [...new Map(whole.map((finding) => [JSON.stringify(finding), finding])).values()];
  });
}
