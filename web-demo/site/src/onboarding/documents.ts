import type { DocumentType, Plan, Report, FormValidator } from "dossier-check/forms";
import { briefly, offer, type Briefed } from "dossier-check/brief";
import { applyToForm, type FormFinding, type FormReport } from "dossier-check/dom";
import type { ReviewFinding } from "dossier-check/from-review";
import { messages } from "dossier-check/messages";

import { element } from "../shared/dom";
import type { SandboxContext } from "./api";
import { bodyOf, isAboutRequest, type FormBody } from "./body";
import { makeDocumentSection, type DocumentSection } from "./document";
import type { Draft } from "./draft";
import { checkField } from "./fields";
import { makeSlot, type Slot, type SlotServices } from "./slot";
import type { Language, Words } from "./words/words";

/** Slots, by document. They outlive the form when it is drawn anew. */
export interface Slots {
  readonly primary: Slot[];
  readonly selfie: Slot[];
  readonly address: Slot[];
}

export const allSlots = ({ primary, selfie, address }: Slots): readonly Slot[] => [
  ...primary,
  ...selfie,
  ...address,
];

export interface DocumentsOptions {
  readonly draft: Draft;
  readonly language: Language;
  readonly countries: readonly { code: string; name: string }[];
  readonly validator: FormValidator;
  readonly slots: Slots;
  readonly upload: SlotServices["upload"];
  /** The facts as they are known now. */
  readonly context: () => SandboxContext;
  /** An answer or a file has changed. */
  readonly onChange: () => void;
  readonly onSubmit: () => void;
}

/** The form of the documents. */
export interface DocumentsForm {
  readonly element: HTMLElement;
  /** The request that it stands for. */
  body(): FormBody;
  /** Waits until no upload is under way. */
  settled(): Promise<unknown>;
  /** Shows a report of the whole, as after a submit. */
  showReport(report: Report | FormReport): void;
  /** Shows what reviewers ask for, and goes there. */
  showReview(wishes: readonly ReviewFinding[]): void;
  /** A report in the language of the form, with the short sentences for its fields. */
  translate<R extends Report | FormReport>(report: R): Briefed<R>;
  showBusy(is: boolean): void;
  /** Fills a member of the identity document in. */
  fill(member: string, value: string): void;
}

/** The types of documents by what they are for, as their plans tell. */
function typesOf({ describe }: FormValidator, names: Words["types"]) {
  const plans = (Object.keys(names) as DocumentType[]).map((type) => describe(type));
  const of = (is: (plan: Plan) => boolean) => plans.filter(is).map(({ type }) => type);
  return {
    primary: of((plan) => plan.kind === "identity" && plan.members.number !== "ignored"),
    selfie: of((plan) => plan.kind === "identity" && plan.members.number === "ignored"),
    address: of(({ kind }) => kind === "address"),
  };
}

export function makeDocumentsForm(options: DocumentsOptions): DocumentsForm {
  const { draft, validator, slots } = options;
  const { words, pack, voice } = options.language;
  const selfieRequired = options.context().client?.selfie_required;
  const types = typesOf(validator, words.types);
  const form = element("form", { novalidate: "", class: "documents" });
  const touched = new Set<HTMLElement>();
  let wasSubmitted = false;
  let fixes: HTMLElement[] = [];
  /** What reviewers ask for, until it is changed. */
  let asked: readonly { finding: FormFinding; target: HTMLElement | undefined }[] = [];

  const changed = (): void => options.onChange();
  const shared = {
    countries: options.countries,
    describe: validator.describe,
    words,
    newSlot: (place: Slot["place"]) =>
      makeSlot(
        {
          check: validator.checkFile,
          upload: options.upload,
          all: () => allSlots(slots),
          onChange({ input }) {
            settle(input);
            changed();
            checkSoon();
          },
        },
        place,
        words,
      ),
    onChange: changed,
  };
  const primary = makeDocumentSection({
    ...shared,
    list: "identifying_documents",
    index: 0,
    title: words.identity,
    countryName: words.identityCountry,
    typeName: words.identityType,
    types: types.primary,
    answers: draft.primary,
    slots: slots.primary,
  });
  const selfie =
    selfieRequired === true
      ? makeDocumentSection({
          ...shared,
          list: "identifying_documents",
          index: 1,
          title: words.selfie,
          lead: words.selfieLead,
          countryName: "",
          typeName: "",
          types: types.selfie,
          answers: { type: "", values: {} },
          slots: slots.selfie,
        })
      : undefined;
  const address = makeDocumentSection({
    ...shared,
    list: "address_documents",
    index: 0,
    title: words.address,
    lead: words.addressLead,
    countryName: words.members["country"] ?? "",
    typeName: words.addressType,
    types: types.address,
    answers: draft.address,
    slots: slots.address,
  });
  const parts: readonly DocumentSection[] = [primary, ...(selfie ? [selfie] : []), address];
  const tosUrl = draft.customer?.tosUrl ?? "";
  const agree = checkField({
    name: words.agree,
    value: draft.agreed,
    onValue: (value) => {
      draft.agreed = value === "true";
      changed();
    },
  });
  const send = element("button", { class: "primary" }, words.send);
  const link = { href: tosUrl, target: "_blank", rel: "noreferrer" };
  form.append(
    ...parts.map((part) => part.element),
    element(
      "section",
      { class: "sheet" },
      element("h2", {}, words.terms),
      element("p", { class: "lead" }, element("a", link, words.readTerms)),
      agree.element,
      element("div", { class: "form-end" }, send),
    ),
  );

  function body(): FormBody {
    const tos = draft.agreed ? validator.tosPoliciesValue(tosUrl) : undefined;
    return bodyOf(parts, tos, agree.input);
  }

  const translate = <R extends Report | FormReport>(report: R): Briefed<R> =>
    briefly(pack === undefined ? report : (messages(report as Report, pack) as R), voice);

  function apply(report: FormReport, summary: boolean, focus: boolean): void {
    const { find } = body();
    // What was found in a file belongs to its slot, wherever it would stand in the body.
    const own = new Map<FormFinding, HTMLElement>();
    const found: { violations: FormFinding[]; advice: FormFinding[] } = {
      violations: [],
      advice: [],
    };
    const spoken = new Set<HTMLElement | undefined>();
    for (const { input, findings } of parts.flatMap((part) => part.slots)) {
      const { violations, advice } = translate(findings);
      for (const finding of [...violations, ...advice]) own.set(finding, input);
      if (violations.length > 0) spoken.add(input);
      found.violations.push(...violations);
      found.advice.push(...advice);
    }
    for (const { finding, target } of asked) {
      if (target !== undefined) own.set(finding, target);
      found.violations.push(finding);
    }
    const target = (finding: FormFinding) => own.get(finding) ?? find(finding);
    const shown = {
      violations: [
        ...found.violations,
        // A slot that says why its file is no good need not say that it has none.
        ...report.violations.filter((each) => !isAboutRequest(each) && !spoken.has(find(each))),
      ],
      advice: [...found.advice, ...report.advice],
    };
    applyToForm(form, shown, target, { summary, focus, heading: words.problem });
    showFixes([...shown.violations, ...shown.advice], target);
  }

  /** Puts a button where a finding knows better. */
  function showFixes(
    findings: readonly FormFinding[],
    target: (finding: FormFinding) => HTMLElement | undefined,
  ): void {
    for (const fix of fixes) fix.remove();
    fixes = findings.flatMap((finding) => {
      const input = target(finding);
      const { suggestion } = (finding.params ?? {}) as { suggestion?: string };
      if (suggestion === undefined || !(input instanceof HTMLInputElement)) return [];
      const { code, path = "" } = finding;
      const operation = { op: "replace", path, value: suggestion };
      const text = offer({ code, operation }, voice);
      const fix = element("button", { type: "button", class: "fix" }, text);
      fix.addEventListener("click", () => {
        input.value = suggestion;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.focus();
        check();
      });
      input.after(fix);
      return [fix];
    });
  }

  /** Shows what is wrong with what has been filled in so far; after a submit, with all of it. */
  function check(): void {
    const { value, pointerOf } = body();
    const report = wasSubmitted
      ? validator.validate(value, options.context())
      : validator.validateStep(
          value,
          options.context(),
          [...touched].flatMap((input) => pointerOf(input) ?? []),
        );
    apply(translate(report), wasSubmitted, false);
  }

  /** Something has been done about an input. */
  function settle(input: EventTarget | null): void {
    asked = asked.filter(({ target }) => target !== input);
  }
  form.addEventListener("input", ({ target }) => settle(target));

  // What a click is about must not move away under it.
  let isPressed = false;
  let isDue = false;
  function checkSoon(): void {
    isDue = true;
    if (!isPressed) setTimeout(run);
  }
  function run(): void {
    if (isDue && form.isConnected) check();
    isDue = false;
  }
  form.addEventListener("pointerdown", () => (isPressed = true));
  addEventListener("pointerup", () => {
    isPressed = false;
    setTimeout(run);
  });
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const input = target as HTMLInputElement;
    if (!input.matches("input:not([type=file]), select")) return;
    if (input.type === "radio" && (relatedTarget as HTMLInputElement | null)?.name === input.name)
      return;
    const group = input.closest("fieldset")?.querySelector("input");
    touched.add(group ?? input);
    checkSoon();
  });
  form.addEventListener("change", ({ target }) => {
    if ((target as Element).matches("select, [type=radio], [type=checkbox]")) checkSoon();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (send.ariaDisabled !== "true") options.onSubmit();
  });

  return {
    element: form,
    body,
    translate,
    settled: () =>
      Promise.all(parts.flatMap((part) => part.slots.map((slot) => slot.file.settled()))),
    showReport(report) {
      wasSubmitted = true;
      apply(translate(report), true, true);
    },
    showReview(wishes) {
      const { find } = body();
      asked = wishes.map((finding) => ({ finding, target: find(finding) }));
      apply({ violations: [], advice: [] }, true, false);
      const first = asked[0]?.target;
      (first?.closest(".field, .slot") ?? first)?.scrollIntoView({ block: "center" });
      first?.focus({ preventScroll: true });
    },
    showBusy(is) {
      send.ariaDisabled = is ? "true" : null;
      send.textContent = is ? words.sending : words.send;
    },
    fill(member, value) {
      draft.primary.values[member] = value;
      const input = primary.inputOf(member) as HTMLInputElement | undefined;
      if (input !== undefined) input.value = value;
      changed();
    },
  };
}
