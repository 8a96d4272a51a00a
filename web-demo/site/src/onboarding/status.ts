import type { ReviewFinding } from "dossier-check/from-review";

import { element, icon } from "../shared/dom";
import type { CustomerState } from "./api";
import type { Words } from "./words/words";

/** How it stands with the documents that were sent, live. */
export interface StatusView {
  readonly element: HTMLElement;
  show(state: CustomerState): void;
  /** Shows what the reviewers ask for, until the next state. */
  showReview(wishes: readonly ReviewFinding[]): void;
  showConnected(is: boolean): void;
}

/** Whether a status is the last one. */
export const isEnd = ({ customer_status }: CustomerState): boolean =>
  customer_status === "APPROVED" || customer_status === "REJECTED";

/** How many of the four stages are behind or under way. */
function stageOf({ customer_status, attach_in_flight }: CustomerState): number {
  if (attach_in_flight) return 0;
  return { PROCESSING: 1, REVIEWING: 2, INCOMPLETE: -1 }[customer_status as string] ?? 3;
}

export function makeStatusView(
  words: Words,
  events: { onCorrect: (wishes: readonly ReviewFinding[]) => void; onRestart: () => void },
): StatusView {
  const lead = element("p", { class: "lead" }, words.status.lead);
  const stages = words.status.stages.map((name) =>
    element("li", {}, element("span", { class: "stage-sign" }), element("span", {}, name)),
  );
  const heading = element("h3");
  const text = element("p");
  const reasonList = element("ul", { class: "reasons" });
  const sign = element("span", { class: "outcome-sign" });
  const correct = element("button", { type: "button", class: "primary" }, words.status.correct);
  const restart = element("button", { type: "button" }, words.status.restart);
  const connection = element("p", { class: "connection", role: "status" });
  const outcome = element(
    "div",
    { class: "outcome" },
    sign,
    element(
      "div",
      {},
      element("div", { role: "status" }, heading, text, reasonList),
      element("div", { class: "form-end" }, correct, restart),
    ),
  );
  let wishes: readonly ReviewFinding[] = [];
  correct.addEventListener("click", () => events.onCorrect(wishes));
  restart.addEventListener("click", () => events.onRestart());

  function showReview(asked: readonly ReviewFinding[]): void {
    wishes = asked;
    reasonList.replaceChildren(...wishes.map(({ message }) => element("li", {}, message)));
  }

  return {
    showReview,
    element: element(
      "section",
      { class: "sheet status" },
      element("h2", {}, words.steps[2]),
      lead,
      element("ol", { class: "stages" }, ...stages),
      outcome,
      connection,
    ),
    show(state) {
      const stage = stageOf(state);
      lead.classList.toggle("past", isEnd(state));
      const { customer_status: status, attach_in_flight } = state;
      stages.forEach((item, at) => {
        const is = at < stage || stage === 3 ? "done" : at === stage ? "current" : "next";
        item.dataset["state"] = is;
        if (at === stage) item.setAttribute("aria-current", "step");
        else item.removeAttribute("aria-current");
        item.firstElementChild!.replaceChildren(...(is === "done" ? [icon("done")] : []));
      });
      const [name, more] = attach_in_flight ? words.status.received : words.status.is[status];
      const kind =
        {
          APPROVED: "accepted",
          REJECTED: "violation",
          ACTION_REQUIRED: "advice",
          ON_HOLD: "advice",
        }[status as string] ?? "waiting";
      outcome.dataset["kind"] = kind;
      outcome.dataset["status"] = attach_in_flight ? "IN_FLIGHT" : status;
      sign.replaceChildren(
        kind === "waiting"
          ? element("span", { class: "spinner" })
          : icon(kind as "accepted" | "violation" | "advice"),
      );
      if (heading.textContent !== name) heading.textContent = name ?? "";
      text.textContent = more ?? "";
      showReview([]);
      correct.hidden = status !== "ACTION_REQUIRED" && status !== "INCOMPLETE";
      restart.hidden = !isEnd(state) && status !== "ON_HOLD";
    },
    showConnected(is) {
      connection.textContent = is ? "" : words.status.lost;
    },
  };
}
