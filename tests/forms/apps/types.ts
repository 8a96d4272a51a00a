// What the compiler knows of the package's doors for forms. It is never run.
import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { DossierSchema, Report, SchemaIssue, Validator } from "dossier-check";
import { applyToForm, type FormMap } from "dossier-check/dom";
import { fromServer, type ServerReport } from "dossier-check/from-server";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_T extends true>(): void => {};

declare const dossier: Validator;
declare const form: HTMLFormElement;

interface Values {
  readonly tos_policies_value: string;
}
const schema = dossier.standardSchema<Values>({ today: null });
schema satisfies DossierSchema<Values> satisfies StandardSchemaV1<Values, Values>;
dossier.standardSchema() satisfies StandardSchemaV1<unknown, unknown>;
is<Equal<StandardSchemaV1.InferInput<typeof schema>, Values>>();
is<Equal<StandardSchemaV1.InferOutput<typeof schema>, Values>>();
// @ts-expect-error no such fact
dossier.standardSchema({ tody: null });

const result = schema["~standard"].validate({});
if (result.issues) {
  for (const issue of result.issues) {
    is<Equal<typeof issue, SchemaIssue>>();
    is<Equal<typeof issue.path, readonly (string | number)[]>>();
    is<Equal<typeof issue.pointer, string>>();
    if (issue.code === "file_count") is<Equal<typeof issue.params.expected, number>>();
    if (issue.code === "attach_in_flight") is<Equal<typeof issue.status, 409>>();
    // @ts-expect-error no such code
    if (issue.code === "file_cont") break;
  }
} else {
  is<Equal<typeof result.value, Values>>();
}

const step: Report = dossier.validateStep({}, null, ["/tos_policies_value"]);
dossier.validateStep({}, { today: null }, [] as const);
// @ts-expect-error the places are asked for
dossier.validateStep({}, null);
// @ts-expect-error a place is a pointer
dossier.validateStep({}, null, [["tos_policies_value"]]);

const answer: ServerReport = fromServer(422, "{}");
for (const { code, params } of answer.violations) {
  is<Equal<typeof code, "server">>();
  params.code satisfies string | undefined;
}
for (const violation of [...step.violations, ...answer.violations]) {
  if (violation.code === "server") violation.status satisfies number;
  if (violation.code === "file_count") violation.params.actual satisfies number;
}
fromServer(204);
// @ts-expect-error the status is asked for
fromServer();

const map: FormMap = { "/tos_policies_value": "terms", selfie_required: form, "/a": undefined };
applyToForm(form, step, map).clear();
applyToForm(form, answer, ({ path }) => (path === "" ? null : form), { focus: true });
// @ts-expect-error a form is what it takes
applyToForm(document.body, step, map);
// @ts-expect-error no such option
applyToForm(form, step, map, { focussed: true });
