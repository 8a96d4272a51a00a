// What the tests of the model share: the examples of sections 1 and 2, and how findings are written.
import { exampleBody, exampleContext } from "../harness/example.mjs";
import { check as checkBytes } from "./model.mjs";

/** The report on a text or its bytes. */
export const check = (body, context = "{}") => checkBytes(Buffer.from(body), context);
export const checkValue = (value, context = {}) =>
  check(JSON.stringify(value), JSON.stringify(context));

export const all = [
  ...["customer_type_not_individual", "api_version_not_v2", "customer_status_not_allowed"],
  ...["attach_in_flight", "selfie_required", "expiry_not_in_future", "address_country_mismatch"],
  ...["tos_mismatch", "file_not_owned", "issue_date_in_future", "expiry_soon"],
  "address_document_old",
];
export { exampleBody as body, exampleContext as context };
export const tos = exampleContext.tos_policies_value;

/** The findings as `code path`, and their params where there are any. */
export const found = (findings) =>
  findings.map(({ code, path, params }) =>
    [code, path, ...(Object.keys(params).length > 0 ? [JSON.stringify(params)] : [])].join(" "),
  );
export const violations = (...of) => found(checkValue(...of).violations);
export const advice = (...of) => found(checkValue(...of).advice);
export const entry = "/identifying_documents/1";
