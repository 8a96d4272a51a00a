import { element } from "../shared/dom";

/** An input with its label. */
export interface Field<Input extends HTMLElement = HTMLElement> {
  readonly element: HTMLElement;
  readonly input: Input;
}

interface FieldOptions {
  readonly name: string;
  readonly hint?: string | undefined;
  /** What the label says behind the name. */
  readonly note?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

let count = 0;

const newId = () => `field-${(count += 1)}`;

function fieldOf<Input extends HTMLInputElement | HTMLSelectElement>(
  input: Input,
  { name, hint, note, onValue }: FieldOptions,
): Field<Input> {
  input.id = newId();
  input.addEventListener("input", () => onValue(input.value));
  const hintId = `${input.id}-hint`;
  if (hint !== undefined) input.setAttribute("aria-describedby", hintId);
  return {
    input,
    element: element(
      "div",
      { class: "field" },
      element(
        "label",
        { for: input.id },
        name,
        note !== undefined && element("span", { class: "field-note" }, ` (${note})`),
      ),
      hint !== undefined && element("p", { class: "field-hint", id: hintId }, hint),
      input,
    ),
  };
}

/** A field for a text or a date. */
export function textField(
  type: "text" | "email" | "date",
  options: FieldOptions & { readonly autocomplete?: string },
): Field<HTMLInputElement> {
  const input = element("input", { type, autocomplete: options.autocomplete ?? "off" });
  if (type !== "date") input.spellcheck = false;
  input.value = options.value;
  return fieldOf(input, options);
}

/** A field to choose one of a list; `choose` stands there while nothing is chosen. */
export function selectField(
  choices: readonly { readonly code: string; readonly name: string }[],
  choose: string,
  options: FieldOptions,
): Field<HTMLSelectElement> {
  const input = element("select", { autocomplete: "off" });
  input.append(
    element("option", { value: "" }, choose),
    ...choices.map(({ code, name }) => element("option", { value: code }, name)),
  );
  input.value = options.value;
  return fieldOf(input, options);
}

/** Radio buttons to choose one of a few; the first stands for all of them. */
export function choiceField(
  choices: readonly { readonly code: string; readonly name: string }[],
  { name, value, onValue }: FieldOptions,
): Field<HTMLInputElement> {
  const group = newId();
  const labels = choices.map((choice) => {
    const input = element("input", { type: "radio", name: group, value: choice.code });
    input.checked = choice.code === value;
    input.addEventListener("input", () => onValue(choice.code));
    return element("label", { class: "choice" }, input, element("span", {}, choice.name));
  });
  return {
    element: element(
      "fieldset",
      { class: "field choices" },
      element("legend", {}, name),
      element("div", { class: "choice-list" }, ...labels),
    ),
    input: labels[0]!.querySelector("input")!,
  };
}

export function checkField({
  name,
  value,
  onValue,
}: Omit<FieldOptions, "value"> & { readonly value: boolean }): Field<HTMLInputElement> {
  const input = element("input", { type: "checkbox", id: newId() });
  input.checked = value;
  input.addEventListener("input", () => onValue(String(input.checked)));
  return {
    element: element(
      "div",
      { class: "field" },
      element("label", { class: "choice", for: input.id }, input, element("span", {}, name)),
    ),
    input,
  };
}
