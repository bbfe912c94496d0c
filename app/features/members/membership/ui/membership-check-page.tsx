import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CopyAddress } from "#app/ui/copy-address.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Time } from "#app/ui/time.tsx";
import { NumberForm } from "./number-form.tsx";
import { verifyAddress } from "../../institution/membership-number.ts";
import { MembershipFacts } from "./membership-facts.tsx";
import type { CheckView } from "../../institution/ui/membership-model.ts";

/** The answer to whoever holds a certificate and asks whether it is true. */
export function MembershipCheckPage({ title, check }: { title: string; check: CheckView }) {
  const { t } = useTranslation("members");
  return (
    <div className="page page-narrow page-body stack">
      <h1>{title}</h1>
      <Answer check={check} />
      <h2>{t("verify.another")}</h2>
      <NumberForm />
    </div>
  );
}

function Answer({ check }: { check: CheckView }) {
  const { t } = useTranslation("members");
  switch (check.answer) {
    case "unknown":
      return (
        <Callout tone="wait" title={t("verify.unknown")}>
          <p>{t("verify.unknown_text")}</p>
        </Callout>
      );
    case "not-valid":
      if (check.why === "merged") return <Merged {...check} />;
      return (
        <>
          <Callout tone="bad" title={t(`verify.${check.why}.title`)}>
            <p>{t(`verify.${check.why}.text`, { ...check })}</p>
          </Callout>
          <CheckedOn today={check.today} />
        </>
      );
    case "valid":
      return <Valid {...check} />;
  }
}

function Merged({ number, day, into, today }: Extract<CheckView, { why: "merged" }>) {
  const { t } = useTranslation("members");
  const words = { number, day, institution: into.name, into: into.number };
  return (
    <>
      <Callout tone="bad" title={t("verify.merged.title")}>
        <p>{t("verify.merged.text", words)}</p>
      </Callout>
      <CheckedOn today={today} />
      <div className="row">
        <LinkButton to={verifyAddress(into.number)}>{t("verify.merged.check", words)}</LinkButton>
        <LinkButton to={`/directory/${into.slug}`} variant="quiet">
          {t("verify.open_profile")}
        </LinkButton>
      </div>
    </>
  );
}

function Valid({ name, formerly, slug, card, today, grace }: Extract<CheckView, { answer: "valid" }>) {
  const { t } = useTranslation("members");
  return (
    <>
      <Callout tone="ok" title={t("verify.valid")}>
        <p>{t("verify.valid_text", { institution: name.name })}</p>
        {grace && <p>{t("verify.grace", { ...grace })}</p>}
      </Callout>
      <h2>
        <InstitutionName {...name} />
      </h2>
      {formerly.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <MembershipFacts card={card} />
      <CheckedOn today={today} />
      <CopyAddress path={`/verify/${card.number}`} />
      <p>
        <LinkButton to={`/directory/${slug}`} variant="quiet">
          {t("verify.open_profile")}
        </LinkButton>
      </p>
    </>
  );
}

function CheckedOn({ today }: { today: { iso: string; text: string } }) {
  const { t } = useTranslation("members");
  return (
    <p className="small soft">
      {t("verify.checked_on")} <Time dateTime={today.iso} text={today.text} />
    </p>
  );
}
