const system = matchMedia("(prefers-color-scheme: dark)");

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? system.matches : theme === "dark";
}

/** Makes a button switch between light and dark. The choice is kept, unless it is the system's; public/theme.js reads it. */
export function startTheme(button: HTMLButtonElement): void {
  const show = (): void => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const dark = !isDark();
    if (dark === system.matches) delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = dark ? "dark" : "light";
    try {
      if (dark === system.matches) localStorage.removeItem("theme");
      else localStorage.setItem("theme", dark ? "dark" : "light");
    } catch {
      // The choice holds for this visit.
    }
    show();
  });
  system.addEventListener("change", show);
  show();
}
