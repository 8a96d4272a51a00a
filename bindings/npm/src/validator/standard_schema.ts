// The rules as a Standard Schema (standardschema.dev), which form libraries take as they are. The interface is written down here
// as far as it is needed: it is meant to be met by structure, without a dependency.
import type { Violation } from "../report.js";

/** Where the whole request has its place among the members of the body. */
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

/** The schema that says what a check says. */
export function makeSchema<Body>(
  check: (value: unknown) => readonly Violation<unknown>[],
): DossierSchema<Body> {
  return {
    "~standard": {
      version: 1,
      vendor: "dossier-check",
      validate(value) {
        const issues = check(value).flatMap(issuesOf);
        return issues.length > 0 ? { issues } : { value: value as Body };
      },
    },
  };
}

/**
 * The issues of a violation: one, but two for the whole body. What concerns the whole has no path in the standard, and some
 * libraries drop such an issue and submit the form: @hookform/resolvers before version 6, and, whatever the resolver, versions of
 * React Hook Form (7.55 and 7.80 among them) that empty `errors.root` before they look whether there are errors. So a second issue
 * has a path, which no library overlooks. It is not that of a member of the contract, whose own error it would hide or be hidden
 * by: the libraries show the first at a place.
 */
function issuesOf({ path: pointer, ...rest }: Violation<unknown>): SchemaIssue[] {
  const issue = (path: readonly (string | number)[]) =>
    ({ message: rest.code, ...rest, pointer, path }) as SchemaIssue;
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
