import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { consortiumSchema } from "#app/features/projects/consortium/consortium.schema.ts";
import { readConsortiumFilters } from "#app/features/projects/consortium/consortium-filters.ts";
import { consortiumView } from "#app/features/projects/consortium/consortium-view.server.ts";
import { inviteConsortium } from "#app/features/projects/consortium/invite-consortium.server.ts";
import { ConsortiumForm } from "#app/features/projects/consortium/ui/consortium-form.tsx";
import { Proposal } from "#app/features/projects/consortium/ui/proposal.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { waitOf } from "#app/i18n/wait.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireLedProject } from "./answers/led-project.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { found } = await requireLedProject(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const filters = readConsortiumFilters(new URL(args.request.url).searchParams);
  const { globalNorth } = await getAssociation(db);
  return json(await consortiumView(db, { found, filters, globalNorth }, words));
}

/** Invites the members of a proposal. */
export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireLedProject(args);
  const fields = await readForm(args.request);
  if (fields.get("intent") !== "invite") throw refuse(400);
  const parsed = parseFields(fields, consortiumSchema);
  if (!parsed.ok) throw refuse(400);
  const { place } = parsed.value;
  const t = translator(args.context.locale);
  const wait = await args.context.limits.consume("invitationByUser", { user: viewer.id });
  if (wait !== null) {
    const { unit, count } = waitOf(wait);
    return json({ problem: t(`errors:too_often.${unit}`, { count }) }, { status: 429 });
  }
  const outcome = await inviteConsortium(
    args.context,
    { projectId: found.row.id, places: place, partner: t("consortium:partner") },
    viewer,
  );
  if (outcome.ok)
    return redirectDone(
      `/projects/${found.row.slug}/interests`,
      place.length > 1 ? "members_invited" : "member_invited",
    );
  const sentence = t(`projects:problem.${reasonToSay(outcome.reason)}`);
  if (!("institutions" in outcome)) return json({ problem: sentence }, { status: 409 });
  const institutions = outcome.institutions.map((one) => nameOf(one, args.context.locale).name).join(", ");
  return json({ problem: t("consortium:hindered", { sentence, institutions }) }, { status: 409 });
}

export default function Consortium() {
  const { title, project, needs, filters, already, waiting, listed, isAllAsked, proposals, hindrances } =
    useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("consortium");
  const crumbs = [
    { label: t("projects:board.title"), to: "/projects" },
    { label: project.title.text, lang: project.title.lang, to: project.to },
    { label: t("projects:interest.received"), to: `${project.to}/interests` },
  ];
  const interests = `${project.to}/interests`;
  const asked = (
    <>
      {waiting > 0 && <Link to={interests}>{t("waiting", { count: waiting })}</Link>}
      {waiting > 0 && listed > 0 && "; "}
      {listed > 0 && <Link to={interests}>{t("listed", { count: listed })}</Link>}
    </>
  );
  return (
    <div className="stack stack-loose">
      <Breadcrumbs items={[...crumbs, { label: title }]} />
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="soft">{t("lead")}</p>
      </header>
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{answered.problem}</p>
        </Callout>
      )}
      {needs.length === 0 ? (
        <>
          <EmptyState
            title={t(isAllAsked ? "all_asked" : "none")}
            text={t(isAllAsked ? "all_asked_text" : "none_text")}
          />
          <p>{asked}</p>
        </>
      ) : (
        <>
          <ConsortiumForm needs={needs} filters={filters} />
          <p>
            {already} {asked}
          </p>
        </>
      )}
      {hindrances.length > 0 && (
        <Callout tone="wait" title={t("in_the_way")}>
          <ul>
            {hindrances.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Callout>
      )}
      {proposals.map((members, at) => (
        <Proposal key={members.map(({ id }) => id).join()} number={at + 1} members={members} />
      ))}
    </div>
  );
}
