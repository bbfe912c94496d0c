import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hiddenNotes } from "#app/features/moderation/hidden-notice.server.ts";
import { countLed, LED_A_PAGE, listOwnProjects } from "#app/features/projects/own/list-own.server.ts";
import { ownProjectsView } from "#app/features/projects/own/own-view.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { entitledIds, postsFor } from "#app/features/projects/project/project.policy.ts";
import { OwnList } from "#app/features/projects/own/ui/own-list.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const audience = await getAudience(db, await requireUser(args), dayNow(clock));
  const words = { t: translator(locale), locale, today: dayNow(clock), now: clock.now() };
  const mayPostFor = postsFor(audience);
  const page = pageNumber(new URL(args.request.url).searchParams);
  const own = await listOwnProjects(db, audience, page);
  const notes = await hiddenNotes(db, [...own.led, ...own.coEdited, ...own.places], audience, words);
  return json({
    paging: { page, pageSize: LED_A_PAGE, total: await countLed(db, audience) },
    title: words.t("projects:mine.title"),
    canPost: mayPostFor.length > 0,
    hasSuggestions: entitledIds(audience, "join_projects").length > 0,
    ...ownProjectsView(own, { postsFor: mayPostFor, notes }, words),
  });
}

export default function OwnProjects() {
  const { title, canPost, hasSuggestions, paging, led, coEdited, places, interests } = useLoaderData<typeof loader>();
  const { t } = useTranslation("projects");
  const isEmpty = paging.total + coEdited.length + places.length + interests.length === 0;
  return (
    <div className="stack stack-loose">
      <header className="page-heading">
        <h1>{title}</h1>
        <div className="row">
          {hasSuggestions && (
            <LinkButton to="/projects/suggested" variant="quiet">
              {t("matching:page.title")}
            </LinkButton>
          )}
          {canPost && <LinkButton to="/projects/new">{t("board.new")}</LinkButton>}
        </div>
      </header>
      <DoneNotice ns="projects" />
      {isEmpty && (
        <EmptyState
          title={t("mine.empty.title")}
          text={t("mine.empty.text")}
          action={
            <LinkButton to="/projects" variant="quiet">
              {t("mine.empty.action")}
            </LinkButton>
          }
        />
      )}
      <OwnList id="led" title={t("mine.led")} items={led} />
      {paging.total > paging.pageSize && <Pagination {...paging} />}
      <OwnList id="co-editing" title={t("mine.co_edited")} items={coEdited} />
      <OwnList id="places" title={t("mine.places")} items={places} />
      <OwnList id="interests" title={t("mine.interests")} items={interests} />
    </div>
  );
}
