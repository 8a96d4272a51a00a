// The rules in TypeBox: a compiled schema of the body and one for each type of document, as the errors of a union would not say which of
// its types is meant, and those below an `if` are lost. The message of a Refine is its code, as one does who has texts of one's own.
import * as Type from "typebox";
import { Compile } from "typebox/schema";
import { Settings } from "typebox/system";

import { checkDocuments, lacksSide, lacksState } from "./documents.mjs";
import {
  addressTypes,
  identityTypes,
  isCountry,
  isDate,
  isFilled,
  isObject,
  isPrimary,
  isShortEnough,
  isTwoSided,
  sides,
} from "./values.mjs";

Settings.Set({ maxErrors: 1000 }); // 8 unless told otherwise

/** A string that is right; `code` is what is wrong if it is not. */
const textThat = (isRight, code) => Type.Refine(Type.String(), isRight, () => code);
/** The same, but that a blank string is empty. */
const filledAnd = (isRight, code) =>
  Type.Refine(Type.String(), isRight, (value) => (isFilled(value) ? code : "empty"));
const oneOf = (values) => filledAnd((value) => values.includes(value), "unknown_value");

const filled = textThat(isFilled, "empty");
const country = filledAnd(isCountry, "invalid_country");
const date = filledAnd(isDate, "invalid_date");
const state = textThat(isShortEnough, "too_long");
const type = oneOf(identityTypes);
const side = oneOf(sides);

const filesOf = (file, options) => Type.Array(file, { minItems: 1, ...options });
const file = Type.Object({ side: Type.Optional(side), uri: filled });
const ofOneSide = filesOf(file, { maxItems: 1 });
const ofTwoSides = filesOf(Type.Object({ side, uri: filled }));

const untyped = Compile(
  Type.Object({
    type,
    number: Type.Optional(Type.String()),
    country: Type.Optional(country),
    state: Type.Optional(state),
    issue_date: Type.Optional(date),
    expiry_date: Type.Optional(date),
    files: filesOf(file),
  }),
);
const primary = (own) =>
  Compile(
    Type.Object({
      type,
      number: filled,
      country,
      issue_date: Type.Optional(date),
      expiry_date: date,
      ...own,
    }),
  );
const noState = Type.Optional(Type.Never());
const validators = {
  PASSPORT: primary({ state: noState, files: ofOneSide }),
  NATIONAL_ID: primary({ state: noState, files: ofTwoSides }),
  DRIVERS_LICENSE: primary({ state: Type.Optional(state), files: ofTwoSides }),
  RESIDENCE_PERMIT: primary({ state: noState, files: ofTwoSides }),
  SELFIE: Compile(Type.Object({ type, files: ofOneSide })),
};
const bodyValidator = Compile(
  Type.Object({
    identifying_documents: Type.Array(Type.Unknown(), { minItems: 1 }),
    address_documents: Type.Array(
      Type.Object({
        type: oneOf(addressTypes),
        country,
        issue_date: Type.Optional(date),
        files: ofOneSide,
      }),
      { minItems: 1, maxItems: 1 },
    ),
    tos_policies_value: filled,
  }),
);

/** A check of bodies: the errors of a body, in TypeBox's own form, and the same of the rules beside the schemas. */
export function makeCheck(context) {
  return (body) => {
    const errors = bodyValidator.Check(body) ? [] : bodyValidator.Errors(body)[1];
    const entries = isObject(body) ? body.identifying_documents : undefined;
    for (let i = 0; Array.isArray(entries) && i < entries.length; i++) {
      const entry = entries[i];
      const { type } = isObject(entry) ? entry : {};
      const at = `/identifying_documents/${i}`;
      const validator = isPrimary(type) || type === "SELFIE" ? validators[type] : untyped;
      if (!validator.Check(entry)) {
        for (const error of validator.Errors(entry)[1])
          errors.push({ ...error, instancePath: at + error.instancePath });
      }
      if (isTwoSided(type)) {
        const { files } = entry;
        if (Array.isArray(files) && files.length > 0 && files.length !== 2)
          errors.push(own("file_count", `${at}/files`));
        if (lacksSide(files)) errors.push(own("side_missing", `${at}/files`));
      }
      if (type === "DRIVERS_LICENSE" && lacksState(entry))
        errors.push(own("state_required", `${at}/state`));
    }
    checkDocuments(body, context, (code, path) => errors.push(own(code, `/${path.join("/")}`)));
    return errors;
  };
}

const own = (keyword, instancePath) => ({ keyword, instancePath, params: {} });
