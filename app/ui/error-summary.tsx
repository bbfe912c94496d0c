import { afterLabel } from "#app/i18n/before-answer.ts";
import { forwardRef, type MouseEvent, useId, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { goTo } from "./go-to.ts";

export interface SummaryError {
  /** Id of the field; left out for an error of the whole form. */
  fieldId?: string;
  label?: string;
  message: string;
}

/**
 * What keeps a form from being accepted, with a link to each field. Without JavaScript the browser moves the focus
 * here when the page has loaded; with it, `PortalForm` does.
 */
export const ErrorSummary = forwardRef<HTMLDivElement, { errors: SummaryError[] }>(function ErrorSummary(
  { errors },
  ref,
) {
  const { t } = useTranslation("common");
  const headingId = useId();
  useErrorTitle(t("form.error_title"));
  const count = errors.filter(({ fieldId }) => fieldId).length;
  return (
    <div ref={ref} className="error-summary" role="alert" aria-labelledby={headingId} tabIndex={-1} autoFocus>
      <h2 id={headingId}>{count ? t("form.error_summary", { count }) : t("form.error_summary_form")}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.fieldId ?? ""} ${error.message}`}>
            <ErrorLink error={error} />
          </li>
        ))}
      </ul>
    </div>
  );
});

const useEffectInBrowser = typeof document === "undefined" ? () => {} : useLayoutEffect;

/** While something is wrong the title of the page says so first. */
function useErrorTitle(prefix: string) {
  useEffectInBrowser(() => {
    if (!document.title.startsWith(prefix)) document.title = `${prefix} ${document.title}`;
    return () => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length).trimStart();
    };
  }, [prefix]);
}

/** A question is followed by its answer as it stands, everything else by a colon. */
const asHeading = (label: string) => label + afterLabel(label).trimEnd();

function goToField(event: MouseEvent, fieldId: string) {
  const place = document.getElementById(fieldId);
  if (!place) return;
  event.preventDefault();
  goTo(place);
}

function ErrorLink({ error: { fieldId, label, message } }: { error: SummaryError }) {
  const words = (
    <>
      {label && <strong>{asHeading(label)}</strong>} {message}
    </>
  );
  return fieldId ? (
    <a href={`#${fieldId}`} onClick={(event) => goToField(event, fieldId)}>
      {words}
    </a>
  ) : (
    words
  );
}
