// The rules as a Standard Schema (standardschema.dev), which form libraries take as they are. The interface is written down here
// as far as it is needed: it is meant to be met by structure, without a dependency.
import type { Violation } from "./report.js";
import type { ContextValidator } from "./validator.js";

/**
 * The member that stands for the whole request in the path of an issue: no member of the contract, so that no field's own issue
 * hides behind it or is hidden by it.
 */
const wholeRequest = "request";

type IssueOf<V extends Violation> = V extends unknown
  ? Omit<V, "path"> & {
      /** The members and, as numbers, the indices that lead to the place; none for the whole body. */
      readonly path: readonly (string | number)[];
      /** The place as the report gives it: a JSON Pointer (RFC 6901). */
      readonly pointer: string;
    }
  : never;

/** A violation in the terms of Standard Schema. Narrow it by its `code` to know its `params`. */
export type SchemaIssue = IssueOf<Violation>;

/** What a Standard Schema says of a value. */
export type SchemaResult<Body> =
  | { readonly value: Body; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** The rules as a Standard Schema, version 1. `Body` is the type of the form's values. */
export interface DossierSchema<Body> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "dossier-check";
    readonly validate: (value: unknown) => SchemaResult<Body>;
    /** For the compiler alone: never there. What comes out is what went in. */
    readonly types?: { readonly input: Body; readonly output: Body } | undefined;
  };
}

/** The schema that says what a validator says. */
export function makeSchema<Body>(validator: ContextValidator): DossierSchema<Body> {
  return {
    "~standard": {
      version: 1,
      vendor: "dossier-check",
      validate(value) {
        const issues = validator.validate(value).violations.flatMap(issuesOf);
        return issues.length > 0 ? { issues } : { value: value as Body };
      },
    },
  };
}

/**
 * The issues of a violation: one, but two for the whole body. Issues without a path are what the standard has for those, and some
 * libraries drop them and submit the form as if nothing was wrong: @hookform/resolvers before version 6, and React Hook Form
 * before 7.56 or so whatever the resolver, because it empties `errors.root` before it looks. So there is a second one with a path,
 * which no library overlooks.
 */
function issuesOf({ path: pointer, ...rest }: Violation): SchemaIssue[] {
  const issue = (path: readonly (string | number)[]) => ({ ...rest, pointer, path }) as SchemaIssue;
  return pointer === "" ? [issue([]), issue([wholeRequest])] : [issue(pathOf(pointer))];
}

/**
 * A pointer as the members and indices it names. In the contract's bodies the two take turns, and no violation of a value lies
 * elsewhere; so the name of a member stays a string even if it is made of digits.
 */
function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token, i) => (i % 2 ? Number(token) : token));
}
