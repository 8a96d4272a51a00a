// What is measured: bodies of the contract, and the context of each measurement.
import { exampleBody, exampleContext } from "../tests/harness/example.mjs";

/** The facts that a page has without asking anybody, and all facts. */
export const day = { today: exampleContext.today };
export const allFacts = exampleContext;

export const valid = exampleBody();

/** Five mistakes: no state, an expired document, one side twice and so one missing, no address document. */
export const fiveFindings = exampleBody({ expiry_date: day.today }, { address_documents: [] });
const license = fiveFindings.identifying_documents[1];
delete license.state;
license.files[1].side = "FRONT";

/** The form before anything is typed, as web-demo/site/src/onboarding/body.ts makes it. */
export const untouched = {
  identifying_documents: [{ files: [] }],
  address_documents: [{ files: [] }],
};
