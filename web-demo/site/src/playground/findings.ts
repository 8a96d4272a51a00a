import type { Report } from "dossier-check";
import { offer } from "dossier-check/brief";
import { en } from "dossier-check/brief/en";
import { rules } from "dossier-check/catalogue";
import { fixes, type Fix } from "dossier-check/fixes";

import { byId, count, element, icon } from "../shared/dom";
import { label } from "../shared/visible";
import type { Finding, Place } from "./places";

const ruleOf = new Map(rules.map((rule) => [rule.code, rule]));

/** The list of findings, and of what is undecided. */
export interface FindingsView {
  show(report: Report, places: readonly Place[]): void;
  /** Marks the findings at the caret. */
  showCaret(position: number | undefined): void;
}

/** What a reader of the list may ask for. */
export interface FindingsEvents {
  readonly onPlace: (place: Place) => void;
  readonly onPointer: (pointer: string) => void;
  readonly onFix: (fix: Fix) => void;
  /** All that can be fixed is to be, and what that brings to light. */
  readonly onFixAll: () => void;
}

export function makeFindings(events: FindingsEvents): FindingsView {
  const lists = {
    violation: byId("violations"),
    advice: byId("advice"),
    undecided: byId("undecided"),
  };
  const fixAll = byId<HTMLButtonElement>("fix-all");
  let cards: readonly { place: Place; card: HTMLElement }[] = [];
  let found: readonly Fix[] = [];
  fixAll.addEventListener("click", () => events.onFixAll());

  function fill(list: HTMLElement, items: readonly HTMLElement[], more: boolean): void {
    list.replaceChildren(...items);
    const group = list.closest<HTMLElement>(".findings-group")!;
    group.hidden = items.length === 0;
    group.querySelector(".count")!.textContent = more ? `first ${items.length}` : `${items.length}`;
  }

  function cardOf(place: Place): HTMLElement {
    const { finding, kind, line, exact } = place;
    const rule = ruleOf.get(finding.code);
    const where = element(
      "button",
      { type: "button", class: "place", title: "Go to the place in the body" },
      whereText(finding),
      element("span", { class: "place-line" }, `${exact ? "" : "absent, "}line ${line}`),
    );
    where.addEventListener("click", () => events.onPlace(place));
    const stage = "status" in finding ? `${finding.status} ${rule?.stage ?? ""}` : "advice";
    return element(
      "li",
      { class: `finding ${kind}` },
      icon(kind, kind === "violation" ? "Violation" : "Advice"),
      element(
        "div",
        { class: "finding-text" },
        element("p", { class: "finding-message" }, label(finding.message, 1000)),
        element(
          "p",
          { class: "finding-facts" },
          ruleLink(finding.code),
          element("span", { class: "finding-stage" }, stage),
        ),
        where,
        paramsOf(finding.params),
        fixOf(finding),
      ),
    );
  }

  /** A button that does what a finding asks for, if there is one thing to do. */
  function fixOf({ code, path }: Finding): HTMLElement | undefined {
    const fix = found.find((each) => each.code === code && each.path === path);
    if (fix === undefined) return undefined;
    const button = element("button", { type: "button", class: "fix" }, label(offer(fix, en)));
    button.addEventListener("click", () => events.onFix(fix));
    return button;
  }

  function paramsOf(params: Readonly<Record<string, unknown>>): HTMLElement | undefined {
    const entries = Object.entries(params);
    if (entries.length === 0) return undefined;
    return element(
      "dl",
      { class: "params" },
      ...entries.map(([name, value]) => {
        return element(
          "div",
          {},
          element("dt", {}, name),
          element("dd", {}, name === "first" ? pointerButton(String(value)) : valueText(value)),
        );
      }),
    );
  }

  function pointerButton(pointer: string): HTMLElement {
    const button = element("button", { type: "button", class: "place" }, pointerCode(pointer));
    button.addEventListener("click", () => events.onPointer(pointer));
    return button;
  }

  return {
    show(report, places) {
      found = fixes(report);
      fixAll.hidden = found.length === 0;
      cards = places.map((place) => ({ place, card: cardOf(place) }));
      const of = (kind: Place["kind"]): HTMLElement[] =>
        cards.filter(({ place }) => place.kind === kind).map(({ card }) => card);
      const full = (length: number): boolean => report.truncated === true && length === 100;
      fill(lists.violation, of("violation"), full(report.violations.length));
      fill(lists.advice, of("advice"), full(report.advice.length));
      fill(lists.undecided, report.undecided.map(undecidedItem), false);
      byId("nothing").hidden = places.length > 0;
      byId("nothing-text").textContent =
        report.undecided.length === 0
          ? "No violation, no advice, and no rule is undecided."
          : `No violation and no advice. ${count(report.undecided.length, "rule")} cannot be decided without more context.`;
    },
    showCaret(position) {
      for (const { place, card } of cards) {
        const here =
          position !== undefined &&
          place.marks.some(({ from, to }) => from <= position && position <= to);
        card.classList.toggle("current", here);
      }
    },
  };
}

function whereText(finding: Finding): HTMLElement {
  if (finding.path !== "") return pointerCode(finding.path);
  const words =
    finding.code === "malformed_json" ? `byte ${finding.params.offset}` : "the whole body";
  return element("span", {}, words);
}

/** A pointer, which may break before its slashes. */
function pointerCode(pointer: string): HTMLElement {
  const tokens = label(pointer).split("/").slice(1);
  return element("code", {}, ...tokens.flatMap((token) => [element("wbr"), `/${token}`]));
}

function undecidedItem(code: string): HTMLElement {
  const fact = ruleOf.get(code)?.fact ?? "";
  return element("li", {}, ruleLink(code), " is decided by ", element("code", {}, fact));
}

function ruleLink(code: string): HTMLElement {
  return element("a", { class: "code", href: `#rule-${code}` }, code);
}

function valueText(value: unknown): string {
  return label(Array.isArray(value) ? value.join(", ") : String(value));
}
