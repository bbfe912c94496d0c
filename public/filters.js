/*
 * Filters that apply as soon as one of them changes. The form is marked `data-at-once`; the page its choice leads to is
 * fetched and its words take the place of those in sight, so that focus, scroll position and open folds stay. Without
 * this script the buttons of the form do the same by loading the page.
 */
const REPLACED = [".site-header", "main"];

const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);
document.documentElement.classList.add("filters-apply-at-once");

let asked = new AbortController();

/** The address the form would lead to, without what was left empty; what is ticked to be compared stays so. */
function addressOf(form) {
  const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
  const address = new URL(form.action);
  address.search = new URLSearchParams(chosen).toString();
  return withCompared(address);
}

function withCompared(address) {
  const compared = document.querySelector("form#compare-members");
  if (compared) {
    address.searchParams.delete("compare");
    for (const slug of new FormData(compared).getAll("with")) address.searchParams.append("compare", slug);
  }
  return address;
}

const sameControl = (control) => {
  const byName = `[name="${CSS.escape(control.name)}"]`;
  const byValue = control.type === "checkbox" ? `[value="${CSS.escape(control.value)}"]` : "";
  return document.querySelector(`main ${byName}${byValue}:not([type="hidden"])`);
};

/** Where one goes on once a filter was taken away: at the one that took its place, the last there is, or the filters. */
const pillAt = (place) => {
  const pills = [...document.querySelectorAll("main .pills a")];
  // The last link of all takes every filter away.
  const kept = pills.slice(0, -1);
  return kept[place] ?? kept.at(-1) ?? filtersIn(document.querySelector("main .filters"));
};

function filtersIn(filters) {
  const heading = filters?.querySelector(":scope > details > summary");
  if (heading?.checkVisibility()) return heading;
  filters?.setAttribute("tabindex", "-1");
  return filters;
}

function show(page, address, goOn) {
  const openFolds = [...document.querySelectorAll("main details")].map(({ open }) => open);
  history.replaceState(null, "", address);
  document.title = page.title;
  for (const place of REPLACED) {
    document.querySelector(place)?.replaceChildren(...(page.querySelector(place)?.childNodes ?? []));
  }
  const folds = document.querySelectorAll("main details");
  if (folds.length === openFolds.length) folds.forEach((fold, place) => (fold.open = openFolds[place] ?? false));
  goOn()?.focus({ preventScroll: true });
  said.textContent = document.querySelector("main [data-found]")?.textContent ?? "";
}

async function apply(address, goOn) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!signal.aborted) show(page, address, goOn);
  } catch {
    if (!signal.aborted) location.assign(address);
  }
}

document.addEventListener("change", ({ target }) => {
  const isChoice = target instanceof HTMLSelectElement || target.type === "checkbox";
  if (isChoice && target.form?.hasAttribute("data-at-once"))
    void apply(addressOf(target.form), () => sameControl(target));
});

document.addEventListener("click", (event) => {
  const pill = event.target.closest?.("main .pills a");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!pill || !isPlain || !document.querySelector("form[data-at-once]")) return;
  event.preventDefault();
  const place = [...document.querySelectorAll("main .pills a")].indexOf(pill);
  void apply(withCompared(new URL(pill.href)), () => pillAt(place));
});
