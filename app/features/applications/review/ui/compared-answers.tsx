import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ComparedAnswer, RequestView } from "../dossier-model.ts";
import { Answer } from "../../form/ui/answer-list.tsx";

/** One request for information with its answer: what stood there before and what stands there now, side by side. */
export function InformationRequest({ request }: { request: RequestView }) {
  const { t } = useTranslation("review");
  const { round, message, documents, answers, answeredAt, changedAt, note } = request;
  return (
    <Card title={t("request.round", { round })}>
      <div className="stack">
        <p className="small soft">
          <Time {...request.requestedAt} />
          {changedAt && (
            <>
              {" "}
              · {t("request.corrected")} <Time {...changedAt} />
            </>
          )}{" "}
          · <Outcome request={request} />
        </p>
        <PlainText text={message} />
        {documents.length > 0 && <AskedDocuments documents={documents} />}
        {note && (
          <div>
            <p className="small soft">{t("request.note")}</p>
            <PlainText text={note} />
          </div>
        )}
        {answers.length > 0 && <Comparison answers={answers} isAnswered={answeredAt !== null} />}
      </div>
    </Card>
  );
}

function Outcome({ request: { answeredAt, takenBackAt, due } }: { request: RequestView }) {
  const { t } = useTranslation("review");
  const [key, at] = takenBackAt
    ? ["taken_back" as const, takenBackAt]
    : answeredAt
      ? ["answered" as const, answeredAt]
      : ["awaited" as const, due];
  return (
    <>
      {t(`request.${key}`)} <Time {...at} />
    </>
  );
}

/** Each document asked for, with what came for it or that nothing did. */
function AskedDocuments({ documents }: Pick<RequestView, "documents">) {
  const { t } = useTranslation("review");
  return (
    <div>
      <p>{t("request.documents_asked")}:</p>
      <ul>
        {documents.map(({ kind, sent }) => (
          <li key={kind}>
            {t(`vocabulary:document.${kind}.title`)}{" "}
            {sent && (
              <Badge tone={sent.length > 0 ? "ok" : "wait"}>
                {t(sent.length > 0 ? "request.sent" : "request.not_sent")}
              </Badge>
            )}
            {sent?.map((name, index) => (
              <span key={index} className="small">
                {" "}
                <bdi>{name}</bdi>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Comparison({ answers, isAnswered }: { answers: ComparedAnswer[]; isAnswered: boolean }) {
  const { t } = useTranslation("review");
  return (
    <DataTable
      columns={[t("request.question"), t("request.before"), t("request.after")]}
      caption={t("request.comparison")}
      isCaptionHidden
      isStacked
    >
      <tbody>
        {answers.map(({ path, label, before, after, isChanged }) => (
          <tr key={path} className={isChanged ? "is-changed" : undefined}>
            <th scope="row">
              {label}{" "}
              {isAnswered && (
                <Badge tone={isChanged ? "wait" : "neutral"}>{t(isChanged ? "request.changed" : "request.same")}</Badge>
              )}
            </th>
            <td data-label={t("request.before")}>
              <Answer value={before} />
            </td>
            <td data-label={isAnswered ? t("request.after") : undefined}>{isAnswered && <Answer value={after} />}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
