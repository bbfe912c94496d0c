import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { RULINGS, type RulingKind } from "#db/vocabulary.ts";
import { tallyWords } from "../../ballot/tally.ts";
import { proposalWords } from "../../session/proposal-words.ts";
import type { PreparedDecision } from "../announce-model.ts";

const isRuling = (outcome: PreparedDecision["outcome"]): outcome is RulingKind =>
  RULINGS.some((one) => one === outcome);

const TONES: Record<PreparedDecision["state"], Tone> = {
  ready: "info",
  incomplete: "bad",
  announced: "ok",
  gone: "neutral",
};

interface AnnounceFormProps {
  sessionId: string;
  decisions: PreparedDecision[];
  mayAnnounce: boolean;
  error: string | undefined;
}

/** Every decision with its letter; all that are ready are ticked, and one button announces them together. */
export function AnnounceForm({ sessionId, decisions, mayAnnounce, error }: AnnounceFormProps) {
  const { t } = useTranslation("council");
  const ready = decisions.filter(({ state }) => state === "ready");
  const columns = ["pick", "institution", "decision", "votes", "letter"].map((name) => t(`announce.column.${name}`));
  return (
    <Form method="post" className="stack announcement">
      <OpenedBy />
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <DataTable columns={columns} caption={t("announce.caption")} isCaptionHidden isStacked>
        <tbody>
          {decisions.map((decision) => (
            <Line key={decision.itemId} sessionId={sessionId} decision={decision} isPicked={mayAnnounce} />
          ))}
        </tbody>
      </DataTable>
      {mayAnnounce && ready.length > 0 && (
        <>
          <p>{t("announce.help")}</p>
          <FormActions>
            <Button type="submit">{t("announce.button", { count: ready.length })}</Button>
          </FormActions>
        </>
      )}
    </Form>
  );
}

function Line({ sessionId, decision, isPicked }: { sessionId: string; decision: PreparedDecision; isPicked: boolean }) {
  const { t } = useTranslation("council");
  const { itemId, mark, position, caseNumber, name, outcome, category, tally, state, letter } = decision;
  const place = `/council/${sessionId}/items/${itemId}`;
  const act = t(state === "incomplete" ? "announce.write_needed" : "announce.write");
  return (
    <tr>
      <td>
        {state === "ready" && isPicked && (
          <input
            type="checkbox"
            name="items"
            value={`${itemId}:${mark}`}
            defaultChecked
            aria-label={t("announce.pick", { name: name.name })}
          />
        )}
      </td>
      <th scope="row">
        <InstitutionName {...name} to={place} />
        <div className="small soft numeric">
          {position}. {caseNumber}
        </div>
      </th>
      <td data-label={t("announce.column.decision")}>
        {isRuling(outcome) ? proposalWords(t, outcome) : t(`vocabulary:decision.${outcome}`)}
        {category && `, ${t(`vocabulary:membership_category.${category}.title`)}`}{" "}
        <Badge tone={TONES[state]}>{t(`announce.state.${state}`)}</Badge>
      </td>
      <td data-label={t("announce.column.votes")}>{tallyWords(t, tally)}</td>
      <td>
        {letter && (
          <Disclosure summary={t("announce.letter")}>
            <p lang={letter.lang} dir="auto">
              <strong>{letter.subject}</strong>
            </p>
            <PlainText text={letter.text} lang={letter.lang} hasLinks={false} />
          </Disclosure>
        )}
        {(state === "ready" || state === "incomplete") && !isRuling(outcome) && (
          <Link to={`${place}#letter`} aria-label={t("common:action.on", { act, what: name.name })}>
            {act}
          </Link>
        )}
      </td>
    </tr>
  );
}
