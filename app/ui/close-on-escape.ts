const MENUS = ".site-menu[open], .workspace-nav > details[open]";

/** The Escape key closes the question somebody is in, or else the menu that is open, and leads back to what opened it. */
export function closeOnEscape(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !(event.target instanceof Element)) return;
    const open =
      event.target.closest<HTMLDetailsElement>("details.ask[open]") ??
      document.querySelector<HTMLDetailsElement>(MENUS);
    if (!open) return;
    open.open = false;
    open.querySelector("summary")?.focus();
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
