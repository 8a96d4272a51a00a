// What messages() takes and gives, and which language packs compile.
import type { Report } from "dossier-check";
import type { FileReport } from "dossier-check/forms";
import { ar } from "dossier-check/locales/ar";
import { de } from "dossier-check/locales/de";
import { en } from "dossier-check/locales/en";
import { es } from "dossier-check/locales/es";
import { fr } from "dossier-check/locales/fr";
import { hi } from "dossier-check/locales/hi";
import { pt } from "dossier-check/locales/pt";
import { zh } from "dossier-check/locales/zh";
import { messages, type Pack } from "dossier-check/messages";

import type { Placeholders } from "../../src/generated/placeholders.js";
import type {
  AdviceParams,
  FileAdviceParams,
  FileViolationParams,
  ViolationParams,
} from "../../src/generated/types.js";
import { type CheckedAll, pack } from "../../src/report/language_pack.js";

export const packs: readonly Pack[] = [ar, de, en, es, fr, hi, pt, zh];

declare const report: Report;
declare const file: FileReport;
export const sameReport: Report = messages(report, es);
export const sameFile: FileReport = messages(file, es);
/** An answer of a server, whose codes these types do not know. */
export const other: { violations: { code: string; params: object; message: string }[] } = messages(
  { violations: [{ code: "server", params: {}, message: "Later." }], advice: [], status: 503 },
  es,
);
// @ts-expect-error a pack is no language's name
messages(report, "es");
// @ts-expect-error a report is not its violations alone
messages(report.violations, es);

/** Every code has messages, and every message says all params of its code. */
type Params = ViolationParams & AdviceParams & FileViolationParams & FileAdviceParams;
type Said<Head> = Head extends `${infer Name}:${string}` | `${infer Name}?` ? Name : Head;
type Names<Of> = string extends keyof Of ? never : keyof Of & string; // a code without params has Record<string, never>
type Unsaid = {
  [Code in keyof Params]: Exclude<Names<Params[Code]>, Said<Placeholders[Code]>>;
}[keyof Params];
export const unsaid: Record<Unsaid, true> = {};
export const codes: keyof Params = "" as keyof Placeholders;
export const placeholders: keyof Placeholders = "" as keyof Params;

// What pack() checks, on a table of two codes in a language with two plural categories and two genders.
interface Two {
  readonly soon: "days";
  readonly unknown: "member" | "name" | "suggestion?" | "first:place";
}
declare function check<const T>(templates: CheckedAll<T, Two, "one" | "other", "m" | "f">): void;
const soon = "in {days|one:# day|other:# days}";
const unknown = "{member|m:er|f:sie} {member} “{name}” at {first:place}[, or “{suggestion}”]";

check({ soon, unknown });
check({ soon: "{days} {days|one:day|other:days}", unknown });
check({ soon, unknown: "{name}[ {suggestion}] {first:place}" }); // a language may do without {member}
// @ts-expect-error a code lacks its message
check({ soon });
// @ts-expect-error there is no such code
check({ soon, unknown, late: "" });
// @ts-expect-error a param is not said
check({ soon: "soon", unknown });
// @ts-expect-error there is no such param
check({ soon: "{days|one:# day|other:# days} {hours}", unknown });
// @ts-expect-error a misspelled param
check({ soon: "{dais}", unknown });
// @ts-expect-error a plural form is missing
check({ soon: "{days|other:# days}", unknown });
// @ts-expect-error the language has no such form
check({ soon: "{days|one:# day|two:# days|other:# days}", unknown });
// @ts-expect-error a form has no key
check({ soon: "{days|day|days}", unknown });
// @ts-expect-error a gender is missing
check({ soon, unknown: "{member|m:er} {name} {first:place}[ {suggestion}]" });
// @ts-expect-error a place would be shown as a pointer
check({ soon, unknown: "{name} {first}[ {suggestion}]" });
// @ts-expect-error what may be absent stands in brackets
check({ soon, unknown: "{name} {first:place} {suggestion}" });
// @ts-expect-error what is always there does not
check({ soon: "[{days}]", unknown });
// @ts-expect-error no code has a message
pack({ ...en, locale: "de", messages: {} });
