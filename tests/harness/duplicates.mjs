// Random texts in which objects name members twice, wherever the contract puts objects and wherever it does not.
import { makeRandom } from "./random.mjs";

const lists = ["identifying_documents", "address_documents"];
const names = [
  ...[...lists, "tos_policies_value", "type", "files", "side", "uri", "state", "country"],
  ...["", "a", "0", "1", "~", "/", "é", "\uffff", "\u{10000}", "__proto__"],
];
const leaves = ["1", '"x"', "null", "[]", "{}"];

/** The text of a seed and a number: such an object, mostly of the contract's shape. */
export function makeDuplicates(seed, index) {
  const random = makeRandom(seed, index);

  function write(kind, depth) {
    if (depth === 0 || random.chance(kind === "object" ? 40 : 5)) return random.pick(leaves);
    if (random.chance(kind === "list" ? 90 : 15)) {
      const length = random.chance(5) ? 12 : random.between(1, 2);
      return `[${Array.from({ length }, () => write("object", depth - 1)).join(",")}]`;
    }
    const usual = kind === "body" ? lists : ["files", "type", "uri"];
    const own = [random.pick(usual), ...random.shuffle(names).slice(0, random.between(1, 3))];
    if (random.chance(30)) own.push(random.pick(own));
    const members = random.shuffle(own).map((name) => {
      const kind = name === "files" || lists.includes(name) ? "list" : "object";
      return `${JSON.stringify(name)}:${write(kind, depth - 1)}`;
    });
    return `{${members.join(",")}}`;
  }

  return write("body", 8);
}
