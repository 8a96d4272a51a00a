import { element } from "../shared/dom";
import { dataOf, type Api } from "./api";

interface Outcome {
  readonly number: string;
  readonly customer_status: string;
}

const clients = { plain: "demo-client", selfie: "demo-selfie-client" };

/** The client that the page acts for unless told otherwise. */
export const firstClient = clients.plain;

/** What a developer may set: which client the page acts for, and what becomes of the documents. */
export interface SandboxPanel {
  /** Shows the client, which can be chosen until there is a customer. */
  showClient(client: string, isFixed: boolean): void;
  /** Asks the server for the numbers that force an outcome. */
  load(api: Api): Promise<void>;
}

export function makeSandboxPanel(
  root: HTMLElement,
  events: { onClient: (client: string) => void; onNumber: (number: string) => void },
): SandboxPanel {
  const selfie = element("input", { type: "checkbox", id: "asks-selfie", role: "switch" });
  const list = element("ul", { class: "outcomes" });
  selfie.addEventListener("input", () => {
    events.onClient(selfie.checked ? clients.selfie : clients.plain);
  });
  root.append(
    element("h2", {}, "Sandbox"),
    element(
      "label",
      { class: "choice", for: "asks-selfie" },
      selfie,
      element("span", {}, "The client asks for a selfie"),
    ),
    element("details", {}, element("summary", {}, "Document numbers that force an outcome"), list),
  );

  return {
    showClient(client, isFixed) {
      selfie.checked = client === clients.selfie;
      selfie.disabled = isFixed;
    },
    async load(api) {
      const answer = await api.send("GET", "__sandbox/outcomes");
      const { outcomes } = dataOf<{ outcomes: readonly Outcome[] }>(answer) ?? { outcomes: [] };
      list.replaceChildren(
        ...outcomes.map(({ number, customer_status }) => {
          const use = element(
            "button",
            { type: "button", class: "outcome-use" },
            element("code", {}, number),
            element("span", {}, customer_status),
          );
          use.addEventListener("click", () => events.onNumber(number));
          return element("li", {}, use);
        }),
      );
    },
  };
}
