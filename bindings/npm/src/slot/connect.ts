// How a file gets into a slot on a page.
import type { FileSlot } from "./slot.js";

/** The files that an event brings: of an input that has changed, of a drop, or of a paste. */
export function filesOf(event: Event): readonly File[] {
  const { target, dataTransfer, clipboardData } = event as Event &
    Partial<DragEvent & ClipboardEvent>;
  const list =
    dataTransfer?.files ?? clipboardData?.files ?? (target as HTMLInputElement | null)?.files;
  return Array.from(list ?? []);
}

/**
 * Fills a slot by what a person does to an element: choosing by a file input in it, dropping a file on it, pasting one while the focus is
 * in it. An input with `capture` takes a photo:
 *
 * ```html
 * <input type="file" accept="image/jpeg,image/png" capture="environment" />
 * ```
 *
 * While a file is held over the element, it has the attribute `data-over`. An input in it is emptied if it does not show the file of the
 * slot, because another one came by another way or it was taken away, and if that file is no good: browsers tell nobody that the file
 * that an input has already is chosen again.
 *
 * @returns What undoes it.
 */
export function connectSlot(
  element: HTMLElement,
  slot: Pick<FileSlot, "choose" | "subscribe">,
): () => void {
  const take = (event: Event) => {
    const { type, target } = event;
    const isOver = type === "dragover"; // when nobody may see the file yet
    const [file] = filesOf(event);
    element.toggleAttribute("data-over", isOver);
    // Or the browser would open a file that is dropped in place of the page.
    if (type.startsWith("dr") || (type === "paste" && file)) event.preventDefault();
    if (type === "change" ? (target as Partial<HTMLInputElement>).files : file && !isOver)
      slot.choose(file);
  };
  for (const type of types) element.addEventListener(type, take);
  const unsubscribe = slot.subscribe(({ file, state }) => {
    const isGood = state !== "refused" && state !== "failed";
    for (const input of element.querySelectorAll<HTMLInputElement>("input[type=file]"))
      if (!isGood || input.files?.[0] !== file) input.value = "";
  });
  return () => {
    unsubscribe();
    for (const type of types) element.removeEventListener(type, take);
  };
}

const types = ["change", "dragover", "dragleave", "drop", "paste"];
