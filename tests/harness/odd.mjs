// JavaScript values that JSON.stringify treats specially, as data: an Odd names how a value is made of another, so that a case can
// be printed, shrunk and made again.

export class Odd {
  constructor(name, inner) {
    this.name = name;
    this.inner = inner;
  }
}

class Plain {
  constructor(members) {
    Object.assign(this, members);
  }
}

class WithToJson {
  #value;
  constructor(value) {
    this.#value = value;
  }
  toJSON() {
    return this.#value;
  }
}

const isObject = (value) => typeof value === "object" && value !== null;
const membersOf = (value) => (isObject(value) ? value : { value });
/** A copy of an array's elements, whatever it inherits; one element of another value. */
const elementsOf = (value) => (Array.isArray(value) ? Array.prototype.slice.call(value) : [value]);
const define = (object, name, descriptor) => Object.defineProperty(object, name, descriptor);

/** What makes each kind of odd value of an ordinary one, which some of them ignore. */
const makers = {
  undefined: () => undefined,
  function: () => () => 1,
  functionWithMembers: (value) => Object.assign(() => 1, { type: value }),
  functionWithToJson: (value) => Object.assign(() => 1, { toJSON: () => value }),
  symbol: () => Symbol("s"),
  NaN: () => NaN,
  Infinity: () => -Infinity,
  minusZero: () => -0,
  bigint: () => 1n,
  cycle: () => {
    const cycle = { files: [] };
    cycle.files.push(cycle);
    return cycle;
  },
  abyss: () => {
    let abyss = [];
    for (let i = 0; i < 20_000; i++) abyss = [abyss];
    return abyss;
  },
  boxedString: (value) => new String(typeof value === "string" ? value : "boxed"),
  boxedNumber: () => new Number(1),
  boxedBoolean: () => new Boolean(false),
  boxedWithToString: (value) => Object.assign(new Number(1), { toString: () => String(value) }),
  hiddenBox: () => Object.setPrototypeOf(new Number(1), Object.prototype),
  date: () => new Date(Date.UTC(2026, 10, 22)),
  invalidDate: () => new Date(NaN),
  toJSON: (value) => new WithToJson(value),
  ownToJSON: (value) => ({ type: "SELFIE", toJSON: () => value }),
  toJSONOfKey: () => ({ toJSON: (key) => `key ${key}` }),
  toJSONThatIsNoFunction: (value) => ({ ...membersOf(value), toJSON: 1 }),
  arrayWithToJSON: (value) => Object.assign([1], { toJSON: () => value }),
  classInstance: (value) => new Plain(membersOf(value)),
  nullPrototype: (value) => Object.assign(Object.create(null), membersOf(value)),
  inherited: (value) => Object.create(membersOf(value)),
  inheritedAndOwn: (value) =>
    Object.assign(Object.create({ state: "inherited" }), membersOf(value)),
  getter: (value) =>
    Object.keys(membersOf(value)).reduce(
      (object, name) =>
        define(object, name, { get: () => membersOf(value)[name], enumerable: true }),
      {},
    ),
  throwingGetter: () => define({}, "type", { get: () => fail(), enumerable: true }),
  throwingToJSON: () => ({ toJSON: () => fail() }),
  notEnumerable: (value) =>
    define({ ...membersOf(value) }, "state", { value: "hidden", enumerable: false }),
  symbolKey: (value) => ({ ...membersOf(value), [Symbol("key")]: 1 }),
  undefinedMembers: (value) => ({ number: undefined, ...membersOf(value), extra: () => 1 }),
  frozen: (value) => Object.freeze({ ...membersOf(value) }),
  proxy: (value) => new Proxy(isObject(value) ? value : { value }, {}),
  proxyOfArray: (value) => new Proxy(elementsOf(value), { get: (of, key) => Reflect.get(of, key) }),
  sparse: (value) => {
    const array = elementsOf(value);
    array.length += 1;
    return array;
  },
  holeFirst: (value) => {
    const array = [];
    array[1] = value;
    return array;
  },
  undefinedElements: (value) => [undefined, ...elementsOf(value), () => 1, Symbol("s")],
  arrayWithMembers: (value) => Object.assign(elementsOf(value), { type: "SELFIE" }),
  arraySubclass: (value) => Object.assign(new (class List extends Array {})(), elementsOf(value)),
  arrayWithoutPrototype: (value) => Object.setPrototypeOf(elementsOf(value), null),
  arguments: (value) =>
    (function () {
      return arguments;
    })(value),
  map: (value) => new Map([["type", value]]),
  set: (value) => new Set([value]),
  regexp: () => /x/g,
  error: () => new Error("x"),
  typedArray: () => new Uint8Array([1, 2]),
  arrayBuffer: () => new ArrayBuffer(2),
  weakMap: () => new WeakMap(),
  promise: () => Promise.resolve(1),
  tagged: (value) => ({ ...membersOf(value), [Symbol.toStringTag]: "String" }),
};

function fail() {
  throw new RangeError("of the value's own");
}

/** Kinds that end a check at once, so that they stand alone: a getter around an abyss, say, would hide it from all but JSON.stringify. */
export const rareOddNames = ["abyss", "cycle", "bigint", "throwingGetter", "throwingToJSON"];
export const oddNames = Object.keys(makers).filter((name) => !rareOddNames.includes(name));

/** The JavaScript value that a specification stands for. */
export function realise(spec) {
  if (spec instanceof Odd) return makers[spec.name](realise(spec.inner));
  if (Array.isArray(spec)) return spec.map(realise);
  if (!isObject(spec)) return spec;
  return Object.fromEntries(Object.entries(spec).map(([name, value]) => [name, realise(value)]));
}

/** A specification as a person reads it. */
export function sourceOf(spec) {
  if (spec instanceof Odd) return `${spec.name}(${sourceOf(spec.inner)})`;
  if (Array.isArray(spec)) return `[${spec.map(sourceOf).join(",")}]`;
  if (!isObject(spec)) return JSON.stringify(spec) ?? "undefined";
  return `{${Object.entries(spec)
    .map(([name, value]) => `${JSON.stringify(name)}:${sourceOf(value)}`)
    .join(",")}}`;
}
