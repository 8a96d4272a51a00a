import type { Context, Report } from "dossier-check";

import { byId, count } from "../shared/dom";
import { label } from "../shared/visible";
import type { Timing } from "./check";

const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  400: "Bad Request",
  403: "Forbidden",
  409: "Conflict",
  422: "Unprocessable Content",
};

/** How long the reader must pause before the verdict is read out. */
const announceAfter = 600;

/** The verdict in one glance, above the report. */
export interface Verdict {
  show(report: Report, context: Context | undefined): void;
  showTiming(timing: Timing): void;
  showStale(): void;
  showLoading(): void;
  showFailure(message: string): void;
}

export function makeVerdict(): Verdict {
  const card = byId("verdict");
  let timer = 0;

  function put(state: string, status: string, word: string, summary: string): void {
    card.dataset["state"] = state;
    byId("verdict-status").textContent = status;
    byId("verdict-word").textContent = word;
    byId("verdict-summary").textContent = summary;
    byId("failure").hidden = state !== "failed";
  }

  function announce(words: string): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => (byId("announcement").textContent = words), announceAfter);
  }

  return {
    show(report, context) {
      const { ok, status, violations, advice, undecided, truncated } = report;
      const word = ok ? "Accepted" : "Refused";
      const most = (list: readonly unknown[]): string =>
        truncated === true && list.length === 100 ? "over " : "";
      const parts = [
        most(violations) + count(violations.length, "violation"),
        most(advice) + count(advice.length, "piece of advice", "pieces of advice"),
        count(undecided.length, "rule") + " undecided",
      ].filter((part) => !part.startsWith("0 "));
      const summary = capital(parts.join(", ") || "every rule is decided and kept");
      put(ok ? "accepted" : "refused", String(status), word, summary);
      byId("verdict-reason").textContent = reasons[status] ?? "";
      byId("verdict-today").textContent = todayText(context);
      announce(`${word}, ${status}. ${summary}.`);
    },
    showTiming({ micros, runs }) {
      byId("verdict-time").textContent = `checked in ${timeText(micros)}`;
      byId("verdict-time").title = `Measured over ${count(runs, "check")}`;
    },
    showStale() {
      byId("verdict-summary").textContent = "Not current: the context can’t be read";
      announce("The context can’t be read. The report is not current.");
    },
    showLoading() {
      put("loading", "…", "Loading", "The rules are being loaded");
    },
    showFailure(message) {
      put("failed", "–", "Unknown", "The rules could not be loaded");
      byId("failure-text").textContent = message;
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function timeText(micros: number): string {
  if (micros < 1000) return `${micros.toFixed(1)} µs`;
  return `${(micros / 1000).toFixed(1)} ms`;
}

function todayText(context: Context | undefined): string {
  const today = context?.today;
  if (today === null) return "no date (context)";
  if (today !== undefined) return `today ${label(today, 20)} (context)`;
  // What the package fills in where the context leaves the date out.
  return `today ${new Date().toISOString().slice(0, 10)} (filled in)`;
}
