import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";
import { AudienceBadge } from "../../file/ui/audience.tsx";
import type { ComparedFact, CorrectionsView, CorrectionView } from "../correction-model.ts";

/** What a correction changes: what stood, and what stands in its place. */
export function Compared({ compared }: { compared: ComparedFact[] }) {
  const { t } = useTranslation("review");
  const columns = [t("correction.what"), t("correction.before"), t("correction.after")];
  return (
    <DataTable caption={t("correction.comparison")} isCaptionHidden isStacked columns={columns}>
      <tbody>
        {compared.map(({ fact, before, after }) => (
          <tr key={fact}>
            <th scope="row">{t(`correction.fact.${fact}`)}</th>
            <td data-label={columns[1]}>
              <PlainText text={before} />
            </td>
            <td data-label={columns[2]}>
              <PlainText text={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Whose correction it is and why: not for the applicant. */
export function Reasoned({ view: { reason, proposedBy, proposedAt, settledBy, settledAt } }: { view: CorrectionView }) {
  const { t } = useTranslation("review");
  return (
    <div>
      <p className="small soft">
        {t("correction.proposed_by")} <bdi>{proposedBy}</bdi>
        {proposedAt && (
          <>
            , <Time {...proposedAt} />
          </>
        )}
        {settledBy && settledAt && (
          <>
            {" · "}
            {t("correction.agreed_by")} <bdi>{settledBy}</bdi>, <Time {...settledAt} />
          </>
        )}
      </p>
      <PlainText text={reason} />
    </div>
  );
}

/** The corrections of a decision in effect, and the way to another. */
export function CorrectionsCard({
  view: { id, mayPropose, isProposed, maySettle, agreed },
}: {
  view: CorrectionsView;
}) {
  const { t } = useTranslation("review");
  if (!mayPropose && !isProposed && agreed.length === 0) return null;
  const to = `/review/${id}/correction`;
  return (
    <Card title={t("correction.card")} aside={<AudienceBadge audience="secretariat" />} className="staff-card">
      <div className="stack">
        {isProposed && (
          <Callout tone="wait" title={t(maySettle ? "correction.waits_for_you" : "correction.waits")}>
            <LinkButton to={to} variant={maySettle ? "primary" : "quiet"}>
              {t("correction.read")}
            </LinkButton>
          </Callout>
        )}
        {agreed.map((correction) => (
          <div key={correction.id} className="stack">
            <Reasoned view={correction} />
            <Compared compared={correction.compared} />
          </div>
        ))}
        {mayPropose && (
          <div>
            <LinkButton to={to} variant="quiet">
              {t("act.correct")}
            </LinkButton>
          </div>
        )}
      </div>
    </Card>
  );
}
