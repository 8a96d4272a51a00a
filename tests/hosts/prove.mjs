// Holds any implementation to the vectors and to the model of the contract: tests/vectors/README.md says how it is asked.
//
//     node tests/hosts/prove.mjs [--values] [--count N] [--seed N] COMMAND [ARGUMENT…]
//
// With --values contexts are values to it, so the texts that are none are skipped. Messages are everybody's own and not compared.
import { parseArgs } from "node:util";

import { agree, attempt } from "../model/agree.mjs";
import { check } from "../model/model.mjs";
import {
  Count,
  ask,
  batches,
  contextCases,
  objectsAgree,
  planCases,
  randomAsks,
  vectorCases,
} from "./cases.mjs";
import { Executor } from "./executor.mjs";

/** The command begins at the first argument that is neither an option nor an option's value. */
function readArguments(args) {
  const at = args.findIndex(
    (one, i) => !one.startsWith("--") && !["--count", "--seed"].includes(args[i - 1]),
  );
  const options = {
    values: { type: "boolean" },
    count: { type: "string" },
    seed: { type: "string" },
  };
  const { values } = parseArgs({ args: at < 0 ? args : args.slice(0, at), options });
  return { ...values, command: at < 0 ? [] : args.slice(at) };
}

const {
  command,
  values = false,
  count = "10000",
  seed = "20261122",
} = readArguments(process.argv.slice(2));
if (command.length === 0) {
  console.error("Say the command that is to be proved: node tests/hosts/prove.mjs COMMAND…");
  process.exit(2);
}

const executor = new Executor(command);
let differing = 0;

function tell(what, counted, skipped = 0) {
  differing += counted.differing;
  console.log(
    `${what.padEnd(12)}${counted.passed} passed, ${skipped} skipped, ${counted.differing} differing`,
  );
  for (const text of counted.shown) console.log(`\n${text}\n`);
}

/** Whether an answer is what the model says; an error need only name a member that is at fault. */
function holds({ report, members }, answer) {
  if (members) {
    return (
      answer.error !== undefined &&
      (members.length === 0 || members.some((one) => answer.error.includes(one)))
    );
  }
  return answer.report !== undefined && agree({ report }, answer.report) && objectsAgree(answer);
}

async function askRandom() {
  const counted = new Count();
  for (const batch of batches(randomAsks(Number(seed), Number(count)))) {
    const answers = await executor.ask(batch.map((one) => one.ask));
    for (const [i, one] of batch.entries()) {
      const said = attempt(() => check(one.bytes, one.context_text));
      const demanded = said.report ? JSON.stringify(said.report) : `an error: ${said.members}`;
      counted.add(holds(said, answers[i]), one, demanded, answers[i]);
    }
  }
  return counted;
}

const contexts = contextCases();
const asked = contexts.filter((one) => !(values && one.isOnlyText));

tell("vectors", await ask(executor, vectorCases()));
tell("contexts", await ask(executor, asked), contexts.length - asked.length);
tell("plans", await ask(executor, planCases()));
tell("random", await askRandom());
executor.end();
process.exitCode = differing > 0 ? 1 : 0;
