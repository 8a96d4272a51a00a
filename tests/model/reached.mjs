// What a stream of cases has reached.
const lettersOf = (text) => text.replace(/[^a-z]/gi, "").toUpperCase();
const trimmed = (text) => text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "");

/** How a suggestion may come about: by code, the name of each way and what is so of the value and what is suggested. */
const ways = {
  unknown_value: {
    "of the same letters": (value, suggestion) => lettersOf(value) === lettersOf(suggestion),
    nearest: (value, suggestion) => lettersOf(value) !== lettersOf(suggestion),
  },
  invalid_country: {
    "alpha-3": (value, suggestion) => lettersOf(value) === suggestion,
    "alpha-2": (value) => /^(US|DE|GB|TL|CH)$/.test(lettersOf(value)),
    ...Object.fromEntries(
      ["D", "UK", "GBD", "GBN", "GBO", "GBP", "GBS", "ROM", "TMP", "BUR"].map((letters) => [
        letters,
        (value) => lettersOf(value) === letters,
      ]),
    ),
  },
  invalid_date: {
    "eight digits": (value) => /^\d{8}$/.test(trimmed(value)),
    ...Object.fromEntries(
      ["-", "/", "."].map((sign) => [
        `with ${sign}`,
        (value) => trimmed(value).split(sign).length === 3,
      ]),
    ),
    "one digit": (value) => /\D\d(\D|$)/.test(trimmed(value)),
    "blanks at an end": (value) => trimmed(value) !== value,
  },
  state_not_iso3166_2: {
    "US and the code": (value, suggestion) => lettersOf(value) === lettersOf(suggestion),
    "the code": (value, suggestion) => `US-${lettersOf(value)}` === suggestion,
    "the name": (value) => /^(?!WASHINGTONDC|VIRGINISLANDS)\w{5,}$/.test(lettersOf(value)),
    WASHINGTONDC: (value) => lettersOf(value) === "WASHINGTONDC",
    VIRGINISLANDS: (value) => lettersOf(value) === "VIRGINISLANDS",
  },
  unknown_member: {
    "of the same letters": (value, suggestion) => lettersOf(value) === lettersOf(suggestion),
    "nearest at 1 or 2": (value, suggestion) => lettersOf(value) !== lettersOf(suggestion),
  },
};

/** The value that a suggestion is for. */
function valueOf({ code, path, params }, body) {
  if (code === "unknown_value") return params.actual;
  const tokens = path
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  return code === "unknown_member"
    ? tokens.at(-1)
    : tokens.reduce((value, token) => value[token], JSON.parse(Buffer.from(body)));
}

export class Reached {
  #counts = new Map();

  #add(what) {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  /** A report on a body's bytes. */
  count(report, body) {
    this.#add("cases");
    if (report === undefined) return this.#add("errors of the call");
    if (report.ok) this.#add("valid");
    if (report.truncated) this.#add("truncated");
    for (const code of report.undecided) this.#add(`undecided ${code}`);
    for (const finding of [...report.violations, ...report.advice]) {
      const { code, params } = finding;
      this.#add(code);
      if (!Object.hasOwn(ways, code)) continue;
      if (params.suggestion === undefined) this.#add(`${code}: no suggestion`);
      else this.#countWays(finding, valueOf(finding, body));
    }
  }

  #countWays({ code, params }, value) {
    for (const [way, is] of Object.entries(ways[code])) {
      if (is(value, params.suggestion)) this.#add(`${code}: ${way}`);
    }
  }

  of(what) {
    return this.#counts.get(what) ?? 0;
  }

  /** What fewer cases than so many have reached. */
  rarerThan(least, codes, undecided) {
    const suggestions = Object.keys(ways).flatMap((code) =>
      ["no suggestion", ...Object.keys(ways[code])].map((way) => `${code}: ${way}`),
    );
    const facts = undecided.map((code) => `undecided ${code}`);
    return ["truncated", ...codes, ...facts, ...suggestions]
      .filter((what) => this.of(what) < least)
      .map((what) => `${what}: ${this.of(what)}`);
  }
}
