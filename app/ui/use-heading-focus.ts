import { useEffect, useRef } from "react";
import { useIsHydrated } from "./use-is-hydrated.ts";

/** Where a reader arrives: what the last action did, else the heading of the page. */
const ARRIVALS = ["main [data-arrival]", "main h1", "main"];

interface Address {
  search: string;
  hash: string;
}

/**
 * Moves the focus to where the new page begins after a client-side change of page, as a full load would begin at the top;
 * a screen reader then says where the reader has arrived. An address with a place on the page leads to that place.
 * Another query on the same path counts when the control that had the focus is gone, when the page has something to say,
 * or when it leads to a place that the reader is not at yet.
 */
export function useHeadingFocus(path: string, { search, hash }: Address) {
  const previous = useRef({ path, search });
  useEffect(() => {
    const { path: from, search: searchFrom } = previous.current;
    previous.current = { path, search };
    if (from === path && searchFrom === search) return;
    const notice = document.querySelector("main [data-arrival]");
    const place = notice ? null : placeOf(hash);
    if (place) return isAt(place) ? undefined : focusOn(place, true);
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (from === path && !isLost && !notice) return;
    focusArrival(!notice);
  }, [path, search, hash]);
}

const placeOf = (hash: string) => (hash ? document.getElementById(hash.slice(1)) : null);

/** Whether the focus is in what an address leads to: in the place, or in the section of which it is the heading. */
function isAt(place: HTMLElement): boolean {
  const section = place.closest(`[aria-labelledby~="${place.id}"]`) ?? place;
  return section.contains(document.activeElement);
}

function focusArrival(preventScroll: boolean) {
  const place = ARRIVALS.map((one) => document.querySelector<HTMLElement>(one)).find((one) => one !== null);
  if (place) focusOn(place, preventScroll);
}

function focusOn(place: HTMLElement, preventScroll: boolean) {
  // What takes the focus by itself stays in the order of Tab.
  if (place.tabIndex < 0) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll });
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
