/** A stretch of a text, in UTF-16 code units. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A value in a JSON text. */
export interface JsonNode extends Range {
  readonly kind: "object" | "array" | "scalar";
  readonly parent: JsonNode | undefined;
  /** Its member's name, or its index; "" for the whole text. */
  readonly key: string;
  /** Where its member's name stands, quotes included. */
  readonly name: Range | undefined;
  readonly children: readonly JsonNode[];
}

interface OpenNode extends JsonNode {
  to: number;
  readonly parent: OpenNode | undefined;
  readonly children: OpenNode[];
}

/**
 * Where the values of a JSON text stand. It judges nothing, which is the core's task: of a text that is no JSON it tells what
 * it can, and a member that is named twice is there twice. No recursion, and one pass.
 */
export function readJsonTree(text: string): JsonNode | undefined {
  let root: OpenNode | undefined;
  let open: OpenNode | undefined;
  let name: { key: string; range: Range } | undefined;

  function add(kind: JsonNode["kind"], from: number, to: number): OpenNode {
    const key = name?.key ?? (open?.kind === "array" ? String(open.children.length) : "");
    const node: OpenNode = { kind, from, to, parent: open, key, name: name?.range, children: [] };
    name = undefined;
    if (open !== undefined) open.children.push(node);
    else root ??= node;
    return node;
  }

  let at = 0;
  while (at < text.length) {
    const from = at;
    const character = text.charAt(at);
    if (character === "{" || character === "[") {
      open = add(character === "{" ? "object" : "array", from, text.length);
      at += 1;
    } else if (character === "}" || character === "]") {
      at += 1;
      if (open !== undefined) open.to = at;
      open = open?.parent;
      name = undefined;
    } else if (character === '"') {
      at = endOfString(text, from);
      if (open?.kind === "object" && name === undefined) {
        name = { key: unquote(text.slice(from, at)), range: { from, to: at } };
      } else {
        add("scalar", from, at);
      }
    } else if (/[\s,:]/.test(character)) {
      if (character === ",") name = undefined;
      at += 1;
    } else {
      delimiter.lastIndex = from;
      at = delimiter.exec(text)?.index ?? text.length;
      add("scalar", from, at);
    }
  }
  return root;
}

const delimiter = /[\s,:"{}[\]]/g;

function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; at += 1) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (text.charAt(quote - 1 - slashes) === "\\") slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    at = quote;
  }
}

/** The string that a JSON string stands for, as the core reads it: a lone surrogate is sent as U+FFFD. */
function unquote(quoted: string): string {
  let value: string;
  try {
    value = JSON.parse(quoted) as string;
  } catch {
    value = quoted.slice(1, -1);
  }
  return value.replace(/\p{Cs}/gu, "\ufffd");
}

/** What a JSON Pointer leads to. */
export interface Found {
  /** All the values there: more than one where members are named twice. None only in an empty text. */
  readonly nodes: readonly JsonNode[];
  /** Whether they are what was asked for. If not, they are the nearest values around the absent one. */
  readonly exact: boolean;
}

export function follow(root: JsonNode | undefined, pointer: string): Found {
  let nodes: readonly JsonNode[] = root === undefined ? [] : [root];
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    const next = nodes.flatMap((node) => childrenOf(node, key));
    if (next.length === 0) return { nodes, exact: false };
    nodes = next;
  }
  return { nodes, exact: nodes.length > 0 };
}

const indices = new WeakMap<JsonNode, Map<string, JsonNode[]>>();

function childrenOf(node: JsonNode, key: string): readonly JsonNode[] {
  let index = indices.get(node);
  if (index === undefined) {
    index = new Map();
    for (const child of node.children) {
      const namesakes = index.get(child.key);
      if (namesakes === undefined) index.set(child.key, [child]);
      else namesakes.push(child);
    }
    indices.set(node, index);
  }
  return index.get(key) ?? [];
}

/** The JSON Pointer of the value, or of the member's name, at a position of the text. */
export function pointerAt(root: JsonNode | undefined, position: number): string {
  const tokens: string[] = [];
  let node = root;
  while (node !== undefined) {
    node = node.children.find((child) => {
      return (child.name?.from ?? child.from) <= position && position <= child.to;
    });
    if (node !== undefined) tokens.push(node.key.replaceAll("~", "~0").replaceAll("/", "~1"));
  }
  return tokens.map((token) => `/${token}`).join("");
}

const wide = 72;

/** The text with new white space between its tokens and nothing else changed. The text must be well-formed. */
export function layOut(text: string, root: JsonNode): string {
  function flat(node: JsonNode): string {
    const name = node.name === undefined ? "" : `${text.slice(node.name.from, node.name.to)}: `;
    if (node.kind === "scalar") return name + text.slice(node.from, node.to);
    const inner = node.children.map(flat).join(", ");
    const [start, end] = node.kind === "object" ? ["{", "}"] : ["[", "]"];
    return name + (inner === "" ? start + end : `${start} ${inner} ${end}`);
  }
  function lines(node: JsonNode, indent: string): string {
    const short = flat(node);
    const fits = indent.length + short.length <= wide && node !== root;
    if (fits || node.children.length === 0) return indent + short;
    const name = node.name === undefined ? "" : `${text.slice(node.name.from, node.name.to)}: `;
    const inner = node.children.map((child) => lines(child, `${indent}  `)).join(",\n");
    const [start, end] = node.kind === "object" ? ["{", "}"] : ["[", "]"];
    return `${indent}${name}${start}\n${inner}\n${indent}${end}`;
  }
  return lines(root, "");
}
