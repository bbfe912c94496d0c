import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "#app/ui/icon.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { OwnWhyView, WhyView } from "../why-model.ts";

/** Why a project suits whoever reads: beside everything that is proposed. */
export function OwnWhy({ why }: { why: OwnWhyView }) {
  const { t } = useTranslation("matching");
  const { institution } = why;
  return <WhyLine label={institution === null ? t("why.you") : t("why.institution", { institution })} why={why} />;
}

/** Why a member suits a partner that is wanted; which one stands above. */
export function TheirWhy({ why: { lines } }: { why: WhyView }) {
  const { t } = useTranslation("matching");
  return <WhyLine label={t("why.they")} why={{ role: null, lines }} />;
}

function WhyLine({ label, why: { role, lines } }: { label: string; why: { role: string | null; lines: string[] } }) {
  const { t } = useTranslation("matching");
  return (
    <p className="why">
      <Icon name="ok" />
      <span>
        <b>{label}</b>{" "}
        {role !== null && (
          <>
            {t("why.sought")} <q>{<OwnWords text={role} />}</q>
            {"; "}
          </>
        )}
        {lines.map((line, at) => (
          <Fragment key={line}>
            {at > 0 && "; "}
            {line}
          </Fragment>
        ))}
        {"."}
      </span>
    </p>
  );
}
