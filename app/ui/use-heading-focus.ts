import { useEffect, useRef } from "react";

/** Where a reader arrives: what the last action did, else the heading of the page. */
const ARRIVALS = ["main [data-arrival]", "main h1", "main"];

/**
 * Moves the focus to where the new page begins after a client-side change of page, as a full load would begin at the top;
 * a screen reader then says where the reader has arrived. Another query on the same path counts when the control that
 * had the focus is gone, or when the page has something to say.
 */
export function useHeadingFocus(path: string, query = "") {
  const previous = useRef({ path, query });
  useEffect(() => {
    const { path: from, query: queryFrom } = previous.current;
    previous.current = { path, query };
    if (from === path && queryFrom === query) return;
    const notice = document.querySelector("main [data-arrival]");
    if (window.location.hash && !notice) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (from === path && !isLost && !notice) return;
    const place = ARRIVALS.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null);
    place?.setAttribute("tabindex", "-1");
    place?.focus({ preventScroll: !notice });
  }, [path, query]);
}
