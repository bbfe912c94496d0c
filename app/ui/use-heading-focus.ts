import { useEffect, useRef } from "react";
import { useIsHydrated } from "./use-is-hydrated.ts";

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
    focusArrival(!notice);
  }, [path, query]);
}

function focusArrival(preventScroll: boolean) {
  const place = ARRIVALS.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null);
  place?.setAttribute("tabindex", "-1");
  place?.focus({ preventScroll });
}

/** Begins at the top of a page that has come in the place of another without its reader asking, as when a save by itself is refused. */
export function useArrivalFocus() {
  const isInPlace = useRef(useIsHydrated());
  useEffect(() => {
    if (!isInPlace.current) return;
    window.scrollTo(0, 0);
    focusArrival(true);
  }, []);
}
