// Makes a case that shows a difference as small as it can be.
import { Odd } from "./odd.mjs";

const isObject = (value) => typeof value === "object" && value !== null;

/** The lists or texts that lack a part of one: half of it first, single elements last. */
function* without(list) {
  for (let size = Math.ceil(list.length / 2); size > 0; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < list.length; at += size) {
      const [before, after] = [list.slice(0, at), list.slice(at + size)];
      if (typeof list === "string") yield before + after;
      else yield Buffer.isBuffer(list) ? Buffer.concat([before, after]) : [...before, ...after];
    }
  }
}

/** Simpler specifications, the simplest first. */
function* simpler(spec) {
  if (spec instanceof Odd) {
    yield spec.inner;
    if (spec.inner !== null) yield new Odd(spec.name, null);
    for (const inner of simpler(spec.inner)) yield new Odd(spec.name, inner);
  } else if (typeof spec === "string") {
    if (spec !== "") yield "";
    yield* without(spec);
  } else if (Array.isArray(spec)) {
    yield* spec.filter(isObject);
    yield* without(spec);
    for (const [i, element] of spec.entries()) {
      for (const smaller of simpler(element)) yield spec.with(i, smaller);
    }
  } else if (isObject(spec)) {
    yield* Object.values(spec).filter(isObject);
    const members = Object.entries(spec);
    for (const fewer of without(members)) yield Object.fromEntries(fewer);
    for (const [i, [name, value]] of members.entries()) {
      for (const smaller of simpler(value))
        yield Object.fromEntries(members.with(i, [name, smaller]));
      if (name !== "") yield Object.fromEntries(members.with(i, [name.slice(1), value]));
    }
  } else if (spec !== null) {
    yield null;
  }
}

function* simplerCases(item) {
  const part = { value: "spec", text: "text", bytes: "bytes" }[item.kind];
  const parts = item.kind === "value" ? simpler(item.spec) : without(item[part]);
  for (const smaller of parts) yield { ...item, [part]: smaller };
  for (const context of simpler(item.context)) yield { ...item, context };
}

/** The smallest case found for which `differs` still resolves to true. */
export async function shrink(item, differs, tries = 4000) {
  let smallest = item;
  for (let found = true; found;) {
    found = false;
    for (const smaller of simplerCases(smallest)) {
      if (tries-- === 0) return smallest;
      if (!(await differs(smaller))) continue;
      smallest = smaller;
      found = true;
      break;
    }
  }
  return smallest;
}
