import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerOffer } from "#app/features/projects/lead/answer-offer.server.ts";
import { leadPage } from "#app/features/projects/lead/lead-page.server.ts";
import { answerSchema, offerSchema, personSchema } from "#app/features/projects/lead/lead.schema.ts";
import { nameLeadPerson } from "#app/features/projects/lead/name-lead-person.server.ts";
import { offerLead, withdrawOffer } from "#app/features/projects/lead/offer-lead.server.ts";
import { LeadOffer, LeadPerson, OfferLead } from "#app/features/projects/lead/ui/lead-forms.tsx";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { projectAt } from "./answers/project-at.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

async function requireLeadPage(args: LoaderFunctionArgs) {
  const { db, clock, locale } = args.context;
  const viewer = await requireUser(args);
  const today = dayNow(clock);
  const audience = await getAudience(db, viewer, today);
  const found = await projectAt(args, audience);
  const page = found && (await leadPage(db, { found, audience }, { t: translator(locale), locale, today }));
  if (!found || !page) throw notFound();
  return { viewer, row: found.row, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await requireLeadPage(args);
  return json(page);
}

interface LeadAnswer {
  said?: { intent: string; result: SubmissionResult };
  problem?: "barred" | "already-asked" | "declined-lately" | "impossible";
}

const answerOf = (answer: LeadAnswer, status: number) => json(answer, { status });

interface Asked {
  viewer: Viewer;
  row: ProjectRow;
}

async function offer({ context }: ActionFunctionArgs, { viewer, row }: Asked, fields: URLSearchParams) {
  const parsed = parseFields(fields, offerSchema);
  if (!parsed.ok) return answerOf({ said: { intent: "offer", result: parsed.result } }, 422);
  const wait = await context.limits.consume("invitationByUser", { user: viewer.id });
  if (wait !== null) return answerOf({ said: { intent: "offer", result: tooOftenResult(fields, wait) } }, 429);
  const outcome = await offerLead(context, { projectId: row.id, ...parsed.value }, viewer);
  if (outcome.ok) return redirectDone(`/projects/${row.slug}/lead`, "lead_offered");
  return answerOf({ problem: reasonToSay(outcome.reason) }, 409);
}

async function answer({ context }: ActionFunctionArgs, { viewer, row }: Asked, fields: URLSearchParams) {
  const intent = fields.get("intent") ?? "";
  const parsed = parseFields(fields, answerSchema);
  if (!parsed.ok) return answerOf({ said: { intent, result: parsed.result } }, 422);
  const about = { projectId: row.id, ...parsed.value };
  const outcome =
    intent === "withdraw"
      ? await withdrawOffer(context, about, viewer)
      : await answerOffer(context, { ...about, answer: intent === "accept" ? "accepted" : "declined" }, viewer);
  if (!outcome.ok) return answerOf({ problem: reasonToSay(outcome.reason) }, 409);
  const page = intent === "withdraw" ? `/projects/${row.slug}/lead` : `/projects/${row.slug}`;
  return redirectDone(page, `lead_${intent}`);
}

async function person({ context }: ActionFunctionArgs, { viewer, row }: Asked, fields: URLSearchParams) {
  const parsed = parseFields(fields, personSchema);
  if (!parsed.ok) return answerOf({ said: { intent: "person", result: parsed.result } }, 422);
  const outcome = await nameLeadPerson(context, { projectId: row.id, ...parsed.value }, viewer);
  if (outcome.ok) return redirectDone(`/projects/${row.slug}/lead`, "lead_person");
  return answerOf({ problem: reasonToSay(outcome.reason) }, 409);
}

export async function action(args: ActionFunctionArgs) {
  const page = await requireLeadPage(args);
  const fields = await readForm(args.request);
  switch (fields.get("intent")) {
    case "offer":
      return offer(args, page, fields);
    case "accept":
    case "decline":
    case "withdraw":
      return answer(args, page, fields);
    case "person":
      return person(args, page, fields);
    default:
      throw refuse(400);
  }
}

export default function Lead() {
  const {
    title,
    project,
    leader,
    offer: open,
    mayOffer,
    mayWithdraw,
    partners,
    people,
  } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as LeadAnswer | undefined;
  const { t } = useTranslation("projects");
  const said = answered?.said ?? null;
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <h1>{title}</h1>
      <p className="lead">{t("lead.now", { institution: leader })}</p>
      <DoneNotice ns="projects" />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(answered.problem === "already-asked" ? "lead.already_offered" : `problem.${answered.problem}`)}</p>
        </Callout>
      )}
      {open && <LeadOffer offer={open} leader={leader} mayWithdraw={mayWithdraw} said={said} />}
      {mayOffer && <OfferLead partners={partners} lastResult={said?.intent === "offer" ? said.result : undefined} />}
      {people && <LeadPerson {...people} />}
    </div>
  );
}
