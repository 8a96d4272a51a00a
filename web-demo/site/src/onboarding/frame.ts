import { element, icon } from "../shared/dom";
import type { Words } from "./words/words";

interface Action {
  readonly name: string;
  readonly act: () => void;
}

/** A panel above the form for what is about no part of it. */
export function makePanel() {
  const root = element("div", { role: "alert" });
  return {
    element: root,
    /** Shows it and goes there. */
    show(title: string, message: string, actions: readonly Action[]): void {
      const panel = element(
        "section",
        { class: "panel", tabindex: "-1" },
        icon("violation"),
        element(
          "div",
          {},
          element("h2", {}, title),
          element("p", { class: "panel-message" }, message),
          element(
            "div",
            { class: "form-end" },
            ...actions.map(({ name, act }) => {
              const button = element("button", { type: "button" }, name);
              button.addEventListener("click", act);
              return button;
            }),
          ),
        ),
      );
      root.replaceChildren(panel);
      panel.focus();
    },
    clear: () => root.replaceChildren(),
  };
}

/** Which of the steps a person is at. */
export function makeSteps() {
  return {
    draw(words: Words, at: number): HTMLElement {
      return element(
        "ol",
        { class: "steps", "aria-label": words.stepsName },
        ...words.steps.map((name, index) =>
          element(
            "li",
            {
              "data-state": index < at ? "done" : index === at ? "current" : "next",
              ...(index === at && { "aria-current": "step" }),
            },
            element("span", { class: "step-number" }, index < at ? icon("done") : `${index + 1}`),
            element("span", {}, name),
          ),
        ),
      );
    },
  };
}
