import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Cover } from "#app/ui/cover.tsx";
import { HiddenField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_RULING, SHORTEST_RULING } from "../../institution/lengths.ts";
import type { OwnCover } from "./cover-form.tsx";

interface CoverRemovalProps extends Omit<OwnCover, "words"> {
  seen: string | null;
  lastResult: SubmissionResult | undefined;
}

/** A member's cover before a coordinator, who takes it down with a reason or lets it stand again. */
export function CoverRemoval({ cover, removed, seen, lastResult }: CoverRemovalProps) {
  const { t } = useTranslation("members");
  if (!cover) return <p>{t("cover.none")}</p>;
  return (
    <>
      {removed && (
        <Callout tone="info" title={t(`cover.removed.desk_${removed.by}`)}>
          {removed.reason && <PlainText text={removed.reason} />}
          <p>{t("cover.removed.desk_next", { day: removed.until })}</p>
        </Callout>
      )}
      <Cover cover={cover} isBelow />
      {removed?.by === "secretariat" && (
        <form method="post">
          <OpenedBy />
          <Button type="submit" name="intent" value="let-stand">
            {t("cover.let_stand")}
          </Button>
        </form>
      )}
      {!removed && <TakeDown seen={seen ?? ""} lastResult={lastResult} />}
    </>
  );
}

function TakeDown({ seen, lastResult }: { seen: string; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string; seen: string }>({ id: "take-down", lastResult });
  return (
    <PortalForm form={form} labels={{ reason: t("memberships.reason") }}>
      <HiddenField field={fields.seen} value={seen} />
      <p>{t("cover.take_down_text")}</p>
      <TextAreaField
        field={fields.reason}
        label={t("memberships.reason")}
        help={t("cover.reason_help")}
        rows={4}
        least={SHORTEST_RULING}
        limit={LONGEST_RULING}
      />
      <FormActions>
        <Button type="submit" name="intent" value="take-down" variant="danger">
          {t("cover.take_down")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
