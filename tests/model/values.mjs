// Section 1: what a value may be. A JSON object is a Map here, an array an Array and every number 0.
import { countries } from "./tables.mjs";

export const string = (value) => typeof value === "string";
export const array = (value) => Array.isArray(value);
export const object = (value) => value instanceof Map;

/** `null` `boolean` `number` `string` `array` `object` */
export function jsonType(value) {
  if (value === null) return "null";
  if (array(value)) return "array";
  return object(value) ? "object" : typeof value;
}

export const blank = (value) => string(value) && /^[ \t\n\r]*$/.test(value);
export const filled = (value) => string(value) && !blank(value);
export const country = (value) => countries.has(value);

/** How many Unicode code points a text has. */
export const codePoints = (text) => [...text].length;

const timeOf = (date) => Date.parse(`${date}T00:00:00Z`);

/** Ten ASCII characters YYYY-MM-DD naming a real day, years 0001 to 9999. Dates that are valid compare as texts do. */
export function date(value) {
  if (!string(value) || !/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith("0000")) return false;
  const time = timeOf(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value); // no 30th of February
}

/** How many days later the second date is. */
export const daysFrom = (date, later) => (timeOf(later) - timeOf(date)) / 86_400_000;
