// What the forms of all libraries share: their values, their inputs, and how a test starts them.
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { type Context, createValidator, type Validator } from "dossier-check";

export interface Values {
  identifying_documents: {
    type: string;
    number?: string;
    country?: string;
    expiry_date?: string;
    files: { uri: string }[];
  }[];
  address_documents: { type: string; country: string; files: { uri: string }[] }[];
  tos_policies_value: string;
}

/** What a test gives a form. */
export interface Setup {
  readonly values: Values;
  readonly context: Context;
  /** Instead of the rules a schema whose only issue has no path. */
  readonly onlyPathless?: boolean;
}

export type Schema = StandardSchemaV1<Values, Values>;

export const fields = [
  "identifying_documents.1.number",
  "identifying_documents.1.expiry_date",
  "identifying_documents.1.files.0.uri",
  "address_documents.0.country",
  "tos_policies_value",
] as const;

let dossier: Validator;

/** The rules, with the facts as they are at each check: those of a test change under its form. */
export function schemaOf({ onlyPathless }: Setup): Schema {
  if (!onlyPathless) {
    const schema = () => dossier.standardSchema<Values>(globalThis.context)["~standard"];
    return { "~standard": { ...schema(), validate: (value) => schema().validate(value) } };
  }
  const validate = () => ({ issues: [{ message: "Something is wrong.", path: [] }] });
  return { "~standard": { version: 1, vendor: "test", validate } };
}

declare global {
  var submitted: unknown[];
  var context: Context;
  var start: (setup: Setup) => Promise<void>;
}

/** Lets a test start a form in a new element of the page. */
export function provide(mount: (setup: Setup, element: HTMLElement) => void): void {
  globalThis.start = async (setup) => {
    globalThis.submitted = [];
    globalThis.context = setup.context;
    dossier = await createValidator();
    const element = document.createElement("div");
    document.querySelector("main")!.replaceChildren(element);
    mount(setup, element);
  };
  document.title = "ready";
}
