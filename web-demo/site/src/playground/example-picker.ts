import { byId, element } from "../shared/dom";
import { exampleGroups } from "./examples";

interface Texts {
  readonly body: string;
  readonly context: string;
}

/** Offers the examples, and with them what the reader typed: choosing an example never loses it. */
export function startExamples(onChoose: (texts: Texts) => void): {
  keepDraft(texts: Texts): void;
} {
  const select = byId<HTMLSelectElement>("example");
  const note = byId("example-note");
  const examples = exampleGroups.flatMap((group) => group.examples);
  const draftOption = element("option", { value: "own" }, "Your own text");
  let draft: Texts | undefined;

  select.replaceChildren(
    ...exampleGroups.map(({ title, examples: members }) => {
      return element(
        "optgroup",
        { label: title },
        ...members.map((example) => element("option", { value: example.id }, example.title)),
      );
    }),
  );

  function choose(): void {
    const example = examples.find(({ id }) => id === select.value);
    note.textContent = example?.note ?? "It stays in the memory of this page.";
    const texts = example ?? draft;
    if (texts !== undefined) onChoose(texts);
  }

  function step(by: number): void {
    const { length } = select.options;
    select.selectedIndex = (select.selectedIndex + by + length) % length;
    choose();
  }

  select.addEventListener("change", choose);
  byId("example-before").addEventListener("click", () => step(-1));
  byId("example-after").addEventListener("click", () => step(1));
  choose();

  return {
    keepDraft(texts) {
      draft = texts;
      if (!draftOption.isConnected) select.prepend(draftOption);
      if (select.value === "own") return;
      select.value = "own";
      note.textContent = "It stays in the memory of this page.";
    },
  };
}
