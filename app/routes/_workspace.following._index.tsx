import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { chooseLetters } from "#app/features/accounts/letter-choice-commands.server.ts";
import { endCalendar, findCalendar, makeCalendar } from "#app/features/following/calendar-address.server.ts";
import { followMember, listFollowed, unfollowMember } from "#app/features/following/follow-members.server.ts";
import { pauseSearch, removeSearch, resumeSearch, saveSearch } from "#app/features/following/follow-searches.server.ts";
import { followingSchema } from "#app/features/following/followed.schema.ts";
import { listFollowedInitiatives } from "#app/features/following/follow-initiatives.server.ts";
import { listFollowedProjects } from "#app/features/following/follow-projects.server.ts";
import { FollowedList } from "#app/features/following/ui/followed-list.tsx";
import { followingView } from "#app/features/following/following-page.server.ts";
import { OwnCalendar } from "#app/features/following/ui/own-calendar.tsx";
import { MemberList, PaceForm, RemovedNotice, SearchList } from "#app/features/following/ui/following-lists.tsx";
import type { Removed } from "#app/features/following/ui/following-model.ts";
import { pacesOf } from "#app/features/letters/groups.ts";
import { readChoices } from "#app/features/letters/letter-choices.server.ts";
import { renameView } from "#app/features/saved-views/change-views.server.ts";
import { isViewOfAnother } from "#app/features/saved-views/list-views.server.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, typedResult } from "#app/http/parse-form.server.ts";
import { refuse, tooMany } from "#app/http/refusals.server.ts";
import { redirectDone, redirectRefused } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { RefusedNotice } from "#app/ui/refused-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { actOnInitiative, isAboutInitiative } from "./answers/followed-initiative.server.ts";
import { actOnProject, isAboutProject } from "./answers/followed-project.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const PAGE = "/following";

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const { following: pace } = await readChoices(db, viewer.id);
  return json({
    title: translator(locale)("following:title"),
    ...(await followingView(args.context, viewer.id)),
    projects: await listFollowedProjects(args.context, viewer),
    initiatives: await listFollowedInitiatives(args.context, viewer.id),
    calendar: await findCalendar(args.context, viewer.id),
    pace,
    paces: pacesOf("following"),
  });
}

type Args = ActionFunctionArgs;
type Fields = URLSearchParams;
type Chosen<Intent> = Extract<ReturnType<typeof followingSchema.parse>, { intent: Intent }>;

type AboutOthers = Chosen<"rename" | "pause" | "resume" | "restore" | "remove" | "follow" | "unfollow" | "pace">;
type CalendarAct = Chosen<"calendar_make"> | Chosen<"calendar_end">;

/** What of the page an answer belongs to: one search, by its id, or the pace. */
const partOf = (fields: Fields) =>
  fields.get("viewId") ?? fields.get("projectId") ?? fields.get("initiativeId") ?? fields.get("intent") ?? "";

export async function action(args: Args) {
  const viewer = await requireUser(args);
  const fields = await readForm(args.request);
  if (!followingSchema.options.some(({ shape }) => shape.intent.value === fields.get("intent"))) throw refuse(400);
  const form = parseFields(fields, followingSchema);
  if (!form.ok) return answer({ of: partOf(fields), result: form.result }, 422);
  const { value } = form;
  if (value.intent === "calendar_make" || value.intent === "calendar_end") return actOnCalendar(args, viewer, value);
  if (isAboutInitiative(value)) return led(await actOnInitiative(args.context, viewer, value));
  if (isAboutProject(value)) return led(await actOnProject(args.context, viewer, value));
  return actOnOthers(args, viewer, fields, value);
}

async function actOnCalendar({ context }: Args, { id: userId }: Viewer, value: CalendarAct) {
  if (value.intent === "calendar_end") {
    await endCalendar(context, userId);
    return redirectDone(PAGE, "calendar_ended");
  }
  const wait = await context.limits.consume("tokenByUser", { user: userId });
  if (wait !== null) throw tooMany(wait);
  await makeCalendar(context, userId, value.seen);
  return redirectDone(PAGE, "calendar_made");
}

/** What is done with searches and members, and how often one hears of all. */
async function actOnOthers(args: Args, viewer: Viewer, fields: Fields, value: AboutOthers) {
  const { context } = args;
  const userId = viewer.id;
  switch (value.intent) {
    case "rename":
      return settle(await renameView(context, { userId, viewId: value.viewId, name: value.name }), fields, "renamed");
    case "pause":
      return settle(await pauseSearch(context, { userId, viewId: value.viewId }), fields, "paused");
    case "resume":
      return settle(await resumeSearch(context, { userId, viewId: value.viewId }), fields, "resumed");
    case "restore":
      return settle(
        await saveSearch(context, { userId, ...value }),
        fields,
        value.isPaused ? "restored_paused" : "restored",
      );
    case "remove": {
      const wanted = { userId, viewId: value.viewId };
      if (await isViewOfAnother(context.db, wanted)) return settle(refused("not-found"), fields, "removed");
      const gone = await removeSearch(context, wanted);
      return gone ? taken({ what: "search", ...gone }) : redirectDone(PAGE, "removed");
    }
    case "follow":
      return settle(await followMember(context, viewer, value.slug), fields, "followed");
    case "unfollow":
      return unfollow(args, userId, value.slug);
    case "pace":
      return choosePace(args, userId, value);
  }
}

const answer = (part: { of: string; result: SubmissionResult }, status: number) =>
  json({ part, removed: null as Removed | null }, { status });
const taken = (removed: Removed) => json({ part: null, removed });
const led = (done: Response | Removed) => (done instanceof Response ? done : taken(done));

type Outcome = { ok: true } | Refusal<"not-found" | "too-many", "name-taken">;

/** Where what was done shows; a refusal stands at the form it belongs to, or above the lists. */
function settle(outcome: Outcome, fields: Fields, done: string) {
  if (outcome.ok) return redirectDone(PAGE, done);
  // It was removed in another tab, or the member has left meanwhile.
  if (outcome.reason === "not-found") return redirectRefused(PAGE, fields.has("slug") ? "member-gone" : "search-gone");
  const reason = reasonToSay(outcome.reason);
  if (reason === "name-taken")
    return answer({ of: partOf(fields), result: typedResult(fields, { name: ["following:refused.name-taken"] }) }, 409);
  return redirectRefused(PAGE, reason);
}

async function unfollow({ context }: Args, userId: string, slug: string) {
  const { db, locale } = context;
  const own = (await listFollowed(db, userId)).find((one) => one.slug === slug);
  await unfollowMember(context, userId, slug);
  return own ? taken({ what: "member", slug, name: own.seen.names[locale] ?? slug }) : redirectDone(PAGE, "removed");
}

async function choosePace({ context }: Args, userId: string, { pace }: Chosen<"pace">) {
  await chooseLetters(context, userId, { choices: { following: pace }, seen: {} });
  return redirectDone(PAGE, "pace_saved");
}

export default function Following() {
  const { t } = useTranslation("following");
  const { title, searches, members, projects, initiatives, calendar, pace, paces } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const part = answered?.part ?? null;
  return (
    <div className="stack stack-loose">
      <h1>{title}</h1>
      {answered?.removed ? <RemovedNotice removed={answered.removed} /> : <DoneNotice ns="following" />}
      {!answered && <RefusedNotice ns="following" />}
      <p className="lead">{t("lead")}</p>
      <section className="stack">
        <h2>{t("searches.title")}</h2>
        <SearchList searches={searches} answer={part} />
      </section>
      <section className="stack">
        <h2>{t("members.title")}</h2>
        <MemberList members={members} />
      </section>
      <section className="stack">
        <h2>{t("projects.title")}</h2>
        <FollowedList kind="project" followed={projects} answer={part} />
      </section>
      <section className="stack">
        <h2>{t("initiatives.title")}</h2>
        <FollowedList kind="initiative" followed={initiatives} answer={part} />
      </section>
      <OwnCalendar calendar={calendar} />
      <PaceForm pace={pace} paces={paces} answer={part} />
    </div>
  );
}
