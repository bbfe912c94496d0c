import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type PersonAction, personActionSchema } from "#app/features/administration/people.schema.ts";
import {
  changeCountries,
  endPersonSessions,
  endPersonToken,
  grantStaffRole,
  type PeopleOutcome,
  reinstatePerson,
  revokeStaffRole,
  suspendPerson,
} from "#app/features/administration/people-commands.server.ts";
import { barOf } from "#app/features/contact/bar.server.ts";
import { BarredPerson } from "#app/features/contact/ui/barred-person.tsx";
import { undoConflict } from "#app/features/applications/review/undo-conflict.server.ts";
import { listConflictsOf } from "#app/features/applications/file/conflict-queries.server.ts";
import { findPerson } from "#app/features/administration/people-queries.server.ts";
import { personHistory } from "#app/features/administration/person-history.server.ts";
import { PersonActions } from "#app/features/administration/ui/person-actions.tsx";
import { PersonConflicts } from "#app/features/administration/ui/person-conflicts.tsx";
import { type PlaceView, PersonPlaces } from "#app/features/administration/ui/person-places.tsx";
import { tokenViews } from "#app/features/open-data/tokens-view.server.ts";
import { TokenList } from "#app/features/open-data/ui/token-list.tsx";
import { PersonBadges } from "#app/features/administration/ui/person-badges.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { listPlaces } from "#app/features/members/people/places.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireAdministrator } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { countryName, countryOptions } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.person.name);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const { db, clock, locale } = args.context;
  const found = await findPerson(db, args.params.id ?? "");
  if (!found) throw notFound();
  const roles = found.roles.map(({ countries, ...role }) => ({
    ...role,
    countries: countries ?? [],
    scope: countries?.map((code) => countryName(code, locale)).join(", ") ?? null,
  }));
  return json({
    person: { ...found, roles },
    isSelf: found.id === viewer.id,
    countries: countryOptions(locale),
    conflicts: await listConflictsOf(db, found.id, locale),
    bar: await barOf(db, found.id, locale),
    history: await personHistory(db, found.id, locale),
    tokens: await tokenViews(db, found.id, { locale, now: clock.now() }),
    places: await placesOf(args.context, found.id),
  });
}

/** For which members somebody acts, in the reader's words. */
async function placesOf({ db, locale, clock }: RequestContext, userId: string): Promise<PlaceView[]> {
  const t = translator(locale);
  const places = await listPlaces(db, userId, dayNow(clock));
  return places.map(({ grantId, role, institution, isAlone }) => ({
    id: grantId,
    institution: nameOf(institution, locale).name,
    role: t(`vocabulary:role.${role}`),
    isAlone,
  }));
}

function perform(context: RequestContext, userId: string, action: PersonAction, actor: Viewer): Promise<PeopleOutcome> {
  switch (action.intent) {
    case "suspend":
      return suspendPerson(context, { userId, reason: action.reason }, actor);
    case "reinstate":
      return reinstatePerson(context, userId, actor);
    case "end-sessions":
      return endPersonSessions(context, userId, actor);
    case "end-token":
      return endPersonToken(context, { userId, tokenId: action.tokenId }, actor);
    case "grant":
      return grantStaffRole(context, { userId, role: action.role, countries: action.countries }, actor);
    case "countries":
      return changeCountries(context, { userId, grantId: action.grantId, countries: action.countries }, actor);
    case "undo-conflict":
      return undoConflict(context, { userId, applicationId: action.applicationId, reason: action.reason }, actor);
    case "revoke":
      return revokeStaffRole(context, { userId, grantId: action.grantId }, actor);
  }
}

const INTENTS = new Set([
  "suspend",
  "reinstate",
  "end-sessions",
  "end-token",
  "grant",
  "revoke",
  "countries",
  "undo-conflict",
]);

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireAdministrator(args);
  const userId = args.params.id ?? "";
  if (!(await findPerson(args.context.db, userId))) throw notFound();
  const fields = await readForm(args.request);
  if (!INTENTS.has(fields.get("intent") ?? "")) throw refuse(400);
  const form = parseFields(fields, personActionSchema);
  if (!form.ok) return form.response;
  const outcome = await perform(args.context, userId, form.value, viewer);
  if (!outcome.ok && (outcome.reason === "apart" || outcome.reason === "not-member"))
    return rejectFields(fields, { role: [`administration:people.refused.${outcome.reason}`] });
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "administration:people.");
  return redirectDone(`/admin/people/${userId}`, `person-${form.value.intent}`);
}

export default function PersonRecord() {
  const { person, isSelf, countries, conflicts, bar, history, places, tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("administration");
  return (
    <>
      <Breadcrumbs items={[{ label: t("people.title"), to: "/admin/people" }, { label: person.name }]} />
      <h1>{person.name}</h1>
      <DoneNotice ns="administration" />
      <p>{person.email}</p>
      <PersonBadges person={person} />
      <BarredPerson bar={bar} />
      <PersonPlaces places={places} canSuspend={!isSelf && !person.isSuspended} />
      <PersonActions person={person} isSelf={isSelf} countries={countries} lastResult={answer?.result} />
      {tokens.length > 0 && (
        <Card title={t("people.tokens.title")}>
          <TokenList tokens={tokens} intent="end-token" warning={t("people.tokens.warning")} />
        </Card>
      )}
      <PersonConflicts conflicts={conflicts} isSelf={isSelf} lastResult={answer?.result} />
      {history.length > 0 && (
        <Card title={t("people.history.title")}>
          <Timeline entries={history} label={t("people.history.title")} />
        </Card>
      )}
    </>
  );
}
