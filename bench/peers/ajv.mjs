// The rules by ajv: the schema as standalone code, which build.mjs has ajv write, and beside it what the schema has no words for.
import { checkDocuments } from "./documents.mjs";
import validate from "ajv-code";

/** A check of bodies: the errors of a body, in ajv's own form, and the same of the rules beside the schema. */
export function makeCheck(context) {
  return (body) => {
    const errors = validate(body) ? [] : validate.errors;
    checkDocuments(body, context, (keyword, path) =>
      errors.push({ keyword, instancePath: `/${path.join("/")}`, params: {} }),
    );
    return errors;
  };
}
