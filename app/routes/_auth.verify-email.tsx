import {
  type ActionFunctionArgs,
  type AppLoadContext,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addressForm, provenTokenForm, tokenForm } from "#app/features/accounts/accounts.schema.ts";
import { knownDeviceOf } from "#app/features/accounts/known-device.server.ts";
import { sentTo } from "#app/features/accounts/letter-sent.server.ts";
import { findAccountById, findVerification, findVerified } from "#app/features/accounts/accounts-queries.server.ts";
import { findToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { provePassword } from "#app/features/accounts/password-commands.server.ts";
import { sendVerification, verifyEmail } from "#app/features/accounts/sign-up-commands.server.ts";
import {
  AlreadyConfirmed,
  AwaitVerification,
  ConfirmAddress,
  LetterSent,
  VerificationGone,
} from "#app/features/accounts/ui/verify-email.tsx";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { answerOnItsWay, answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity, requireIdentity } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone, redirectDoneAnew, safePath } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { openFirstSession } from "./answers/first-session.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock, locale, config } = context;
  const title = translator(locale)("accounts:verify.title");
  const query = new URL(request.url).searchParams;
  const secret = query.get("token");
  const identity = await findIdentity({ context });
  if (secret !== null) {
    const confirm = await confirmView(context, secret, identity?.viewer.id);
    return confirm ? json({ title, ...confirm }) : unusable({ db, title, secret, viewer: identity?.viewer ?? null });
  }
  if (identity?.viewer.isVerified) throw redirect("/inbox");
  if (!identity) {
    const signIn = signInAt(safePath(query.get("redirectTo"), "/inbox"));
    return json({ title, view: "sent" as const, email: sentTo(config, query), signIn });
  }
  const link = await findVerification(db, identity.viewer.id);
  const isOpen = link !== null && link.expiresAt > clock.now();
  return json({ title, view: "waiting" as const, email: link?.email ?? identity.viewer.email, isOpen });
}

/** What a link that works asks; null of one that does not. */
async function confirmView(context: AppLoadContext, secret: string, viewerId: string | undefined) {
  const { db, clock } = context;
  const token = await findToken(db, secret, "verify_email", clock.now());
  const account = token?.userId ? await findAccountById(db, token.userId) : null;
  if (!token || !account) return null;
  return {
    view: "confirm" as const,
    ...{ token: secret, email: token.email, name: account.name },
    needsPassword: !isOwnBrowser(context, account.id, viewerId),
    forgotten: `/forgot-password?redirectTo=${encodeURIComponent(safePath(token.redirectTo, "/inbox"))}`,
  };
}

/** Whether the account was made, or is used, in this browser: its password was typed here. */
const isOwnBrowser = (
  { config, cookieHeader }: AppLoadContext,
  userId: string,
  viewerId: string | undefined,
): boolean => viewerId === userId || knownDeviceOf(config, cookieHeader, userId) !== null;

/** Where a letter to somebody whose address is not confirmed goes: it may correct the account's. */
const awaitedAddress = async (db: AppLoadContext["db"], { id, email }: Viewer) =>
  (await findVerification(db, id))?.email ?? email;

const signInAt = (next: string) => `/login?redirectTo=${encodeURIComponent(next)}`;

interface Unusable {
  db: AppLoadContext["db"];
  title: string;
  secret: string;
  viewer: Viewer | null;
}

/** A link that does nothing any more: because it has done its work, or for another reason. */
async function unusable({ db, title, secret, viewer }: Unusable) {
  const isSignedIn = viewer !== null;
  const verified = await findVerified(db, secret);
  if (!verified) {
    const awaited = viewer && !viewer.isVerified ? await awaitedAddress(db, viewer) : null;
    const to = isSignedIn ? "/inbox" : signInAt("/verify-email");
    return json({ title, view: "gone" as const, awaited, isSignedIn, to }, { status: 404 });
  }
  const next = safePath(verified.redirectTo, "/inbox");
  return json({
    title,
    view: "done" as const,
    email: verified.email,
    to: isSignedIn ? next : signInAt(next),
    isSignedIn,
  });
}

export async function action(args: ActionFunctionArgs) {
  await findIdentity(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent === "confirm") return confirm(args, fields);
  if (intent === "resend" || intent === "correct") return send(args, fields, intent);
  throw refuse(400);
}

async function confirm(args: ActionFunctionArgs, fields: URLSearchParams) {
  const { context } = args;
  const form = parseFields(fields, tokenForm);
  if (!form.ok) return form.response;
  const identity = await findIdentity(args);
  const unproven = await refuseUnproven(args, fields, identity?.viewer.id);
  if (unproven) return unproven;
  const verified = await verifyEmail(context, form.value.token, identity?.sessionId);
  if (!verified) {
    const used = (await findVerified(context.db, form.value.token)) ? encodeURIComponent(form.value.token) : "";
    return redirect(`/verify-email?token=${used}`);
  }
  const next = safePath(verified.redirectTo, "/inbox");
  if (identity?.viewer.id === verified.userId) return redirectDone(next, "address_confirmed");
  if (identity) return redirectDone(signInAt(next), "verified");
  // The password was typed in this browser, and the link has shown whose address it is.
  await openFirstSession(args, verified);
  return redirectDoneAnew(next, "address_confirmed");
}

/**
 * Anybody can make an account with somebody else's address and a password of their own. Its owner, to whom the letter goes,
 * confirms in another browser, and there only with that password, or sets a new one: nobody else then knows it.
 */
async function refuseUnproven({ context }: ActionFunctionArgs, fields: URLSearchParams, viewerId: string | undefined) {
  const token = await findToken(context.db, fields.get("token") ?? "", "verify_email", context.clock.now());
  if (!token?.userId || isOwnBrowser(context, token.userId, viewerId)) return null;
  const form = parseFields(fields, provenTokenForm, { hideFields: ["password"] });
  if (!form.ok) return form.response;
  const proven = await whenHashed(provePassword(context, form.value.password, token.userId));
  if (proven.ok) return null;
  if (proven.reason === "too-often") return answerRefusal(proven, form.fields);
  return rejectFields(form.fields, { password: ["accounts:password_problem.not_of_account"] }, 403);
}

async function send(args: ActionFunctionArgs, fields: URLSearchParams, intent: "resend" | "correct") {
  const { context } = args;
  const { viewer } = await requireIdentity(args);
  const awaited = await awaitedAddress(context.db, viewer);
  const form = parseFields(intent === "resend" ? new URLSearchParams({ email: awaited }) : fields, addressForm);
  if (!form.ok) return form.response;
  const result = await sendVerification(context, form.value.email, viewer);
  if (result.ok) return redirectDone("/verify-email", intent === "resend" ? "resent" : "corrected");
  if ("since" in result) return answerOnItsWay(result, fields, context.locale);
  if (result.reason !== "verified") return answerRefusal(result, fields);
  return redirectDone(intent === "resend" ? "/inbox" : "/account/email", "nothing_sent");
}

export default function VerifyEmail() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  if (data.view === "gone") return <VerificationGone {...data} />;
  if (data.view === "confirm") return <ConfirmAddress {...data} result={result} />;
  if (data.view === "done") return <AlreadyConfirmed {...data} />;
  return data.view === "sent" ? <LetterSent {...data} /> : <AwaitVerification {...data} result={result} />;
}
