import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addressForm, tokenForm } from "#app/features/accounts/accounts.schema.ts";
import { findAccountById, findVerification } from "#app/features/accounts/accounts-queries.server.ts";
import { findToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { sendVerification, verifyEmail } from "#app/features/accounts/sign-up-commands.server.ts";
import { AwaitVerification, ConfirmAddress, LetterSent } from "#app/features/accounts/ui/verify-email.tsx";
import { LinkGone } from "#app/features/accounts/ui/link-gone.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity, requireIdentity } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone, safePath } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { useTranslation } from "react-i18next";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock, locale } = context;
  const title = translator(locale)("accounts:verify.title");
  const secret = new URL(request.url).searchParams.get("token");
  const identity = await findIdentity({ context });
  if (secret !== null) {
    const token = await findToken(db, secret, "verify_email", clock.now());
    const account = token?.userId ? await findAccountById(db, token.userId) : null;
    if (!token || !account) return json({ title, view: "gone" as const }, { status: 404 });
    return json({ title, view: "confirm" as const, token: secret, email: token.email, name: account.name });
  }
  if (identity?.viewer.isVerified) throw redirect("/inbox");
  if (!identity) return json({ title, view: "sent" as const });
  const email = (await findVerification(db, identity.viewer.id))?.email ?? identity.viewer.email;
  return json({ title, view: "waiting" as const, email });
}

export async function action(args: ActionFunctionArgs) {
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent === "confirm") return confirm(args, fields);
  if (intent === "resend" || intent === "correct") return send(args, fields, intent);
  throw refuse(400);
}

async function confirm({ context }: ActionFunctionArgs, fields: URLSearchParams) {
  const form = parseFields(fields, tokenForm);
  if (!form.ok) return form.response;
  const identity = await findIdentity({ context });
  const verified = await verifyEmail(context, form.value.token, identity?.sessionId);
  if (!verified) return redirect("/verify-email?token=");
  const next = safePath(verified.redirectTo, "/inbox");
  if (identity?.viewer.id === verified.userId) return redirectDone(next, "address_confirmed");
  return redirectDone(`/login?redirectTo=${encodeURIComponent(next)}`, "verified");
}

async function send(args: ActionFunctionArgs, fields: URLSearchParams, intent: "resend" | "correct") {
  const { context } = args;
  const { viewer } = await requireIdentity(args);
  const awaited = (await findVerification(context.db, viewer.id))?.email ?? viewer.email;
  const form = parseFields(intent === "resend" ? new URLSearchParams({ email: awaited }) : fields, addressForm);
  if (!form.ok) return form.response;
  const result = await sendVerification(context, form.value.email, viewer);
  if (result.ok) return redirectDone("/verify-email", intent === "resend" ? "resent" : "corrected");
  return result.reason === "verified" ? redirect("/inbox") : rejectTooMany(fields, result.retryAfterSeconds);
}

export default function VerifyEmail() {
  const { t } = useTranslation("accounts");
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  if (data.view === "gone") return <LinkGone to="/login" label={t("sign_in.title")} />;
  if (data.view === "confirm") return <ConfirmAddress {...data} />;
  return data.view === "sent" ? <LetterSent /> : <AwaitVerification email={data.email} result={result} />;
}
