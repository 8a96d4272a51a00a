import type { Country } from "dossier-check/forms";
import { countries } from "dossier-check/catalogue";
import codes from "i18n-iso-countries/codes.json";

// The codes by which browsers name countries, by those of the rules.
const twoLetters = new Map(codes.map(([two = "", three = ""]) => [three, two]));

/** The countries by name. */
export function countriesOf(locale: string): readonly { code: Country; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const { compare } = new Intl.Collator(locale);
  return countries
    .map((code) => {
      const two = twoLetters.get(code);
      return { code, name: (two === undefined ? two : names.of(two)) ?? code };
    })
    .sort((a, b) => compare(a.name, b.name));
}
