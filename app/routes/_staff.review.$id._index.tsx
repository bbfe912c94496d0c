import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { assignApplication } from "#app/features/applications/review/assign-application.server.ts";
import { findCorrections } from "#app/features/applications/correction/correction-page.server.ts";
import type { CorrectionsView } from "#app/features/applications/correction/correction-model.ts";
import { CorrectionsCard } from "#app/features/applications/correction/ui/corrections-card.tsx";
import type { ReopeningPageView } from "#app/features/applications/reopening/reopening-model.ts";
import { findReopeningPage } from "#app/features/applications/reopening/reopening-page.server.ts";
import { ReopeningLink } from "#app/features/applications/reopening/ui/reopening-page.tsx";
import { canHandOver } from "#app/features/applications/handover/handed-file.server.ts";
import { HandoverLink } from "#app/features/applications/handover/ui/handover-page.tsx";
import type { ReviewFormalities } from "#app/features/applications/formalities/formalities-model.ts";
import { viewReviewFormalities } from "#app/features/applications/formalities/formalities-page.server.ts";
import { FormalitiesCard } from "#app/features/applications/formalities/ui/review-formalities.tsx";
import { rerunChecks } from "#app/features/applications/checks/run-checks.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { findDossier, findReadable } from "#app/features/applications/file/dossier.server.ts";
import { OVERVIEW_INTENTS, overviewSchema } from "#app/features/applications/review/review.schema.ts";
import { findSetAside } from "#app/features/applications/review/set-aside.server.ts";
import { SetAsideCard } from "#app/features/applications/review/ui/set-aside.tsx";
import type { OverviewView } from "#app/features/applications/review/dossier-model.ts";
import { isStillSo } from "#app/features/applications/review/still-so.ts";
import { findOverview } from "#app/features/applications/review/review-overview.server.ts";
import { CheckTable, Findings } from "#app/features/applications/checks/ui/check-table.tsx";
import { Conflicts, DossierFacts, History } from "#app/features/applications/review/ui/dossier-facts.tsx";
import { NextStep, PostButton } from "#app/features/applications/apply/ui/next-step.tsx";
import { AppealCard } from "#app/features/applications/review/ui/appeal-card.tsx";
import { ConditionsNote, ReturnNote } from "#app/features/applications/review/ui/return-note.tsx";
import { DecisionCard, RecommendationCard } from "#app/features/applications/review/ui/ruling-cards.tsx";
import { listVotesOn, type VoteOnFile } from "#app/features/council/session/votes-on-file.server.ts";
import { VotesOnFile } from "#app/features/council/session/ui/votes-on-file.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { RequestContext } from "#app/http/context.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const { db, locale, clock } = args.context;
  const asked = { viewer, id: args.params.id ?? "", locale };
  const aside = await findSetAside(db, asked);
  if (aside)
    return json({
      title: `${aside.name}, ${aside.caseNumber}`,
      aside,
      overview: null,
      corrections: null,
      reopening: null,
      formalities: null,
      mayHandOver: false,
      votes: [] as VoteOnFile[],
    });
  const overview = await findOverview(db, { ...asked, now: clock.now() });
  const dossier = overview && (await findReadable(db, asked.id, viewer));
  if (!dossier) throw notFound();
  const corrections = await findCorrections(db, dossier, asked);
  const reopening = await findReopeningPage(db, dossier, { ...asked, now: clock.now() });
  return json({
    title: `${overview.header.name}, ${overview.header.caseNumber}`,
    aside,
    overview,
    corrections,
    reopening,
    formalities: await viewReviewFormalities(db, dossier, { ...asked, now: clock.now() }),
    mayHandOver: canHandOver(viewer, dossier.subject),
    votes: await listVotesOn(db, asked.id, locale),
  });
}

interface Change {
  applicationId: string;
  version: number;
  seenCoordinatorId: string | null;
  colleagueId: string;
  goesOn: boolean;
}

function perform(context: RequestContext, intent: (typeof OVERVIEW_INTENTS)[number], change: Change, viewer: Viewer) {
  switch (intent) {
    case "take":
      return takeApplication(context, change, viewer);
    case "assign":
      return assignApplication(context, { ...change, to: "me" }, viewer);
    case "release":
      return assignApplication(context, { ...change, to: "nobody" }, viewer);
    case "hand-over":
      return assignApplication(context, { ...change, to: { colleagueId: change.colleagueId } }, viewer);
    case "run-checks":
      return rerunChecks(context, change, viewer);
  }
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const applicationId = args.params.id ?? "";
  if (!(await findDossier(args.context.db, applicationId, viewer))) throw notFound();
  const fields = await readForm(args.request);
  if (!OVERVIEW_INTENTS.some((intent) => intent === fields.get("intent"))) throw refuse(400);
  const form = parseFields(fields, overviewSchema);
  if (!form.ok) return form.response;
  const { intent, ...change } = form.value;
  const outcome = await perform(args.context, intent, { applicationId, ...change }, viewer);
  return outcome.ok
    ? redirectDone(`/review/${applicationId}${intent === "take" ? "/work" : ""}`, intent)
    : answerRefusal(outcome.reason, fields, "review:");
}

export default function DossierOverview() {
  const { aside, overview, ...beside } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <DoneNotice ns="review" isStillSo={(code) => !overview || isStillSo(code, overview.header)} />
      <RefusalHere lastResult={result} />
      {aside && <SetAsideCard file={aside} />}
      {overview && <Overview {...overview} {...beside} />}
    </>
  );
}

type OverviewProps = OverviewView & {
  corrections: CorrectionsView | null;
  reopening: ReopeningPageView | null;
  formalities: ReviewFormalities | null;
  mayHandOver: boolean;
  votes: VoteOnFile[];
};

function Overview({
  header,
  returnNote,
  conditions,
  appeal,
  corrections,
  reopening,
  formalities,
  mayHandOver,
  votes,
  ...view
}: OverviewProps) {
  const { colleagues, conflicts, checks, recommendation, decision, history } = view;
  const { t } = useTranslation("review");
  return (
    <div className="sidebar-end">
      <div className="stack">
        <ReturnNote note={returnNote} />
        <ConditionsNote note={conditions} />
        <Warnings id={header.id} checks={checks} />
        <NextStep header={header} colleagues={colleagues} />
        <VotesOnFile votes={votes} />
        {formalities && <FormalitiesCard view={formalities} />}
        {appeal && <AppealCard view={appeal} />}
        {decision && <DecisionCard id={header.id} view={decision} />}
        {corrections && <CorrectionsCard view={corrections} />}
        {reopening && <ReopeningLink page={reopening} />}
        {recommendation && <RecommendationCard view={recommendation} />}
        <Card
          title={t("checks.title")}
          aside={header.rights.check && <PostButton header={header} intent="run-checks" />}
        >
          <CheckTable checks={checks} editBase={header.rights.check ? `/review/${header.id}/work` : null} />
        </Card>
      </div>
      <div className="stack">
        <DossierFacts header={header} />
        {mayHandOver && <HandoverLink id={header.id} />}
        <Conflicts conflicts={conflicts} />
        <History entries={history} />
      </div>
    </div>
  );
}

/** What whoever goes on with the file must know of an earlier one; and the way to what looks like it. */
function Warnings({ id, checks }: { id: string; checks: OverviewView["checks"] }) {
  const { t } = useTranslation("review");
  const found = checks.flatMap(({ check, findings }) => (check === "duplicate" ? findings : []));
  const warnings = found.filter(({ isWarning }) => isWarning);
  return (
    <>
      {warnings.length > 0 && (
        <Callout tone="bad" title={t("twins.warned")}>
          <Findings findings={warnings} />
          <p>{t("twins.warned_text")}</p>
        </Callout>
      )}
      {found.some(({ to }) => to !== null) && (
        <p>
          <Link to={`/review/${id}/twins`}>{t("twins.link")}</Link>
        </p>
      )}
    </>
  );
}
