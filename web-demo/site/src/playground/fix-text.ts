import type { Fix } from "dossier-check/fixes";

import { follow, readJsonTree, type JsonNode, type Range } from "./json-tree";

/** A text with fixes of its report applied, in their order. All else in it stays as it stands. */
export const fixText = (text: string, fixes: readonly Fix[]): string => fixes.reduce(fixed, text);

function fixed(text: string, { operation }: Fix): string {
  const from = operation.op === "move" ? operation.from : operation.path;
  const { nodes, exact } = follow(readJsonTree(text), from);
  const node = exact ? nodes.at(-1) : undefined;
  if (node === undefined) return text;
  switch (operation.op) {
    case "replace":
      return put(text, node, JSON.stringify(operation.value));
    case "move":
      return put(text, node.name ?? node, JSON.stringify(operation.path.split("/").at(-1)));
    case "remove":
      return put(text, withComma(text, node), "");
  }
}

const put = (text: string, { from, to }: Range, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** A member with one of the commas around it, and the blanks between. */
function withComma(text: string, node: JsonNode): Range {
  const from = node.name?.from ?? node.from;
  const behind = /^\s*,\s*/.exec(text.slice(node.to));
  if (behind !== null) return { from, to: node.to + behind[0].length };
  const before = /,?\s*$/.exec(text.slice(0, from));
  return { from: from - (before?.[0].length ?? 0), to: node.to };
}
