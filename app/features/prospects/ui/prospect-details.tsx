import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { CheckboxField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { LetterPreview } from "./letter-preview.tsx";
import type { PreviewPage, ProspectPage } from "./prospect-model.ts";
import { LetterFields, SendActions, TONE_OF_STATE } from "./round-form.tsx";

interface DetailsProps {
  page: ProspectPage;
  locale: string;
  lastResult: SubmissionResult | undefined;
  preview: PreviewPage | undefined;
}

/** What is known of a university, the letters it got, and what can be done now. */
export function ProspectDetails({ page, locale, lastResult, preview }: DetailsProps) {
  const { t } = useTranslation("prospects");
  const { state, whyNot, letters, facts, history } = page;
  return (
    <>
      <p>
        <Badge tone={TONE_OF_STATE[state]}>{t(`state.${state}`)}</Badge>
      </p>
      <RefusalHere lastResult={lastResult} />
      <Beside page={page} />
      <Card title={t("page.known")}>
        <Facts items={facts} />
      </Card>
      <Card title={t("page.letters")}>
        {letters.length === 0 && <p>{t("page.no_letters")}</p>}
        {letters.length > 0 && (
          <ul>
            {letters.map(({ id, text, words }) => (
              <li key={id}>
                {text}
                {words && <PlainText text={words} />}
              </li>
            ))}
          </ul>
        )}
        {whyNot ? (
          <p>{whyNot}</p>
        ) : (
          <Invite page={page} locale={locale} lastResult={answered(lastResult, "invite", "look")} preview={preview} />
        )}
        {page.canTakeBack && <TakeBack page={page} />}
      </Card>
      {state !== "silenced" && <Contact page={page} lastResult={answered(lastResult, "contact")} />}
      {page.canRemove && <Remove page={page} lastResult={answered(lastResult, "forget")} />}
      {history.length > 0 && (
        <Card title={t("page.history")}>
          <Timeline entries={history} label={t("page.history")} />
        </Card>
      )}
    </>
  );
}

/** What came of it, and what it is or looks like among members and applications. */
function Beside({ page: { application, here } }: Pick<DetailsProps, "page">) {
  const { t } = useTranslation("prospects");
  return (
    <>
      {application && (
        <p>
          <Link to={application.to}>{t("page.application")}</Link>: {application.text}
        </p>
      )}
      {here && (
        <Callout tone="info">
          <p>{here.to ? <Link to={here.to}>{here.text}</Link> : here.text}</p>
        </Callout>
      )}
    </>
  );
}

type PartProps = Pick<DetailsProps, "page" | "lastResult">;

const Version = ({ page }: Pick<PartProps, "page">) => <input type="hidden" name="version" value={page.version} />;

function Invite({ page, locale, lastResult, preview }: DetailsProps) {
  const { t } = useTranslation("prospects");
  const [form, fields] = useForm<{ words: string; locale: string; isAnother: string }>({
    id: "invite",
    lastResult,
    defaultValue: { locale },
  });
  return (
    <PortalForm
      form={form}
      labels={{ words: t("invite.words"), locale: t("invite.language"), isAnother: t("invite.another") }}
    >
      <Version page={page} />
      <LetterFields words={fields.words} language={fields.locale} />
      {page.here && <CheckboxField field={fields.isAnother} label={t("invite.another")} />}
      {preview && <LetterPreview preview={preview} />}
      <SendActions send={t("invite.submit")} isLookedAt={Boolean(preview?.letter)} />
    </PortalForm>
  );
}

function TakeBack({ page }: Pick<PartProps, "page">) {
  const { t } = useTranslation("prospects");
  const [form] = useForm({ id: "take-back" });
  return (
    <PortalForm form={form}>
      <Version page={page} />
      <p>{t(`take_back.text_${page.state === "claimed" ? "claimed" : "invited"}`)}</p>
      <FormActions>
        <Button type="submit" name="intent" value="take-back" variant="danger">
          {t("take_back.submit")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

function Contact({ page, lastResult }: PartProps) {
  const { t } = useTranslation("prospects");
  const { contact } = page;
  const [form, fields] = useForm<{ contactName: string; contactEmail: string }>({
    id: `contact-${page.version}`,
    lastResult,
    defaultValue: { contactName: contact?.name ?? "", contactEmail: contact?.email ?? "" },
  });
  const labels = { contactName: t("imports:field.contact_name"), contactEmail: t("imports:field.contact_email") };
  return (
    <Card title={t("page.contact")}>
      <PortalForm form={form} labels={labels}>
        <Version page={page} />
        <TextField field={fields.contactName} label={labels.contactName} width="medium" isOptional />
        <TextField field={fields.contactEmail} type="email" label={labels.contactEmail} width="medium" />
        <FormActions>
          <Button type="submit" name="intent" value="contact" variant="quiet">
            {t("page.save_contact")}
          </Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}

function Remove({ page, lastResult }: PartProps) {
  const { t } = useTranslation("prospects");
  const [form, fields] = useForm<{ sure: string }>({ id: "remove", lastResult });
  return (
    <Card title={t("remove.title")}>
      <PortalForm form={form} labels={{ sure: t("remove.sure") }}>
        <Version page={page} />
        <p>{t("remove.text")}</p>
        <CheckboxField field={fields.sure} label={t("remove.sure")} />
        <FormActions>
          <Button type="submit" name="intent" value="forget" variant="danger">
            {t("remove.submit")}
          </Button>
        </FormActions>
      </PortalForm>
    </Card>
  );
}
