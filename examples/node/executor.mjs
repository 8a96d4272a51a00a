// Answers lines as tests/vectors/README.md says of executors, so that the vectors and other implementations can be held to this one.
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

import { createValidator } from "dossier-check/forms";
import { applyFixes, fixes } from "dossier-check/fixes";

const dossier = await createValidator();

/** The facts that a text says; `today` is absent where it has none, and not filled in. */
function contextOf(text = "{}") {
  const facts = JSON.parse(text) ?? {};
  return facts.constructor === Object ? { today: null, ...facts } : facts;
}

const textOf = (body, facts) => JSON.stringify(dossier.validateText(body, facts));

function check({ body, body_b64, context_text }) {
  const text = textOf(body ?? Buffer.from(body_b64, "base64"), contextOf(context_text));
  return `"report":${text}`;
}

function fix({ body, context_text }) {
  const found = fixes(dossier.validateText(body, contextOf(context_text)));
  const fixed = found.length === 0 ? body : JSON.stringify(applyFixes(JSON.parse(body), found));
  return `"fixes":${JSON.stringify(found)},"fixed":${JSON.stringify(fixed)}`;
}

async function checkFile({ name, pieces }) {
  const file = new Blob(pieces.map((piece) => Buffer.from(piece, "base64")));
  return `"file_report":${JSON.stringify(await dossier.checkFile(file, name))}`;
}

function nanoseconds(times, call) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) call();
  return Math.round(Number(process.hrtime.bigint() - start) / times);
}

/** How long a verdict takes, and beside it JSON.parse of the same body. */
function timeOf({ body, context_text, times }) {
  const rules = dossier.withContext(contextOf(context_text));
  const verdict_ns = nanoseconds(times, () => rules.validateText(body));
  return { verdict_ns, json_ns: nanoseconds(times, () => JSON.parse(body)) };
}

const checkAll = ({ bodies, context_text }) =>
  bodies.map((body) => textOf(body, contextOf(context_text)));

/** Checks bodies on many threads at once, each with a validator of its own, and compares with what one thread says. */
async function onThreads(asked) {
  const alone = checkAll(asked);
  const said = await Promise.all(
    Array.from({ length: asked.threads }, () => {
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: asked });
      return new Promise((resolve, reject) => worker.on("message", resolve).on("error", reject));
    }),
  );
  const texts = said.flat(2);
  return {
    verdicts: texts.length,
    differing: texts.filter((text, i) => text !== alone[i % alone.length]).length,
  };
}

async function answer(line) {
  try {
    const { type, country } = line.describe ?? {};
    if (line.describe) return `"plan":${JSON.stringify(dossier.describe(type, country))}`;
    if (line.fix) return fix(line.fix);
    if (line.check_file) return await checkFile(line.check_file);
    if (line.time) return `"time":${JSON.stringify(timeOf(line.time))}`;
    if (line.threads) return `"threads":${JSON.stringify(await onThreads(line.threads))}`;
    return check(line);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `"error":${JSON.stringify(error.message)}`;
  }
}

/** Lines that end with LF alone: node:readline breaks them at U+2028 too. */
async function* linesOf(stream) {
  let pieces = []; // of the line that has not ended
  for await (const text of stream.setEncoding("utf8")) {
    const [first, ...more] = text.split("\n");
    pieces.push(first);
    for (const start of more) {
      yield pieces.join("");
      pieces = [start];
    }
  }
}

if (isMainThread) {
  for await (const text of linesOf(process.stdin)) {
    const line = JSON.parse(text);
    process.stdout.write(`{"id":${JSON.stringify(line.id)},${await answer(line)}}\n`);
  }
} else {
  parentPort.postMessage(Array.from({ length: workerData.times }, () => checkAll(workerData)));
}
