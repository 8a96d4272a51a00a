import { applyToForm } from "dossier-check/dom";
import { fromServer } from "dossier-check/from-server";

import { element } from "../shared/dom";
import type { Answer } from "./api";
import type { Draft, PersonMember } from "./draft";
import { selectField, textField, type Field } from "./fields";
import type { Words } from "./words/words";

const purposes: Readonly<Record<PersonMember, string>> = {
  first_name: "given-name",
  last_name: "family-name",
  email: "email",
  country_of_residence: "country",
};

/** The form about the person. What is wrong with it, the server says. */
export function makePersonForm(
  draft: Draft,
  words: Words,
  countries: readonly { code: string; name: string }[],
  events: { onInput: () => void; create: () => Promise<Answer> },
): HTMLFormElement {
  const form = element("form", { class: "sheet", novalidate: "" });
  const map: Record<string, HTMLElement> = {};
  const fields = (Object.keys(draft.person) as PersonMember[]).map((member): Field => {
    const options = {
      name: words.person[member],
      value: draft.person[member],
      autocomplete: purposes[member],
      onValue: (value: string) => {
        draft.person[member] = value;
        events.onInput();
      },
    };
    const field =
      member === "country_of_residence"
        ? selectField(countries, words.choose, options)
        : textField(member === "email" ? "email" : "text", options);
    map[`/${member}`] = field.input;
    return field;
  });
  const begin = element("button", { class: "primary" }, words.begin);
  form.append(
    element("div", { class: "fields" }, ...fields.map((field) => field.element)),
    element("div", { class: "form-end" }, begin),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (begin.ariaDisabled === "true") return;
    begin.ariaDisabled = "true";
    const { status, text } = await events.create();
    begin.ariaDisabled = null;
    if (status === 200) return;
    const report =
      status === 0
        ? {
            violations: [{ code: "offline", path: "", message: words.refused.offline }],
            advice: [],
          }
        : fromServer(status, text);
    applyToForm(form, report, map, { focus: true, heading: words.problem });
  });
  return form;
}
