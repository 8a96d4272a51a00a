// Holds any implementation to the vectors and to the model of the contract: tests/vectors/README.md says how it is asked.
//
//     node tests/hosts/prove.mjs [--values] [--count N] [--seed N] COMMAND [ARGUMENT…]
//
// With --values contexts are values to it, so the texts that are none are skipped. Messages are everybody's own and not compared.
import { isDeepStrictEqual, parseArgs } from "node:util";

import { agree, attempt } from "../model/agree.mjs";
import { checkFile } from "../model/file.mjs";
import { fixes } from "../model/fixes.mjs";
import { check } from "../model/model.mjs";
import {
  Count,
  ask,
  bareText,
  batches,
  contextCases,
  fileCases,
  fixCases,
  fixedText,
  objectsAgree,
  planCases,
  randomAsks,
  randomFileAsks,
  randomFixAsks,
  valueOf,
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
    `${what.padEnd(14)}${counted.passed} passed, ${skipped} skipped, ${counted.differing} differing`,
  );
  for (const text of counted.shown) console.log(`\n${text}\n`);
}

/** Whether an error names a member that is at fault. */
const namesOneOf = (members, { error }) =>
  error !== undefined && (members.length === 0 || members.some((one) => error.includes(one)));

/** What the model says of a body: { demanded, holds(answer) }. */
function ofBody({ bytes, context_text }) {
  const { report, members } = attempt(() => check(bytes, context_text));
  if (members) {
    return { demanded: `an error: ${members}`, holds: (answer) => namesOneOf(members, answer) };
  }
  return {
    demanded: JSON.stringify(report),
    holds: (answer) =>
      answer.report !== undefined && agree({ report }, answer.report) && objectsAgree(answer),
  };
}

/** The same of its fixes: which they are, and that what they make has none of the findings that they are about. */
function ofFixes({ ask, bytes, context_text }) {
  const { report, members } = attempt(() => check(bytes, context_text));
  if (members) {
    return { demanded: `an error: ${members}`, holds: (answer) => namesOneOf(members, answer) };
  }
  const found = fixes(report);
  const areGone = (text) => {
    const { violations, advice } = check(Buffer.from(text), context_text);
    const left = [...violations, ...advice];
    return found.every(
      ({ code, path }) => !left.some((one) => one.code === code && one.path === path),
    );
  };
  const stays = (text) => {
    const value = valueOf(ask.fix.body);
    return (
      text === ask.fix.body || (value !== undefined && isDeepStrictEqual(valueOf(text), value))
    );
  };
  return {
    demanded: JSON.stringify(found),
    holds(answer) {
      const text = fixedText(answer);
      if (answer.fixes !== JSON.stringify(found) || text === undefined) return false;
      return found.length > 0 ? areGone(text) : stays(text);
    },
  };
}

/** The same of a file. */
function ofFile({ file }) {
  const demanded = JSON.stringify(checkFile(file.bytes, file.name));
  return {
    demanded,
    holds: (answer) => bareText(answer.file_report) === demanded && objectsAgree(answer),
  };
}

async function askRandom(asks, said) {
  const counted = new Count();
  for (const batch of batches(asks)) {
    const answers = await executor.ask(batch.map((one) => one.ask));
    for (const [i, one] of batch.entries()) {
      const { demanded, holds } = said(one);
      counted.add(holds(answers[i]), one, demanded, answers[i]);
    }
  }
  return counted;
}

const contexts = contextCases();
const asked = contexts.filter((one) => !(values && one.isOnlyText));

tell("vectors", await ask(executor, vectorCases()));
tell("contexts", await ask(executor, asked), contexts.length - asked.length);
tell("plans", await ask(executor, planCases()));
tell("fixes", await ask(executor, fixCases()));
tell("files", await ask(executor, fileCases()));

const some = Math.ceil(Number(count) / 10);
tell("random", await askRandom(randomAsks(Number(seed), Number(count)), ofBody));
tell("random fixes", await askRandom(randomFixAsks(Number(seed), some), ofFixes));
tell("random files", await askRandom(randomFileAsks(Number(seed), some), ofFile));
executor.end();
process.exitCode = differing > 0 ? 1 : 0;
