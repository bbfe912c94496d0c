import { type ReactNode, useLayoutEffect } from "react";

const typed = new Map<HTMLTextAreaElement, string>();

const note = ({ target }: Event) => {
  if (target instanceof HTMLTextAreaElement) typed.set(target, target.value);
};

/** Remembers what is typed into the page as it was served, from before this script came until the page is alive. */
export function watchTyping(): void {
  for (const area of document.querySelectorAll("textarea"))
    if (area.value !== area.defaultValue) typed.set(area, area.value);
  document.addEventListener("input", note, true);
}

/**
 * Puts back what was typed before the page came alive: React writes the stored text of a textarea over it then, and of no
 * other control.
 */
export function WithTypedEarly({ children }: { children: ReactNode }) {
  useLayoutEffect(() => {
    document.removeEventListener("input", note, true);
    for (const [area, text] of typed) {
      if (!area.isConnected || area.value === text) continue;
      area.value = text;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    typed.clear();
  }, []);
  return children;
}
