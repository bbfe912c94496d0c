import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ComparedAnswer, RequestView } from "../review-history.server.ts";
import { Answer } from "./answer-list.tsx";

/** One request for information with its answer: what stood there before and what stands there now, side by side. */
export function InformationRequest({ request }: { request: RequestView }) {
  const { t } = useTranslation("review");
  const { round, requestedAt, answeredAt, due, message, documents, answers } = request;
  return (
    <Card title={t("request.round", { round })}>
      <div className="stack">
        <p className="small soft">
          <Time {...requestedAt} /> ·{" "}
          {answeredAt ? (
            <>
              {t("request.answered")} <Time {...answeredAt} />
            </>
          ) : (
            <>
              {t("request.awaited")} <Time {...due} />
            </>
          )}
        </p>
        <PlainText text={message} />
        {documents.length > 0 && (
          <p>
            {t("request.documents_asked")}: {documents.map((kind) => t(`vocabulary:document.${kind}.title`)).join(", ")}
          </p>
        )}
        {answers.length > 0 && <Comparison answers={answers} isAnswered={answeredAt !== null} />}
      </div>
    </Card>
  );
}

function Comparison({ answers, isAnswered }: { answers: ComparedAnswer[]; isAnswered: boolean }) {
  const { t } = useTranslation("review");
  return (
    <DataTable caption={t("request.comparison")} isCaptionHidden>
      <thead>
        <tr>
          <th scope="col">{t("request.question")}</th>
          <th scope="col">{t("request.before")}</th>
          <th scope="col">{t("request.after")}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map(({ path, label, before, after, isChanged }) => (
          <tr key={path} className={isChanged ? "is-changed" : undefined}>
            <th scope="row">
              {label}{" "}
              {isAnswered && (
                <Badge tone={isChanged ? "wait" : "neutral"}>{t(isChanged ? "request.changed" : "request.same")}</Badge>
              )}
            </th>
            <td>
              <Answer value={before} />
            </td>
            <td>{isAnswered && <Answer value={after} />}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
