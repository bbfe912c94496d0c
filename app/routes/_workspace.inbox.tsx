import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  applicationIds,
  institutionIds,
  isOnAppealsPanel,
  isStaff,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import { hasQueue } from "#app/features/accounts/workspace-items.ts";
import { countReviewWaiting, INBOX_SIZE } from "#app/features/applications/review/review-waiting.server.ts";
import { listRecentNews } from "#app/features/inbox/recent-news.server.ts";
import { NewsList } from "#app/features/inbox/ui/news-list.tsx";
import { listWaiting } from "#app/features/inbox/waiting.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { findJoined, findLeft } from "#app/features/members/people/places.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { listSuggestions } from "#app/features/projects/suggestions/list-suggestions.server.ts";
import { FirstSuggestions } from "#app/features/projects/suggestions/ui/first-suggestions.tsx";
import { doneIn } from "#app/http/arrivals.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Callout } from "#app/ui/callout.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { WaitingList } from "#app/ui/waiting-list.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** Who neither applies nor acts for anybody yet. */
function mayStart(viewer: Viewer): boolean {
  const isApplicant = applicationIds(viewer).length > 0;
  const isAtWork = institutionIds(viewer).length > 0 || isStaff(viewer);
  return !isApplicant && !isAtWork;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const { items, underWay } = await listWaiting(args.context, viewer);
  const recent = await listRecentNews(args.context, viewer);
  const title = translator(locale)("common:workspace.inbox");
  const files = hasQueue(viewer) || isOnAppealsPanel(viewer) ? await countReviewWaiting(db, viewer) : 0;
  const more = files > INBOX_SIZE ? { shown: INBOX_SIZE, total: files } : null;
  const done = doneIn(args.context, args.request.url);
  const place = await placeOf(args, viewer, done);
  const left = place === null && mayStart(viewer) ? await leftOf(args, viewer) : null;
  const others = formOfOther(args, viewer, done);
  const suggested = await suggestedTo(args, viewer);
  return json({ title, items, underWay, recent, suggested, more, mayStart: mayStart(viewer), place, left, others });
}

const MOST_SUGGESTED = 3;

/** The projects that suit a person's institutions best. */
async function suggestedTo({ context: { db, clock, locale } }: LoaderFunctionArgs, viewer: Viewer) {
  if (institutionIds(viewer).length === 0) return [];
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const sides = await listSuggestions(db, await getAudience(db, viewer, words.today), words, { limit: MOST_SUGGESTED });
  return sides.flatMap(({ projects }) => projects).slice(0, MOST_SUGGESTED);
}

/** What the way back after signing in says of a form that waits in another tab. */
const WAITING_FORMS = ["form_waits", "file_missing"];

/** What is told to somebody who signed in for a form that waits in another tab, but not as who opened it; null of all others. */
function formOfOther({ request, context }: LoaderFunctionArgs, viewer: Viewer, done: string | null): string | null {
  const { searchParams } = new URL(request.url);
  const opener = searchParams.get("openedBy");
  if (!WAITING_FORMS.includes(done ?? "") || opener === null || opener === viewer.id) return null;
  return translator(context.locale)("accounts:form_of_somebody", { name: viewer.name });
}

/** For which institution, and as what, a person acts since the invitation just accepted, or no more since the access just ended. */
async function placeOf({ request, context: { db, locale } }: LoaderFunctionArgs, viewer: Viewer, done: string | null) {
  const { searchParams } = new URL(request.url);
  const t = translator(locale);
  switch (done) {
    case "invitation_accepted": {
      const joined = await findJoined(db, viewer.id);
      if (!joined) return null;
      const role = t(`vocabulary:role.${joined.role}`);
      const text = t("members:joined", { institution: nameOf(joined.institution, locale).name, role });
      return { text, to: `/institution?institution=${joined.institution.id}` };
    }
    case "access-ended": {
      const left = await findLeft(db, viewer, searchParams.get("institution"));
      return left && { text: t("members:left.done", { institution: nameOf(left.institution, locale).name }), to: null };
    }
    default:
      return null;
  }
}

/** For which institution a person who acts for none has acted last, and what can be done; null of whoever never did. */
async function leftOf({ context: { db, locale } }: LoaderFunctionArgs, viewer: Viewer) {
  const left = await findLeft(db, viewer, null);
  if (!left) return null;
  const t = translator(locale);
  const names = { institution: nameOf(left.institution, locale).name, day: formatDate(left.endedAt, locale) };
  return { text: t("members:left.ended", names), next: t("members:left.ask") };
}

export default function Inbox() {
  const { t } = useTranslation("common");
  const { items, underWay, recent, suggested, more, mayStart, place, left, others } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{t("workspace.inbox")}</h1>
      <DoneNotice ns="accounts" isStillSo={() => others === null} />
      {others !== null && (
        <Callout tone="wait" role="status" isArrival>
          <p>{others}</p>
        </Callout>
      )}
      {place !== null && (
        <Callout tone="ok" role="status" isArrival>
          <p>{place.text}</p>
          {place.to && (
            <p>
              <Link to={place.to}>{t("members:joined_link")}</Link>
            </p>
          )}
        </Callout>
      )}
      {more && (
        <p>
          <Link to="/review">{t("inbox.shown", more)}</Link>
        </p>
      )}
      {items.length > 0 && <WaitingList items={items} label={t("workspace.inbox")} />}
      {items.length === 0 && underWay.length > 0 && <p>{t("inbox.empty.text")}</p>}
      {items.length === 0 && underWay.length === 0 && <NothingWaits mayStart={mayStart} left={left} />}
      {underWay.length > 0 && (
        <section className="stack" aria-labelledby="under-way">
          <h2 id="under-way">{t("inbox.under_way")}</h2>
          <WaitingList items={underWay} label={t("inbox.under_way")} headingLevel={3} />
        </section>
      )}
      <FirstSuggestions projects={suggested} />
      {recent.length > 0 && (
        <section className="stack" aria-labelledby="recent">
          <h2 id="recent">{t("inbox.recent")}</h2>
          <NewsList lines={recent} />
          <p>
            <Link to="/account/letters">{t("accounts:letters.choose")}</Link>
          </p>
        </section>
      )}
    </div>
  );
}

/** The empty inbox: of who has lost an access, with that; of who neither applies nor acts for anybody, with where to begin. */
function NothingWaits({ mayStart, left }: { mayStart: boolean; left: { text: string; next: string } | null }) {
  const { t } = useTranslation("common");
  const title = t("inbox.empty.title");
  if (left) return <EmptyState title={title} text={left.text} action={<p>{left.next}</p>} />;
  if (!mayStart) return <EmptyState title={title} text={t("inbox.empty.text")} />;
  const start = <LinkButton to="/apply">{t("applications:list.empty.action")}</LinkButton>;
  return <EmptyState title={title} text={t("inbox.empty.start")} action={start} />;
}
