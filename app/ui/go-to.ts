/** Goes to a place of the page without touching the address, whose change would be a change of page; folds around it open. */
export function goTo(place: HTMLElement): void {
  for (let around: HTMLElement | null = place; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  const target = place instanceof HTMLDetailsElement ? (place.querySelector("summary") ?? place) : place;
  target.focus({ preventScroll: true });
  // Of what is longer than the window the beginning is meant, where it says what it is.
  const isFromTop = place instanceof HTMLDetailsElement || place.offsetHeight > window.innerHeight;
  target.scrollIntoView({ block: isFromTop ? "start" : "center" });
}
