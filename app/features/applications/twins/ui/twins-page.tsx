import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField } from "#app/ui/letter-field.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { AudienceLine } from "../../file/ui/audience.tsx";
import { LEAST, LIMITS } from "../../form/lengths.ts";
import { NothingDone } from "../../review/ui/consent.tsx";
import type { TwinsPageView, TwinView } from "../twins-model.ts";

interface TwinsPageProps {
  page: TwinsPageView;
  lastResult: SubmissionResult | undefined;
}

/** What looks like the same institution: told apart for both files, or this file closed as the other's duplicate. */
export function TwinsPage({ page, lastResult }: TwinsPageProps) {
  const { t } = useTranslation("review");
  return (
    <>
      <NothingDone result={lastResult} />
      {page.twins.length === 0 && <p>{t("twins.none")}</p>}
      {page.twins.map((twin) => (
        <TwinCard key={`${twin.kind} ${twin.id}`} page={page} twin={twin} lastResult={lastResult} />
      ))}
      {page.toldApart.length > 0 && <ToldApart page={page} />}
      <div>
        <LinkButton to={`/review/${page.id}`} variant="quiet">
          {t("back_to_file")}
        </LinkButton>
      </div>
    </>
  );
}

function TwinCard({ page, twin, lastResult }: TwinsPageProps & { twin: TwinView }) {
  const { t } = useTranslation("review");
  const isThis = lastResult?.initialValue?.id === twin.id;
  const intent = isThis ? lastResult.initialValue?.intent : undefined;
  return (
    <Card title={twin.name}>
      <div className="stack">
        {twin.isWarning && <Badge tone="bad">{t(`twins.warning.${twin.kind}`)}</Badge>}
        <p>
          <Link to={twin.to}>{twin.reference ?? t("twins.member")}</Link>: {t(`sharedBy.${twin.sharedBy}`)}
        </p>
        {page.mayJudge && (
          <Disclosure summary={t("twins.tell_apart")} isOpen={intent === "tell-apart"}>
            <TellApart twin={twin} lastResult={intent === "tell-apart" ? lastResult : undefined} />
          </Disclosure>
        )}
        {page.mayClose && twin.kind === "application" && twin.isOpen && (
          <Disclosure summary={t("twins.close", { reference: twin.reference })} isOpen={intent === "close"}>
            <Close page={page} twin={twin} lastResult={intent === "close" ? lastResult : undefined} />
          </Disclosure>
        )}
      </div>
    </Card>
  );
}

function TellApart({ twin, lastResult }: { twin: TwinView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ note: string }>({ id: `apart-${twin.id}`, lastResult });
  const label = t("twins.note");
  return (
    <PortalForm form={form} labels={{ note: label }}>
      <input type="hidden" name="kind" value={twin.kind} />
      <input type="hidden" name="id" value={twin.id} />
      <AudienceLine audience="secretariat" />
      <TextAreaField
        field={fields.note}
        label={label}
        help={t("twins.note_help")}
        rows={3}
        least={LEAST.returnNote}
        limit={LIMITS.returnNote}
      />
      <FormActions>
        <Button type="submit" name="intent" value="tell-apart">
          {t("twins.tell_apart")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

function Close({ page, twin, lastResult }: TwinsPageProps & { twin: TwinView }) {
  const { t } = useTranslation("review");
  const [form, fields] = useForm<{ message: string }>({ id: `close-${twin.id}`, lastResult });
  const label = t("twins.message");
  return (
    <PortalForm form={form} labels={{ message: label }}>
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="id" value={twin.id} />
      <p>{t("twins.close_text")}</p>
      <AudienceLine audience="applicant" />
      <LetterField
        field={fields.message}
        readers={page.readers}
        label={label}
        rows={4}
        least={LEAST.returnNote}
        limit={LIMITS.returnNote}
      />
      <FormActions>
        <Button type="submit" name="intent" value="close" variant="danger">
          {t("twins.close_button")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

function ToldApart({ page: { mayJudge, toldApart } }: Pick<TwinsPageProps, "page">) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("twins.told_apart")}>
      <ul className="plain-list stack">
        {toldApart.map(({ kind, id, name, to, reference, note, by, at }) => (
          <li key={`${kind} ${id}`}>
            <p>
              <Link to={to}>
                <bdi>{name}</bdi> {reference}
              </Link>{" "}
              <span className="small soft">
                <Byline by={by} at={at} />
              </span>
            </p>
            <PlainText text={note} />
            {mayJudge && (
              <Form method="post">
                <OpenedBy />
                <input type="hidden" name="kind" value={kind} />
                <input type="hidden" name="id" value={id} />
                <Button type="submit" name="intent" value="undo" variant="quiet" size="small">
                  {t("twins.undo")}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
