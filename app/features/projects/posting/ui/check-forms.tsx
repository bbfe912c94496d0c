import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import { AnswerForm } from "../../partners/ui/answer-form.tsx";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import { LEAST, LIMITS } from "#app/features/projects/project/lengths.ts";

interface CheckFormsProps {
  version: number;
  canPublish: boolean;
  canAsk: boolean;
  canDecline: boolean;
  readers: ReaderWords[];
  /** It is on the board already and was changed. */
  isChange: boolean;
  /** Of the form that was sent, if one of them was. */
  last: { intent: string; result?: SubmissionResult } | null;
}

/** The three answers to a posting: publish it, ask for changes, or decline it with a reason. */
export function CheckForms({ version, canPublish, canAsk, canDecline, readers, isChange, last }: CheckFormsProps) {
  const { t } = useTranslation("projects");
  const publish = isChange ? "check.looked_at" : "check.publish";
  const lastOf = (intent: string) => (last?.intent === intent ? last.result : undefined);
  const about = { version: String(version) };
  const note = { help: t("check.note_help"), limit: LIMITS.changesNote, least: LEAST.changesNote, readers };
  if (!canPublish && !canAsk) return <p>{t("check.nothing")}</p>;
  return (
    <>
      <p>
        <Link to="/projects/criteria">{t("criteria.title")}</Link>
      </p>
      {canPublish && (
        <Form method="post" className="stack">
          <OpenedBy />
          <p>{t(`${publish}_explain`)}</p>
          <input type="hidden" name="version" value={version} />
          <div>
            <Button type="submit" name="intent" value="publish">
              {t(publish)}
            </Button>
          </div>
        </Form>
      )}
      {canAsk && (
        <AnswerForm
          id="ask_changes"
          intent="ask_changes"
          label={t("check.ask")}
          explain={t(isChange ? "check.ask_explain_published" : "check.ask_explain")}
          send={t("check.ask")}
          isDangerous
          about={about}
          note={{ ...note, label: t("check.note") }}
          lastResult={lastOf("ask_changes")}
        />
      )}
      {canDecline && (
        <AnswerForm
          id="decline"
          intent="decline"
          label={t("check.decline")}
          explain={t("check.decline_explain")}
          send={t("check.decline")}
          isDangerous
          about={about}
          reasons={{
            label: t("check.reason"),
            options: labelled(t, "project_decline_reason", PROJECT_DECLINE_REASONS),
          }}
          note={{ ...note, label: t("check.decline_note") }}
          lastResult={lastOf("decline")}
        />
      )}
    </>
  );
}
