import type { SubmissionResult } from "@conform-to/react";
import { useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { hasWords } from "#app/i18n/has-words.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { type Option, Select } from "#app/ui/select.tsx";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import { readManyOutcome } from "../many-outcome.ts";

/** What can be done with the files that are ticked; it stays in sight while the list is read. */
export function ManyBar({ colleagues, result }: { colleagues: Option[]; result: SubmissionResult | undefined }) {
  const { t } = useTranslation("review");
  const missing = result?.error?.colleagueId?.[0];
  return (
    <div className="many-bar" role="group" aria-label={t("many.title")}>
      <span className="small">{t("many.title")}</span>
      <TickAll />
      <Ticked />
      <Button type="submit" name="intent" value="assign" variant="quiet" size="small">
        {t("act.assign")}
      </Button>
      <Button type="submit" name="intent" value="release" variant="quiet" size="small">
        {t("act.release")}
      </Button>
      <span className="choice small">
        <input type="checkbox" name="goesOn" id="many-goes-on" />
        <label htmlFor="many-goes-on">{t("go_on.many")}</label>
      </span>
      {colleagues.length > 0 && (
        <span className="many-hand-over">
          <label htmlFor="many-colleague" className="visually-hidden">
            {t("hand_over.colleague")}
          </label>
          {missing && (
            <span className="field-error" id="many-colleague-error">
              {errorText(t, missing)}
            </span>
          )}
          <Select
            id="many-colleague"
            name="colleagueId"
            options={colleagues}
            placeholder={t("hand_over.colleague")}
            aria-invalid={missing ? true : undefined}
            aria-describedby={missing && "many-colleague-error"}
          />
          <Button type="submit" name="intent" value="hand-over" variant="quiet" size="small">
            {t("hand_over.send")}
          </Button>
        </span>
      )}
    </div>
  );
}

/** Ticks every file of the page, or none; it needs scripts, so it is there only with them. */
function TickAll() {
  const { t } = useTranslation("review");
  const isHydrated = useIsHydrated();
  if (!isHydrated) return null;
  const tickAll = (form: HTMLFormElement | null) => {
    const boxes = [...(form?.querySelectorAll<HTMLInputElement>("input[name=files]") ?? [])];
    const areAll = boxes.every(({ checked }) => checked);
    for (const box of boxes) box.checked = !areAll;
    form?.dispatchEvent(new Event("change"));
  };
  return (
    <Button type="button" variant="quiet" size="small" onClick={({ currentTarget }) => tickAll(currentTarget.form)}>
      {t("many.tick_all")}
    </Button>
  );
}

/** How many files are ticked, of those out of sight too; without scripts nothing is said. */
function Ticked() {
  const { t } = useTranslation("review");
  const place = useRef<HTMLSpanElement>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const read = () => setCount(form.querySelectorAll("input[name=files]:checked").length);
    read();
    form.addEventListener("change", read);
    return () => form.removeEventListener("change", read);
  }, []);
  return (
    <span className="small" aria-live="polite" ref={place}>
      {count > 0 && t("many.ticked", { count })}
    </span>
  );
}

/** Keeps the list as it is until an act on ticked files is done: then their boxes are empty again. */
export function useListKey(): string {
  const { key, search } = useLocation();
  return readManyOutcome(new URLSearchParams(search)) ? key : "list";
}

/** Why nothing was done with the ticked files: a box or a colleague is missing. */
export function ManyRefused({ result }: { result: SubmissionResult | undefined }) {
  const { t } = useTranslation("review");
  const messages = Object.values(result?.error ?? {}).flatMap((errors) => errors ?? []);
  if (messages.length === 0) return null;
  return (
    <Callout tone="bad" role="alert" isArrival title={t("refused.title")}>
      {messages.map((message) => (
        <p key={message}>{errorText(t, message)}</p>
      ))}
    </Callout>
  );
}

/** What came of an act on several files: at how many it was done, at which it was not, and why. */
export function ManyTold({ told }: { told: ReturnType<typeof readManyOutcome> }) {
  const { t, i18n } = useTranslation("review");
  if (!told) return null;
  const { intent, done, skipped } = told;
  const whyOf = (reason: string) =>
    hasWords(i18n, "review", "refused", reason) ? t(`refused.${reason}`) : t("many.not_yours");
  return (
    <Callout tone={skipped.length > 0 ? "wait" : "ok"} role="status" isArrival>
      {(done > 0 || skipped.length === 0) && <p>{t(`many.done.${intent}`, { count: done })}</p>}
      {skipped.length > 0 && (
        <>
          <p>{t("many.skipped", { count: skipped.length })}</p>
          <ul>
            {skipped.map(({ caseNumber, reason }, place) => (
              <li key={place}>
                {caseNumber && <span className="numeric">{caseNumber}: </span>}
                {whyOf(reason)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  );
}
