// Sections 4 and 5: the catalogue of violations, from stage 2 on.
import { rule, stage } from "./catalogue.mjs";
import { pointer } from "./report.mjs";
import * as of from "./request.mjs";
import { suggest } from "./suggestions.mjs";
import { fileCounts, sides } from "./tables.mjs";
import * as is from "./values.mjs";

const maxState = 64;

const eligibility = stage(2, {
  customer_type_not_individual: rule(
    { fact: "customer.customer_type" },
    (_, { fact }) => fact !== "INDIVIDUAL",
  ),
  api_version_not_v2: rule({ fact: "customer.api_version" }, (_, { fact }) => fact !== "v2"),
  customer_status_not_allowed: rule(
    { fact: "customer.customer_status" },
    (_, { fact }) => fact !== "INCOMPLETE" && fact !== "ACTION_REQUIRED",
    (_, { fact }) => ({ actual: fact }),
  ),
});

const concurrency = stage(3, {
  attach_in_flight: rule({ fact: "customer.attach_in_flight" }, (_, { fact }) => fact),
});

// Stage 4, shape.

const notBlank = [
  ...["type", "side", "country", "issue_date", "expiry_date"],
  ...["uri", "tos_policies_value"],
];
const mayNotBeBlank = ({ name, role }) =>
  notBlank.includes(name) || (name === "number" && role === "primary");
const mayNotBeEmpty = ({ name }) => name === "identifying_documents" || name === "files";
const isEmpty = (place) =>
  (is.array(place.value) && place.value.length === 0 && mayNotBeEmpty(place)) ||
  (is.blank(place.value) && mayNotBeBlank(place));
/** "None of the next four rows then fires there." */
const strings = ({ places }) => places.filter((place) => is.string(place.value) && !isEmpty(place));

const shape = stage(4, {
  required: rule({ of: of.places }, ({ isRequired, value }) => isRequired && value === undefined),
  type_mismatch: rule(
    { of: of.places },
    ({ value, type }) => value !== undefined && is.jsonType(value) !== type,
    ({ value, type }) => ({ expected: type, actual: is.jsonType(value) }),
  ),
  empty: rule({ of: of.places }, isEmpty),
  unknown_value: rule(
    { of: strings },
    ({ allowed, value }) => allowed !== undefined && !allowed.includes(value),
    ({ allowed, value }) => ({
      allowed,
      actual: value,
      suggestion: suggest.unknown_value(value, allowed),
    }),
  ),
  too_long: rule(
    { of: strings },
    ({ name, value }) => name === "state" && is.codePoints(value) > maxState,
    ({ value }) => ({ max: maxState, actual: is.codePoints(value) }),
  ),
  invalid_date: rule(
    { of: strings },
    ({ name, value }) => ["issue_date", "expiry_date"].includes(name) && !is.date(value),
    ({ value }) => ({ suggestion: suggest.invalid_date(value) }),
  ),
  invalid_country: rule(
    { of: strings },
    ({ name, value }) => name === "country" && !is.country(value),
    ({ value }) => ({ suggestion: suggest.invalid_country(value) }),
  ),
});

// Stage 4, the documents.

const isNotFirst = (thing, { all }) => thing !== all[0];
const first = (_, { all }) => ({ first: pointer(all[0].path) });
const hasElements = (list) => is.array(list) && list.length > 0;
const hasAllowedSide = ({ side }) => sides.includes(side);
const expectedCount = ({ role, type }) => fileCounts[role === "address" ? role : type];
const missingSide = ({ fileObjects }) =>
  sides.find((side) => !fileObjects.some((file) => file.side === side));
const earliestOfUri = ({ uri }, all) => all.find((file) => file.uri === uri);
const earliestOfSide = ({ side, entry }) => entry.fileObjects.find((file) => file.side === side);

const documents = stage(4, {
  primary_document_limit: rule({ of: of.entries("primary") }, isNotFirst, first),
  selfie_limit: rule({ of: of.entries("SELFIE") }, isNotFirst, first),
  selfie_required: rule(
    { of: of.body, at: "identifying_documents", fact: "client.selfie_required" },
    ({ identifying_documents: list }, { fact }) =>
      fact &&
      is.array(list) &&
      !list.some((entry) => is.object(entry) && entry.get("type") === "SELFIE"),
  ),
  state_required: rule(
    { of: of.entries("primary"), at: "state" },
    ({ type, country, state }) =>
      type === "DRIVERS_LICENSE" && country === "USA" && (state === undefined || is.blank(state)),
  ),
  state_forbidden: rule(
    { of: of.entries("primary"), at: "state" },
    ({ type, state }) => type !== "DRIVERS_LICENSE" && state !== undefined,
  ),
  expiry_not_in_future: rule(
    { of: of.entries("primary"), at: "expiry_date", fact: "today" },
    ({ expiry_date }, { fact: today }) => is.date(expiry_date) && expiry_date <= today,
    (_, { fact: today }) => ({ today }),
  ),
  expiry_not_after_issue: rule(
    { of: of.entries("primary"), at: "expiry_date" },
    ({ issue_date, expiry_date }) =>
      is.date(issue_date) && is.date(expiry_date) && expiry_date <= issue_date,
  ),
  file_count: rule(
    { of: of.entries("primary", "SELFIE", "address"), at: "files" },
    (entry) => hasElements(entry.files) && entry.files.length !== expectedCount(entry),
    (entry) => ({ expected: expectedCount(entry), actual: entry.files.length }),
  ),
  side_required: rule({ of: of.filesOfTwoSided, at: "side" }, ({ side }) => side === undefined),
  side_duplicate: rule(
    { of: of.filesOfTwoSided, at: "side" },
    (file) => hasAllowedSide(file) && earliestOfSide(file) !== file,
    (file) => ({ side: file.side, first: pointer([...earliestOfSide(file).path, "side"]) }),
  ),
  side_missing: rule(
    { of: of.twoSided, at: "files" },
    (entry) =>
      hasElements(entry.files) &&
      entry.files.every(is.object) &&
      entry.fileObjects.every(hasAllowedSide) &&
      missingSide(entry) !== undefined, // so only one can be missing
    (entry) => ({ side: missingSide(entry) }),
  ),
  file_uri_duplicate: rule(
    { of: of.filesOf("primary", "address"), at: "uri" },
    (file, { all }) => is.filled(file.uri) && earliestOfUri(file, all) !== file,
    (file, { all }) => ({ first: pointer([...earliestOfUri(file, all).path, "uri"]) }),
  ),
  address_document_count: rule(
    { of: of.body, at: "address_documents" },
    ({ address_documents: list }) => is.array(list) && list.length !== 1,
    ({ address_documents: list }) => ({ expected: 1, actual: list.length }),
  ),
  address_country_mismatch: rule(
    { of: of.entries("address"), at: "country", fact: "customer.country_of_residence" },
    ({ country }, { fact }) => is.country(country) && country !== fact,
    ({ country }, { fact }) => ({ expected: fact, actual: country }),
  ),
  tos_mismatch: rule(
    { of: of.body, at: "tos_policies_value", fact: "tos_policies_value" },
    ({ tos_policies_value: value }, { fact }) => is.filled(value) && value !== fact,
  ),
});

const ownership = stage(5, {
  file_not_owned: rule(
    { of: of.files, at: "uri", fact: "uploaded_uris" },
    ({ uri }, { fact: uploaded }) => is.filled(uri) && !uploaded.includes(uri),
  ),
});

export const violations = { ...eligibility, ...concurrency, ...shape, ...documents, ...ownership };
