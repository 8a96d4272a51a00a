import type { FileReport } from "dossier-check/forms";
import { fromServer } from "dossier-check/from-server";
import type { FormReport } from "dossier-check/dom";

import { element, icon } from "../shared/dom";
import { drawPreview } from "./preview";
import type { Answer, UploadEvents } from "./api";
import type { Words } from "./words/words";

/** Where a file belongs, and what it may be. */
export interface SlotPlace {
  readonly name: string;
  readonly side: string | undefined;
  /** The media types that are accepted. */
  readonly accept: readonly string[];
  /** Which camera takes its photo: "user" looks at the person. */
  readonly camera: "user" | "environment";
  /** A JSON Pointer: where its link will stand in the body. */
  readonly pointer: string;
}

/** What a slot needs of the world. */
export interface SlotServices {
  readonly check: (file: File) => Promise<FileReport>;
  readonly upload: (field: string, file: File, events: UploadEvents) => Promise<Answer>;
  /** Something has become of its file. */
  readonly onChange: (slot: Slot) => void;
}

/** A place for one file: chosen by click, key, drop or camera, checked, shown and uploaded. */
export interface Slot {
  readonly element: HTMLElement;
  /** What a finding about the file belongs to. */
  readonly input: HTMLInputElement;
  readonly place: SlotPlace;
  /** The link of the uploaded file. */
  readonly uri: string | undefined;
  readonly hasFile: boolean;
  /** What the look at the file found, or the server when it came. */
  readonly findings: FormReport;
  /** Settles when no upload is under way. */
  settled(): Promise<unknown>;
  /** Puts the slot, with its file, to another place, and says it in these words. */
  move(place: SlotPlace, words: Words): void;
  clear(): void;
}

type State = "empty" | "checking" | "uploading" | "done" | "refused" | "failed";

const none: FormReport = { violations: [], advice: [] };

let count = 0;

export function makeSlot(services: SlotServices, firstPlace: SlotPlace, firstWords: Words): Slot {
  const id = `slot-${(count += 1)}`;
  let place = firstPlace;
  let words = firstWords;
  let state: State = "empty";
  let file: File | undefined;
  let uri: string | undefined;
  let findings = none;
  let job = new AbortController();
  let work: Promise<unknown> = Promise.resolve();

  const input = element("input", { type: "file", class: "unseen", id });
  const camera = element("input", { type: "file", hidden: "", tabindex: "-1" });
  const name = element("p", { class: "slot-name", id: `${id}-name` });
  const canvas = element("canvas", { class: "slot-image", hidden: "", role: "img" });
  const paper = element("span", { class: "slot-paper" }, icon("file"));
  const title = element("span", { class: "slot-title", id: `${id}-title` });
  const detail = element("span", { class: "slot-detail", id: `${id}-detail` });
  const another = element("span", { class: "slot-another" });
  const progress = element("progress", { max: "1", value: "0", "aria-labelledby": `${id}-name` });
  const status = element("p", { class: "unseen", role: "status" });
  const buttons = {
    photo: button("photo", () => camera.click()),
    cancel: button("cancel", () => clear()),
    retry: button("retry", () => file !== undefined && take(file)),
    remove: button("remove", () => clear()),
  };
  const label = element(
    "label",
    { class: "slot-drop", for: id },
    element("span", { class: "slot-preview" }, canvas, paper),
    element("span", { class: "slot-text" }, title, detail, another),
  );
  const root = element(
    "div",
    { class: "slot" },
    name,
    input,
    element("div", { class: "slot-box" }, label, progress),
    element("div", { class: "slot-actions" }, ...Object.values(buttons), camera),
    status,
  );
  input.setAttribute("aria-labelledby", `${id}-name ${id}-title`);
  input.setAttribute("aria-describedby", `${id}-detail`);

  function button(kind: string, act: () => void): HTMLButtonElement {
    const made = element("button", { type: "button", class: `quiet slot-${kind}` });
    made.setAttribute("aria-describedby", `${id}-name`);
    made.addEventListener("click", act);
    return made;
  }

  function show(share = 0): void {
    root.dataset["state"] = state;
    const percent = new Intl.NumberFormat(words.locale, { style: "percent" }).format(share);
    const says = {
      empty: "",
      checking: words.slot.checking,
      uploading: words.slot.uploading(percent),
      done: words.slot.done,
      refused: words.slot.refused,
      failed: words.slot.refused,
    }[state];
    const types = new Intl.ListFormat(words.locale, { type: "disjunction" }).format(
      place.accept.map((type) => type.slice(type.indexOf("/") + 1).toUpperCase()),
    );
    name.textContent = place.name;
    title.textContent = file === undefined ? words.slot.choose : file.name;
    detail.textContent =
      file === undefined ? words.slot.hint(types) : `${says} · ${sizeText(file.size)}`;
    another.textContent = words.slot.replace;
    another.hidden = !["done", "refused", "failed"].includes(state);
    progress.value = share;
    progress.hidden = state !== "uploading";
    // Told at its begin and its end; the steps between would be noise.
    if (share === 0) status.textContent = file === undefined ? "" : `${place.name}: ${says}`;
    input.accept = place.accept.join(",");
    camera.accept = place.accept.filter((type) => type.startsWith("image/")).join(",");
    camera.setAttribute("capture", place.camera);
    canvas.setAttribute("aria-label", `${words.slot.preview}: ${place.name}`);
    buttons.photo.hidden = state === "uploading";
    buttons.cancel.hidden = state !== "uploading";
    buttons.retry.hidden = state !== "failed";
    buttons.remove.hidden = file === undefined || state === "uploading";
    for (const [kind, made] of Object.entries(buttons)) {
      made.textContent = words.slot[kind as keyof typeof buttons];
    }
  }

  function sizeText(bytes: number): string {
    const unit = bytes < 1_000_000 ? "kilobyte" : "megabyte";
    const value = bytes / (unit === "kilobyte" ? 1000 : 1_000_000);
    const format = { style: "unit", unit, maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(words.locale, format).format(value);
  }

  function set(next: State, found: FormReport = none): void {
    state = next;
    findings = found;
    show();
    services.onChange(slot);
  }

  function clear(): void {
    const focused = root.contains(document.activeElement);
    job.abort();
    file = uri = undefined;
    input.value = camera.value = "";
    canvas.hidden = true;
    paper.hidden = false;
    set("empty");
    if (focused) input.focus({ preventScroll: true });
  }

  function take(chosen: File): void {
    job.abort();
    job = new AbortController();
    work = process(chosen, job.signal);
  }

  async function process(chosen: File, signal: AbortSignal): Promise<void> {
    file = chosen;
    uri = undefined;
    set("checking");
    const report = withPath(await services.check(chosen));
    const drawn = await drawPreview(canvas, chosen);
    if (signal.aborted) return;
    canvas.hidden = !drawn;
    paper.hidden = drawn;
    if (report.violations.length > 0) return set("refused", report);
    set("uploading", report);
    try {
      const onProgress = (share: number) => signal.aborted || show(share);
      const { status, text } = await services.upload(place.pointer, chosen, { signal, onProgress });
      if (signal.aborted) return;
      uri = status === 200 ? uriOf(text) : undefined;
      if (uri !== undefined) return set("done", report);
      const violations =
        status === 0 || status >= 500
          ? [{ code: "upload", message: words.slot.failed }]
          : fromServer(status, text).violations;
      set("failed", withPath({ violations, advice: report.advice }));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  const withPath = (report: {
    violations: readonly { code: string; message?: string }[];
    advice: readonly { code: string; message?: string }[];
  }): FormReport => {
    const here = (finding: { code: string; message?: string }) => ({
      ...finding,
      path: place.pointer,
    });
    return { violations: report.violations.map(here), advice: report.advice.map(here) };
  };

  for (const each of [input, camera]) {
    each.addEventListener("change", () => {
      const chosen = each.files?.[0];
      if (chosen !== undefined) take(chosen);
      each.value = ""; // so that the same file can be chosen again
    });
  }
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    root.classList.add("over");
  });
  root.addEventListener("dragleave", () => root.classList.remove("over"));
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    root.classList.remove("over");
    const dropped = event.dataTransfer?.files[0];
    if (dropped !== undefined) take(dropped);
  });

  const slot: Slot = {
    element: root,
    input,
    get place() {
      return place;
    },
    get uri() {
      return uri;
    },
    get hasFile() {
      return file !== undefined;
    },
    get findings() {
      return findings;
    },
    settled: () => work,
    move(nextPlace, nextWords) {
      place = nextPlace;
      words = nextWords;
      findings = withPath(findings);
      show(progress.hidden ? 0 : progress.value);
    },
    clear,
  };
  show();
  return slot;
}

/** The link that the answer to an upload gives for its one file. */
function uriOf(text: string): string | undefined {
  const { data } = JSON.parse(text) as { data: { files: readonly Record<string, string>[] } };
  return Object.values(data.files[0] ?? {})[0];
}
