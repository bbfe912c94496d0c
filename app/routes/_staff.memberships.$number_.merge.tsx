import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { readMembershipNumber } from "#app/features/members/institution/membership-number.ts";
import { mergePath } from "#app/features/members/merging/merge-path.ts";
import { mergingView } from "#app/features/members/merging/merging-view.server.ts";
import { MergingPage } from "#app/features/members/merging/ui/merging-page.tsx";
import { LONGEST_SEARCH } from "#app/features/members/merging/ui/merging-preview.tsx";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
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
    remains: searchParams.get("remains") === "this" ? ("this" as const) : ("other" as const),
  };
  const view = await mergingView(found, sought, viewer, { db, locale, now: clock.now() });
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
  const { title, name, number, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  const items = [
    { label: t("memberships.title"), to: "/memberships" },
    { label: number, to: `/memberships/${number}` },
    { label: title },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={items} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <p>
        <InstitutionName {...name} />
      </p>
      <MergingPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
