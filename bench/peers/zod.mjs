// The rules in zod, in the words that it shares with zod/mini, which bundles.mjs puts in its place. The message of an issue is its code, as
// one does who has texts of one's own.
import * as z from "zod";

import { checkDocuments, lacksSide, lacksState } from "./documents.mjs";
import {
  addressTypes,
  countries,
  identityTypes,
  isDate,
  isFilled,
  isObject,
  isShortEnough,
  sides,
} from "./values.mjs";

const ifAbsent =
  (code) =>
  ({ input }) =>
    input === undefined ? code : "type_mismatch";
const present = { error: ifAbsent("required") };
/** What a value is that is not as it should be: `code` if it is a string and not blank. */
const orElse = (code, absent = "required") => ({
  error: ({ input }) =>
    typeof input !== "string" ? ifAbsent(absent)({ input }) : isFilled(input) ? code : "empty",
});
/** A check that runs whatever was found before it. */
const always = (isIt, find) =>
  z.superRefine(
    (value, { addIssue }) =>
      find(value, (message, path) => addIssue({ code: "custom", message, path })),
    { when: ({ value }) => isIt(value) },
  );

const text = z.string(present);
const filled = text.check(z.refine(isFilled, "empty"));
const country = z.enum(countries, orElse("invalid_country"));
const date = text.check(z.refine(isDate, orElse("invalid_date"))); // iso.date() takes the year 0
const state = text.check(z.refine(isShortEnough, "too_long"));
const identityType = z.enum(identityTypes, orElse("unknown_value"));
const side = z.optional(z.enum(sides, orElse("unknown_value")));
const requiredSide = z.enum(sides, orElse("unknown_value", "side_required"));

// No length(): where that fails, zod looks no further, neither into the list nor around it.
const filesOf = (file, count) =>
  z.array(file, present).check(
    always(Array.isArray, ({ length }, add) => {
      if (length === 0) add("empty", []);
      else if (count !== undefined && length !== count) add("file_count", []);
    }),
  );
const file = z.object({ side, uri: filled }, present);
const ofOneSide = filesOf(file, 1);
const ofTwoSides = filesOf(z.object({ side: requiredSide, uri: filled }, present), 2);
const bothSides = always(isObject, ({ files }, add) => {
  if (lacksSide(files)) add("side_missing", ["files"]);
});

const untyped = z.object(
  {
    type: identityType,
    number: z.optional(text),
    country: z.optional(country),
    state: z.optional(state),
    issue_date: z.optional(date),
    expiry_date: z.optional(date),
    files: filesOf(file),
  },
  present,
);
const primary = (own) =>
  z.object(
    {
      type: identityType,
      number: filled,
      country,
      issue_date: z.optional(date),
      expiry_date: date,
      ...own,
    },
    present,
  );
const noState = z.optional(z.never("state_forbidden"));
const schemas = new Map([
  ["PASSPORT", primary({ state: noState, files: ofOneSide })],
  ["NATIONAL_ID", primary({ state: noState, files: ofTwoSides }).check(bothSides)],
  [
    "DRIVERS_LICENSE",
    primary({ state: z.optional(state), files: ofTwoSides }).check(
      bothSides,
      always(isObject, (entry, add) => {
        if (lacksState(entry)) add("state_required", ["state"]);
      }),
    ),
  ],
  ["RESIDENCE_PERMIT", primary({ state: noState, files: ofTwoSides }).check(bothSides)],
  ["SELFIE", z.object({ type: identityType, files: ofOneSide }, present)],
]);
const schemaOf = (entry) => schemas.get(isObject(entry) ? entry.type : undefined) ?? untyped;
// No discriminatedUnion(): where its `type` is unknown, that says nothing of the rest of an entry.
const identity = z.unknown().check(
  z.superRefine((value, { issues }) => {
    const { error } = z.safeParse(schemaOf(value), value);
    if (error !== undefined) issues.push(...error.issues);
  }),
);

const address = z.object(
  {
    type: z.enum(addressTypes, orElse("unknown_value")),
    country,
    issue_date: z.optional(date),
    files: ofOneSide,
  },
  present,
);
const body = z.object(
  {
    identifying_documents: z.array(identity, present).check(z.minLength(1, "empty")),
    address_documents: z.array(address, present).check(
      always(Array.isArray, ({ length }, add) => {
        if (length !== 1) add("address_document_count", []);
      }),
    ),
    tos_policies_value: filled,
  },
  present,
);

/** A check of bodies: the issues of a body. */
export function makeCheck(context) {
  const schema = body.check(always(isObject, (value, add) => checkDocuments(value, context, add)));
  return (value) => z.safeParse(schema, value).error?.issues ?? [];
}
