import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LONGEST_RULING } from "../limits.ts";

interface MembershipRulingProps {
  kind: "suspend" | "reinstate";
  lastResult: SubmissionResult | undefined;
}

/** Suspends or reinstates a membership, with the reason its institution reads. */
export function MembershipRuling({ kind, lastResult }: MembershipRulingProps) {
  const { t } = useTranslation("members");
  const [form, fields] = useForm<{ reason: string }>({ id: "ruling", lastResult });
  return (
    <Card title={t(`memberships.${kind}`)}>
      <p>{t(`memberships.${kind}_text`)}</p>
      <PortalForm form={form} labels={{ reason: t("memberships.reason") }}>
        <TextAreaField
          field={fields.reason}
          label={t("memberships.reason")}
          help={t("memberships.reason_help")}
          rows={4}
          limit={LONGEST_RULING}
        />
        <Button type="submit" name="intent" value={kind} variant={kind === "suspend" ? "danger" : "primary"}>
          {t(`memberships.${kind}`)}
        </Button>
      </PortalForm>
    </Card>
  );
}
