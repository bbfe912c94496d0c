import { useEffect, useRef } from "react";

/**
 * Moves the focus to the new page's heading after a client-side change of page, as a full load would begin at the
 * top; a screen reader then says where the reader has arrived.
 */
export function useHeadingFocus(path: string) {
  const previous = useRef(path);
  useEffect(() => {
    if (previous.current === path) return;
    previous.current = path;
    if (window.location.hash) return;
    const heading = document.querySelector<HTMLElement>("main h1") ?? document.querySelector<HTMLElement>("main");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }, [path]);
}
