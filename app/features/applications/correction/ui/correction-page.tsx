import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { DECISIONS } from "#db/vocabulary.ts";
import { LetterPairs, letterLabels, type LetterFields } from "../../decision/ui/letter-form.tsx";
import { keyOfWritten, writtenFor, WrittenForFields } from "../../decision/ui/written-for.tsx";
import { Closed } from "../../file/ui/closed.tsx";
import type { CorrectionPageView } from "../correction-model.ts";
import { CorrectionForm } from "./correction-form.tsx";
import { DeclineForm, NothingDone, OneButton } from "../../review/ui/consent.tsx";
import { Compared, Reasoned } from "./corrections-card.tsx";

interface CorrectionPageProps {
  page: CorrectionPageView;
  lastResult: SubmissionResult | undefined;
}

/** Putting a slip of the pen in a decision right: one person proposes it with its letter, a second one agrees. */
export function CorrectionPage({ page, lastResult }: CorrectionPageProps) {
  const { id, mayPropose, proposed } = page;
  const { t } = useTranslation("review");
  return (
    <>
      <NothingDone result={lastResult} />
      <OnlySlips page={page} />
      {proposed && <Proposed page={page} proposed={proposed} lastResult={lastResult} />}
      {mayPropose && <Preparing page={page} lastResult={lastResult} />}
      {!mayPropose && !proposed && <Closed id={id} text={t("correction.not_yours")} />}
    </>
  );
}

/** What is corrected here and what is not, and where one goes on with that. */
function OnlySlips({ page: { outcome, number } }: Pick<CorrectionPageProps, "page">) {
  const { t } = useTranslation("review");
  return (
    <Callout title={t(`correction.only_slips.${outcome}`)}>
      {outcome === "approve" && number ? (
        <p>
          {t("correction.wrong_admission")} <Link to={`/memberships/${number}`}>{t("correction.to_membership")}</Link>
        </p>
      ) : (
        <p>{t(`correction.wrong.${outcome}`)}</p>
      )}
    </Callout>
  );
}

function Preparing({ page, lastResult }: CorrectionPageProps) {
  const intent = lastResult?.initialValue?.intent;
  const isOfLetter = intent === "save" || intent === "propose";
  return (
    <>
      <CorrectionForm page={page} lastResult={intent === "draft" ? lastResult : undefined} />
      {page.draft && (
        <Draft
          key={keyOfWritten(page.draft.mark, isOfLetter ? lastResult : undefined)}
          page={page}
          draft={page.draft}
          lastResult={isOfLetter ? lastResult : undefined}
        />
      )}
    </>
  );
}

/** What was begun: the change and the letters, to be read before it is proposed. */
function Draft({ page, draft, lastResult }: CorrectionPageProps & { draft: NonNullable<CorrectionPageView["draft"]> }) {
  const { t } = useTranslation("review");
  const written = writtenFor({ ...draft, outcome: page.outcome }, lastResult, DECISIONS);
  const { letters, isStale } = written;
  const words = Object.fromEntries(letters.map((letter) => [letter.locale, letter.words]));
  const [form, fields] = useForm<LetterFields>({ id: "letter", lastResult, defaultValue: { letters: words } });
  return (
    <section className="stack" aria-labelledby="drafted">
      <h2 id="drafted">{t("correction.letter")}</h2>
      {!isStale && <Compared compared={draft.compared} />}
      <PortalForm
        form={form}
        labels={letterLabels(t, letters)}
        enter={{ name: "intent", value: "save" }}
        className="letter-form"
      >
        <input type="hidden" name="version" value={page.version} />
        <WrittenForFields written={written} to={`/review/${page.id}/correction`} />
        <LetterPairs letters={letters} field={fields.letters} />
        <p>{t("correction.propose_text")}</p>
        <FormActions>
          <Button type="submit" name="intent" value="propose">
            {t("correction.propose")}
          </Button>
          <Button type="submit" name="intent" value="save" variant="quiet">
            {t("letter.save")}
          </Button>
        </FormActions>
      </PortalForm>
    </section>
  );
}

type ProposedProps = CorrectionPageProps & { proposed: NonNullable<CorrectionPageView["proposed"]> };

function Proposed({ page: { version }, proposed, lastResult }: ProposedProps) {
  const { t } = useTranslation("review");
  const { may, whyNot, compared, letters } = proposed;
  return (
    <>
      <Card title={t("correction.proposed")}>
        <div className="stack">
          <Reasoned view={proposed} />
          <Compared compared={compared} />
          {may !== "settle" && <p>{t("correction.waits")}</p>}
          {may !== "settle" && whyNot && <p>{t(`correction.why_not.${whyNot}`)}</p>}
          {may === "take_back" && (
            <OneButton version={version} intent="take-back" label={t("correction.take-back")} variant="quiet" />
          )}
        </div>
      </Card>
      {letters.map(({ reader, name, lang, subject, text }) => (
        <Card key={`${reader} ${name}`} title={t(`letter.preview.${reader}`)}>
          <p className="small soft">
            <bdi>{name}</bdi>
          </p>
          <p lang={lang} dir="auto">
            <strong>{subject}</strong>
          </p>
          <PlainText text={text} lang={lang} hasLinks={false} />
        </Card>
      ))}
      {may === "settle" && <Answer version={version} lastResult={lastResult} />}
    </>
  );
}

/** The second person's answer. */
function Answer({ version, lastResult }: { version: number; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("correction.your_answer")}>
      <div className="stack">
        <p>{t("correction.agree_text")}</p>
        <OneButton version={version} intent="agree" label={t("correction.agree")} />
        <DeclineForm version={version} of="correction" lastResult={lastResult} />
      </div>
    </Card>
  );
}
