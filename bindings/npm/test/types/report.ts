// What the types of a report and of a context tell.
import type {
  Advice,
  AdviceCode,
  Context,
  CustomerStatus,
  JsonType,
  Report,
  Side,
  Violation,
  ViolationCode,
} from "dossier-check";
import type { FileReport } from "dossier-check/forms";

/** Fails to compile unless two types are the same. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(is: Same<A, B>) => is;

export function params(violation: Violation): void {
  switch (violation.code) {
    case "file_count":
      same<typeof violation.params, { readonly expected: number; readonly actual: number }>(true);
      same<typeof violation.status, 422>(true);
      // @ts-expect-error there is no such param
      violation.params.count;
      break;
    case "type_mismatch":
      same<typeof violation.params.expected, JsonType>(true);
      break;
    case "side_missing":
      same<typeof violation.params.side, Side>(true);
      break;
    case "unknown_value":
      same<typeof violation.params.allowed, readonly string[]>(true);
      // @ts-expect-error a report is read, not written
      violation.params.allowed.push("LEFT");
      break;
    case "required":
      // @ts-expect-error it has no params
      violation.params.expected satisfies string;
      break;
    // @ts-expect-error advice is no violation
    case "expiry_soon":
      break;
  }
  // @ts-expect-error not all violations have it
  violation.params.expected;
}

export function advice(one: Advice): string | undefined {
  // @ts-expect-error advice has no status
  one.status;
  if (one.code === "unknown_member") return one.params.suggestion;
  if (one.code === "expiry_soon") one.params.days.toFixed();
  return undefined;
}

export function whole(report: Report, file: FileReport): void {
  same<Report["status"], 200 | 400 | 403 | 409 | 422>(true);
  same<Report["truncated"], true | undefined>(true);
  for (const { code, params } of file.violations) {
    if (code === "file_type_not_accepted") params.detected satisfies string;
  }
  // @ts-expect-error this can be decided without a fact
  report.undecided.includes("required");
}

/** Every code has its words: a table of all of them compiles, one with a hole does not. */
export type Table = Readonly<Record<ViolationCode | AdviceCode, string>>;
// @ts-expect-error all but one
export const table: Table = {} as Omit<Table, "tos_not_uuid">;

export const contexts: readonly Context[] = [
  {},
  { today: null, customer: null, client: undefined },
  { customer: { customer_status: "ON_HOLD", country_of_residence: "DEU" } },
  // A status or country that came later than these types is taken as well.
  { customer: { customer_status: "ARCHIVED", country_of_residence: "XXX", api_version: "v3" } },
  // @ts-expect-error a boolean is strictly one
  { customer: { attach_in_flight: "false" } },
  // @ts-expect-error an unknown member
  { customer: { status: "INCOMPLETE" } },
  // @ts-expect-error null is no link
  { uploaded_uris: [null] },
];

// @ts-expect-error the known statuses are a list
export const status: CustomerStatus = "ARCHIVED";
