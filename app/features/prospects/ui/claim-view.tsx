import { useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { canOnlySilence } from "../prospect.ts";
import type { ClaimPage } from "./prospect-model.ts";

/** What the link of an invitation opens: what is known, and three answers of which each is one button. */
export function ClaimView({ page }: { page: ClaimPage }) {
  const { t } = useTranslation("prospects");
  const { title, institution, facts, association, words, until, standing, isOwn } = page;
  if (standing !== "open" && !isOwn)
    return (
      <>
        <h1>{title}</h1>
        <Callout tone={standing === "silenced" || standing === "not_theirs" ? "ok" : "neutral"} role="status">
          <p>{t(`claim.standing.${standing}`)}</p>
        </Callout>
        {canOnlySilence(standing) && <Answer intent="silenced" text="address" />}
      </>
    );
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{t("claim.lead", { association })}</p>
      {words && <PlainText text={words} />}
      <Card title={institution && <InstitutionName {...institution} />}>
        <Facts items={facts} />
        <p className="small soft">{t("claim.source")}</p>
      </Card>
      {isOwn ? (
        <>
          <Callout tone="ok" role="status">
            <p>{t("claim.yours")}</p>
            {standing === "silenced" && <p>{t("claim.standing.silenced")}</p>}
          </Callout>
          <p>
            <LinkButton to={page.next}>{t("claim.go_on")}</LinkButton>
          </p>
        </>
      ) : (
        <>
          <h2>{t("claim.ours")}</h2>
          <p>{t("claim.ours_text", { until })}</p>
          <Begin page={page} />
          <h2>{t("claim.otherwise")}</h2>
          <Answer intent="not_theirs" />
          <Answer intent="silenced" />
        </>
      )}
    </>
  );
}

function Begin({ page: { reader } }: { page: ClaimPage }) {
  const { t } = useTranslation("prospects");
  if (reader === "verified") return <Answer intent="claimed" />;
  if (reader === "staff") return <p>{t("claim.staff")}</p>;
  if (reader === "unverified")
    return (
      <p>
        <Link to="/verify-email">{t("applications:precheck.verify")}</Link>
      </p>
    );
  return (
    <div className="stack">
      <p>{t("claim.account")}</p>
      <div className="row">
        <LinkButton to="/signup?redirectTo=%2Fclaim">{t("applications:precheck.sign_up")}</LinkButton>
        <LinkButton to="/login?redirectTo=%2Fclaim" variant="quiet">
          {t("applications:precheck.sign_in")}
        </LinkButton>
      </div>
    </div>
  );
}

interface AnswerProps {
  intent: "claimed" | "not_theirs" | "silenced";
  /** What it does, where that is other than of the newest letter. */
  text?: "address";
}

function Answer({ intent, text }: AnswerProps) {
  const { t } = useTranslation("prospects");
  const [form] = useForm({ id: intent });
  return (
    <PortalForm form={form}>
      {intent !== "claimed" && <p>{t(`claim.text.${text ?? intent}`)}</p>}
      <FormActions>
        <Button type="submit" name="intent" value={intent} variant={intent === "claimed" ? "primary" : "quiet"}>
          {t(`claim.say.${intent}`)}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
