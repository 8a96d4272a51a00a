// dossier.core.wasm as an executor of tests/vectors/README.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "../harness/paths.mjs";
import { start } from "./core_module.mjs";

const dossier = await start(readFileSync(join(root, "build/wasm/bin/dossier.core.wasm")));

const bytesOf = (base64) => Buffer.from(base64, "base64");

/** The member of an answer that a result is, whose text is JSON, or the error that it tells. */
const said = (name, { status, text }) =>
  status < 0 ? `"error":${JSON.stringify(text)}` : `"${name}":${text}`;

function fix({ body, context_text }) {
  const context = dossier.readContext(context_text);
  const found = said("fixes", dossier.fixes(body, context));
  const { text } = dossier.applyFixes(body, context);
  dossier.freeContext(context);
  return found.startsWith('"error"') ? found : `${found},"fixed":${JSON.stringify(text)}`;
}

function answer({ describe, fix: toFix, check_file, body, body_b64, context_text }) {
  if (describe) return said("plan", dossier.describe(describe.type, describe.country));
  if (toFix) return fix(toFix);
  if (check_file) {
    const { name, pieces } = check_file;
    return said("file_report", dossier.checkFile(name, pieces.map(bytesOf)));
  }
  return said("report", dossier.check(body ?? bytesOf(body_b64), context_text));
}

let pieces = []; // of the line that has not ended
for await (const text of process.stdin.setEncoding("utf8")) {
  const [first, ...more] = text.split("\n");
  pieces.push(first);
  for (const begin of more) {
    const line = JSON.parse(pieces.join(""));
    process.stdout.write(`{"id":${line.id},${answer(line)}}\n`);
    pieces = [begin];
  }
}
