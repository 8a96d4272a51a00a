// What brief() and briefly() take and give, and which voices compile.
import type { DossierSchema, Report } from "dossier-check";
import { brief, briefly, briefSchema, offer, type Voice } from "dossier-check/brief";
import { ar } from "dossier-check/brief/ar";
import { de } from "dossier-check/brief/de";
import { en } from "dossier-check/brief/en";
import { es } from "dossier-check/brief/es";
import { fr } from "dossier-check/brief/fr";
import { hi } from "dossier-check/brief/hi";
import { pt } from "dossier-check/brief/pt";
import { zh } from "dossier-check/brief/zh";
import { applyToForm } from "dossier-check/dom";
import { fixes } from "dossier-check/fixes";
import type { FileReport } from "dossier-check/forms";

import { voice } from "../../src/report/voice.js";

export const voices: readonly Voice[] = [ar, de, en, es, fr, hi, pt, zh];

declare const report: Report;
declare const withoutWords: Report<unknown>;
declare const file: FileReport;
declare const form: HTMLFormElement;
declare const schema: DossierSchema<object>;

export const sentence: string = brief(report.violations[0]!, en);
export const short: { readonly ok: boolean; readonly status: number } = briefly(report, en);
export const first: string = briefly(file, en).violations[0]!.brief;
/** What is known of a finding by its code stays known. */
for (const finding of briefly(report, en).violations) {
  if (finding.code === "file_count") finding.params.expected satisfies number;
}
applyToForm(form, briefly(report, en), {});
applyToForm(form, briefly(withoutWords, en), {});
export const label: string = offer(fixes(report)[0]!, en);
export const sameSchema: DossierSchema<object> = briefSchema(schema, en);

// @ts-expect-error a voice is no language's name
brief(report.violations[0]!, "en");
// @ts-expect-error a sentence is missing
voice({ ...en, locale: "en", sentences: {} });
// @ts-expect-error what is no schema has no issues
briefSchema({}, en);
