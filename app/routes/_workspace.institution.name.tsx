import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionPaths } from "#app/features/members/home/institution-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { OwnPage } from "#app/features/members/institution/ui/own-page.tsx";
import { canAskForName } from "#app/features/members/renaming/renaming.policy.ts";
import { renamingView } from "#app/features/members/renaming/renaming-view.server.ts";
import { RenamingPage } from "#app/features/members/renaming/ui/renaming-page.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";
import { answerRenaming } from "./answers/renaming.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

async function findNamed({ request, context }: LoaderFunctionArgs, viewer: Viewer) {
  const own = await requireOwnInstitution({ request, context }, viewer, (t) => ({
    nameOfficial: t("members:renaming.field.official"),
    nameEn: t("members:renaming.field.english"),
    reason: t("members:renaming.field.reason"),
  }));
  authorize(canAskForName(viewer, own.member));
  return own;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findNamed(args, viewer);
  const { db, locale, clock } = args.context;
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("members:renaming.title"),
    name: nameOf(own.institution, locale),
    home: institutionPaths(own).home,
    view: await renamingView(own, viewer, { db, locale, now: clock.now() }),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const own = await findNamed(args, viewer);
  const page = institutionPaths(own).name;
  return answerRenaming(args, { number: own.membership.number, page }, viewer);
}

export default function OwnName() {
  const { title, name, home, view } = useLoaderData<typeof loader>();
  return (
    <OwnPage title={title} name={name} home={home}>
      <RenamingPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </OwnPage>
  );
}
