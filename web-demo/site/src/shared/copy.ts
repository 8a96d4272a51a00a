import { element, icon, type IconName } from "./dom";

/** Makes a button copy a text, and say so. */
export function copies(button: HTMLButtonElement, text: () => string): void {
  const name = button.textContent ?? "";
  const show = (words: string, sign: IconName): void => {
    button.replaceChildren(icon(sign), element("span", {}, words));
  };
  let timer = 0;
  show(name, "copy");
  button.addEventListener("click", async () => {
    clearTimeout(timer);
    try {
      await navigator.clipboard.writeText(text());
      show("Copied", "done");
    } catch {
      show("Not allowed", "violation");
    }
    timer = window.setTimeout(() => show(name, "copy"), 1600);
  });
}
