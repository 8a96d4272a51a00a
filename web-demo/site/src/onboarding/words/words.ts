import type { ReviewPack } from "dossier-check/from-review";
import type { Voice } from "dossier-check/brief";
import { en as enVoice } from "dossier-check/brief/en";
import type { Pack } from "dossier-check/messages";

import { en, type Words } from "./en";

/** The page in a language: its own words, and the rules' messages. English messages are those of the reports. */
export interface Language {
  readonly words: Words;
  readonly pack: Pack | undefined;
  /** What stands beside the fields. */
  readonly voice: Voice;
  /** The messages about reviews, which nobody needs before. */
  reviews(): Promise<ReviewPack>;
}

export type { Words };

export const english: Language = {
  words: en,
  pack: undefined,
  voice: enVoice,
  reviews: async () => (await import("dossier-check/reviews/en")).en,
};

/** Loads a language that the page speaks. */
export async function loadLanguage(locale: string): Promise<Language> {
  if (locale !== "ar") return english;
  const [{ ar: words }, { ar: pack }, { ar: voice }] = await Promise.all([
    import("./ar"),
    import("dossier-check/locales/ar"),
    import("dossier-check/brief/ar"),
  ]);
  const reviews = async () => (await import("dossier-check/reviews/ar")).ar;
  return { words, pack, voice, reviews };
}
