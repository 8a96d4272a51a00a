/** Findings in short, for the place where the field is named already: `import { briefly } from "dossier-check/brief"`. */
import { has } from "./boundary/own.js";
import { makeWriter, sentenceOf, written, type Writer } from "./report/sentence.js";
import { makeSpeaker, type Speaker } from "./report/speak.js";
import type { Voice } from "./report/voice.js";
import type { DossierSchema } from "./validator/standard_schema.js";

export type { Voice } from "./report/voice.js";

/** What brief() reads of a violation or a piece of advice, of a body or a file. */
export interface BriefFinding {
  readonly code: string;
  /** A JSON Pointer into the body; a finding about a file has none. */
  readonly path?: string;
  readonly params?: object;
  readonly message?: string;
}

/** What briefly() reads of a report: that of a body, of a file, or of a server's answer. */
export interface BriefFindings {
  readonly violations: readonly BriefFinding[];
  readonly advice: readonly BriefFinding[];
}

/** A report whose findings have a short sentence each. */
export type Briefed<R extends BriefFindings> = Omit<R, "violations" | "advice"> & {
  readonly violations: readonly (R["violations"][number] & { readonly brief: string })[];
  readonly advice: readonly (R["advice"][number] & { readonly brief: string })[];
};

/** What {@link offer} reads of a fix of `dossier-check/fixes`. */
export interface OfferedFix {
  readonly code: string;
  readonly operation: { readonly op: string; readonly path: string; readonly value?: string };
}

interface Briefer {
  readonly speaker: Speaker;
  readonly writer: Writer;
}

const briefers = new WeakMap<Voice, Briefer>();

function brieferOf(voice: Voice): Briefer {
  let made = briefers.get(voice);
  if (made === undefined) {
    const { locale, direction, size, words, sentences } = voice;
    const place = { identifying: "", address: "", file: "", message: "" };
    const pack = { locale, direction, size, words, place, members: {}, messages: sentences };
    made = { speaker: makeSpeaker(pack), writer: makeWriter(voice) };
    briefers.set(voice, made);
  }
  return made;
}

const said = (speaker: Speaker, code: string, params: object) =>
  speaker.say({ code, params, last: "", place: undefined, other: undefined });

/**
 * What a finding says beside the field that it is about: a sentence without the name of the document, with nothing of JSON in it,
 * and with sizes, dates and countries as the reader's language writes them.
 *
 * A code that the voice does not know, as of a server's own answer, keeps the message that it came with.
 */
export function brief(finding: BriefFinding, voice: Voice): string {
  const { code, path = "", params = {}, message = code } = finding;
  const { speaker, writer } = brieferOf(voice);
  const chosen = sentenceOf(code, path, params, writer);
  return (chosen && said(speaker, ...chosen)) ?? message;
}

/** What a button says that applies a fix: "Use Germany", "Remove". */
export function offer({ code, operation }: OfferedFix, voice: Voice): string {
  const { speaker, writer } = brieferOf(voice);
  const { op, path, value = path.slice(path.lastIndexOf("/") + 1) } = operation;
  if (op === "remove") return voice.sentences.remove;
  const text = (has(written, code) && written[code]!(value, writer)) || value;
  return said(speaker, "use", { value: text }) ?? value;
}

/**
 * A report with a short sentence for each finding, as its `brief`, and one sentence for one mistake: what another finding says
 * better is left out. All else, `ok` and the messages too, is as it was.
 */
export function briefly<R extends BriefFindings>(report: R, voice: Voice): Briefed<R> {
  const all = [...report.violations, ...report.advice];
  const of = (code: string) => all.filter((finding) => finding.code === code);

  /** Whether a finding is said by one of another code, at its own place unless a place is given. */
  const besides = (code: string, at: string | undefined) =>
    of(code).some(({ path }) => path === at);

  function isSaid({ code, path, params }: BriefFinding): boolean {
    const better = betters.get(code);
    if (better !== undefined && besides(better, path)) return true;
    switch (code) {
      case "file_count": {
        const { expected, actual } = (params ?? {}) as { expected?: number; actual?: number };
        const missing = of("side_missing").filter((one) => one.path === path).length;
        return missing > 0 && Number(expected) - Number(actual) === missing;
      }
      case "side_missing":
        return of("side_duplicate").some((one) => one.path?.startsWith(`${path}/`));
      case "year_unlikely":
        return expiryCodes.some((one) => besides(one, path));
      default:
        return false;
    }
  }

  /** A date in an unlikely year is refused for that, and not because it is long ago. */
  function briefOf(finding: BriefFinding): string {
    const { code, path } = finding;
    const year = expiryCodes.includes(code)
      ? of("year_unlikely").find((one) => one.path === path)
      : undefined;
    return brief(year ?? finding, voice);
  }

  const shortened = (list: readonly BriefFinding[]) =>
    list
      .filter((finding) => !isSaid(finding))
      .map((finding) => ({ ...finding, brief: briefOf(finding) }));
  return {
    ...report,
    violations: shortened(report.violations),
    advice: shortened(report.advice),
  } as unknown as Briefed<R>;
}

/** A schema of `standardSchema()` whose issues have their short sentences as their `message`, one for one mistake. */
export function briefSchema<Body>(schema: DossierSchema<Body>, voice: Voice): DossierSchema<Body> {
  const standard = schema["~standard"];
  return {
    "~standard": {
      ...standard,
      validate(value) {
        const result = standard.validate(value);
        if (!result.issues) return result;
        const violations = result.issues.map((issue) => ({ ...issue, issue, path: issue.pointer }));
        const said = briefly({ violations, advice: [] }, voice).violations;
        return { issues: said.map(({ issue, brief }) => ({ ...issue, message: brief })) };
      },
    },
  };
}

/** What says the same mistake better, if it is found at the same place. */
const betters = new Map([
  ["expiry_not_in_future", "expiry_not_after_issue"],
  ["file_not_owned", "file_uri_duplicate"],
  ["tos_not_uuid", "tos_mismatch"],
  ["file_small", "image_small"],
]);

const expiryCodes = ["expiry_not_in_future", "expiry_not_after_issue"];
