import { connectSlot, type FormReport } from "dossier-check/dom";
import {
  type FileSlot,
  type FileSlotOptions,
  fileSlot,
  type SlotFinding,
  type SlotSnapshot,
  type UploadAnswer,
  type UploadOptions,
} from "dossier-check/file-slot";

import { element, icon } from "../shared/dom";
import { drawPreview } from "./preview";
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
  readonly check: FileSlotOptions["check"];
  readonly upload: (field: string, file: File, options: UploadOptions) => PromiseLike<UploadAnswer>;
  /** All slots of the request. */
  readonly all: () => readonly Slot[];
  /** Something has become of its file. */
  readonly onChange: (slot: Slot) => void;
}

/** A place for one file on the page, with what can be seen and done. */
export interface Slot {
  readonly element: HTMLElement;
  /** What a finding about the file belongs to. */
  readonly input: HTMLInputElement;
  readonly place: SlotPlace;
  /** Its file, from the choice to the link. */
  readonly file: FileSlot;
  /** What the look at the file found, or the server when it came. */
  readonly findings: FormReport;
  /** Puts the slot, with its file, to another place, and says it in these words. */
  move(place: SlotPlace, words: Words): void;
}

let count = 0;

export function makeSlot(services: SlotServices, firstPlace: SlotPlace, firstWords: Words): Slot {
  const id = `slot-${(count += 1)}`;
  let place = firstPlace;
  let words = firstWords;
  const file = fileSlot({
    check: services.check,
    upload: (chosen, options) => services.upload(place.pointer, chosen, options),
    others: () => services.all().map((slot) => slot.file),
  });

  const input = element("input", { type: "file", class: "unseen", id });
  const camera = element("input", { type: "file", hidden: "", tabindex: "-1" });
  const name = element("p", { class: "slot-name", id: `${id}-name` });
  const canvas = element("canvas", { class: "slot-image", hidden: "", role: "img" });
  const paper = element("span", { class: "slot-paper" }, icon("file"));
  const title = element("span", { class: "slot-title", id: `${id}-title` });
  const detail = element("span", { class: "slot-detail", id: `${id}-detail` });
  const another = element("span", { class: "slot-another" });
  const bar = element("progress", { max: "1", value: "0", "aria-labelledby": `${id}-name` });
  const status = element("p", { class: "unseen", role: "status" });
  const buttons = {
    photo: button("photo", () => camera.click()),
    cancel: button("cancel", () => clear()),
    retry: button("retry", file.retry),
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
    element("div", { class: "slot-box" }, label, bar),
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

  function show({ state, file, progress = 0 }: SlotSnapshot): void {
    root.dataset["state"] = state;
    const percent = new Intl.NumberFormat(words.locale, { style: "percent" }).format(progress);
    const says = {
      empty: "",
      checking: words.slot.checking,
      uploading: words.slot.uploading(percent),
      ready: words.slot.ready,
      refused: words.slot.refused,
      failed: words.slot.failed,
    }[state];
    const types = new Intl.ListFormat(words.locale, { type: "disjunction" }).format(
      place.accept.map((type) => type.slice(type.indexOf("/") + 1).toUpperCase()),
    );
    name.textContent = place.name;
    title.textContent = file === undefined ? words.slot.choose : file.name;
    detail.textContent =
      file === undefined ? words.slot.hint(types) : `${says} · ${sizeText(file.size)}`;
    another.textContent = words.slot.replace;
    another.hidden = !["ready", "refused", "failed"].includes(state);
    bar.value = progress;
    bar.hidden = state !== "uploading";
    // Told at its begin and its end; the steps between would be noise.
    if (progress === 0) status.textContent = file === undefined ? "" : `${place.name}: ${says}`;
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

  function clear(): void {
    const focused = root.contains(document.activeElement);
    file.clear();
    if (focused) input.focus({ preventScroll: true });
  }

  async function preview(chosen: File | undefined): Promise<void> {
    canvas.hidden = true;
    paper.hidden = false;
    if (chosen === undefined) return;
    const isDrawn = await drawPreview(canvas, chosen, () => file.getSnapshot().file === chosen);
    if (!isDrawn) return;
    canvas.hidden = false;
    paper.hidden = true;
  }

  const here = (finding: SlotFinding) => ({
    ...finding,
    path: place.pointer,
    message: (words.slot.says as Record<string, string>)[finding.code] ?? finding.message,
  });

  const slot: Slot = {
    element: root,
    input,
    file,
    get place() {
      return place;
    },
    get findings() {
      const { violations, advice } = file.getSnapshot();
      return { violations: violations.map(here), advice: advice.map(here) };
    },
    move(nextPlace, nextWords) {
      place = nextPlace;
      words = nextWords;
      show(file.getSnapshot());
    },
  };
  let shown = file.getSnapshot();
  file.subscribe((now) => {
    const before = shown;
    shown = now;
    show(now);
    if (now.file !== before.file) void preview(now.file);
    if (now !== before && now.progress === undefined) services.onChange(slot);
  });
  connectSlot(root, file);
  return slot;
}
