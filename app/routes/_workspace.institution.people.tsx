import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionPaths, peopleView } from "#app/features/members/home/institution-view.server.ts";
import type { OwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { canManagePeople } from "#app/features/members/institution/member.policy.ts";
import {
  faultOf,
  inviteColleagueAgain,
  inviteColleagues,
  type ManyInvited,
  takeInvitationBack,
} from "#app/features/members/people/invite-colleagues.server.ts";
import type { InvitedAddress } from "#app/features/members/people/invited-address.ts";
import { withdrawInvitation } from "#app/features/members/people/people-commands.server.ts";
import {
  addresses,
  invitationSchema,
  onInvitationSchema,
  withdrawalSchema,
} from "#app/features/members/people/people.schema.ts";
import { Colleagues, Comings } from "#app/features/members/home/ui/people-page.tsx";
import { InviteColleagues, InvitedOfMany } from "#app/features/members/home/ui/invite-colleagues.tsx";
import { answerOnItsWay, answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

async function findManaged({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await requireOwnInstitution({ request, context }, viewer, (t) => ({
    addresses: t("members:people.addresses"),
    words: t("members:people.words"),
  }));
  authorize(canManagePeople(viewer, own.member));
  return own;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale, clock } = args.context;
  const own = await findManaged(args, viewer);
  const { home } = institutionPaths(own);
  const title = translator(locale)("members:people.title");
  const whose = nameOf(own.institution, locale).name;
  return json({
    openedFor: own.institution.id,
    title,
    whose,
    home,
    locale,
    ...(await peopleView(own, viewer, { db, locale, now: clock.now() })),
  });
}

const LEFT = ["no-address", "no-latin", "unclear", "too-often"] as const satisfies readonly InvitedAddress["outcome"][];

/** What is left to be typed anew of a list of which not everybody could be invited, with what became of each. */
function answerMany(fields: URLSearchParams, { results, retryAfterSeconds }: ManyInvited) {
  const left = results.filter(({ outcome }) => LEFT.some((one) => one === outcome));
  const shown = new URLSearchParams(fields);
  shown.set("addresses", left.map(({ typed }) => typed).join("\n"));
  const errors: Record<string, string[]> = left.length > 0 ? { addresses: [whyLeft(left)] } : {};
  const result = retryAfterSeconds === null ? typedResult(shown, errors) : tooOftenResult(shown, retryAfterSeconds);
  const status = retryAfterSeconds !== null ? 429 : left.length > 0 ? 422 : 200;
  const headers = retryAfterSeconds === null ? undefined : { "Retry-After": String(retryAfterSeconds) };
  return json({ result, results }, { status, headers });
}

const whyLeft = (left: readonly InvitedAddress[]) =>
  left.some(({ outcome }) => outcome === "no-latin") ? "errors:email_letters" : "members:people.left";

/** What is wrong with the form, and at once with each of its addresses: nothing was sent. */
function answerUnsent(fields: URLSearchParams, result: SubmissionResult) {
  const read = addresses.safeParse(fields.get("addresses") ?? "").data ?? [];
  const results = read.flatMap((one): InvitedAddress[] => {
    const outcome = faultOf(one);
    return outcome ? [{ typed: one.typed, outcome }] : [];
  });
  const left = results.filter(({ outcome }) => outcome !== "repeated");
  const error = left.length > 0 ? { ...result.error, addresses: [whyLeft(left)] } : result.error;
  return json({ result: { ...result, error }, results }, { status: 422 });
}

async function invite({ context }: ActionFunctionArgs, viewer: Viewer, own: OwnInstitution, fields: URLSearchParams) {
  const form = parseFields(fields, invitationSchema);
  if (!form.ok) return answerUnsent(fields, form.result);
  const many = await inviteColleagues(context, { institutionId: own.institution.id, ...form.value }, viewer);
  if (!many.ok) throw refuse(many.reason === "forbidden" ? 403 : 404);
  if (many.results.some(({ outcome }) => outcome !== "invited")) return answerMany(fields, many);
  return redirectDone(institutionPaths(own).people, many.results.length === 1 ? "invited" : "invited-many");
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const own = await findManaged(args, viewer);
  const institutionId = own.institution.id;
  const { people: path } = institutionPaths(own);
  const fields = await readForm(args.request);
  switch (fields.get("intent")) {
    case "invite":
      return invite(args, viewer, own, fields);
    case "send-again":
    case "take-back": {
      const form = parseFields(fields, onInvitationSchema);
      if (!form.ok) return form.response;
      const isAgain = fields.get("intent") === "send-again";
      const act = isAgain ? inviteColleagueAgain : takeInvitationBack;
      const outcome = await act(context, { institutionId, ...form.value }, viewer);
      if (!outcome.ok && "since" in outcome) return answerOnItsWay(outcome, fields, context.locale);
      if (!outcome.ok) return answerRefusal(outcome.reason, fields, "members:people.");
      return redirectDone(path, isAgain ? "invited-again" : "invitation-withdrawn");
    }
    case "withdraw": {
      const form = parseFields(fields, withdrawalSchema);
      if (!form.ok) return form.response;
      const outcome = await withdrawInvitation(context, { institutionId, ...form.value }, viewer);
      if (!outcome.ok) return answerRefusal(outcome.reason, fields, "members:people.");
      return redirectDone(path, "invitation-withdrawn");
    }
    default:
      throw refuse(400);
  }
}

export default function People() {
  const { title, home, locale, people, invitations, comings, handoverTo, lacksAlternate } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  const answer = useActionData<typeof action>();
  const result = answer?.result;
  const isInviting = result?.initialValue?.intent === "invite";
  const results: InvitedAddress[] = answer && "results" in answer ? answer.results : [];
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <RefusalHere lastResult={isInviting ? undefined : result} />
      {lacksAlternate && (
        <Callout tone="wait" title={t("people.no_alternate")}>
          <p>{t("people.no_alternate_text")}</p>
        </Callout>
      )}
      <InvitedOfMany results={results} />
      <Colleagues people={people} handoverTo={handoverTo} />
      <Comings invitations={invitations} comings={comings} />
      {/* What is left of a list takes the place of what was typed. */}
      <InviteColleagues
        key={results.map(({ typed }) => typed).join()}
        locale={locale}
        lastResult={isInviting ? result : undefined}
      />
    </div>
  );
}
