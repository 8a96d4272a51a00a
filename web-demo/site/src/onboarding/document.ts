import type { DocumentType, Plan, FormValidator } from "dossier-check/forms";

import { element } from "../shared/dom";
import { asks, type DocumentPart } from "./body";
import type { DocumentAnswers } from "./draft";
import { choiceField, selectField, textField, type Field } from "./fields";
import type { Slot, SlotPlace } from "./slot";
import type { Words } from "./words/words";

export interface DocumentOptions {
  readonly list: DocumentPart["list"];
  readonly index: number;
  readonly title: string;
  readonly lead?: string;
  readonly countryName: string;
  readonly typeName: string;
  /** The types to choose from; one is no choice. */
  readonly types: readonly DocumentType[];
  readonly answers: DocumentAnswers;
  readonly countries: readonly { code: string; name: string }[];
  readonly describe: FormValidator["describe"];
  readonly words: Words;
  /** The slots that there are; more are added as they are needed, and none is taken away, nor its file. */
  readonly slots: Slot[];
  readonly newSlot: (place: SlotPlace) => Slot;
  readonly onChange: () => void;
}

/** A document on the form. */
export interface DocumentSection extends DocumentPart {
  readonly element: HTMLElement;
}

/** A document on the form: exactly what `describe` says that it needs. */
export function makeDocumentSection(options: DocumentOptions): DocumentSection {
  const { list, index, answers, types, words, slots, describe } = options;
  const fields = new Map<string, Field>();
  const members = element("div", { class: "fields" });
  const files = element("div", { class: "slots" });
  const notice = element("p", { class: "notice", role: "status" });
  let plan: Plan | undefined;
  let shown: readonly Slot[] = [];

  const [only] = types.length === 1 ? types : [];
  if (only !== undefined) answers.type = only;
  const needsCountry = only === undefined;
  const country = selectField(options.countries, words.choose, {
    name: options.countryName,
    value: answers.values["country"] ?? "",
    onValue: (value) => change(() => (answers.values["country"] = value)),
  });
  const type = choiceField(
    types.map((code) => ({ code, name: words.types[code] })),
    {
      name: options.typeName,
      value: answers.type,
      onValue: (value) => change(() => (answers.type = value)),
    },
  );

  function fieldOf(member: string, need: string): Field {
    const found = fields.get(member);
    if (found !== undefined) return found;
    const made = textField(member.endsWith("_date") ? "date" : "text", {
      name: words.members[member] ?? member,
      hint: words.hints[member],
      note: need === "optional" ? words.optional : undefined,
      value: answers.values[member] ?? "",
      onValue: (value) => {
        answers.values[member] = value;
        options.onChange();
      },
    });
    fields.set(member, made);
    return made;
  }

  /** Lets an answer change what is asked, keeps what is still asked, and tells what is left out. */
  function change(act: () => void): void {
    const before = told();
    act();
    refresh();
    const after = new Set(told());
    const left = before.filter((name) => !after.has(name));
    notice.textContent =
      left.length === 0 ? "" : words.dropped(new Intl.ListFormat(words.locale).format(left));
    options.onChange();
  }

  /** The names of what has been told and is asked, files by the order of their slots. */
  function told(): string[] {
    const texts = [...fields].filter(([member]) => plan && asks(plan, member));
    return [
      ...texts.flatMap(([member]) =>
        answers.values[member] ? [words.members[member] ?? member] : [],
      ),
      ...shown.flatMap((slot, at) =>
        slot.file.getSnapshot().file ? [at === 0 ? "" : slot.place.name] : [],
      ),
    ];
  }

  function refresh(): void {
    plan =
      answers.type === ""
        ? undefined
        : describe(answers.type as DocumentType, (answers.values["country"] || undefined) as never);
    const needs = Object.entries(plan?.members ?? {});
    members.replaceChildren(
      ...needs.flatMap(([member, need]) =>
        plan !== undefined && member !== "country" && asks(plan, member)
          ? [fieldOf(member, need).element]
          : [],
      ),
    );
    const places = plan === undefined ? [] : placesOf(plan);
    shown = places.map((place, at) => {
      const slot = (slots[at] ??= options.newSlot(place));
      slot.move(place, words);
      return slot;
    });
    files.replaceChildren(...shown.map((slot) => slot.element));
    files.dataset["count"] = `${shown.length}`;
  }

  function placesOf({ type, kind, files: { count, side, sides }, accept }: Plan): SlotPlace[] {
    const camera = kind === "identity" && !needsCountry ? "user" : "environment";
    return Array.from({ length: count }, (_, at) => {
      const shows = side === "required" ? sides[at] : undefined;
      const name = shows === undefined ? words.file[type] : words.sides[shows];
      return { name, side: shows, accept, camera, pointer: `/${list}/${index}/files/${at}` };
    });
  }

  refresh();
  return {
    list,
    answers,
    get plan() {
      return plan;
    },
    get slots() {
      return shown;
    },
    inputOf(member) {
      if (member === "type" && needsCountry) return type.input;
      if (member === "country" && needsCountry) return country.input;
      const field = fields.get(member);
      return field?.element.isConnected ? field.input : undefined;
    },
    element: element(
      "section",
      { class: "sheet document" },
      element("h2", {}, options.title),
      options.lead !== undefined && element("p", { class: "lead" }, options.lead),
      needsCountry && element("div", { class: "fields" }, country.element),
      needsCountry && type.element,
      notice,
      members,
      files,
    ),
  };
}
