// What all peers judge values by: the lists are those of the package, so that nobody has others.
import {
  addressTypes,
  countries,
  identityTypes,
  sides,
} from "../../build/npm/package/dist/catalogue.js";

export { addressTypes, countries, identityTypes, sides };

export const twoSidedTypes = ["NATIONAL_ID", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"];
export const primaryTypes = identityTypes.filter((type) => type !== "SELFIE");
export const maxStateLength = 64; // code points
export const stateCountry = "USA";

/** As a regular expression's source, for JSON Schema too. */
export const filled = "[^ \\t\\n\\r]";
const filledPattern = new RegExp(filled);
const datePattern = /^\d{4}-\d\d-\d\d$/;
const countrySet = new Set(countries);
const primarySet = new Set(primaryTypes);
const twoSidedSet = new Set(twoSidedTypes);
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isFilled = (text) => filledPattern.test(text);
export const isCountry = (value) => countrySet.has(value);
export const isPrimary = (type) => primarySet.has(type);
export const isTwoSided = (type) => twoSidedSet.has(type);
export const isFilledString = (value) => typeof value === "string" && isFilled(value);

export function isDate(value) {
  if (typeof value !== "string" || !datePattern.test(value)) return false;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : daysOfMonth[month - 1];
  return year > 0 && day > 0 && day <= days;
}

export function isShortEnough(state) {
  if (state.length <= maxStateLength) return true;
  return state.length <= 2 * maxStateLength && Array.from(state).length <= maxStateLength;
}

/** As JSON Schema names them. */
export const formats = { date: isDate, country: isCountry };
