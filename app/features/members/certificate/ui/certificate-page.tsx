import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import type { ShownName } from "../../institution/institution-names.ts";
import { BadgeCard, type BadgeView } from "./badge-card.tsx";
import { type CertificateChoice, CertificateForm } from "./certificate-form.tsx";

interface Shared {
  name: ShownName;
  homeTo: string;
}

/** `none` says why there is no certificate. */
export type CertificateView = Shared &
  ({ none: string } | { none: null; verifyTo: string; signedTo: string; badge: BadgeView; choice: CertificateChoice });

/** The certificate of a member, for its people. */
export function CertificatePage({ view }: { view: CertificateView }) {
  const { t } = useTranslation("members");
  return (
    <>
      <p className="lead">
        <InstitutionName {...view.name} />
      </p>
      {view.none === null ? (
        <>
          <Card title={t("certificate.paper")}>
            <p>{t("certificate.paper_text")}</p>
            <CertificateForm choice={view.choice} />
            <p>
              <Link to={view.verifyTo}>{t("certificate.verify")}</Link>
            </p>
          </Card>
          <Card title={t("certificate.signed")}>
            <p>{t("certificate.signed_text")}</p>
            <p>
              <a href={view.signedTo} download>
                {t("certificate.get_signed")}
              </a>
            </p>
            <p>{t("certificate.signed_check")}</p>
          </Card>
          <BadgeCard badge={view.badge} />
        </>
      ) : (
        <Callout tone="wait" title={t("certificate.none")}>
          <p>{view.none}</p>
        </Callout>
      )}
    </>
  );
}
