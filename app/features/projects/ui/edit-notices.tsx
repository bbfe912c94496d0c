import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";

interface EditNoticesProps {
  /** Somebody else saved since the form was opened. */
  isStale: boolean;
  isDraft: boolean;
  note: string | null;
  saved: { by: string; at: { iso: string; text: string } };
  slug: string;
}

/** What to know before typing on: what a coordinator asks, who saved last, and that somebody was quicker. */
export function EditNotices({ isStale, isDraft, note, saved, slug }: EditNoticesProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      {isStale && (
        <Callout tone="bad" role="alert" title={t("form.stale.title", { name: saved.by })}>
          <p>{t("form.stale.text")}</p>
          <p>
            <a href={`/projects/${slug}/edit`} target="_blank" rel="noopener">
              {t("form.stale.open")}
            </a>
          </p>
        </Callout>
      )}
      {note && (
        <Callout tone="bad" title={t("page.changes_asked")}>
          <PlainText text={note} />
        </Callout>
      )}
      {!isDraft && (
        <Callout tone="info">
          <p>{t("form.edit_note")}</p>
        </Callout>
      )}
      <p className="small soft">
        {t("form.saved_by", { name: saved.by })} <Time dateTime={saved.at.iso} text={saved.at.text} />
      </p>
    </>
  );
}
