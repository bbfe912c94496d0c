import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { Time } from "#app/ui/time.tsx";
import type { UnmetView } from "../../board/project-model.ts";
import { ChangesAsked } from "../../board/ui/changes-asked.tsx";
import type { PostingAnswer } from "../posting-answer.ts";
import { useQuestionLabels } from "./use-question-words.ts";

interface EditNoticesProps {
  slug: string;
  /** It is a draft that this reader may throw away. */
  canDelete: boolean;
  isDraft: boolean;
  note: string | null;
  /** It stood on the board before it was sent back. */
  isTakenOff: boolean;
  /** It was handed in again since, and taken back. */
  isTakenBack: boolean;
  /** The questions that were answered with no. */
  unmet: UnmetView[];
  saved: { by: string; at: { iso: string; text: string } };
  /** The version at which what is changed and not on the board yet can be dropped; null when nothing is. */
  keptAt: number | null;
  /** This reader may drop it. */
  mayDrop: boolean;
}

/** What to know before typing on: what a coordinator asks, and who saved last. */
export function EditNotices({
  slug,
  canDelete,
  isDraft,
  note,
  isTakenOff,
  isTakenBack,
  unmet,
  saved,
  keptAt,
  mayDrop,
}: EditNoticesProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      {note && <ChangesAsked note={note} unmet={unmet} isTakenOff={isTakenOff} isTakenBack={isTakenBack} />}
      {!isDraft && (
        <Callout tone="info">
          <p>{t("form.edit_note")}</p>
        </Callout>
      )}
      {keptAt !== null && (
        <Callout tone="wait" title={t("form.kept_changes", { name: saved.by })}>
          <p>{t("form.kept_changes_text")}</p>
          {mayDrop && (
            <Form method="post">
              <OpenedBy />
              <input type="hidden" name="version" value={keptAt} />
              <Button type="submit" name="intent" value="discard" variant="quiet" size="small">
                {t("form.drop_changes")}
              </Button>
            </Form>
          )}
        </Callout>
      )}
      <p className="small soft">
        {t("form.saved_by", { name: saved.by })} <Time dateTime={saved.at.iso} text={saved.at.text} /> ·{" "}
        <Link to={`/projects/${slug}/versions`}>{t("versions.title")}</Link>
        {" · "}
        <Link to={`/projects/${slug}/preview`}>{t("preview.title")}</Link>
        {canDelete && (
          <>
            {" · "}
            <Link to={`/projects/${slug}/state`}>{t("state.delete.label")}</Link>
          </>
        )}
      </p>
    </>
  );
}

/** Where it is said what somebody else changed. */
export const STALE = "stale";

/** That somebody else was quicker. Comes into view by itself: the button that was pressed is at the end of a long page. */
export function StaleNotice({ conflict }: { conflict: NonNullable<PostingAnswer["conflict"]> }) {
  const { differing, others, savedBy, slug } = conflict;
  const { t } = useTranslation("projects");
  const labels = useQuestionLabels();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [conflict]);
  const named = (fields: string[]) => fields.map((field) => labels[field]).join(", ");
  return (
    <div ref={notice} id={STALE} tabIndex={-1}>
      <Callout
        tone="bad"
        role="alert"
        title={savedBy === null ? t("form.stale.own_title") : t("form.stale.title", { name: savedBy })}
      >
        {differing.length > 0 ? (
          <>
            <p>{t(savedBy === null ? "form.stale.own_text" : "form.stale.text")}</p>
            <p>
              {t("form.stale.differing")}: {named(differing)}
            </p>
          </>
        ) : (
          <p>{t("form.stale.read_first")}</p>
        )}
        {others.length > 0 && (
          <p>
            {t("form.stale.others")}: {named(others)}
          </p>
        )}
        <p>
          <a href={`/projects/${slug}/edit`} target="_blank" rel="noopener">
            {t("form.stale.open")}
          </a>
        </p>
      </Callout>
    </div>
  );
}
