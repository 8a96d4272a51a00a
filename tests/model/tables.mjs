// Section 1: what a body consists of. Sections 3 and 4: stages, and the order in an object.
import { readFileSync } from "node:fs";

export const members = {
  body: ["identifying_documents", "address_documents", "tos_policies_value"],
  identity: ["type", "number", "country", "state", "issue_date", "expiry_date", "files"],
  address: ["type", "country", "issue_date", "files"],
  file: ["side", "uri"],
};

export const primaryTypes = ["PASSPORT", "NATIONAL_ID", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"];
export const identityTypes = [...primaryTypes, "SELFIE"];
export const twoSidedTypes = ["NATIONAL_ID", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"];
export const addressTypes = ["UTILITY_BILL", "GOVERNMENT_LETTER", "BANK_STATEMENT"];
export const typesOf = { identity: identityTypes, address: addressTypes };
export const sides = ["FRONT", "BACK"];

/** Section 5, `file_count`. */
export const fileCounts = {
  ...{ PASSPORT: 1, SELFIE: 1, NATIONAL_ID: 2, DRIVERS_LICENSE: 2, RESIDENCE_PERMIT: 2 },
  address: 1,
};

// The two lists that the contract only names are those of Debian's package iso-codes.
const iso = (part) =>
  JSON.parse(readFileSync(`/usr/share/iso-codes/json/iso_${part}.json`, "utf8"))[part];

/** The alpha-2 code of each of the 249 alpha-3 codes. */
export const countries = new Map(iso("3166-1").map((one) => [one.alpha_3, one.alpha_2]));

/** The name of each code that may follow `US-`. */
export const states = new Map([
  ...iso("3166-2")
    .filter(({ code, type }) => code.startsWith("US-") && type === "State")
    .map(({ code, name }) => [code.slice("US-".length), name]),
  ["DC", "District of Columbia"],
  ["AS", "American Samoa"],
  ["GU", "Guam"],
  ["MP", "Northern Mariana Islands"],
  ["PR", "Puerto Rico"],
  ["UM", "United States Minor Outlying Islands"],
  ["VI", "U.S. Virgin Islands"],
]);

export const statusOfStage = { 1: 400, 2: 403, 3: 409, 4: 422, 5: 403 };

/** The lists of a body and the kind of their entries. */
export const lists = { identifying_documents: "identity", address_documents: "address" };

/**
 * The contract's members of the object that stands at a path, a list of names and of indices (as numbers); none where the contract
 * puts no object.
 */
export function membersAt([list, entry, files, file, ...more]) {
  if (list === undefined) return members.body;
  if (!Object.hasOwn(lists, list) || typeof entry !== "number") return [];
  if (files === undefined) return members[lists[list]];
  return files === "files" && typeof file === "number" && more.length === 0 ? members.file : [];
}
