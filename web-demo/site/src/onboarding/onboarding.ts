import { createValidator, type FormValidator } from "dossier-check/forms";
import type { ReviewFinding } from "dossier-check/from-review";
import { fromServer } from "dossier-check/from-server";

import { byId, element } from "../shared/dom";
import {
  contextPath,
  dataOf,
  makeApi,
  type Api,
  type CustomerState,
  type SandboxContext,
} from "./api";
import { isAboutRequest } from "./body";
import { countriesOf } from "./countries";
import { allSlots, makeDocumentsForm, type DocumentsForm, type Slots } from "./documents";
import { clearDraft, loadDraft, newDraft, saveDraft } from "./draft";
import { follow } from "./events";
import { makePanel, makeSteps } from "./frame";
import { makePersonForm } from "./person";
import { makeProof } from "./proof";
import { firstClient, makeSandboxPanel } from "./sandbox";
import { isEnd, makeStatusView } from "./status";
import { english, loadLanguage } from "./words/words";

type View = "person" | "documents" | "status";

const newSlots = (): Slots => ({ primary: [], selfie: [], address: [] });

/** The page: from a person to the end of the check of the documents. */
export async function startOnboarding(): Promise<void> {
  const main = byId("form");
  const picker = byId<HTMLSelectElement>("language");
  const frame = { panel: makePanel(), steps: makeSteps() };
  const proofRoot = byId("proof");
  const proof = makeProof(proofRoot);
  const sandbox = makeSandboxPanel(proofRoot, {
    onClient(client) {
      draft.client = client;
      api = makeApi(client, proof.showRules);
      keep();
    },
    onNumber: (number) => form?.fill("number", number),
  });

  let validator: FormValidator;
  let language = english;
  let draft = loadDraft() ?? newDraft(firstClient);
  let api: Api = makeApi(draft.client, proof.showRules);
  let context: SandboxContext | undefined;
  let slots = newSlots();
  let form: DocumentsForm | undefined;
  let view: View = "person";
  let following: AbortController | undefined;
  /** The body that the server accepted, as far as this page has seen it. */
  let sent: object | undefined;

  const keep = (): void => saveDraft(draft);

  /** Fetches what the server knows of the customer; tells whether it could. */
  async function learn(): Promise<boolean> {
    const id = draft.customer?.id ?? "";
    const learnt = dataOf<SandboxContext>(await api.send("GET", contextPath(id)));
    context = learnt ?? context;
    return learnt !== undefined;
  }

  // --- The views --------------------------------------------------------------------------------

  /** Draws a view, and puts the focus at its beginning if a person came there. */
  function show(next: View, moves: boolean): void {
    view = next;
    following?.abort();
    form = undefined;
    frame.panel.clear();
    const { words } = language;
    const make = { person: drawPerson, documents: drawDocuments, status: drawStatus };
    const title = element("h1", { tabindex: "-1" }, words.title);
    const at = { person: 0, documents: 1, status: 2 }[view];
    main.replaceChildren(
      element("div", { class: "intro" }, title, element("p", { class: "lead" }, words.lead)),
      frame.steps.draw(words, at),
      frame.panel.element,
      make[view](),
    );
    sandbox.showClient(draft.client, draft.customer !== undefined);
    if (view !== "status") judge(); // there the verdict on what was sent stays
    if (!moves) return;
    scrollTo({ top: 0 });
    title.focus({ preventScroll: true });
  }

  const countries = () => countriesOf(language.words.locale);

  function drawPerson(): HTMLElement {
    return makePersonForm(draft, language.words, countries(), {
      onInput: keep,
      async create() {
        const answer = await api.send(
          "POST",
          "v2/customers/individual",
          JSON.stringify(draft.person),
        );
        const made = dataOf<{ customer_id: string; tos_policies_url: string }>(answer);
        if (made === undefined) return answer;
        draft.customer = { id: made.customer_id, tosUrl: made.tos_policies_url };
        const { country_of_residence: residence } = draft.person;
        draft.address.values["country"] ||= residence;
        if (!(await learn())) return { status: 0, text: "" };
        keep();
        show("documents", true);
        return answer;
      },
    });
  }

  function drawDocuments(): HTMLElement {
    form = makeDocumentsForm({
      draft,
      language,
      countries: countries(),
      validator,
      slots,
      async upload(field, file, options) {
        const answer = await api.upload(draft.customer?.id ?? "", field, file, options);
        if (answer.status === 200) await learn(); // that the customer owns one more file
        return answer;
      },
      context: () => context ?? ({} as SandboxContext),
      onChange() {
        keep();
        judge();
      },
      onSubmit: () => void submit(),
    });
    return form.element;
  }

  function drawStatus(): HTMLElement {
    const status = makeStatusView(language.words, {
      onCorrect: (wishes) => void correct(wishes),
      onRestart: restart,
    });
    const job = (following = new AbortController());
    void follow(api, draft.customer?.id ?? "", job.signal, {
      onState(state) {
        status.show(state);
        if (!isEnd(state)) return;
        clearDraft();
        job.abort();
      },
      onReview: async (webhook) => {
        const [{ withMessages }, pack] = await Promise.all([
          import("dossier-check/from-review"),
          language.reviews(),
        ]);
        if (!job.signal.aborted) status.showReview(withMessages(pack)(webhook, sent).violations);
      },
      onConnected: status.showConnected,
    });
    return status.element;
  }

  // --- What a person does -----------------------------------------------------------------------

  /** The browser's verdict on what has been told so far, for the panel of the engineers. */
  function judge(): void {
    const body = form?.body().value ?? {};
    const start = performance.now();
    const report = validator.validate(body, context);
    proof.showBrowser(body, report, performance.now() - start);
    performance.mark("verdict");
  }

  async function submit(): Promise<void> {
    if (form === undefined) return;
    const { words } = language;
    const id = draft.customer?.id ?? "";
    frame.panel.clear();
    proof.clear();
    form.showBusy(true);
    await form.settled();
    const known = await learn();
    const { value } = form.body();
    const report = validator.validate(value, context);
    judge();
    if (!known) {
      form.showBusy(false);
      return tellTrouble(words.refused.offline);
    }
    if (!report.ok && !proof.sendsAnyway) {
      form.showBusy(false);
      return tell(report);
    }
    const answer = await api.send(
      "POST",
      `v2/customers/${id}/individual/attach`,
      JSON.stringify(value),
    );
    form.showBusy(false);
    const same = proof.showServer(answer, validator.httpAnswer(report, id));
    if (answer.status === 200) {
      sent = value;
      return show("status", true);
    }
    if (answer.status === 0 || answer.status >= 500) {
      return tellTrouble(
        answer.status === 0
          ? words.refused.offline
          : (fromServer(answer.status, answer.text).violations[0]?.message ?? ""),
      );
    }
    tell(same ? report : fromServer(answer.status, answer.text));
  }

  /** Shows a report of the whole on the form; what refuses the request as such, in a panel above it. */
  function tell(report: Parameters<DocumentsForm["showReport"]>[0]): void {
    const { words } = language;
    form?.showReport(report);
    const [about] = form?.translate(report).violations.filter(isAboutRequest) ?? [];
    if (about === undefined) return;
    frame.panel.show(words.refused[about.status === 409 ? 409 : 403], about.brief, [
      { name: words.refused.see, act: () => show("status", true) },
    ]);
  }

  function tellTrouble(message: string): void {
    const { server, again } = language.words.refused;
    frame.panel.show(server, message, [{ name: again, act: () => void submit() }]);
  }

  async function correct(wishes: readonly ReviewFinding[]): Promise<void> {
    await learn();
    proof.clear();
    show("documents", true);
    form?.showReview(wishes);
  }

  function restart(): void {
    clearDraft();
    draft = newDraft(draft.client);
    for (const { file } of allSlots(slots)) file.clear();
    slots = newSlots();
    context = sent = undefined;
    proof.clear();
    show("person", true);
  }

  // --- The beginning ----------------------------------------------------------------------------

  async function speak(locale: string): Promise<void> {
    language = await loadLanguage(locale);
    const { words } = language;
    picker.value = words.locale;
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
    for (const each of document.querySelectorAll<HTMLElement>("[data-word]")) {
      each.textContent = words.page[each.dataset["word"] ?? ""] ?? "";
    }
  }

  picker.addEventListener("change", async () => {
    try {
      await speak(picker.value);
    } catch {
      const { locale, problem, refused } = language.words;
      picker.value = locale;
      frame.panel.show(problem, refused.offline, []);
      return;
    }
    try {
      localStorage.setItem("language", picker.value);
    } catch {
      // The choice holds for this visit.
    }
    show(view, false);
  });

  /** Where a person stands who comes back. */
  async function resume(): Promise<View> {
    const { customer } = draft;
    if (customer === undefined) return "person";
    const answer = await api.send("GET", `v2/customers/${customer.id}`);
    const state = dataOf<CustomerState>(answer);
    if (state === undefined || !(await learn())) {
      if (answer.status === 404 || answer.status === 401) {
        draft.customer = undefined;
        keep();
      }
      return "person";
    }
    return state.customer_status === "INCOMPLETE" && !state.attach_in_flight
      ? "documents"
      : "status";
  }

  async function load(): Promise<void> {
    try {
      const speaking = speak(keptLanguage());
      validator = await createValidator();
      judge(); // before anything is drawn, which takes longer
      await speaking;
    } catch (error) {
      const { title, problem, refused } = language.words;
      main.replaceChildren(
        element("div", { class: "intro" }, element("h1", {}, title)),
        frame.panel.element,
      );
      const again = { name: refused.again, act: () => void load() };
      frame.panel.show(problem, error instanceof Error ? error.message : String(error), [again]);
      return;
    }
    show(await resume(), false);
    void sandbox.load(api);
  }

  await load();
}

function keptLanguage(): string {
  try {
    return localStorage.getItem("language") ?? "en";
  } catch {
    return "en";
  }
}
