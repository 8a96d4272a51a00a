// How fast the package is, beside what JavaScript itself needs for the same body, and whether that is within the goals.
//
//     node bench/wasm.mjs
//
// measure.mjs says how. A context is read once, before; what is read of a report is said.
import { createValidator } from "../build/npm/package/dist/node.js";
import { allFacts, day, fiveFindings, untouched, valid } from "./bodies.mjs";
import { inProcesses, measureCalls, measureStarts, starts } from "./measure.mjs";

const entry = new URL("../build/npm/package/dist/node.js", import.meta.url).href;

const withLink = (uri) => {
  const body = structuredClone(valid);
  body.address_documents[0].files[0].uri = uri;
  return body;
};

/** What is measured by name: `of` is the name of what it is a ratio to, `goal` what that may be. */
async function measurements() {
  const dossier = await createValidator();
  const stringify = (body) => ({ call: () => JSON.stringify(body) });
  const parse = (body) => {
    const text = JSON.stringify(body);
    return { call: () => JSON.parse(text) };
  };
  const judge = (body, context, read, of, goal) => {
    const validator = dossier.withContext(context);
    return { call: () => read(validator.validate(body)), of, goal };
  };
  const judgeText = (body, context, read, of, goal) => {
    const validator = dossier.withContext(context);
    const text = JSON.stringify(body);
    return { call: () => read(validator.validateText(text)), of, goal };
  };
  const inAscii = "valid, in ASCII";
  return {
    "JSON.stringify(valid)": stringify(valid),
    valid: judge(valid, day, readCodes, "JSON.stringify(valid)", 0.75),
    "valid, with every fact": judge(valid, allFacts, readCodes, "JSON.stringify(valid)"),
    [inAscii]: judge(withLink("/PoAdef45_Muenchen.pdf"), day, readCodes, "JSON.stringify(valid)"),
    "valid, with a ü": judge(withLink("/PoAdef45_München.pdf"), day, readCodes, inAscii, 1.3),

    "JSON.stringify(five findings)": stringify(fiveFindings),
    "five findings": judge(fiveFindings, day, readCodes, "JSON.stringify(five findings)", 2),
    "five findings, with messages": judge(
      fiveFindings,
      day,
      readAll,
      "JSON.stringify(five findings)",
      4,
    ),

    "JSON.stringify(untouched form)": stringify(untouched),
    "untouched form": judge(untouched, allFacts, readCodes, "JSON.stringify(untouched form)", 4),
    "untouched form, with messages": judge(
      untouched,
      allFacts,
      readAll,
      "JSON.stringify(untouched form)",
    ),

    "JSON.parse(valid)": parse(valid),
    "valid text": judgeText(valid, day, readCodes, "JSON.parse(valid)", 0.95),

    "JSON.parse(five findings)": parse(fiveFindings),
    "text of five findings": judgeText(
      fiveFindings,
      day,
      readCodes,
      "JSON.parse(five findings)",
      2,
    ),
    "text of five findings, with messages": judgeText(
      fiveFindings,
      day,
      readAll,
      "JSON.parse(five findings)",
    ),
  };
}

/** Reads of each violation the code, the path and the params. */
function readCodes({ violations }) {
  let sum = 0;
  for (const { code, path, params } of violations) {
    sum += code.length + path.length;
    for (const name in params) sum += params[name] === undefined ? 0 : 1;
  }
  return sum;
}

/** The same and the messages. */
function readAll(report) {
  let sum = readCodes(report);
  for (const { message } of report.violations) sum += message.length;
  return sum;
}

const measured = await measurements();
const results = inProcesses(import.meta.url, () => measureCalls(measured));

const show = (name, ...cells) =>
  console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(10)).join(""));
const missed = [];
function judged(name, value, goal) {
  if (goal === undefined) return [];
  if (value > goal) missed.push(name);
  return [String(goal), value > goal ? "NO" : "yes"];
}

console.log(
  `dossier-check beside JSON of JavaScript, on node ${process.version}, ${process.arch}\n`,
);
show("", "µs", "ratio", "goal", "met");
for (const [name, { of, goal }] of Object.entries(measured)) {
  const { ns, ratio } = results[name];
  const cells = of === undefined ? [] : [ratio.toFixed(2), ...judged(name, ratio, goal)];
  if (of === undefined) console.log();
  show(name, (ns / 1000).toFixed(2), ...cells);
}

const { inside, cpu, wall } = measureStarts({
  "first verdict": `import { createValidator } from ${JSON.stringify(entry)};
    const dossier = await createValidator();
    dossier.validate(${JSON.stringify(valid)}, ${JSON.stringify(allFacts)});`,
})["first verdict"];
console.log(
  `\nFrom import to a first verdict, ms above an empty module, medians of ${starts} fresh processes:`,
);
show("", "ms", "goal", "met");
show("inside of the process", inside.toFixed(1), ...judged("first verdict", inside, 8));
show("time of the processor", cpu.toFixed(1));
show("from outside", wall.toFixed(1));

console.log(missed.length === 0 ? "\nAll goals are met." : `\nMissed goals: ${missed.join("; ")}.`);
