import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { MembershipDesk } from "#app/features/members/institution/ui/membership-desk.tsx";
import { findChange, findReplyOnName } from "#app/features/members/registry-changes/list-registry-changes.server.ts";
import { proposedName } from "#app/features/members/registry-changes/proposed-name.server.ts";
import { replyView } from "#app/features/members/registry-changes/registry-changes-view.server.ts";
import { RegistryReply } from "#app/features/members/registry-changes/ui/registry-reply.tsx";
import { renamingView } from "#app/features/members/renaming/renaming-view.server.ts";
import { RenamingPage } from "#app/features/members/renaming/ui/renaming-page.tsx";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { answerRenaming } from "./answers/renaming.server.ts";
import { requireManaged } from "./answers/managed-membership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, found } = await requireManaged(args);
  const { db, locale, clock } = args.context;
  const asked = new URL(args.request.url).searchParams.get("registry");
  const change = asked && isCoordinator(viewer) ? await findChange(db, viewer, asked) : null;
  const proposed = change?.institution.id === found.institution.id ? await proposedName(db, change, locale) : null;
  const view = await renamingView(found, viewer, { db, locale, now: clock.now() }, proposed);
  const names = view.open?.changes.map(({ after }) => after) ?? [change?.change.after ?? ""];
  const answered = await findReplyOnName(db, found.institution.id, names);
  return json({
    title: translator(locale)("members:renaming.title"),
    name: nameOf(found.institution, locale),
    number: found.membership.number,
    reply: answered && (await replyView(db, answered, locale)),
    view,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireManaged(args);
  const { number } = found.membership;
  return answerRenaming(args, { number, page: `/memberships/${number}/name` }, viewer);
}

export default function MembershipName() {
  const { view, reply, ...desk } = useLoaderData<typeof loader>();
  return (
    <MembershipDesk {...desk}>
      {reply && <RegistryReply reply={reply} />}
      <RenamingPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </MembershipDesk>
  );
}
