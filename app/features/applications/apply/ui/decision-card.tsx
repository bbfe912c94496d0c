import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { StatusPage } from "../status-model.ts";

/** The decision as the letter gives it: reasons, what would cure each, when to apply again. */
export function DecisionCard({ page: { id, status, decision, membership, appeal } }: { page: StatusPage }) {
  const { t } = useTranslation("applications");
  if (!decision) return appeal && <AppealCard id={id} appeal={appeal} />;
  const { outcome, explanation, reasons, againFrom } = decision;
  return (
    <Card title={t(outcome === "approve" && !membership ? "decision.formalities" : `decision.${outcome}.title`)}>
      <div className="stack">
        {status === "formalities" && (
          <div>
            <LinkButton to={`/applications/${id}/formalities`}>{t("formalities:link")}</LinkButton>
          </div>
        )}
        {membership && (
          <p>
            {t("decision.member", {
              number: membership.number,
              category: t(`vocabulary:membership_category.${membership.category}.title`),
            })}{" "}
            {membership.slug && <Link to={`/directory/${membership.slug}`}>{t("decision.entry")}</Link>}
          </p>
        )}
        {reasons.length > 0 && (
          <ul>
            {reasons.map(({ code, title, cure }) => (
              <li key={code}>
                <strong>
                  {code}. {title}
                </strong>
                <br />
                {cure}
              </li>
            ))}
          </ul>
        )}
        {explanation && <PlainText text={explanation} />}
        {againFrom && <p>{t("decision.again", { date: againFrom })}</p>}
        {appeal && <AppealLine id={id} appeal={appeal} />}
      </div>
    </Card>
  );
}

interface AppealProps {
  id: string;
  appeal: NonNullable<StatusPage["appeal"]>;
}

/** The refusal stands no more: what the panel found of it is still to be read. */
function AppealCard({ id, appeal }: AppealProps) {
  const { t } = useTranslation("appeal");
  return (
    <Card title={t("own.title")}>
      <div className="stack">
        {appeal.state === "allowed" && <p>{t("own.found.allow")}</p>}
        <AppealLine id={id} appeal={appeal} />
      </div>
    </Card>
  );
}

/** The way to an appeal, as long as there is one, or how it stands. */
function AppealLine({ id, appeal: { until, isOpen, state } }: AppealProps) {
  const { t } = useTranslation("applications");
  const isBrought = state !== null && state !== "draft" && (state !== "withdrawn" || !isOpen);
  return (
    <>
      {until && <p>{t(isOpen ? "decision.appeal" : "decision.appeal_over", { date: until })}</p>}
      {(isOpen || isBrought) && (
        <div>
          <LinkButton to={`/applications/${id}/appeal`} variant="quiet">
            {t(isBrought ? "appeal.read" : state === "draft" ? "appeal.go_on" : "appeal.begin")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
