import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { unpaidOf } from "#app/features/dues/open-dues.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { MembershipDesk } from "#app/features/members/institution/ui/membership-desk.tsx";
import { readMembershipNumber } from "#app/features/members/institution/membership-number.ts";
import { mergePath } from "#app/features/members/merging/merge-path.ts";
import { mergingView } from "#app/features/members/merging/merging-view.server.ts";
import { MergingPage } from "#app/features/members/merging/ui/merging-page.tsx";
import { LONGEST_SEARCH } from "#app/features/members/merging/ui/merging-preview.tsx";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { answerMerging } from "./answers/merging.server.ts";
import { requireManaged } from "./answers/managed-membership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, found } = await requireManaged(args);
  const { db, locale, clock } = args.context;
  const { searchParams } = new URL(args.request.url);
  const other = searchParams.get("with") ?? "";
  const sought = {
    q: (searchParams.get("q") ?? "").trim().slice(0, LONGEST_SEARCH),
    other: readMembershipNumber(other) ?? other.slice(0, LONGEST_SEARCH),
    remains: (["this", "other"] as const).find((one) => one === searchParams.get("remains")) ?? null,
  };
  const view = await mergingView(found, sought, viewer, { db, locale, now: clock.now(), unpaidOf });
  if (!view) throw notFound();
  return json({
    title: translator(locale)("members:merging.title"),
    name: nameOf(found.institution, locale),
    number: found.membership.number,
    view,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireManaged(args);
  const { number } = found.membership;
  return answerMerging(args, { number, page: mergePath(number) }, viewer);
}

export default function MembershipMerge() {
  const { view, ...desk } = useLoaderData<typeof loader>();
  return (
    <MembershipDesk {...desk}>
      <MergingPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </MembershipDesk>
  );
}
