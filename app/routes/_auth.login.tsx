import { useForm } from "@conform-to/react";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { signInForm } from "#app/features/accounts/accounts.schema.ts";
import { deviceName } from "#app/features/accounts/device-name.ts";
import { hasDevice, knownDeviceCookie } from "#app/features/accounts/known-device.server.ts";
import { signIn, type SignInResult } from "#app/features/accounts/sign-in-commands.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity } from "#app/http/guards.server.ts";
import { findOpener } from "#app/http/session-opener.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { safePath, safeRedirect } from "#app/http/safe-redirect.server.ts";
import { refuseSpent, rejectTooMany } from "#app/http/too-many.server.ts";
import { chosenJustNow, localeCookie } from "#app/i18n/locale.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { HiddenField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const LONGEST_ID = 100;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const wanted = query.get("redirectTo");
  const openedBy = query.get("openedBy")?.slice(0, LONGEST_ID) ?? null;
  const identity = await findIdentity({ context });
  // Whose form waits for another account signs in over the present one.
  const isToChange = identity !== null && openedBy !== null && openedBy !== identity.viewer.id;
  if (identity && !isToChange) throw safeRedirect(wanted, "/inbox");
  const redirectTo = safePath(wanted, "/inbox");
  const isToWrite = redirectTo.startsWith("/messages/new?");
  const opener = openedBy === null ? null : { name: (await findOpener(context, openedBy)).name };
  return json({
    title: translator(context.locale)("accounts:sign_in.title"),
    redirectTo,
    isToWrite,
    opener,
    present: identity?.viewer.name ?? null,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { cookieHeader, clock, config, sessions, setCookies } = context;
  const typed = await readForm(request);
  const spent = hasDevice(config, cookieHeader)
    ? null
    : await refuseSpent(context, "signInByAddress", typed, TOO_OFTEN);
  if (spent) return spent;
  const form = parseFields(typed, signInForm, { hideFields: ["password"], request });
  if (!form.ok) return form.response;
  const identity = await findIdentity({ context });
  const device = deviceName(request.headers.get("User-Agent"));
  const locale = chosenJustNow(cookieHeader, clock.now());
  const visit = { device, cookieHeader, locale, sessionId: identity?.sessionId };
  const result = await whenHashed(signIn(context, form.value, visit));
  if (!result.ok) return refusal(form.fields, result);
  setCookies.push(
    sessions.cookieFor(result.token),
    knownDeviceCookie(config, cookieHeader, result.userId),
    localeCookie(result.locale, config.origin.startsWith("https:")),
  );
  return redirectDocument(result.isVerified ? safePath(form.value.redirectTo, "/inbox") : "/verify-email");
}

/** Says also that a link by letter works at once. */
const TOO_OFTEN = { minutes: "accounts:sign_in.too_often.minutes", hours: "accounts:sign_in.too_often.hours" };

type Refused = Extract<SignInResult, { ok: false }>;

function refusal(fields: URLSearchParams, refused: Refused) {
  if (!("retryAfterSeconds" in refused)) return rejectFields(fields, { "": ["accounts:sign_in.wrong"] });
  return rejectTooMany(fields, refused.retryAfterSeconds, TOO_OFTEN);
}

/**
 * The way back with the place on its page: that is told to no server, and a browser carries it along into the address of
 * this page. Undefined where there is none.
 */
function useWayBack(redirectTo: string): string | undefined {
  const { hash } = useLocation();
  const [anchor, setAnchor] = useState("");
  useEffect(() => {
    if (hash) setAnchor(hash);
  }, [hash]);
  return anchor && !redirectTo.includes("#") ? redirectTo + anchor : undefined;
}

export default function SignIn() {
  const { t } = useTranslation("accounts");
  const { redirectTo, isToWrite, opener, present } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ email: string; password: string; redirectTo: string }>({
    id: "sign-in",
    lastResult: answer?.result,
    defaultValue: { redirectTo },
  });
  const wayBack = useWayBack(redirectTo);
  const labels = { email: t("field.email"), password: t("field.password") };
  return (
    <>
      <h1>{t("sign_in.title")}</h1>
      <DoneNotice ns="accounts" />
      {opener && <p>{opener.name ? t("sign_in.opened_as", { name: opener.name }) : t("sign_in.opened")}</p>}
      {present !== null && <p>{t("sign_in.instead", { name: present })}</p>}
      {isToWrite && <p>{t("sign_in.to_write")}</p>}
      <PortalForm form={form} labels={labels}>
        <HiddenField key={wayBack} field={fields.redirectTo} value={wayBack} />
        <TextField field={fields.email} label={labels.email} type="email" autoComplete="username" />
        <TextField field={fields.password} label={labels.password} type="password" autoComplete="current-password" />
        <FormActions>
          <Button type="submit">{t("sign_in.submit")}</Button>
          <Link to={`/forgot-password?redirectTo=${encodeURIComponent(redirectTo)}`}>{t("sign_in.forgotten")}</Link>
        </FormActions>
      </PortalForm>
      <p>
        {t("sign_in.no_account")}{" "}
        <Link to={`/signup?redirectTo=${encodeURIComponent(redirectTo)}`}>{t("sign_in.sign_up")}</Link>
      </p>
    </>
  );
}
