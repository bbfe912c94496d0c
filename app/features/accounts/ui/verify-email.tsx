import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

/** After signing up, for whoever it was: the same words whether the address was free or not. */
export function LetterSent({ email, signIn }: { email: string | null; signIn: string }) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <h1>{t("verify.title")}</h1>
      <p className="lead">{email ? t("verify.sent_to", { email }) : t("verify.sent")}</p>
      <p>{t("verify.sent_more")}</p>
      <div className="row">
        <LinkButton to={signIn} variant="quiet">
          {t("sign_in.title")}
        </LinkButton>
      </div>
    </>
  );
}

interface AlreadyConfirmedProps {
  email: string;
  /** Where the way goes on: through signing in, for whoever is not. */
  to: string;
  isSignedIn: boolean;
}

/** The link was opened again after it had done its work. */
export function AlreadyConfirmed({ email, to, isSignedIn }: AlreadyConfirmedProps) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <h1>{t("verify.done_title")}</h1>
      <p className="lead">{t("verify.done", { email })}</p>
      <div className="row">
        <LinkButton to={to}>{isSignedIn ? t("common:action.continue") : t("sign_in.title")}</LinkButton>
      </div>
    </>
  );
}

interface ConfirmAddressProps {
  token: string;
  email: string;
  name: string;
  /** The account was not made in this browser. */
  needsPassword: boolean;
  /** Where a new password is set. */
  forgotten: string;
  result: SubmissionResult | undefined;
}

/** Opening the link does nothing yet: programs that scan mail open links too. */
export function ConfirmAddress({ token, email, name, needsPassword, forgotten, result }: ConfirmAddressProps) {
  const { t } = useTranslation("accounts");
  const [form, fields] = useForm<{ password: string }>({ id: "confirm-address", lastResult: result });
  return (
    <>
      <h1>{t("verify.title")}</h1>
      <p className="lead">{t("verify.confirm_text", { email })}</p>
      <p>{t("verify.confirm_account", { name })}</p>
      <PortalForm
        form={form}
        action={`/verify-email?token=${encodeURIComponent(token)}`}
        labels={{ password: t("field.password") }}
      >
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="intent" value="confirm" />
        {needsPassword && (
          <TextField
            field={fields.password}
            label={t("field.password")}
            help={t("verify.with_password")}
            type="password"
            autoComplete="current-password"
          />
        )}
        <FormActions>
          <Button type="submit">{t("verify.confirm")}</Button>
          {needsPassword && <Link to={forgotten}>{t("verify.no_password")}</Link>}
        </FormActions>
      </PortalForm>
    </>
  );
}

function Resend() {
  const { t } = useTranslation("accounts");
  return (
    <Form method="post" action="/verify-email">
      <OpenedBy />
      <Button type="submit" name="intent" value="resend">
        {t("verify.resend")}
      </Button>
    </Form>
  );
}

interface VerificationGoneProps {
  /** Where a new letter would go; null for strangers, and for whoever needs none. */
  awaited: string | null;
  isSignedIn: boolean;
  /** Where the way goes on for whoever is offered no letter here. */
  to: string;
}

/** The link does nothing any more: who waits for one has a new letter sent, strangers once they have signed in. */
export function VerificationGone({ awaited, isSignedIn, to }: VerificationGoneProps) {
  const { t } = useTranslation("accounts");
  const elsewhere = isSignedIn ? t("link.verify_needless") : t("link.verify_text");
  return (
    <>
      <h1>{t("link.title")}</h1>
      <p className="lead">{awaited ? t("link.verify_again", { email: awaited }) : elsewhere}</p>
      {awaited ? (
        <Resend />
      ) : (
        <div className="row">
          <LinkButton to={to}>{isSignedIn ? t("common:action.continue") : t("sign_in.title")}</LinkButton>
        </div>
      )}
    </>
  );
}

interface AwaitVerificationProps {
  email: string;
  /** Whether a link that was sent there still works. */
  isOpen: boolean;
  result: SubmissionResult | undefined;
}

/** All that somebody with an unverified address may do. */
export function AwaitVerification({ email, isOpen, result }: AwaitVerificationProps) {
  const { t } = useTranslation("accounts");
  const isCorrecting = result?.initialValue?.intent === "correct";
  const [form, fields] = useForm<{ email: string }>({
    id: "correct-address",
    lastResult: isCorrecting ? result : undefined,
  });
  return (
    <>
      <h1>{t("verify.title")}</h1>
      <DoneNotice ns="accounts" />
      <RefusalHere lastResult={isCorrecting ? undefined : result} />
      <p className="lead">{isOpen ? t("verify.waiting", { email }) : t("verify.ended", { email })}</p>
      <Card title={t("verify.resend_title")}>
        <Resend />
      </Card>
      <Card title={t("verify.correct_title")}>
        <PortalForm form={form} action="/verify-email" labels={{ email: t("field.email") }}>
          <input type="hidden" name="intent" value="correct" />
          <TextField field={fields.email} label={t("field.email")} type="email" autoComplete="email" />
          <FormActions>
            <Button type="submit" variant="quiet">
              {t("verify.correct")}
            </Button>
          </FormActions>
        </PortalForm>
      </Card>
      <Card title={t("verify.leave_title")} isQuiet>
        <div className="row">
          <LinkButton to="/account/leave" variant="quiet">
            {t("verify.leave")}
          </LinkButton>
        </div>
      </Card>
    </>
  );
}
