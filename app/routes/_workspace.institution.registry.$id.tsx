import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { OwnPage } from "#app/features/members/institution/ui/own-page.tsx";
import { replyToRegistryChange } from "#app/features/members/registry-changes/ask-institution.server.ts";
import { findOwnChange } from "#app/features/members/registry-changes/list-registry-changes.server.ts";
import { ownChangeView } from "#app/features/members/registry-changes/own-change-view.server.ts";
import { replySchema } from "#app/features/members/registry-changes/registry-change.schema.ts";
import { OwnRegistryChangePage } from "#app/features/members/registry-changes/ui/own-registry-change.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

async function findAsked({ params, context }: LoaderFunctionArgs, viewer: Viewer) {
  const found = await findOwnChange(context.db, viewer, params.id ?? "", dayNow(context.clock));
  if (!found) throw notFound();
  return found;
}

export async function loader(args: LoaderFunctionArgs) {
  const found = await findAsked(args, await requireUser(args));
  const { locale } = args.context;
  return json({
    title: translator(locale)("members:registry_changes.title"),
    name: nameOf(found.institution, locale),
    home: `/institution?institution=${found.institution.id}`,
    view: await ownChangeView(args.context.db, found, locale),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { change } = await findAsked(args, viewer);
  const form = await parseForm(args.request, replySchema);
  if (!form.ok) return form.response;
  const done = await replyToRegistryChange(args.context, { id: change.id, ...form.value }, viewer);
  if (!done.ok) return answerRefusal(done.reason, form.fields, "members:registry_changes.");
  return redirectDone(`/institution/registry/${change.id}`, "registry-replied");
}

export default function OwnRegistryChange() {
  const { title, name, home, view } = useLoaderData<typeof loader>();
  return (
    <OwnPage title={title} name={name} home={home}>
      <OwnRegistryChangePage view={view} lastResult={useActionData<typeof action>()?.result} />
    </OwnPage>
  );
}
