import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import type { ToCheck } from "../check-page.server.ts";
import { AnswerForm } from "../../partners/ui/answer-form.tsx";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import { LEAST, LIMITS } from "#app/features/projects/project/lengths.ts";

interface CheckFormsProps {
  version: number;
  toCheck: ToCheck;
  /** It is on the board, and can be taken off for changes. */
  canTakeOff: boolean;
  readers: ReaderWords[];
  /** Of the form that was sent, if one of them was. */
  last: { intent: string; result?: SubmissionResult } | null;
}

/** What a posting and a change to one are answered by. */
const INTENTS = {
  posting: { publish: "publish", ask: "ask_changes", decline: "decline" },
  change: { publish: "publish_change", ask: "return_change", decline: "decline_change" },
} as const;

/** The three answers to a posting or to a change to one: publish it, ask for changes, or decline it with a reason. */
export function CheckForms({ version, toCheck, canTakeOff, readers, last }: CheckFormsProps) {
  const { t } = useTranslation("projects");
  const lastOf = (intent: string) => (last?.intent === intent ? last.result : undefined);
  const about = { version: String(version) };
  const note = { help: t("check.note_help"), limit: LIMITS.changesNote, least: LEAST.changesNote, readers };
  if (toCheck === "nothing" && !canTakeOff) return <p>{t("check.nothing")}</p>;
  const intents = toCheck === "change" ? INTENTS.change : INTENTS.posting;
  const words = toCheck === "change" ? "check.of_change" : "check";
  const publish = toCheck === "look" ? "check.looked_at" : `${words}.publish`;
  const isAnswered = toCheck === "posting" || toCheck === "change";
  return (
    <>
      <p>
        <Link to="/projects/criteria">{t("criteria.title")}</Link>
      </p>
      {toCheck !== "nothing" && (
        <Form method="post" className="stack">
          <OpenedBy />
          <p>{t(`${publish}_explain`)}</p>
          <input type="hidden" name="version" value={version} />
          <div>
            <Button type="submit" name="intent" value={intents.publish}>
              {t(publish)}
            </Button>
          </div>
        </Form>
      )}
      {isAnswered && (
        <AnswerForm
          id={intents.ask}
          intent={intents.ask}
          label={t(`${words}.ask`)}
          explain={t(`${words}.ask_explain`)}
          send={t(`${words}.ask`)}
          isDangerous
          about={about}
          note={{ ...note, label: t("check.note") }}
          lastResult={lastOf(intents.ask)}
        />
      )}
      {isAnswered && (
        <AnswerForm
          id={intents.decline}
          intent={intents.decline}
          label={t(`${words}.decline`)}
          explain={t(`${words}.decline_explain`)}
          send={t(`${words}.decline`)}
          isDangerous
          about={about}
          reasons={{
            label: t("check.reason"),
            options: labelled(t, "project_decline_reason", PROJECT_DECLINE_REASONS),
          }}
          note={{ ...note, label: t("check.decline_note") }}
          lastResult={lastOf(intents.decline)}
        />
      )}
      {canTakeOff && (
        <AnswerForm
          id="take_off"
          intent="ask_changes"
          label={t("check.take_off")}
          explain={t("check.take_off_explain")}
          send={t("check.take_off")}
          isDangerous
          about={about}
          note={{ ...note, label: t("check.note") }}
          lastResult={lastOf("ask_changes")}
        />
      )}
    </>
  );
}
