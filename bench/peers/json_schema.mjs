// The rules as a JSON Schema, as far as it has words for them; its formats are those of values.mjs.
import {
  addressTypes,
  filled,
  identityTypes,
  maxStateLength,
  primaryTypes,
  sides,
  stateCountry,
  twoSidedTypes,
} from "./values.mjs";

const text = { type: "string" };
const filledText = { type: "string", pattern: filled };
/** A string that is not blank, and then is so. */
const filledAnd = (then) => ({
  ...text,
  if: { type: "string", pattern: filled },
  then,
  else: { pattern: filled },
});
const oneOf = (values) => filledAnd({ enum: values });
const country = filledAnd({ format: "country" });
const date = filledAnd({ format: "date" });
const state = { type: "string", maxLength: maxStateLength };

const file = {
  type: "object",
  required: ["uri"],
  properties: { side: oneOf(sides), uri: filledText },
};
const list = { type: "array", minItems: 1 };
const listOf = (count) => ({
  type: "array",
  if: { type: "array", minItems: 1 },
  then: { minItems: count, maxItems: count },
  else: { minItems: 1 },
});
const ofOneSide = { ...listOf(1), items: file };
const isOfSides = {
  ...list,
  items: { type: "object", required: ["side"], properties: { side: { enum: sides } } },
};
const has = (side) => ({ contains: { properties: { side: { const: side } } } });
const ofTwoSides = {
  ...listOf(2),
  items: { ...file, required: ["uri", "side"] },
  allOf: [{ if: isOfSides, then: { allOf: sides.map(has) } }],
};

const typeIs = (types) => ({
  type: "object",
  required: ["type"],
  properties: { type: types.length > 1 ? { enum: types } : { const: types[0] } },
});
const stateIsAsked = { required: ["country"], properties: { country: { const: stateCountry } } };
const license = {
  properties: { state, files: ofTwoSides },
  if: stateIsAsked,
  then: { required: ["state"], properties: { state: { pattern: filled } } },
};
const primary = {
  required: ["number", "country", "expiry_date"],
  properties: { number: filledText },
  if: typeIs(["DRIVERS_LICENSE"]),
  then: license,
  else: {
    properties: { state: false },
    if: typeIs(twoSidedTypes),
    then: { properties: { files: ofTwoSides } },
    else: { properties: { files: ofOneSide } },
  },
};
const untyped = { properties: { number: text, state, files: { ...list, items: file } } };
const identity = {
  type: "object",
  required: ["type", "files"],
  properties: { type: oneOf(identityTypes) },
  if: typeIs(["SELFIE"]),
  then: { properties: { files: ofOneSide } },
  else: {
    properties: { country, issue_date: date, expiry_date: date },
    if: typeIs(primaryTypes),
    then: primary,
    else: untyped,
  },
};

export const schema = {
  type: "object",
  required: ["identifying_documents", "address_documents", "tos_policies_value"],
  properties: {
    identifying_documents: { ...list, items: identity },
    address_documents: {
      type: "array",
      minItems: 1,
      maxItems: 1,
      items: {
        type: "object",
        required: ["type", "country", "files"],
        properties: {
          type: oneOf(addressTypes),
          country,
          issue_date: date,
          files: ofOneSide,
        },
      },
    },
    tos_policies_value: filledText,
  },
};
