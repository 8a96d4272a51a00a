// Section 6: the catalogue of advice.
import { rule } from "./catalogue.mjs";
import * as of from "./request.mjs";
import { suggest } from "./suggestions.mjs";
import { members, states } from "./tables.mjs";
import * as is from "./values.mjs";

const v1Members = {
  proof_of_identity: "identifying_documents",
  proof_of_address: "address_documents",
  customer_id: "{customer_id}",
};
const isV1 = ({ name, kind }) => kind === "body" && Object.hasOwn(v1Members, name);
const ignoredMembers = ["number", "country", "state", "issue_date", "expiry_date"];
const isStateCode = (state) => state.startsWith("US-") && states.has(state.slice(3));
const yearOf = ({ value }) => Number(value.slice(0, 4));

/** In the part after the last `/`, the part after the last `.`; none if there is no `.` or nothing after it. */
const extensionOf = (uri) => /\.([^./]+)$/.exec(uri)?.[1];

export const advice = {
  v1_member: rule({ of: of.members }, isV1, ({ name }) => ({ use: v1Members[name] })),
  unknown_member: rule(
    { of: of.members },
    (member) => !members[member.kind].includes(member.name) && !isV1(member),
    ({ name, kind, object }) => ({
      suggestion: suggest.unknown_member(name, members[kind], object),
    }),
  ),
  ignored_for_selfie: rule(
    { of: of.members },
    ({ name, kind, object }) =>
      kind === "identity" && object.get("type") === "SELFIE" && ignoredMembers.includes(name),
  ),
  state_not_iso3166_2: rule(
    { of: of.entries("primary"), at: "state" },
    ({ type, country, state }) =>
      type === "DRIVERS_LICENSE" &&
      country === "USA" &&
      is.filled(state) &&
      is.codePoints(state) <= 64 &&
      !isStateCode(state),
    ({ state }) => ({ suggestion: suggest.state_not_iso3166_2(state) }),
  ),
  issue_date_in_future: rule(
    { of: of.entries("primary", "typeless", "address"), at: "issue_date", fact: "today" },
    ({ issue_date }, { fact: today }) => is.date(issue_date) && is.daysFrom(today, issue_date) > 1,
  ),
  year_unlikely: rule(
    { of: of.places }, // among which are no dates of a SELFIE
    (place) =>
      ["issue_date", "expiry_date"].includes(place.name) &&
      is.date(place.value) &&
      (yearOf(place) < 1900 || yearOf(place) > 2200) &&
      place.value !== "9999-12-31",
    (place) => ({ year: yearOf(place) }),
  ),
  expiry_soon: rule(
    { of: of.entries("primary"), at: "expiry_date", fact: "today" },
    ({ expiry_date }, { fact: today }) =>
      is.date(expiry_date) &&
      is.daysFrom(today, expiry_date) >= 1 &&
      is.daysFrom(today, expiry_date) <= 60,
    ({ expiry_date }, { fact: today }) => ({ days: is.daysFrom(today, expiry_date) }),
  ),
  address_document_old: rule(
    { of: of.entries("address"), at: "issue_date", fact: "today" },
    ({ issue_date }, { fact: today }) =>
      is.date(issue_date) && is.daysFrom(issue_date, today) >= 91,
    ({ issue_date }, { fact: today }) => ({ days: is.daysFrom(issue_date, today) }),
  ),
  file_type_unusual: rule(
    { of: of.files, at: "uri" },
    ({ uri }) => is.filled(uri) && !/^(pdf|jpg|jpeg|png)$/i.test(extensionOf(uri) ?? ""),
    ({ uri }) => ({ extension: extensionOf(uri) }),
  ),
  tos_not_uuid: rule(
    { of: of.body, at: "tos_policies_value" },
    ({ tos_policies_value: value }) =>
      is.filled(value) && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value),
  ),
};

export const undecidedOrder = [
  ...["customer_type_not_individual", "api_version_not_v2", "customer_status_not_allowed"],
  ...["attach_in_flight", "selfie_required", "expiry_not_in_future", "address_country_mismatch"],
  ...["tos_mismatch", "file_not_owned", "issue_date_in_future", "expiry_soon"],
  "address_document_old",
];
