/** Tabs as the ARIA Authoring Practices describe them, of a tablist and the panels that its tabs control. */
export function startTabs(list: HTMLElement, onChange: (selected: string) => void): void {
  const tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];

  function select(tab: HTMLElement): void {
    for (const each of tabs) {
      const selected = each === tab;
      each.setAttribute("aria-selected", String(selected));
      each.tabIndex = selected ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls") ?? "")!.hidden = !selected;
    }
    onChange(tab.id);
  }

  list.addEventListener("click", (event) => {
    const tab = (event.target as Element).closest<HTMLElement>("[role=tab]");
    if (tab !== null) select(tab);
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(event.target as HTMLElement);
    const next = {
      ArrowLeft: at - 1,
      ArrowRight: (at + 1) % tabs.length,
      Home: 0,
      End: -1,
    }[event.key];
    const tab = next === undefined || at < 0 ? undefined : tabs.at(next);
    if (tab === undefined) return;
    event.preventDefault();
    select(tab);
    tab.focus();
  });
}
