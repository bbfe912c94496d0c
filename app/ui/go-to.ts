/** Goes to a place of the page without touching the address, whose change would be a change of page; folds around it open. */
export function goTo(place: HTMLElement): void {
  for (let around: HTMLElement | null = place; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  const target = place instanceof HTMLDetailsElement ? (place.querySelector("summary") ?? place) : place;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: place instanceof HTMLDetailsElement ? "start" : "center" });
}
