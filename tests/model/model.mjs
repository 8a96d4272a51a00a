// An executable model of sections 1 to 8 of the contract (file.mjs is that of section 10), written from the contract alone, so that what implements it can be compared
// with it. To be read beside the contract: same order, same names, tables as tables, each rule as literally as it stands there.
//
//     1 The request body    tables, values    5 Violations        json_text (stage 1), request (what is checked),
//     2 The context         context                               violations, suggestions; catalogue runs them
//     3 The report          report            6 Advice            advice
//     4 Stages              violations        7, 8 The answer     answer
import { advice, undecidedOrder } from "./advice.mjs";
import { before } from "./before.mjs";
import { find } from "./catalogue.mjs";
import { readContext } from "./context.mjs";
import { codes, parse } from "./json_text.mjs";
import { makeReport } from "./report.mjs";
import { lookAt } from "./request.mjs";
import { suggest } from "./suggestions.mjs";
import { violations } from "./violations.mjs";

/** What was different in the contract before its change; before.mjs says how. */
const now = {
  suggest,
  advice,
  issuedDaysAhead: 1,
  notBlank: [
    ...["type", "side", "country", "issue_date", "expiry_date"],
    ...["uri", "tos_policies_value"],
  ],
};

export function contract(options = { before: false }) {
  const edition = options.before ? before(now) : now;
  const rules = { ...violations, ...edition.advice };
  return {
    /** The codes of both catalogues. */
    codes: [...codes, ...Object.keys(rules)],

    /** The report on a body's bytes in a context, a text; throws a MalformedContext. */
    check(bytes, context) {
      const facts = readContext(context);
      const undecided = undecidedOrder.filter((code) => !facts.has(rules[code].fact));
      const { value, fault } = parse(bytes);
      if (fault) return makeReport([fault], [], undecided);
      const request = lookAt(value);
      const [violated, advised] = [violations, edition.advice].map((catalogue) =>
        find(catalogue, request, facts, edition),
      );
      return makeReport(violated, advised, undecided);
    },
  };
}
