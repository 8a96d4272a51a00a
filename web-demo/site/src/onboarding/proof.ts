import type { HttpAnswer, Report } from "dossier-check/forms";
import { rulesHash } from "dossier-check/catalogue";

import { count, element, icon } from "../shared/dom";
import { visible } from "../shared/visible";
import type { Answer } from "./api";
import { compare } from "./difference";

/** The panel for engineers, in English alone: what the browser says of the request, and what the server answered to it. */
export interface Proof {
  /** Whether a request is to be sent though the browser refuses it. */
  readonly sendsAnyway: boolean;
  /** Shows the request as it stands, and the verdict on it. */
  showBrowser(body: object, report: Report, millis: number): void;
  /** Shows what the server answered to a request, beside what the browser had said that it would; tells whether they are one. */
  showServer(answer: Answer, expected: HttpAnswer): boolean;
  /** Hears of the rules that the server follows. */
  showRules(hash: string): void;
  /** Forgets the server's answer. */
  clear(): void;
}

export function makeProof(root: HTMLElement): Proof {
  const stamps = { browser: stamp("Browser"), server: stamp("Server") };
  const facts = element("p", { class: "proof-facts" });
  const result = element("p", { class: "proof-result", role: "status" });
  const warning = element("p", { class: "proof-warning", role: "alert" });
  warning.hidden = true;
  const anyway = element("input", { type: "checkbox", id: "anyway", role: "switch" });
  const request = pre("Request");
  const answer = pre("Answer");
  root.lang = "en";
  root.dir = "ltr";
  root.setAttribute("aria-labelledby", "proof-title");
  root.append(
    element("h2", { id: "proof-title" }, "Proof"),
    element("p", { class: "lead" }, "The browser’s verdict, and the server’s on the same request."),
    warning,
    element("div", { class: "stamps" }, stamps.browser.element, stamps.server.element),
    facts,
    result,
    element(
      "label",
      { class: "choice", for: "anyway" },
      anyway,
      element("span", {}, "Send it even if the browser refuses"),
    ),
    request.element,
    answer.element,
  );

  function clear(): void {
    stamps.server.show("–", "not asked", "none");
    result.replaceChildren("The server has not been asked yet.");
    result.dataset["kind"] = "none";
    answer.show([]);
  }

  clear();
  stamps.browser.show("…", "loading", "none");
  facts.textContent = "\u00a0";
  return {
    get sendsAnyway() {
      return anyway.checked;
    },
    showBrowser(body, report, millis) {
      const { ok, status, violations, advice } = report;
      stamps.browser.show(String(status), ok ? "accepts" : "refuses", ok ? "ok" : "not-ok");
      facts.textContent = [
        count(violations.length, "violation"),
        advice.length > 0 && count(advice.length, "piece of advice", "pieces of advice"),
        // Browsers tell the time in steps of up to 0.1 ms.
        `checked in ${millis < 0.1 ? "under 0.1" : millis.toFixed(1)} ms`,
      ]
        .filter(Boolean)
        .join(" · ");
      request.show([{ text: visible(JSON.stringify(body, null, 2), true), side: "both" }]);
    },
    showServer({ status, text }, expected) {
      const same = status === expected.status && text === expected.body;
      stamps.server.show(
        status === 0 ? "–" : String(status),
        status === 0 ? "no answer" : status === 200 ? "accepts" : "refuses",
        status === 200 ? "ok" : "not-ok",
      );
      result.dataset["kind"] = same ? "same" : "different";
      result.replaceChildren(
        icon(same ? "accepted" : "advice"),
        same
          ? `Identical: ${new TextEncoder().encode(text).length} bytes, as the browser had said.`
          : "Different: − is what the browser had said, + what the server answered.",
      );
      answer.show(
        compare(readable(expected.status, expected.body), readable(status, text)).map((line) => ({
          ...line,
          text: visible(line.text, true),
        })),
      );
      return same;
    },
    showRules(hash) {
      warning.hidden = hash === rulesHash;
      warning.replaceChildren(
        icon("advice"),
        `This page follows the rules ${rulesHash}, and the server ${visible(hash)}. Their verdicts may differ: build both from one source.`,
      );
    },
    clear,
  };
}

function stamp(name: string) {
  const status = element("span", { class: "stamp-status" });
  const word = element("span", { class: "stamp-word" });
  const root = element(
    "p",
    { class: "stamp" },
    element("span", { class: "stamp-name" }, name),
    status,
    word,
  );
  return {
    element: root,
    show(text: string, says: string, kind: string): void {
      status.textContent = text;
      word.textContent = says;
      root.dataset["kind"] = kind;
    },
  };
}

function pre(name: string) {
  const text = element("pre", { tabindex: "0", "aria-label": name });
  const root = element("details", {}, element("summary", {}, name), text);
  const signs = { both: "", left: "− ", right: "+ " };
  return {
    element: root,
    show(lines: readonly { text: string; side: "both" | "left" | "right" }[]): void {
      text.replaceChildren(
        ...lines.map((line) =>
          element("span", { class: `line-${line.side}` }, `${signs[line.side]}${line.text}\n`),
        ),
      );
    },
  };
}

function readable(status: number, text: string): string {
  try {
    return `HTTP ${status}\n${JSON.stringify(JSON.parse(text), null, 2)}`;
  } catch {
    return `HTTP ${status}\n${text}`;
  }
}
