import type { KeyboardEvent, ReactNode } from "react";
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

/**
 * The list of the queue, worked by single keys while the focus is in it, and what these keys are. Elsewhere on the page
 * they are letters (WCAG 2.1.4), and without scripts there are none.
 */
export function QueueKeys({ children }: { children: ReactNode }) {
  const { t } = useTranslation("review");
  const isHydrated = useIsHydrated();
  return (
    <>
      <div id="queue-list" tabIndex={-1} onKeyDown={pressKey}>
        {children}
      </div>
      {isHydrated && (
        <Disclosure summary={t("keys.title")}>
          <p>
            {t("keys.where")} <a href="#queue-list">{t("keys.to_list")}</a>
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

function pressKey(event: KeyboardEvent<HTMLElement>): void {
  const pressed = KEYS[event.code as keyof typeof KEYS] as (typeof KEYS)[keyof typeof KEYS] | undefined;
  const target = event.target as HTMLElement;
  const isTaken = event.ctrlKey || event.metaKey || event.altKey || target.matches("select");
  if (!pressed || isTaken) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll("tbody tr")];
  const at = rows.findIndex((row) => row.contains(target));
  if (pressed === "tick") return void rows[at]?.querySelector<HTMLElement>("input[type=checkbox]")?.click();
  const next = rows[pressed === "next" ? at + 1 : Math.max(at - 1, 0)];
  next?.querySelector<HTMLElement>("th a")?.focus();
}
