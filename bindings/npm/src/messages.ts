/** The messages of a report in another language: `import { messages } from "dossier-check/messages"`. */
import type { Pack } from "./report/language.js";
import { placeAt } from "./report/place.js";
import { makeSpeaker } from "./report/speak.js";

export type { Pack } from "./report/language.js";

/** What messages() reads of a violation or a piece of advice. */
export interface Finding {
  readonly code: string;
  /** A JSON Pointer into the body; a finding about a file has none. */
  readonly path?: string;
  readonly params: object;
  readonly message: string;
}

/** What messages() reads of a report: that of a body, of a file, or of a server's answer. */
export interface Findings {
  readonly violations: readonly Finding[];
  readonly advice: readonly Finding[];
}

/**
 * A report with its messages in the language of a pack; all else is as it was. A code that the pack does not know keeps the message
 * that it came with.
 *
 * @throws TypeError if the one is no report, or the other no pack.
 */
export function messages<R extends Findings>(report: R, pack: Pack): R {
  const given = { report, pack } as { report?: Partial<R>; pack?: Partial<Pack> };
  if (
    !Array.isArray(given.report?.violations) ||
    !Array.isArray(given.report.advice) ||
    typeof given.pack?.messages !== "object"
  ) {
    throw new TypeError(
      'messages() takes a report and a language pack: import { de } from "dossier-check/locales/de".',
    );
  }
  const { say, wordsOf } = makeSpeaker(pack);
  const wordsAt = (path: string) => {
    const place = placeAt(path);
    return place && wordsOf(place);
  };
  const translated = <F extends Finding>(finding: F): F => {
    const { code, path = "", params } = finding;
    const steps = path.split("/");
    // The last step to a member that is named twice is a name, even if it is made of digits.
    const isDuplicate = code === "duplicate_member";
    const message = say({
      code,
      params,
      last: isDuplicate ? unescaped(steps[steps.length - 1]!) : lastOf(steps),
      place: wordsAt(isDuplicate ? steps.slice(0, -1).join("/") : path),
      other: wordsAt(String((params as { readonly first?: unknown }).first)),
    });
    return { ...finding, message: message ?? finding.message };
  };
  return {
    ...report,
    violations: report.violations.map(translated),
    advice: report.advice.map(translated),
  };
}

const unescaped = (step: string) => step.replaceAll("~1", "/").replaceAll("~0", "~");

/** What the value at the end of a path is called: lists and objects take turns. */
function lastOf(steps: readonly string[]): string {
  const last = steps[steps.length - 1]!;
  if (steps.length === 1) return "request";
  if (steps.length % 2 === 0 || !/^\d+$/.test(last)) return unescaped(last);
  return steps.length === 3 ? "document" : "file";
}
