import { wellFormed } from "../boundary/utf8.js";

/** The value of the terms in a URL (section 8 of the contract); src/dossier/read/tos.cpp is the same for native programs. */
export function tosPoliciesValue(url: string | URL): string | undefined {
  const text = typeof url === "string" ? url : (url as URL | undefined)?.href;
  if (typeof text !== "string") {
    throw new TypeError("tosPoliciesValue() takes a URL.");
  }
  const [, query = ""] = /\?([^#]*)/.exec(text) ?? [];
  // Some engines (Node 20) decode what is not ASCII wrongly beside bytes that are not UTF-8. The question mark would be taken away.
  const ascii = wellFormed(query).replace(/[^\0-\x7f]+/g, encodeURIComponent);
  return new URLSearchParams(`?${ascii}`).get("tos_policies_value") ?? undefined;
}
