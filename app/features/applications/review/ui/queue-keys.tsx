import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";

/** By the place of the key, so that they are the same in every layout. */
const KEYS = { KeyJ: "next", KeyK: "previous", KeyX: "tick" } as const;
const SHOWN = [
  ["J", "next"],
  ["K", "previous"],
  ["X", "tick"],
  ["Enter", "open"],
] as const;

const LIST = "queue-list";
const WRITTEN_IN = "input:not([type=checkbox]), select, textarea";
/** Kept in this browser while it is open. */
const NO_WAY_IN = "queue-keys-in-the-list-only";

/** Past the views, the states and the filters to the list itself; the key that does the same is named with it. */
export function ToList({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation("review");
  const isHydrated = useIsHydrated();
  if (isEmpty) return null;
  return (
    <a className="skip-link" href={`#${LIST}`}>
      {t("keys.to_list")} {isHydrated && <kbd>J</kbd>}
    </a>
  );
}

/**
 * The list of the queue, worked by single keys while the focus is in it, and what these keys are. From elsewhere one of
 * them leads in, and can be switched off (WCAG 2.1.4); without scripts there are none.
 */
export function QueueKeys({ children }: { children: ReactNode }) {
  const { t } = useTranslation("review");
  const isHydrated = useIsHydrated();
  const [leadsIn, setLeadsIn] = useWayIn();
  return (
    <>
      <div id={LIST} tabIndex={-1} onKeyDown={pressKey}>
        {children}
      </div>
      {isHydrated && (
        <Disclosure summary={t("keys.title")}>
          <p>{t("keys.where")}</p>
          <p className="choice">
            <input
              id="keys-lead-in"
              type="checkbox"
              checked={leadsIn}
              onChange={({ currentTarget }) => setLeadsIn(currentTarget.checked)}
            />
            <label htmlFor="keys-lead-in">{t("keys.lead_in")}</label>
          </p>
          <dl className="key-list">
            {SHOWN.map(([key, name]) => (
              <div key={name}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`keys.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
    </>
  );
}

/** Whether the key leads into the list from anywhere outside a field, and what changes it. */
function useWayIn(): [boolean, (leadsIn: boolean) => void] {
  const [leadsIn, setLeadsIn] = useState(true);
  useEffect(() => setLeadsIn(sessionStorage.getItem(NO_WAY_IN) === null), []);
  useEffect(() => {
    if (!leadsIn) return;
    const enter = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isElsewhere = event.ctrlKey || event.metaKey || event.altKey || target.matches(WRITTEN_IN);
      const list = document.getElementById(LIST);
      if (event.code !== "KeyJ" || isElsewhere || !list || list.contains(target)) return;
      event.preventDefault();
      focusRow(list.querySelector("tbody tr"));
    };
    document.addEventListener("keydown", enter);
    return () => document.removeEventListener("keydown", enter);
  }, [leadsIn]);
  const choose = (isWanted: boolean) => {
    setLeadsIn(isWanted);
    if (isWanted) sessionStorage.removeItem(NO_WAY_IN);
    else sessionStorage.setItem(NO_WAY_IN, "yes");
  };
  return [leadsIn, choose];
}

function focusRow(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>("th a")?.focus();
}

function pressKey(event: KeyboardEvent<HTMLElement>): void {
  const pressed = KEYS[event.code as keyof typeof KEYS] as (typeof KEYS)[keyof typeof KEYS] | undefined;
  const target = event.target as HTMLElement;
  const isTaken = event.ctrlKey || event.metaKey || event.altKey || target.matches("select");
  if (!pressed || isTaken) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll("tbody tr")];
  const at = rows.findIndex((row) => row.contains(target));
  if (pressed === "tick") return rows[at]?.querySelector<HTMLElement>("input[type=checkbox]")?.click();
  focusRow(rows[pressed === "next" ? at + 1 : Math.max(at - 1, 0)]);
}
