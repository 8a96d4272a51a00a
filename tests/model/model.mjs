// An executable model of sections 1 to 8 of the contract (file.mjs is that of section 10), written from the contract alone, so that what implements it can be compared
// with it. To be read beside the contract: same order, same names, tables as tables, each rule as literally as it stands there.
//
//     1 The request body    tables, values    5 Violations        json_text (stage 1), request (what is checked),
//     2 The context         context                               violations, suggestions; catalogue runs them
//     3 The report          report            6 Advice            advice
//     4 Stages              violations        7, 8 The answer     answer
import { advice, undecidedOrder } from "./advice.mjs";
import { find } from "./catalogue.mjs";
import { readContext } from "./context.mjs";
import { codes as codesOfParsing, parse } from "./json_text.mjs";
import { makeReport } from "./report.mjs";
import { lookAt } from "./request.mjs";
import { violations } from "./violations.mjs";

const rules = { ...violations, ...advice };

/** The codes of both catalogues. */
export const codes = [...codesOfParsing, ...Object.keys(rules)];

/** The report on a body's bytes in a context, a text; throws a MalformedContext. */
export function check(bytes, context) {
  const facts = readContext(context);
  const undecided = undecidedOrder.filter((code) => !facts.has(rules[code].fact));
  const { value, fault } = parse(bytes);
  if (fault) return makeReport([fault], [], undecided);
  const request = lookAt(value);
  const [violated, advised] = [violations, advice].map((catalogue) =>
    find(catalogue, request, facts),
  );
  return makeReport(violated, advised, undecided);
}
