import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findConversation, readConversation } from "#app/features/projects/messages/find-conversation.server.ts";
import { pathOf } from "#app/features/projects/messages/place-conversation.ts";
import { ConversationPage } from "#app/features/projects/messages/ui/conversation-page.tsx";
import { conversationView } from "#app/features/projects/messages/view-conversation.server.ts";
import {
  leaveUnread,
  needNoAnswer,
  openConversation,
  writeAboutPlace,
} from "#app/features/projects/messages/write-about-place.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { isLookedAt, postToConversation } from "./answers/conversation.server.ts";
import { hasLeft } from "./answers/own-institution.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.view.title, data?.view.project.title.text);

async function requireTheirs(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, clock } = args.context;
  const today = dayNow(clock);
  const id = args.params.id ?? "";
  const found = await findConversation(db, id, { viewer, today });
  if (found) return { viewer, found };
  const asked = await readConversation(db, id, today);
  if (!asked) throw notFound();
  const sides = [asked.project.leadInstitutionId, asked.institutionId];
  throw await hasLeft(args, sides, viewer, (t) => ({ body: t("contact:body") }));
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, found } = await requireTheirs(args);
  const { db, locale, clock } = args.context;
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const view = await conversationView(db, found, { viewer, words });
  if (view.thread.unread > 0 && isLookedAt(args)) await openConversation(args.context, found, viewer);
  return json({ view });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireTheirs(args);
  const { context } = args;
  const path = pathOf(found.id);
  return postToConversation(args, {
    path,
    viewer,
    write: (message) => writeAboutPlace(context, { id: found.id, ...message }, viewer),
    acts: {
      "mark-unread": async () => {
        await leaveUnread(context, found, viewer);
        return redirectDone("/projects/mine", "marked_unread");
      },
      settle: async () => {
        await needNoAnswer(context, found);
        return redirectDone(path, "settle");
      },
    },
  });
}

export default function PlaceConversation() {
  const { view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("projects");
  const crumbs = [
    { label: t("mine.title"), to: "/projects/mine" },
    { label: view.project.title.text, lang: view.project.title.lang, to: view.project.to ?? undefined },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={[...crumbs, { label: view.title }]} />
      <h1>{view.title}</h1>
      <DoneNotice ns="conversations" />
      <ConversationPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
