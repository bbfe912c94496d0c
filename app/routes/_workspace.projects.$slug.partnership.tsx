import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  confirmPartnership,
  leavePartnership,
  refusePartnership,
} from "#app/features/projects/partners/join-project.server.ts";
import { partnershipView } from "#app/features/projects/partners/desk-view.server.ts";
import { partnershipSchema, refuseSchema } from "#app/features/projects/partners/interest.schema.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { roomsOf } from "#app/features/projects/project/project-rooms.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { canLeaveForPartner } from "#app/features/projects/project/project.policy.ts";
import { ConversationLink } from "#app/features/projects/partners/ui/conversation-link.tsx";
import { AnswerForm } from "#app/features/projects/partners/ui/answer-form.tsx";
import { Invitation } from "#app/features/projects/partners/ui/invitation.tsx";
import { LIMITS } from "#app/features/projects/project/lengths.ts";
import { labelled } from "#app/features/projects/project/ui/vocabulary-options.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { PLACE_DECLINE_REASONS } from "#db/vocabulary.ts";
import { Typed } from "#app/ui/typed.tsx";
import { AskedForm } from "#app/features/projects/partners/ui/asked-form.tsx";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
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
  const { viewer, audience, found } = await requirePlace(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const places = await partnershipView(db, found, audience, words);
  return json({
    title: words.t("projects:partnership.title"),
    project: { title: titleIn(words.locale, found.row), to: `/projects/${found.row.slug}` },
    rooms: roomsOf(found, audience),
    places: places.map((place) => ({
      ...place,
      mayAnswer: canLeaveForPartner({ ...audience, viewer }, place.institutionId),
    })),
  });
}

const ANSWERS = {
  confirm: { carryOut: confirmPartnership, done: "partnership_confirmed" },
  leave: { carryOut: leavePartnership, done: "partnership_left" },
} as const;

interface PlaceAnswer {
  problem?: "impossible";
  /** Of the form that declines an invitation. */
  result?: SubmissionResult;
  /** What was typed into a form that is not on the page any more. */
  kept?: string;
}

const answerOf = (answer: PlaceAnswer, status: number) => json(answer, { status });

interface Refusing {
  viewer: Viewer;
  projectId: string;
  fields: URLSearchParams;
}

async function refusePlace({ context }: ActionFunctionArgs, { viewer, projectId, fields }: Refusing) {
  const parsed = parseFields(fields, refuseSchema);
  if (!parsed.ok) return answerOf({ result: parsed.result }, 422);
  const { institutionId, ...because } = parsed.value;
  const outcome = await refusePartnership(context, { projectId, institutionId, because }, viewer);
  if (outcome.ok) return redirectDone("/projects/mine", "partnership_refused");
  return answerOf({ problem: reasonToSay(outcome.reason), kept: because.note }, 409);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requirePlace(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent") ?? "";
  if (intent === "refuse") return refusePlace(args, { viewer, projectId: found.row.id, fields });
  const answer = Object.hasOwn(ANSWERS, intent) ? ANSWERS[intent as keyof typeof ANSWERS] : null;
  const parsed = parseFields(fields, partnershipSchema);
  if (!answer || !parsed.ok) throw refuse(400);
  const place = { projectId: found.row.id, institutionId: parsed.value.institutionId };
  const outcome = await answer.carryOut(args.context, place, viewer);
  if (outcome.ok) return redirectDone("/projects/mine", answer.done);
  return answerOf({ problem: reasonToSay(outcome.reason) }, 409);
}

export default function Partnership() {
  const { title, project, rooms, places } = useLoaderData<typeof loader>();
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
        </Callout>
      )}
      <Typed typed={answered?.kept ? [{ label: t("answer.note_to_lead"), text: answered.kept }] : []} />
      {places.length === 0 && <p>{t("partnership.none")}</p>}
      {places.map(({ key, institutionId, name, role, status, answers, mayAnswer, invitation, conversation }) => (
        <Card key={key} title={<bdi>{name}</bdi>} aside={<Badge tone={status.tone}>{status.label}</Badge>}>
          <p>
            {t("partnership.role")} <OwnWords text={role} />
          </p>
          {invitation && <Invitation {...invitation} />}
          {conversation && <ConversationLink {...conversation} />}
          {!mayAnswer && <p>{t("partnership.representative_only")}</p>}
          {mayAnswer &&
            answers.map((answer) =>
              answer === "refuse" ? (
                <AnswerForm
                  key={answer}
                  id={`refuse-${institutionId}`}
                  intent="refuse"
                  label={t("partnership.refuse.label")}
                  explain={t("partnership.refuse.explain", { project: project.title.text })}
                  send={t("partnership.refuse.send")}
                  isDangerous
                  about={{ institutionId }}
                  reasons={{
                    label: t("interest.reason"),
                    options: labelled(t, "place_decline_reason", PLACE_DECLINE_REASONS),
                    isOptional: true,
                  }}
                  note={{
                    label: t("answer.note_to_lead"),
                    help: t("answer.note_to_lead_help"),
                    limit: LIMITS.answerNote,
                    rows: 3,
                  }}
                  lastResult={answered?.result}
                />
              ) : (
                <AskedForm
                  key={answer}
                  label={t(`partnership.${answer}.label`)}
                  explain={t(`partnership.${answer}.explain`, { project: project.title.text })}
                  send={t(`partnership.${answer}.send`)}
                  intent={answer}
                  about={{ institutionId }}
                  variant={answer === "confirm" ? "primary" : "danger"}
                  isOpen={answer === "confirm"}
                />
              ),
            )}
        </Card>
      ))}
    </div>
  );
}
