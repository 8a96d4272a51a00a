// The contract's example: a body that is accepted without advice, and a context that decides every rule. C++ reads its files too.
import { readFileSync } from "node:fs";

const textOf = (name) => readFileSync(new URL(`example/${name}.json`, import.meta.url), "utf8");
const bodyText = textOf("body");

/** The body. `license` changes members of its driver's license, which is its second document, and `top` some of its own. */
export function exampleBody(license = {}, top = {}) {
  const body = JSON.parse(bodyText);
  Object.assign(body.identifying_documents[1], license);
  return Object.assign(body, top);
}

/** The context, for all to read. */
export const exampleContext = JSON.parse(textOf("context"), (_, value) => Object.freeze(value));
