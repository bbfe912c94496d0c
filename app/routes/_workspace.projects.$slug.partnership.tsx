import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { roomsWithUnread } from "#app/features/projects/discussion/unread-posts.server.ts";
import { leavePartnership, resumePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership, refusePartnership } from "#app/features/projects/partners/join-project.server.ts";
import { partnershipView } from "#app/features/projects/partners/own-places.server.ts";
import { PlaceCard } from "#app/features/projects/partners/ui/place-card.tsx";
import { countText } from "#app/features/projects/project/composition-words.server.ts";
import { leaveSchema, partnershipSchema, refuseSchema } from "#app/features/projects/partners/interest.schema.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { canLeaveForPartner } from "#app/features/projects/project/project.policy.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { Typed } from "#app/ui/typed.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { OwnWords } from "#app/ui/own-words.tsx";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { projectAt } from "./answers/project-at.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

async function requirePlace(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await projectAt(args, audience);
  const hasPlace = found?.partners.some(
    ({ institution }) => institution && audience.institutionIds.includes(institution.id),
  );
  if (!found || !hasPlace) throw notFound();
  return { viewer, audience, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { audience, found } = await requirePlace(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const places = await partnershipView(db, { found, audience, now: clock.now() }, words);
  return json({
    title: words.t("projects:partnership.title"),
    project: { title: titleIn(words.locale, found.row), to: `/projects/${found.row.slug}` },
    rooms: await roomsWithUnread(db, found, audience, locale),
    count: countText(words, found.count),
    places: places.map((place) => ({ ...place, mayAnswer: canLeaveForPartner(audience, place.institutionId) })),
  });
}

const ANSWERS = {
  confirm: { carryOut: confirmPartnership, done: "partnership_confirmed" },
  resume: { carryOut: resumePartnership, done: "partnership_taken_up" },
} as const;

interface PlaceAnswer {
  problem?: "impossible" | "taken-back" | "role-full";
  /** Of a form that asks for a reason. */
  said?: { intent: string; institutionId: string; result: SubmissionResult };
  /** What was typed into a form that is not on the page any more. */
  kept?: string;
}

const answerOf = (answer: PlaceAnswer, status: number) => json(answer, { status });

interface Posted {
  viewer: Viewer;
  row: ProjectRow;
  fields: URLSearchParams;
}

const incomplete = (intent: string, fields: URLSearchParams, result: SubmissionResult) =>
  answerOf({ said: { intent, institutionId: fields.get("institutionId") ?? "", result } }, 422);

async function refusePlace({ context }: ActionFunctionArgs, { viewer, row, fields }: Posted) {
  const parsed = parseFields(fields, refuseSchema);
  if (!parsed.ok) return incomplete("refuse", fields, parsed.result);
  const { institutionId, ...because } = parsed.value;
  const outcome = await refusePartnership(context, { projectId: row.id, institutionId, because }, viewer);
  // Where it can be taken back, unless the invitation alone let its people read the project.
  const next = row.visibility === "invited" ? "/projects/mine" : `/projects/${row.slug}/partnership`;
  if (outcome.ok) return redirectDone(next, "partnership_refused");
  return answerOf({ problem: reasonToSay(outcome.reason), kept: because.note }, 409);
}

async function leavePlace({ context }: ActionFunctionArgs, { viewer, row, fields }: Posted) {
  const parsed = parseFields(fields, leaveSchema);
  if (!parsed.ok) return incomplete("leave", fields, parsed.result);
  const { institutionId, ...because } = parsed.value;
  const outcome = await leavePartnership(context, { projectId: row.id, institutionId, because }, viewer);
  if (outcome.ok) return redirectDone("/projects/mine", "partnership_left");
  return answerOf({ problem: reasonToSay(outcome.reason), kept: because.note }, 409);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requirePlace(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent") ?? "";
  const posted = { viewer, row: found.row, fields };
  if (intent === "refuse") return refusePlace(args, posted);
  if (intent === "leave") return leavePlace(args, posted);
  const answer = Object.hasOwn(ANSWERS, intent) ? ANSWERS[intent as keyof typeof ANSWERS] : null;
  const parsed = parseFields(fields, partnershipSchema);
  if (!answer || !parsed.ok) throw refuse(400);
  const { institutionId, knowsFull } = parsed.value;
  const place = { projectId: found.row.id, institutionId, isWithinPlaces: !knowsFull };
  const outcome = await answer.carryOut(args.context, place, viewer);
  if (outcome.ok) return redirectDone("/projects/mine", answer.done);
  return answerOf({ problem: reasonToSay(outcome.reason) }, 409);
}

export default function Partnership() {
  const { title, project, rooms, places, count } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <ProjectRooms rooms={rooms} current="partnership" />
      <h1>{title}</h1>
      <p className="lead">
        <OwnWords {...project.title} />
      </p>
      <DoneNotice ns="projects" />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(`problem.${answered.problem}`)}</p>
          {answered.problem === "taken-back" && (
            <p>
              <Link to={`${project.to}/interests`}>{t("link.express")}</Link>
            </p>
          )}
        </Callout>
      )}
      <Typed typed={answered?.kept ? [{ label: t("answer.note_to_lead"), text: answered.kept }] : []} />
      {places.length === 0 && <p>{t("partnership.none")}</p>}
      {count && (
        <p>
          <b>{count}</b> {t("partners.goes_on")}
        </p>
      )}
      {places.map(({ mayAnswer, ...place }) => (
        <PlaceCard
          key={place.key}
          place={place}
          project={project.title.text}
          mayAnswer={mayAnswer}
          said={answered?.said?.institutionId === place.institutionId ? answered.said : null}
        />
      ))}
    </div>
  );
}
