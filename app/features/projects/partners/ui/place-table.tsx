import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { LIMITS } from "#app/features/projects/project/lengths.ts";
import { REMOVE_REASONS } from "#db/vocabulary-partners.ts";
import { labelled } from "../../project/ui/vocabulary-options.ts";
import type { GivenPlace } from "../desk-model.ts";
import { AnswerForm } from "./answer-form.tsx";
import { AskedForm } from "./asked-form.tsx";
import { ConversationLink } from "./conversation-link.tsx";
import { Ended } from "./ended.tsx";
import { Invitation } from "./invitation.tsx";

interface PlaceTableProps {
  places: GivenPlace[];
  count: string | null;
  /** Of the form that ends a partnership, when it was refused. */
  last: { institutionId: string; result: SubmissionResult } | null;
}

/** Every member that was invited, with its answer. Only the lead institution sees it. */
export function PlaceTable({ places, count, last }: PlaceTableProps) {
  const { t } = useTranslation("projects");
  if (places.length === 0) return null;
  return (
    <>
      {count && (
        <p>
          <b>{count}</b> {t("partners.goes_on")}
        </p>
      )}
      <DataTable
        columns={[t("places.institution"), t("places.role"), t("places.status"), t("places.act")]}
        caption={t("places.title")}
        isStacked
      >
        <tbody>
          {places.map((place) => (
            <tr key={place.key}>
              <th scope="row">
                <bdi>{place.name}</bdi>, {place.country}
              </th>
              <td data-label={t("places.role")}>
                <OwnWords text={place.role} />
              </td>
              <td data-label={t("places.status")}>
                <Badge tone={place.status.tone}>{place.status.label}</Badge>
                {place.invitation && <Invitation {...place.invitation} />}
                {place.end && <Ended {...place.end} />}
              </td>
              <td>
                {place.conversation && <ConversationLink {...place.conversation} />}
                {place.refill && (
                  <p>
                    <Link to={place.refill}>{t("places.refill")}</Link>
                  </p>
                )}
                <PlaceAct place={place} last={last?.institutionId === place.institutionId ? last.result : undefined} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}

/** What the lead can do with a place. */
function PlaceAct({ place, last }: { place: GivenPlace; last: SubmissionResult | undefined }) {
  const { t } = useTranslation("projects");
  const { act, name, institutionId, freesPlace } = place;
  if (!act) return null;
  const explain = [t(`places.${act}.explain`, { name }), freesPlace && t("places.frees")].filter(Boolean).join(" ");
  const said = { label: t(`places.${act}.label`), explain, send: t(`places.${act}.send`), intent: act };
  if (act !== "remove")
    return <AskedForm {...said} about={{ institutionId }} variant={act === "resume" ? "quiet" : "danger"} />;
  return (
    <AnswerForm
      {...said}
      id={`remove-${institutionId}`}
      isDangerous
      about={{ institutionId }}
      reasons={{ label: t("interest.reason"), options: labelled(t, "end_reason", REMOVE_REASONS) }}
      note={{ label: t("answer.note"), help: t("answer.note_in_letter"), limit: LIMITS.answerNote, rows: 3 }}
      lastResult={last}
    />
  );
}
