// The contract before its change, as far as it differed: to be compared with code that has not followed yet.
import { nearest } from "./suggestions.mjs";
import { states } from "./tables.mjs";

const equalsIgnoringCase = (a, b) => {
  const fold = (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return fold(a) === fold(b);
};

const suggest = {
  unknown_value: () => undefined,
  invalid_country: () => undefined,
  invalid_date: () => undefined,
  state_not_iso3166_2(value) {
    const found = [...states].find(([code, name]) =>
      [`US-${code}`, code, name].some((one) => equalsIgnoringCase(one, value)),
    );
    return found && `US-${found[0]}`;
  },
  unknown_member: (name, members) => nearest(name, members, 2),
};

export function before({ advice }) {
  const { year_unlikely: _, ...oldAdvice } = advice;
  return {
    suggest,
    advice: oldAdvice,
    issuedDaysAhead: 0,
    notBlank: ["uri", "tos_policies_value"],
  };
}
