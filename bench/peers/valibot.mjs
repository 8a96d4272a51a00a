// The rules in valibot. The message of an issue is its code, as one does who has texts of one's own.
import * as v from "valibot";

import { checkDocuments, lacksSide, lacksState } from "./documents.mjs";
import {
  addressTypes,
  identityTypes,
  isCountry,
  isDate,
  isFilled,
  isObject,
  isShortEnough,
  sides,
} from "./values.mjs";

const present = ({ input }) => (input === undefined ? "required" : "type_mismatch");
const orEmpty =
  (code) =>
  ({ input }) =>
    typeof input !== "string" ? "type_mismatch" : isFilled(input) ? code : "empty";

const text = v.string(present);
const filled = v.pipe(text, v.check(isFilled, "empty"));
const country = v.pipe(text, v.check(isCountry, orEmpty("invalid_country")));
const date = v.pipe(text, v.check(isDate, orEmpty("invalid_date")));
const state = v.pipe(text, v.check(isShortEnough, "too_long"));
const oneOf = (values) => v.picklist(values, orEmpty("unknown_value"));
const identityType = oneOf(identityTypes);
const side = oneOf(sides);

/** An object, which to v.object() alone a list is too. */
const object = (entries, message = present) =>
  v.pipe(v.custom(isObject, present), v.object(entries, message));

/** A check that runs whatever was found before it. */
const always = (isIt, find) =>
  v.rawCheck(({ dataset, addIssue }) => {
    const { value } = dataset;
    if (isIt(value))
      find(value, (message, keys) => addIssue({ message, path: pathOf(value, keys) }));
  });

function pathOf(value, keys) {
  return keys.map((key) => {
    const input = value;
    value = input?.[key];
    return { type: Array.isArray(input) ? "array" : "object", origin: "value", input, key, value };
  });
}

const file = object({ side: v.optional(side), uri: filled });
const fileOfSide = object({ side, uri: filled }, (issue) =>
  present(issue) === "required" && issue.path?.[0].key === "side"
    ? "side_required"
    : present(issue),
);
const filesOf = (one, count) =>
  v.pipe(
    v.array(one, present),
    always(Array.isArray, ({ length }, add) => {
      if (length === 0) add("empty", []);
      else if (count !== undefined && length !== count) add("file_count", []);
    }),
  );
const ofOneSide = filesOf(file, 1);
const ofTwoSides = filesOf(fileOfSide, 2);

const bothSides = always(isObject, ({ files }, add) => {
  if (lacksSide(files)) add("side_missing", ["files"]);
});

const untyped = object({
  type: identityType,
  number: v.optional(text),
  country: v.optional(country),
  state: v.optional(state),
  issue_date: v.optional(date),
  expiry_date: v.optional(date),
  files: filesOf(file),
});
const primary = (own) =>
  object({
    type: identityType,
    number: filled,
    country,
    issue_date: v.optional(date),
    expiry_date: date,
    ...own,
  });
const noState = v.optional(v.never("state_forbidden"));
const schemas = new Map([
  ["PASSPORT", primary({ state: noState, files: ofOneSide })],
  ["NATIONAL_ID", v.pipe(primary({ state: noState, files: ofTwoSides }), bothSides)],
  [
    "DRIVERS_LICENSE",
    v.pipe(
      primary({ state: v.optional(state), files: ofTwoSides }),
      bothSides,
      always(isObject, (entry, add) => {
        if (lacksState(entry)) add("state_required", ["state"]);
      }),
    ),
  ],
  ["RESIDENCE_PERMIT", v.pipe(primary({ state: noState, files: ofTwoSides }), bothSides)],
  ["SELFIE", object({ type: identityType, files: ofOneSide })],
]);
// No variant: where its `type` is unknown, that says nothing of the rest of an entry.
const identity = v.lazy(
  (entry) => schemas.get(isObject(entry) ? entry.type : undefined) ?? untyped,
);

const address = object({
  type: oneOf(addressTypes),
  country,
  issue_date: v.optional(date),
  files: ofOneSide,
});
const body = object({
  identifying_documents: v.pipe(
    v.array(identity, present),
    always(Array.isArray, ({ length }, add) => {
      if (length === 0) add("empty", []);
    }),
  ),
  address_documents: v.pipe(
    v.array(address, present),
    always(Array.isArray, ({ length }, add) => {
      if (length !== 1) add("address_document_count", []);
    }),
  ),
  tos_policies_value: filled,
});

/** A check of bodies: the issues of a body. */
export function makeCheck(context) {
  const schema = v.pipe(
    body,
    always(isObject, (value, add) => checkDocuments(value, context, add)),
  );
  return (value) => v.safeParse(schema, value).issues ?? [];
}
