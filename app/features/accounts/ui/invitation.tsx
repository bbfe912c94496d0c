import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { ConsentField, LanguageField, NameField, NewPasswordField, usePersonLabels } from "./person-fields.tsx";

/** How a visitor can accept an invitation: with a new account, by one press, after signing in, or not as they are. */
export type InvitationStanding = "join" | "accept" | "sign_in_first" | "other_account";

interface InvitationProps {
  email: string;
  /** Of the one invited, to begin the account with. */
  name?: string;
  /** Who invites, for which institution, as what. */
  text: string;
  /** Who sent it, and by when it is answered. */
  answerBy?: string;
  /** What whoever invites adds in own words; null for nothing. */
  said?: { inviter: string; words: string } | null;
  /** Where one can ask back; null while the association has no address. */
  contact: string | null;
  as: InvitationStanding;
  path: string;
  locale: string;
  result: SubmissionResult | undefined;
  /** Whether a no can be sent, too: whoever invited is told. */
  canDecline?: boolean;
}

export function InvitationPage({
  email,
  name,
  text,
  answerBy,
  said = null,
  contact,
  as,
  path,
  locale,
  result,
  canDecline = false,
}: InvitationProps) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <h1>{t("invitation.title")}</h1>
      <p className="lead">{text}</p>
      {answerBy && <p>{answerBy}</p>}
      {said && (
        <Card title={t("invitation.said", { inviter: said.inviter })} isQuiet>
          <PlainText text={said.words} />
        </Card>
      )}
      <p>{t("invitation.addressed", { email })}</p>
      {as === "join" && <JoinForm name={name} locale={locale} result={result} />}
      {as === "accept" && (
        <Form method="post">
          <OpenedBy />
          <Button type="submit">{t("invitation.accept")}</Button>
        </Form>
      )}
      {as === "sign_in_first" && (
        <>
          <p>{t("invitation.sign_in_first")}</p>
          <div className="row">
            <LinkButton to={`/login?redirectTo=${encodeURIComponent(path)}`}>{t("invitation.sign_in")}</LinkButton>
          </div>
        </>
      )}
      {as === "other_account" && <OtherAccount />}
      {canDecline && <Declining as={as} path={path} />}
      <p className="small soft">
        {t("invitation.not_expected")}
        {contact && (
          <>
            {" "}
            {t("invitation.ask")} <a href={`mailto:${contact}`}>{contact}</a>
          </>
        )}
      </p>
    </>
  );
}

/** Whoever is signed in as the one invited declines at once; whoever only holds the link is asked once more. */
function Declining({ as, path }: Pick<InvitationProps, "as" | "path">) {
  const { t } = useTranslation("accounts");
  if (as === "other_account") return null;
  if (as === "accept") return <DeclineForm />;
  return (
    <div className="row">
      <LinkButton to={`${path}?decline=`} variant="quiet">
        {t("invitation.decline")}
      </LinkButton>
    </div>
  );
}

function DeclineForm() {
  const { t } = useTranslation("accounts");
  return (
    <Form method="post">
      <OpenedBy />
      <Button type="submit" name="intent" value="decline" variant="quiet">
        {t("invitation.decline")}
      </Button>
    </Form>
  );
}

/** Asks whoever holds the link, and is not signed in as the one invited, once more. */
export function DeclineInvitation({ text, path }: Pick<InvitationProps, "text" | "path">) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <h1>{t("invitation.decline_title")}</h1>
      <p className="lead">{text}</p>
      <p>{t("invitation.decline_text")}</p>
      <DeclineForm />
      <p>
        <a href={path}>{t("invitation.decline_back")}</a>
      </p>
    </>
  );
}

interface AcceptedProps {
  title: string;
  text: string;
  as: InvitationStanding;
  /** What was accepted, and what the link to it says. */
  to: string;
  open: string;
}

/** What the link of an invitation says once it is accepted. */
export function AcceptedInvitation({ title, text, as, to, open }: AcceptedProps) {
  const { t } = useTranslation("accounts");
  const isSignedIn = as === "accept";
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      {as === "other_account" ? (
        <OtherAccount />
      ) : (
        <div className="row">
          <LinkButton to={isSignedIn ? to : `/login?redirectTo=${encodeURIComponent(to)}`}>
            {isSignedIn ? open : t("invitation.sign_in")}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function OtherAccount() {
  const { t } = useTranslation("accounts");
  return (
    <>
      <Callout tone="wait">
        <p>{t("invitation.other_account")}</p>
      </Callout>
      <Form method="post" action="/logout">
        <Button type="submit">{t("invitation.sign_out")}</Button>
      </Form>
    </>
  );
}

type Fields = { name: string; password: string; locale: string; consent: string };

function JoinForm({ name, locale, result }: Pick<InvitationProps, "name" | "locale" | "result">) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<Fields>({ id: "join", lastResult: result, defaultValue: { name, locale } });
  return (
    <>
      <p>{t("invitation.join_lead")}</p>
      <PortalForm form={form} labels={usePersonLabels()}>
        <NameField field={fields.name} />
        <NewPasswordField field={fields.password} />
        <LanguageField field={fields.locale} />
        <ConsentField field={fields.consent} />
        <FormActions>
          <Button type="submit">{t("invitation.accept")}</Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
