// The rules that look at several members at once, and at the facts, in plain JavaScript, as none of the libraries has words for them:
// zod runs them in a check, valibot in a rawCheck, the others beside their schema. They take bodies of any shape.
import {
  isCountry,
  isDate,
  isFilledString,
  isObject,
  isPrimary,
  isTwoSided,
  sides,
  stateCountry,
} from "./values.mjs";

/**
 * The rules over the whole body.
 *
 * @param add Takes the code of a finding and its place, as a list.
 */
export function checkDocuments(body, context, add) {
  if (!isObject(body)) return;
  const residence = context.customer?.country_of_residence;
  const today = context.today;
  const uris = new Set();
  let hasPrimary = false;
  let hasSelfie = false;

  const identities = Array.isArray(body.identifying_documents) ? body.identifying_documents : [];
  for (let i = 0; i < identities.length; i++) {
    const entry = identities[i];
    if (!isObject(entry)) continue;
    const { type } = entry;
    if (type === "SELFIE") {
      if (hasSelfie) add("selfie_limit", ["identifying_documents", i]);
      hasSelfie = true;
    } else if (isPrimary(type)) {
      if (hasPrimary) add("primary_document_limit", ["identifying_documents", i]);
      hasPrimary = true;
      const expiry = entry.expiry_date;
      if (isDate(expiry)) {
        const place = ["identifying_documents", i, "expiry_date"];
        if (today != null && expiry <= today) add("expiry_not_in_future", place);
        if (isDate(entry.issue_date) && expiry <= entry.issue_date)
          add("expiry_not_after_issue", place);
      }
      checkFiles(entry.files, "identifying_documents", i);
      if (isTwoSided(type)) checkSides(entry.files, i);
    }
  }
  if (context.client?.selfie_required && Array.isArray(body.identifying_documents) && !hasSelfie) {
    add("selfie_required", ["identifying_documents"]);
  }

  const addresses = Array.isArray(body.address_documents) ? body.address_documents : [];
  for (let i = 0; i < addresses.length; i++) {
    const entry = addresses[i];
    if (!isObject(entry)) continue;
    if (residence != null && isCountry(entry.country) && entry.country !== residence)
      add("address_country_mismatch", ["address_documents", i, "country"]);
    checkFiles(entry.files, "address_documents", i);
  }

  const tos = context.tos_policies_value;
  if (tos != null && isFilledString(body.tos_policies_value) && body.tos_policies_value !== tos)
    add("tos_mismatch", ["tos_policies_value"]);

  function checkFiles(files, list, i) {
    if (!Array.isArray(files)) return;
    for (let j = 0; j < files.length; j++) {
      const uri = isObject(files[j]) ? files[j].uri : undefined;
      if (!isFilledString(uri)) continue;
      if (uris.has(uri)) add("file_uri_duplicate", [list, i, "files", j, "uri"]);
      uris.add(uri);
    }
  }

  function checkSides(files, i) {
    if (!Array.isArray(files)) return;
    const seen = new Set();
    for (let j = 0; j < files.length; j++) {
      const side = isObject(files[j]) ? files[j].side : undefined;
      if (!sides.includes(side)) continue;
      if (seen.has(side)) add("side_duplicate", ["identifying_documents", i, "files", j, "side"]);
      seen.add(side);
    }
  }
}

/** Whether the state of a driver's license is missing. */
export const lacksState = ({ country, state }) =>
  country === stateCountry &&
  (state === undefined || (typeof state === "string" && !isFilledString(state)));

/** Whether files that all have a known side lack one of the two. */
export const lacksSide = (files) =>
  Array.isArray(files) &&
  files.length > 0 &&
  files.every((file) => isObject(file) && sides.includes(file.side)) &&
  !sides.every((side) => files.some((file) => file.side === side));
