/*
 * Carries a project from one column of the board to another: by mouse (on touch screens that know it, by a long press),
 * and by the arrow keys on its "Move". A card can go where its form has a button for, and dropping it presses that button.
 */
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);

const titleOf = (card) => card.querySelector("h3")?.textContent?.trim() ?? "";
const nameOf = (column) => column.querySelector("h2 > span")?.textContent?.trim() ?? "";
const columnOf = (element) => element.closest?.("[data-column]") ?? null;
const buttonFor = (card, column) => card.querySelector(`button[name="to"][value="${column.dataset.column}"]`);

function say(what, card, column) {
  const words = document.querySelector(".columns")?.dataset[what] ?? "";
  said.textContent = words.replace("{title}", titleOf(card)).replace("{column}", column ? nameOf(column) : "");
}

function mark(column) {
  for (const one of document.querySelectorAll("[data-target]")) delete one.dataset.target;
  if (column) column.dataset.target = "";
}

/** What is carried, and over which column it is held by keys. */
let carried = null;
let over = null;

function lift(card) {
  carried = card;
  card.dataset.lifted = "";
  for (const column of document.querySelectorAll("[data-column]"))
    if (buttonFor(card, column)) column.dataset.possible = "";
}

function letGo() {
  for (const column of document.querySelectorAll("[data-possible]")) delete column.dataset.possible;
  if (carried) delete carried.dataset.lifted;
  mark(null);
  carried = over = null;
}

function drop(column) {
  const card = carried;
  const button = card && column && buttonFor(card, column);
  letGo();
  if (!button) return;
  say("dropped", card, column);
  button.form.requestSubmit(button);
}

function setUp() {
  for (const card of document.querySelectorAll("[data-movable]")) card.draggable = true;
  document.querySelector("#columns-hint")?.removeAttribute("hidden");
}

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-movable]");
  if (!card) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", titleOf(card));
  lift(card);
});

document.addEventListener("dragover", (event) => {
  const column = carried && columnOf(event.target);
  const isPossible = Boolean(column && buttonFor(carried, column));
  mark(isPossible ? column : null);
  if (!isPossible) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
});

document.addEventListener("drop", (event) => {
  if (!carried) return;
  event.preventDefault();
  drop(columnOf(event.target));
});

document.addEventListener("dragend", letGo);

function carryOn(card, step) {
  const possible = [...document.querySelectorAll("[data-column]")];
  const ways = step > 0 ? possible : possible.reverse();
  const next = ways.slice(ways.indexOf(over ?? columnOf(card)) + 1).find((column) => buttonFor(card, column));
  if (!next) return say("nowhere", card, null);
  if (carried !== card) lift(card);
  over = next;
  mark(over);
  say("over", card, over);
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

document.addEventListener("keydown", (event) => {
  const summary = event.target.closest?.("[data-movable] summary");
  if (!summary) return;
  const card = summary.closest("[data-movable]");
  const isOurs = carried === card && ["Enter", " ", "Escape"].includes(event.key);
  if (!isOurs && !(event.key in STEPS)) return;
  event.preventDefault();
  if (event.key in STEPS) {
    const isMirrored = globalThis.getComputedStyle(card).direction === "rtl";
    carryOn(card, STEPS[event.key] * (isMirrored ? -1 : 1));
  } else if (event.key === "Escape") {
    say("left", card, null);
    letGo();
  } else drop(over);
});

document.addEventListener("focusout", (event) => {
  if (over && event.target.closest?.("summary")) letGo();
});

setUp();
// The filters bring other cards into the page.
new globalThis.MutationObserver(setUp).observe(document.querySelector("main"), { childList: true });
