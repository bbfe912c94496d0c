import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import type { OwnConflict } from "#app/features/applications/file/conflict-queries.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";

interface PersonConflictsProps {
  conflicts: OwnConflict[];
  isSelf: boolean;
  lastResult: SubmissionResult | undefined;
}

/** The applications a person has stepped aside from; an administrator undoes what was declared by mistake. */
export function PersonConflicts({ conflicts, isSelf, lastResult }: PersonConflictsProps) {
  const { t } = useTranslation("administration");
  if (conflicts.length === 0) return null;
  return (
    <Card title={t("people.conflicts.title")}>
      <ul className="plain-list stack">
        {conflicts.map(({ applicationId, caseNumber, reason, at }) => (
          <li key={applicationId} className="stack">
            <p>
              <strong>{caseNumber}</strong>{" "}
              <span className="small soft">
                <Time {...at} />
              </span>
            </p>
            <PlainText text={reason} />
            {!isSelf && <Undo applicationId={applicationId} lastResult={lastResult} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Undo({ applicationId, lastResult }: Pick<PersonConflictsProps, "lastResult"> & { applicationId: string }) {
  const { t } = useTranslation("administration");
  const isAnswer = lastResult?.initialValue?.applicationId === applicationId;
  const [form, fields] = useForm<{ reason: string }>({
    id: `undo-${applicationId}`,
    lastResult: isAnswer ? lastResult : undefined,
  });
  const label = t("people.conflicts.reason");
  return (
    <PortalForm form={form} labels={{ reason: label }}>
      <input type="hidden" name="intent" value="undo-conflict" />
      <input type="hidden" name="applicationId" value={applicationId} />
      <TextField field={fields.reason} label={label} help={t("people.conflicts.reason_help")} />
      <FormActions>
        <Button type="submit" variant="quiet">
          {t("people.conflicts.undo")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
