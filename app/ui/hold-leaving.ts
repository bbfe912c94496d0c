import { noteReach } from "./reachability.ts";

/** A form that saves itself, asked before the page is left: saves what is not saved yet, and says whether it is. */
interface SavesItself {
  formId: string;
  isUnsaved: () => boolean;
  save: () => Promise<boolean>;
}

const forms = new Set<SavesItself>();

export function savesItself(form: SavesItself): () => void {
  forms.add(form);
  return () => void forms.delete(form);
}

/** Questions of texts that stand on this page and nowhere else. */
const alone = new Set<() => boolean>();

/** Has `ask` say whether the page is left by a link all the same, while a text stands on it that nothing keeps. */
export function standsAlone(ask: () => boolean): () => void {
  alone.add(ask);
  return () => void alone.delete(ask);
}

const LONGEST_MS = 4_000;

const inTime = (saving: Promise<boolean>) =>
  Promise.race([saving, new Promise<boolean>((resolve) => setTimeout(() => resolve(true), LONGEST_MS))]);

async function isReached(): Promise<boolean> {
  return fetch("/favicon.svg", { method: "HEAD", cache: "no-store" }).then(
    () => true,
    () => false,
  );
}

/** A link that leads to another page in this tab. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || event.button !== 0 || !isPlain) return null;
  if (link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) return null;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  return isHere && link.hash ? null : link;
}

const isRowIntent = (button: HTMLElement | null) => button instanceof HTMLButtonElement && button.name === "__intent__";

/**
 * Whoever leaves a page waits until what was typed is saved, so that the next page, or this one in another language, shows
 * it; and where the browser has no connection, nothing is left for a page that cannot come.
 */
export function holdLeaving(): () => void {
  let isLetThrough = false;

  function hold(event: Event, what: "sending" | "opening", again: () => void, sent?: HTMLFormElement) {
    const unsaved = [...forms].filter((form) => form.formId !== sent?.id && form.isUnsaved());
    if (isLetThrough || (unsaved.length === 0 && navigator.onLine)) return;
    event.preventDefault();
    event.stopPropagation();
    void (async () => {
      const saved = await Promise.all(unsaved.map((form) => inTime(form.save())));
      if (!saved.every(Boolean)) return;
      if (!navigator.onLine && !(await isReached())) return noteReach(what);
      isLetThrough = true;
      again();
      isLetThrough = false;
    })();
  }

  const onClick = (event: MouseEvent) => {
    const link = leavingLink(event);
    if (!link) return;
    const [ask] = isLetThrough ? [] : alone;
    if (ask && !ask()) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    hold(event, "opening", () => link.click());
  };
  const onSubmit = (event: SubmitEvent) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || isRowIntent(event.submitter)) return;
    const what = form.method === "get" ? "opening" : "sending";
    hold(event, what, () => form.requestSubmit(event.submitter), form);
  };
  window.addEventListener("click", onClick, true);
  window.addEventListener("submit", onSubmit, true);
  return () => {
    window.removeEventListener("click", onClick, true);
    window.removeEventListener("submit", onSubmit, true);
  };
}
