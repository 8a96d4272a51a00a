// Section 5, Suggestions: what the sender most likely meant; undefined where there is none.
import { countries, states } from "./tables.mjs";
import * as is from "./values.mjs";

/** The ASCII letters of a text, upper-cased; "" if it has none, or a code point above U+007F. */
const lettersOf = (text) =>
  /[^\0-\x7f]/.test(text) ? "" : text.replace(/[^a-z]/gi, "").toUpperCase();
const haveSameLetters = (a, b) => lettersOf(a) !== "" && lettersOf(a) === lettersOf(b);

/** The optimal string alignment distance, over code points: insert, delete, replace, transpose neighbours. */
export function distance(one, other) {
  const [a, b] = [[...one], [...other]];
  const d = a.concat("").map((_, i) => [i]);
  b.forEach((_, j) => (d[0][j + 1] = j + 1));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.length][b.length];
}

/** The nearest to a text, at most so far from it; the first of several. */
export function nearest(text, candidates, most) {
  for (let far = 1; far <= most; far++) {
    const found = candidates.find((one) => distance(text, one) === far);
    if (found !== undefined) return found;
  }
  return undefined;
}

const meant = (text, candidates) =>
  candidates.find((one) => haveSameLetters(one, text)) ??
  nearest(text, candidates, [...text].length >= 5 ? 2 : 1);

/** What travel documents print. */
const printed = {
  ...{ D: "DEU", UK: "GBR", GBD: "GBR", GBN: "GBR", GBO: "GBR", GBP: "GBR", GBS: "GBR" },
  ...{ ROM: "ROU", TMP: "TLS", BUR: "MMR" },
};

/** By the code whose param it is. */
export const suggest = {
  unknown_value: (value, allowed) => meant(value, allowed),

  invalid_country(value) {
    const letters = lettersOf(value);
    const code = [...countries].find(
      ([alpha3, alpha2]) => alpha3 === letters || alpha2 === letters,
    );
    return code?.[0] ?? (Object.hasOwn(printed, letters) ? printed[letters] : undefined);
  },

  invalid_date(value) {
    const text = value.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "");
    const digits = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
    const separated = /^(\d{4})([-/.])(\d\d?)\2(\d\d?)$/.exec(text);
    if (digits === null && separated === null) return undefined;
    const [year, month, day] = digits?.slice(1) ?? [separated[1], separated[3], separated[4]];
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return is.date(date) ? date : undefined;
  },

  state_not_iso3166_2(value) {
    const also = { DC: "WASHINGTONDC", VI: "VIRGINISLANDS" };
    const found = [...states].find(([code, name]) =>
      [`US${code}`, code, name, also[code] ?? ""].some((one) => haveSameLetters(one, value)),
    );
    return found && `US-${found[0]}`;
  },

  unknown_member(name, members, object) {
    const absent = members.filter((one) => !object.has(one));
    return meant(name, absent);
  },
};
