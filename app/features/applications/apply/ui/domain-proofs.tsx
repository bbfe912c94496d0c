import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import type { DomainProofState } from "#db/vocabulary.ts";
import type { EvidencePage } from "../evidence-page.server.ts";

const TONES: Record<DomainProofState, Tone> = { found: "ok", missing: "wait", unreachable: "wait", pending: "info" };

/** How the owner of a domain shows that it is the institution's own, and what its name servers said when they were asked. */
export function DomainProofs({ page: { domains, record, canAsk, applicationId } }: { page: EvidencePage }) {
  const { t } = useTranslation("applications");
  if (domains.length === 0)
    return (
      <p>
        {t("evidence.domain.none")}{" "}
        <Link to={`/applications/${applicationId}/identity#section-identity-email_domains`}>
          {t("evidence.domain.name_one")}
        </Link>
      </p>
    );
  return (
    <>
      {domains.some(({ known }) => !known) && <Steps record={record} />}
      <ul className="stack">
        {domains.map(({ domain, name, known, state, at }) => (
          <li key={domain} className="stack stack-tight">
            <div>
              <strong>
                <bdi>{name}</bdi>
              </strong>{" "}
              {state && <Badge tone={TONES[state]}>{t(`vocabulary:domain_proof.${state}`)}</Badge>}
            </div>
            {known && <p>{known}</p>}
            {state && at && (
              <p className="small soft">
                {t(state === "pending" ? "evidence.domain.asked" : "evidence.domain.answered", { at })}
              </p>
            )}
            {canAsk && !known && state !== "pending" && (
              <div>
                <Button type="submit" name="domain" value={domain} variant="quiet">
                  {t(state ? "evidence.domain.ask_again" : "evidence.domain.ask", { domain: name })}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Steps({ record }: Pick<EvidencePage, "record">) {
  const { t } = useTranslation("applications");
  return (
    <>
      <p>{t("evidence.domain.why")}</p>
      <ol className="stack stack-tight">
        <li>{t("evidence.domain.step.open")}</li>
        <li>
          {t("evidence.domain.step.add")} <code className="unbroken">{record}</code>
        </li>
        <li>{t("evidence.domain.step.wait")}</li>
      </ol>
    </>
  );
}
