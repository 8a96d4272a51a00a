// Random bodies and contexts: valid ones, and what a few mutations make of them. A seed and a number decide a case whole.
import {
  nearlyCountry,
  nearlyDate,
  nearlyName,
  nearlyState,
  nearlyValue,
  years,
} from "./nearly.mjs";
import { Odd, oddNames, rareOddNames } from "./odd.mjs";
import { makeRandom } from "./random.mjs";

const maxBodyBytes = 262_144;
const tos = "e9414388-fbdf-4407-b5c2-bc39eae3645b";
const identityTypes = ["PASSPORT", "NATIONAL_ID", "DRIVERS_LICENSE", "RESIDENCE_PERMIT", "SELFIE"];
const addressTypes = ["UTILITY_BILL", "GOVERNMENT_LETTER", "BANK_STATEMENT"];
const details = ["number", "country", "state", "issue_date", "expiry_date"];
const names = [
  ...["identifying_documents", "address_documents", "tos_policies_value"],
  ...["type", ...details, "files", "side", "uri"],
];
const countries = ["USA", "DEU", "FRA", "AUS", "ABW", "ZWE", "GBR"];
const states = [
  ...["Alaska", "California", "New Hampshire", "District of Columbia", "American Samoa", "Guam"],
  ...["Northern Mariana Islands", "Puerto Rico", "United States Minor Outlying Islands"],
  ...["U.S. Virgin Islands", "West Virginia", "Texas"],
];
const stateCodes = ["US-CA", "US-NY", "US-TX", "US-DC", "US-AS", "US-GU", "US-MP", "US-PR"].concat([
  "US-UM",
  "US-VI",
  "US-WY",
  "US-AK",
  "US-XX",
  "US-C",
  "USCA",
  "US_CA",
  "DE-BY",
  "CA-US",
]);
const blanks = ["", " ", "\t", "\n\r ", " \t\n\r"];
const almostBlanks = ["\u00a0", "\u2003", "\u000b", "\u0000", "\ufeff", "\u0085", "\u200b"];
const characters = [
  ...["\u0000", "\u0001", "\b", "\t", "\n", "\f", "\r", "\u001f", " ", '"', "\\", "/", "\u007f"],
  ...["\u0080", "é", "e\u0301", "ß", "İ", "ſ", "K", "߿", "ࠀ", "\u2028", "\u2029", "\ufeff"],
  ...["\ud7ff", "\ue000", "\ufffd", "\uffff", "\u{10000}", "😀", "\u{10ffff}", "👩‍👩‍👧", "\u202e"],
  ...["a", "Z", "0", "~", "~0", "~1", "{", "}", "“", "<b>", "'", "$&", "%s", "&amp;"],
];
const loneSurrogates = ["\ud800", "\ud83d", "\udbff", "\udc00", "\ude00", "\udfff"];
const otherNames = [
  ...["", "/", "~", "~1", "a/b", "0", "1", "10", "-1", "__proto__", "constructor", "toString"],
  ...["hasOwnProperty", "length", "toJSON", "\uffff", "\u{10000}", "é", "ключ", "id", "name"],
  ...["Type", "TYPE", "types", "type ", "sid", "ur", "URI", "url", "file", "fils", "date"],
];
const v1Names = ["proof_of_identity", "proof_of_address", "customer_id"];
const wrongValues = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  "",
  "x",
  [],
  [null],
  {},
  { type: "SELFIE" },
];

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** As an assignment, but that `__proto__` is a name like the others. */
const put = (object, name, value) =>
  Object.defineProperty(object, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

function addDays(date, days) {
  const time = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}

/** The things that a case is made with: its random choices, the day, and counters. */
class Maker {
  constructor(random) {
    this.random = random;
    this.today = random.chance(80)
      ? "2026-11-22"
      : random.pick(["2024-02-29", "2000-03-01", "2100-02-28", "1970-01-01", "9000-12-31"]);
    this.uris = 0;
  }

  uri() {
    return `/AbAcQ4hn_${this.random.below(1e6)}${this.uris++}.${this.random.pick(["pdf", "jpg", "PNG", "jpeg"])}`;
  }

  file(side) {
    return side === undefined ? { uri: this.uri() } : { side, uri: this.uri() };
  }

  /** An identity document without fault, if it stands for the only one of its role. */
  identity(type) {
    const { random } = this;
    if (type === "SELFIE") return { type, files: [this.file()] };
    const country = random.chance(60) ? "USA" : random.pick(countries);
    const entry = { type, number: `DL${random.below(1e9)}`, country };
    if (type === "DRIVERS_LICENSE" && (country === "USA" || random.chance(30))) {
      entry.state = random.pick(stateCodes.slice(0, 8));
    }
    if (random.chance(50)) entry.issue_date = addDays(this.today, -random.between(0, 2000));
    entry.expiry_date = addDays(this.today, random.between(61, 4000));
    entry.files =
      type === "PASSPORT"
        ? [this.file(random.chance(30) ? "FRONT" : undefined)]
        : random.shuffle(["FRONT", "BACK"]).map((side) => this.file(side));
    return entry;
  }

  address() {
    const { random } = this;
    const entry = { type: random.pick(addressTypes), country: "USA", files: [this.file()] };
    if (random.chance(40)) entry.issue_date = addDays(this.today, -random.between(0, 90));
    return entry;
  }

  body() {
    const { random } = this;
    const entries = [this.identity(random.pick(identityTypes))];
    if (entries[0].type !== "SELFIE" && random.chance(60)) {
      entries.splice(random.below(2), 0, this.identity("SELFIE"));
    }
    return {
      identifying_documents: entries,
      address_documents: [this.address()],
      tos_policies_value: tos,
    };
  }

  /** Any string; a lone surrogate stands in some. */
  string() {
    const { random } = this;
    const length = random.chance(90) ? random.below(6) : random.between(60, 70);
    const same = random.chance(20) ? random.pick(characters) : undefined;
    let text = "";
    for (let i = 0; i < length; i++) text += same ?? random.pick(characters);
    if (random.chance(6)) text = random.pick(loneSurrogates) + text;
    if (random.chance(6)) text += random.pick(loneSurrogates);
    return text;
  }

  /** A name that is one to three edits away from another. */
  typo(text) {
    const { random } = this;
    let points = [...text];
    for (let edits = random.between(1, 3); edits > 0; edits--) {
      const at = random.below(points.length + 1);
      const letter = random.pick(["a", "e", "s", "_", "x", "é", "😀", "I"]);
      switch (random.below(4)) {
        case 0:
          points.splice(at, 1);
          break;
        case 1:
          points.splice(at, 0, letter);
          break;
        case 2:
          points.splice(at, 1, letter);
          break;
        default:
          points = [
            ...points.slice(0, at),
            ...points.slice(at, at + 2).reverse(),
            ...points.slice(at + 2),
          ];
      }
    }
    return points.join("");
  }

  date() {
    const { random, today } = this;
    if (random.chance(60)) {
      const days = random.pick([0, 1, 1, 2, 2, 59, 60, 61, 89, 90, 91, 92, 365]);
      return addDays(today, random.chance(50) ? days : -days);
    }
    if (random.chance(50)) return nearlyDate(addDays(today, random.between(-200, 2000)), random);
    if (random.chance(30)) return random.pick(years) + random.pick(["-12-31", "-01-01", "-12-30"]);
    return random.pick([
      ...["0001-01-01", "9999-12-31", "0000-01-01", "2023-02-29", "2024-02-29", "1900-02-29"],
      ...[
        "2000-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-1-1",
        "2026-11-22T00:00:00Z",
      ],
      ...["20261122", " 2026-11-22", "2026-11-22 ", "2026/11/22", "٢٠٢٦-١١-٢٢", "2026-11-2٢"],
      ...["2026-11-2\u0000", "-026-11-22", "+026-11-22", "10000-01-01", "x", ""],
    ]);
  }

  /** All values below one, as places: [holder, key]. */
  places(value, found = []) {
    if (typeof value !== "object" || value === null) return found;
    for (const key of Object.keys(value)) {
      found.push([value, key]);
      this.places(value[key], found);
    }
    return found;
  }

  nest(depth) {
    let nested = this.random.pick([null, "x", [], {}]);
    for (let i = 0; i < depth; i++) {
      nested = this.random.chance(50)
        ? [nested]
        : put({}, this.random.pick(["a", "type", ""]), nested);
    }
    return nested;
  }

  wrongValue() {
    const value = this.random.pick(wrongValues);
    return typeof value === "object" && value !== null ? structuredClone(value) : value;
  }
}

const entriesOf = (body) => {
  const of = (list) => (Array.isArray(list) ? list.filter(isObject) : []);
  return [of(body.identifying_documents), of(body.address_documents)];
};
const filesOf = (entry) => (Array.isArray(entry.files) ? entry.files.filter(isObject) : []);

/** Makes a mutation of one that changes a part, and leaves a body without such a part as it is. */
const onIdentity = (change) => (body, maker) => {
  const [entries] = entriesOf(body);
  if (entries.length > 0) change(maker.random.pick(entries), maker, body);
};
const onEntry = (change) => (body, maker) => {
  const entries = entriesOf(body).flat();
  if (entries.length > 0) change(maker.random.pick(entries), maker, body);
};
const onFile = (change) => (body, maker) => {
  const files = entriesOf(body).flat().flatMap(filesOf);
  if (files.length > 0) change(maker.random.pick(files), maker, body, files);
};
const onObject = (change) => (body, maker) => {
  const entries = entriesOf(body).flat();
  const objects = [body, ...entries, ...entries.flatMap(filesOf)];
  change(maker.random.pick(objects), maker);
};
const onPlace = (change) => (body, maker) => {
  const places = maker.places(body);
  if (places.length > 0) change(...maker.random.pick(places), maker);
};

const writeNearlyCountry = onEntry((entry, { random }) =>
  put(entry, "country", nearlyCountry(random)),
);
const writeNearlyState = onIdentity((entry, { random }) => {
  put(entry, "state", nearlyState(random));
  put(entry, "type", "DRIVERS_LICENSE");
  put(entry, "country", "USA");
});

const mutations = [
  onObject((object, maker) => {
    const own = Object.keys(object);
    const name = maker.random.pick(own.length > 0 && maker.random.chance(70) ? own : names);
    const typo = maker.typo(name);
    put(object, typo, object[name] ?? maker.wrongValue());
    if (typo !== name && maker.random.chance(50)) delete object[name];
  }),
  // A name as another notation has it, now and then beside the right one or a second of the kind.
  onObject((object, { random }) => {
    const own = Object.keys(object);
    for (let i = random.between(1, 2); i > 0; i--) {
      const name = random.pick(own.length > 0 && random.chance(80) ? own : names);
      const other = nearlyName(name, random);
      put(object, other, object[name] ?? "x");
      if (other !== name && random.chance(60)) delete object[name];
    }
  }),
  // The inputs of a form that nobody touched.
  onObject((object, { random }) => {
    for (const name of Object.keys(object)) {
      if (typeof object[name] === "string" && random.chance(40)) put(object, name, "");
    }
  }),
  onEntry((entry, { random }) => {
    const blank = random.chance(60) ? "" : random.pick(blanks);
    put(
      entry,
      random.pick(["type", "number", "country", "state", "issue_date", "expiry_date"]),
      blank,
    );
  }),
  onObject((object, maker) => put(object, maker.random.pick(otherNames), maker.wrongValue())),
  onObject((object, { random }) => {
    for (const name of random.shuffle(otherNames).slice(0, random.between(2, 8)))
      put(object, name, 1);
  }),
  onObject((object, maker) => put(object, maker.random.pick(names), maker.wrongValue())),
  onObject((object, maker) => put(object, maker.string(), maker.string())),
  (body, { random }) => put(body, random.pick(v1Names), "x"),
  onObject((object, { random }) => put(object, random.pick(v1Names), "x")),
  onFile((file, { random }) => {
    const side = random.pick([
      "FRONT",
      "BACK",
      "FRONT",
      "BACK",
      "front",
      "SIDE",
      "",
      " ",
      undefined,
    ]);
    if (side === undefined) delete file.side;
    else put(file, "side", side);
  }),
  onEntry((entry, { random }) => {
    if (Array.isArray(entry.files)) entry.files.splice(random.below(3), random.between(1, 2));
  }),
  onEntry((entry, maker) => {
    if (!Array.isArray(entry.files)) return;
    const side = maker.random.pick(["FRONT", "BACK", undefined]);
    entry.files.splice(maker.random.below(3), 0, maker.file(side));
  }),
  onFile((file, { random }, _, files) => put(file, "uri", random.pick(files).uri)),
  (body, maker) => {
    const list = body.identifying_documents;
    if (!Array.isArray(list)) return;
    list.splice(maker.random.below(3), 0, maker.identity(maker.random.pick(identityTypes)));
  },
  (body) => {
    if (Array.isArray(body.identifying_documents)) body.identifying_documents.splice(0, 1);
  },
  (body, maker) => {
    if (!Array.isArray(body.address_documents)) return;
    if (maker.random.chance(50)) body.address_documents.push(maker.address());
    else body.address_documents.pop();
  },
  onEntry((entry, maker) =>
    put(entry, maker.random.pick(["issue_date", "expiry_date", "expiry_date"]), maker.date()),
  ),
  onEntry((entry, maker) => {
    for (const name of ["issue_date", "expiry_date"]) {
      if (Object.hasOwn(entry, name)) put(entry, name, maker.date());
    }
  }),
  onEntry((entry, maker) => put(entry, "issue_date", maker.date())),
  onEntry((entry, maker) => {
    const date = maker.date();
    put(entry, "issue_date", date);
    put(entry, "expiry_date", maker.random.chance(50) ? date : maker.date());
  }),
  onIdentity((entry, maker) => {
    const { random } = maker;
    const [letter, long] = [random.pick(["x", "é", "😀"]), random.between(63, 66)];
    const state = random.pick([
      ...states,
      ...stateCodes,
      ...stateCodes.map((code) => code.slice(3)),
    ]);
    const values = [
      state,
      state.toLowerCase(),
      state.toUpperCase(),
      `${state} `,
      letter.repeat(long),
    ];
    put(entry, "state", random.pick([...values, random.pick(blanks), null, maker.string()]));
    if (random.chance(50)) put(entry, "type", "DRIVERS_LICENSE");
    if (random.chance(50)) put(entry, "country", "USA");
  }),
  writeNearlyState,
  writeNearlyState,
  onIdentity((entry) => delete entry.state),
  writeNearlyCountry,
  writeNearlyCountry,
  onEntry((entry, { random }) => {
    if (typeof entry.type !== "string") return;
    const types = random.chance(70) ? [entry.type] : [...identityTypes, ...addressTypes];
    put(entry, "type", nearlyValue(random.pick(types), random));
  }),
  onFile((file, { random }) => put(file, "uri", random.pick(blanks))),
  onFile((file, { random }) => {
    put(file, "side", nearlyValue(random.pick(["FRONT", "BACK"]), random));
  }),
  onEntry((entry, { random }) =>
    put(
      entry,
      "country",
      random.pick([...countries, "usa", "US", "XXX", "AAA", "ZZZ", "", "USA ", "ÜSA"]),
    ),
  ),
  onEntry((entry, { random }) =>
    put(
      entry,
      "type",
      random.pick([
        ...identityTypes,
        ...addressTypes,
        "passport",
        "",
        " ",
        "ID_CARD",
        "PASSPORT\u0000",
      ]),
    ),
  ),
  onPlace((holder, key, maker) => (holder[key] = maker.wrongValue())),
  onPlace((holder, key, maker) => (holder[key] = maker.wrongValue())),
  // What the contract names, where it does not put it.
  (body, maker) => {
    const places = maker.places(body);
    if (places.length === 0) return;
    const [[from, name], [holder, key]] = [maker.random.pick(places), maker.random.pick(places)];
    holder[key] = structuredClone(from[name]);
  },
  (body, maker) => {
    const lists = maker.places(body).filter(([holder, key]) => Array.isArray(holder[key]));
    if (lists.length === 0) return;
    const [holder, key] = maker.random.pick(lists);
    holder[key] = { ...holder[key] };
  },
  onPlace((holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  }),
  onPlace((holder, key, { random }) => {
    if (typeof holder[key] === "string") holder[key] = random.pick([...blanks, ...almostBlanks]);
  }),
  onPlace((holder, key, maker) => {
    if (typeof holder[key] === "string") holder[key] = maker.string();
  }),
  onPlace((holder, key, maker) => {
    if (typeof holder[key] === "string") holder[key] += maker.random.pick(characters);
  }),
  onFile((file, maker) => {
    const ends = [
      "",
      ".",
      ".pdf",
      ".PdF",
      ".heic",
      ".tar.gz",
      ".pdf/",
      ".pdf?x=1",
      ".jpg/x",
      ".é",
      ".😀",
    ];
    put(file, "uri", `/${maker.random.pick(["a", "a.b", ""])}${maker.random.pick(ends)}`);
  }),
  (body, maker) => {
    const { random } = maker;
    const values = [
      tos.toUpperCase(),
      `${tos}0`,
      tos.slice(1),
      tos.replace("-", "0"),
      tos.replace("9", "g"),
    ];
    put(
      body,
      "tos_policies_value",
      random.pick([...values, "x", random.pick(blanks), maker.string()]),
    );
  },
  onIdentity((entry, maker) => {
    put(entry, "type", "SELFIE");
    for (const name of details) if (maker.random.chance(50)) put(entry, name, maker.wrongValue());
  }),
];

/** Mutations of which one case in many is enough. */
const rareMutations = [
  onObject((object, maker) => {
    for (let i = maker.random.between(90, 120); i > 0; i--) put(object, `x${i}`, null);
  }),
  onEntry((entry, maker) => {
    const count = maker.random.between(40, 130);
    entry.files = Array.from({ length: count }, () =>
      maker.random.chance(50)
        ? maker.wrongValue()
        : maker.file(maker.random.pick(["FRONT", "BACK"])),
    );
  }),
  (body, maker) => {
    const count = maker.random.between(20, 120);
    const make = () =>
      maker.random.chance(30)
        ? maker.wrongValue()
        : maker.identity(maker.random.pick(identityTypes));
    body.identifying_documents = Array.from({ length: count }, make);
  },
  onPlace((holder, key, maker) => (holder[key] = maker.nest(maker.random.between(26, 36)))),
  onPlace((holder, key, maker) => (holder[key] = maker.nest(maker.random.between(26, 33)))),
  (body) => {
    for (const name of Object.keys(body)) delete body[name];
  },
];

/** Puts halves of surrogate pairs where the strings of a context and a body may meet on their way to the core. */
function splitPairs(body, context, maker) {
  for (const root of [body, context]) {
    for (const [holder, key] of maker.places(root)) {
      if (typeof holder[key] !== "string" || key === "today" || maker.random.chance(70)) continue;
      const [low, high] = [maker.random.pick(loneSurrogates), maker.random.pick(loneSurrogates)];
      holder[key] = maker.random.pick([low + holder[key], holder[key] + high, low, low + high]);
    }
  }
}

function mutate(body, maker, count) {
  for (let i = 0; i < count; i++) {
    maker.random.pick(maker.random.chance(4) ? rareMutations : mutations)(body, maker);
  }
}

/** Puts odd values in the place of ordinary ones. */
function makeOdd(body, maker) {
  const { random } = maker;
  const holder = { body };
  const rare = random.chance(2);
  for (let i = rare ? 1 : random.between(1, 3); i > 0; i--) {
    const [object, key] = random.pick(maker.places(holder).filter(([of]) => !(of instanceof Odd)));
    object[key] = new Odd(random.pick(rare ? rareOddNames : oddNames), object[key]);
  }
  return holder.body;
}

// Contexts.

function makeFacts(body, maker) {
  const { random } = maker;
  const uris = maker
    .places(body)
    .filter(([holder, key]) => key === "uri" && typeof holder[key] === "string")
    .map(([holder, key]) => holder[key]);
  const agrees = random.chance(60) ? 100 : 75;
  const fact = (usual, ...others) => (random.chance(agrees) ? usual : random.pick(others));
  return {
    today: random.chance(95)
      ? maker.today
      : random.pick(["0001-01-01", "9999-12-31", "2026-11-23"]),
    customer_type: fact("INDIVIDUAL", "BUSINESS", "individual", ""),
    api_version: fact("v2", "v1", "V2", ""),
    customer_status: fact(
      random.pick(["INCOMPLETE", "ACTION_REQUIRED"]),
      ...["PROCESSING", "APPROVED", "", "incomplete", "“\u0001😀".repeat(30), maker.string()],
    ),
    country_of_residence: fact("USA", "DEU", "", "usa", maker.string()),
    attach_in_flight: fact(false, true),
    selfie_required: fact(false, true),
    uploaded_uris: random.shuffle(
      fact(uris, uris.slice(1), [], [...uris, maker.string(), maker.string()]),
    ),
    tos_policies_value: fact(tos, "other", "", maker.string()),
  };
}

const owners = {
  customer: [
    "customer_type",
    "api_version",
    "customer_status",
    "country_of_residence",
    "attach_in_flight",
  ],
  client: ["selfie_required"],
};

/** A context with some of the facts; malformed now and then. */
function makeContext(body, maker) {
  const { random } = maker;
  const facts = makeFacts(body, maker);
  const share = random.pick([0, 25, 50, 75, 100, 100, 100]);
  const some = (list) =>
    Object.fromEntries(
      random
        .shuffle(list)
        .filter(() => random.chance(share))
        .map((name) => [name, random.chance(4) ? null : facts[name]]),
    );
  const context = some(["today", "uploaded_uris", "tos_policies_value"]);
  for (const [owner, list] of Object.entries(owners)) {
    if (random.chance(share)) context[owner] = random.chance(4) ? null : some(list);
  }
  if (random.chance(2)) return spoil(context, maker);
  return random.chance(1) ? null : context;
}

function spoil(context, maker) {
  const { random } = maker;
  if (random.chance(5)) return random.pick([[], true, 1, "x", [{}]]);
  const objects = [context, context.customer, context.client].filter(isObject);
  const known = [...Object.values(owners).flat(), "today", "uploaded_uris", "customer", "client"];
  const name = random.chance(50)
    ? random.pick(known)
    : random.pick([...otherNames, maker.string()]);
  const values = ["2026-02-30", ["x", null], ["x", 1], [["x"]], maker.nest(8), maker.wrongValue()];
  put(random.pick(objects), name, random.pick(values));
  return context;
}

// Texts.

/** Writes a value with a random order of members, white space and spelling of strings. */
export function respell(value, random) {
  const space = () => (random.chance(15) ? random.pick([" ", "\n", "\t", "\r", " \r\n "]) : "");
  const quote = (text) => {
    let quoted = '"';
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const short = '"\\/\b\f\n\r\t'.indexOf(text[i]);
      if (unit < 0x20 || text[i] === '"' || text[i] === "\\" || random.chance(8)) {
        const hex = unit.toString(16).padStart(4, "0");
        if (short >= 0 && random.chance(70)) quoted += `\\${'"\\/bfnrt'[short]}`;
        else quoted += `\\u${random.chance(50) ? hex : hex.toUpperCase()}`;
        // The halves of a pair are both escaped or both not.
        if ((unit & 0xfc00) === 0xd800 && i + 1 < text.length) {
          quoted += `\\u${text.charCodeAt(++i).toString(16)}`;
        }
      } else {
        quoted += text[i];
        if ((unit & 0xfc00) === 0xd800 && i + 1 < text.length) quoted += text[++i];
      }
    }
    return `${quoted}"`;
  };
  const write = (value) => {
    if (typeof value === "string") return quote(value);
    if (Array.isArray(value)) {
      return `[${space()}${value.map(write).join(`${space()},${space()}`)}${space()}]`;
    }
    if (!isObject(value)) return JSON.stringify(value) ?? "null";
    const members = random
      .shuffle(Object.entries(value).filter(([, member]) => member !== undefined))
      .map(([name, member]) => `${quote(name)}${space()}:${space()}${write(member)}`);
    return `{${space()}${members.join(`${space()},${space()}`)}${space()}}`;
  };
  return `${space()}${write(value)}${space()}`;
}

const numbers = [
  ...["-0", "0.0", "1e5", "1E+5", "1e-5", "1e999", "-1e-999", "123456789012345678901234567890"],
  ...["01", "-", "+1", ".5", "1.", "1e", "0x1", "NaN", "Infinity", "-01", "1.e1", "--1", "1e+"],
];
const tokens = [
  ...[
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "null",
    "true",
    "nul",
    "tru",
    "TRUE",
    "//x\n",
    "/**/",
  ],
  ...["\u0000", "\u001f", "\u00a0", "\ufeff", "\u2028", "'", "\\u", "\\x", '"\\u00', "1", " "],
  ...['"\\ud800"', '"\\udc00"', '"\\ud83d\\ude00"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\uD83'],
];
const badBytes = [
  ...[[0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc2], [0xe0, 0x80, 0x80], [0xe2, 0x82], [0xff]],
  ...[[0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf0, 0x80, 0x80, 0x80], [0xf0, 0x9f, 0x98], [0xfe]],
  ...[
    [0xf4, 0x90, 0x80, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xef, 0xbb, 0xbf],
    [0xef, 0xbf, 0xbf],
  ],
];

const insert = (text, at, more) => text.slice(0, at) + more + text.slice(at);

/** Gives an object of a text one of its names again, in a random spelling; there may be such a name already. */
function repeatName(text, random) {
  const braces = [...text.matchAll(/\{/g)].map((match) => match.index);
  const used = [...text.matchAll(/"([a-z_]+)"\s*:/g)].map((match) => match[1]);
  if (braces.length === 0) return text;
  const name = random.pick(used.length > 0 ? used : names);
  const spelling = respell(name, {
    ...random,
    chance: (percent) => random.chance(percent * 3),
  }).trim();
  return insert(text, random.pick(braces) + 1, `${spelling}:null,`);
}

const textMutations = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => insert(text, random.below(text.length + 1), random.pick(tokens)),
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + random.between(1, 3));
  },
  repeatName,
  repeatName,
  repeatName,
  (text, random) => repeatName(repeatName(repeatName(text, random), random), random),
  (text, random) => text.replace(/null|true|false|"[^"\\]*"(?!\s*:)/, () => random.pick(numbers)),
  (text) => `\ufeff${text}`,
  (text, random) => text + random.pick(["x", " {}", "\u0000", ",", "\n\n", "null", "]", "}"]),
  (text, random) => {
    const depth = random.between(24, 40);
    const close = random.chance(80) ? "]".repeat(depth) : "";
    return text.replace(/null|true|"[^"\\]*"(?!\s*:)/, () => "[".repeat(depth) + close);
  },
  (text, random) => insert(text, random.below(text.length + 1), random.pick(loneSurrogates)),
  (text, random) => insert(text, random.below(text.length + 1), random.pick(characters)),
];

/** A text of a length around the limit. */
function lengthen(text, random) {
  const missing = maxBodyBytes + random.between(-1, 2) - Buffer.byteLength(text);
  return random.chance(50) ? text + " ".repeat(missing) : "\n".repeat(missing) + text;
}

function mutateBytes(text, random) {
  let bytes = [...Buffer.from(text)];
  for (let i = random.between(1, 3); i > 0; i--) {
    const at = random.below(bytes.length + 1);
    switch (random.below(4)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        bytes.splice(at, random.between(1, 4));
        break;
      case 2:
        bytes.splice(at, 0, random.below(256));
        break;
      default:
        bytes.splice(at, 0, ...random.pick(badBytes));
    }
  }
  return Buffer.from(bytes);
}

/**
 * A case: { kind, context, bound }, where `bound` is whether the context is read once too, by withContext(); and by its kind what is
 * checked:
 * `value`, a specification of a JavaScript value (odd.mjs); `text`, a string; `bytes`, a Buffer.
 */
export function makeCase(seed, index) {
  const random = makeRandom(seed, index);
  const maker = new Maker(random);
  const body = maker.body();
  mutate(body, maker, random.chance(35) ? 0 : random.between(1, 6));
  const spec = random.chance(0.5) ? maker.wrongValue() : body;
  const context = makeContext(body, maker);
  if (random.chance(1)) splitPairs(body, context, maker);
  const kind = random.below(100);
  const bound = index % 2 === 1;
  if (kind < 40) return { kind: "value", spec, context, bound };
  if (kind < 60) return { kind: "value", spec: makeOdd(spec, maker), context, bound };
  let text = respell(spec, random);
  if (kind < 66) return { kind: "text", text, context, bound };
  if (kind < 82) {
    for (let i = random.between(1, 2); i > 0; i--) text = random.pick(textMutations)(text, random);
    if (random.chance(1.5)) text = lengthen(text, random);
    return { kind: "text", text, context, bound };
  }
  return { kind: "bytes", bytes: mutateBytes(text, random), context, bound };
}

/** The text of a context, often malformed. */
export function makeContextText(seed, index) {
  const random = makeRandom(seed, index);
  const maker = new Maker(random);
  const context = makeContext(maker.body(), maker);
  if (random.chance(30) && isObject(context)) spoil(context, maker);
  const text = respell(context, random);
  return random.chance(40) ? text : random.pick(textMutations)(text, random);
}

/** A body, a context and random choices for tests that compare reports with one another. */
export function makeBody(seed, index) {
  const random = makeRandom(seed, index);
  const maker = new Maker(random);
  const body = maker.body();
  mutate(body, maker, random.between(0, 6));
  return { body, facts: makeFacts(body, maker), owners, random };
}
