import { rules, type Rule } from "dossier-check/catalogue";

import { byId, element, icon } from "../shared/dom";

/** The catalogue of rules, searchable. */
export function startRules(): void {
  const search = byId<HTMLInputElement>("rule-search");
  const entries = rules.map((rule) => ({ text: textOf(rule), item: itemOf(rule) }));
  byId("rule-list").replaceChildren(...entries.map(({ item }) => item));

  function filter(): void {
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { text, item } of entries) {
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) shown += 1;
    }
    byId("rule-count").textContent =
      shown === rules.length ? `${shown} rules` : `${shown} of ${rules.length} rules`;
    byId("rule-none").hidden = shown > 0;
  }

  search.addEventListener("input", filter);
  // A rule that is asked for by name must be there to go to.
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("a[href^='#rule-']") === null || search.value === "")
      return;
    search.value = "";
    filter();
  });
  filter();
}

function textOf(rule: Rule): string {
  const { code, stage, status, fact, where, when, params, message } = rule;
  return [code, stage, status, fact, where, when, ...params, message].join(" ").toLowerCase();
}

function itemOf(rule: Rule): HTMLElement {
  const kind = rule.stage === "advice" ? "advice" : "violation";
  const facts: readonly [name: string, value: string | undefined][] = [
    ["Fires at", rule.where],
    ["Needs", rule.fact === undefined ? undefined : `\`${rule.fact}\``],
    ["Params", rule.params.map((name) => `\`${name}\``).join(", ") || undefined],
    ["Source", rule.source],
  ];
  return element(
    "li",
    { class: "rule", id: `rule-${rule.code}` },
    element(
      "div",
      { class: "rule-head" },
      element(
        "h3",
        { class: kind },
        icon(kind, kind === "violation" ? "Violation" : "Advice"),
        element("a", { class: "code", href: `#rule-${rule.code}` }, rule.code),
      ),
      element("span", { class: "rule-stage" }, `${rule.stage} ${rule.status ?? ""}`.trim()),
    ),
    element("p", { class: "rule-when" }, ...prose(rule.when)),
    element(
      "dl",
      { class: "rule-facts" },
      ...facts.map(([name, value]) => {
        return (
          value !== undefined &&
          element("div", {}, element("dt", {}, name), element("dd", {}, ...prose(value)))
        );
      }),
    ),
  );
}

/** The catalogue's words; what stands between backticks is code. */
function prose(text: string): (Node | string)[] {
  return text.split("`").map((part, at) => (at % 2 === 1 ? element("code", {}, part) : part));
}
