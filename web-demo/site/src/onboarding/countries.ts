import type { Country } from "dossier-check/forms";
import codes from "i18n-iso-countries/codes.json";

/** The countries by name. A code that the rules do not take is none: the list knows more than ISO 3166-1 assigns. */
export function countriesOf(
  locale: string,
  isCountry: (code: string) => boolean,
): readonly { code: Country; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const { compare } = new Intl.Collator(locale);
  return codes
    .flatMap(([two = "", three = ""]) =>
      isCountry(three) ? [{ code: three as Country, name: names.of(two) ?? three }] : [],
    )
    .sort((a, b) => compare(a.name, b.name));
}
