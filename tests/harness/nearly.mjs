// What people and programs write where the contract asks for something else that means the same, and what only looks like it.

const blanks = [" ", "  ", "\t", "\n", "\r\n"];
const camel = (text) => text.replace(/_+([a-z])/gi, (_, letter) => letter.toUpperCase());
const pascal = (text) => camel(`_${text}`);

/** A text with blanks, or what looks like them, at an end or at both. */
function padded(text, random) {
  const pad = random.pick([...blanks, ...blanks, "\u00a0", "\v", "\0"]);
  return random.pick([pad + text, text + pad, pad + text + random.pick(blanks)]);
}

/** The letters of a text with other signs between them, in another case. */
function respaced(text, random) {
  const signs = ["", " ", "-", "_", ".", "/", "<", "'", "1", ", "];
  const between = random.pick(signs);
  const words = text.split(/[ _-]+/).join(between);
  return random.pick([
    words.toLowerCase(),
    words.toUpperCase(),
    words,
    text.split("").join(random.pick([" ", ".", "-"])),
    random.pick(signs) + words + random.pick(signs),
    words.replace(
      /[a-z]/i,
      (letter) => ({ s: "ſ", k: "\u212a", i: "ı" })[letter.toLowerCase()] ?? "é",
    ),
    padded(words, random),
  ]);
}

/** One of two neighbours in the other's place, in one or two places. */
function transposed(text, random) {
  const points = [...text];
  for (let i = random.between(1, 2); i > 0 && points.length > 1; i--) {
    const at = random.below(points.length - 1);
    [points[at], points[at + 1]] = [points[at + 1], points[at]];
  }
  return points.join("");
}

const countries = [
  "USA",
  "US",
  "DEU",
  "DE",
  "GBR",
  "GB",
  "FRA",
  "ROU",
  "TLS",
  "TL",
  "MMR",
  "CHE",
  "CH",
];
const printed = ["D", "UK", "GBD", "GBN", "GBO", "GBP", "GBS", "ROM", "TMP", "BUR"];
const noCountries = [
  "XKX",
  "XXX",
  "XXA",
  "EUE",
  "EU",
  "UNO",
  "ZAR",
  "SUN",
  "DDR",
  "ENG",
  "U",
  "<<<",
];
const countryNames = ["Germany", "United States", "Deutschland", "U.S.A."];

export function nearlyCountry(random) {
  const text = random.pick(
    random.pick([countries, printed, printed, printed, noCountries, countryNames]),
  );
  return random.chance(40) ? text : random.chance(30) ? `${text}<<` : respaced(text, random);
}

/** A day as others write it; now and then one that there is not. */
export function nearlyDate(date, random) {
  let [year, month, day] = date.split("-");
  if (random.chance(15))
    [month, day] = random.pick([
      ["02", "30"],
      ["13", "01"],
      ["00", "10"],
      ["04", "31"],
    ]);
  if (random.chance(8)) year = random.pick(["0000", "0001", "9999", "29", "10000", "1900", "2000"]);
  if (random.chance(40)) month = month.replace(/^0/, "");
  if (random.chance(40)) day = day.replace(/^0/, "");
  const [one, other] = [
    random.pick(["-", "/", ".", "/", "."]),
    random.pick(["-", "/", ".", " ", ""]),
  ];
  const text = random.pick([
    ...[year + one + month + one + day, year + one + month + one + day, year + month + day],
    ...[day + one + month + one + year, year + one + month + other + day, year + one + month],
    ...[`${year}-${month}-${day}T00:00:00Z`, `${year}-0${month}-0${day}`, `+${year}${month}${day}`],
  ]);
  return random.chance(30) ? padded(text, random) : text;
}

const stateTexts = [
  ...[
    "D.C.",
    "Washington D.C.",
    "Washington, DC",
    "US-DC",
    "DC",
    "Washington",
    "N.Y.",
    "NY",
    "New York",
  ],
  ...[
    "U.S. Virgin Islands",
    "US Virgin Islands",
    "Virgin Islands",
    "Virgin-Islands",
    "USVI",
    "US-VI",
  ],
  ...[
    "US-CA",
    "CA",
    "California",
    "Calif.",
    "US-Texas",
    "West Virginia",
    "Virginia",
    "Kansas",
    "Arkansas",
  ],
  ...[
    "US-UM",
    "Guam",
    "GU",
    "Puerto Rico",
    "American Samoa",
    "Northern Mariana Islands",
    "US",
    "US-US",
  ],
  ...[
    "District of Columbia",
    "United States Minor Outlying Islands",
    "New Hampshire",
    "Ohio",
    "US-XX",
  ],
];

/** A state by another name or in other letters, now and then about as long as one may be. */
export function nearlyState(random) {
  const text = random.pick(stateTexts);
  if (random.chance(10)) return text.padEnd(random.between(63, 66), random.pick([" ", ".", "x"]));
  return random.chance(30) ? text : respaced(text, random);
}

/** A value of a list, nearly: PASSPORT as passport, Driver's licence, PASSPROT. */
export function nearlyValue(text, random) {
  return random.pick([respaced, respaced, transposed, (one) => one.toLowerCase(), pascal])(
    text,
    random,
  );
}

/** The name of a member, nearly: camelCase, kebab-case, letters swapped. */
export function nearlyName(name, random) {
  const ways = [
    camel,
    camel,
    pascal,
    (one) => one.replaceAll("_", "-"),
    (one) => one.replaceAll("_", ""),
  ];
  return random.pick([...ways, (one) => one.toUpperCase(), transposed, transposed, respaced])(
    name,
    random,
  );
}

/** Years at the edges of what is likely, and of other calendars. */
export const years = ["1899", "1900", "2200", "2201", "1450", "2573", "0001", "9999", "0999"];
