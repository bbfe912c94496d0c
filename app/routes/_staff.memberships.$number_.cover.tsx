import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { canManageMembership } from "#app/features/members/institution/member.policy.ts";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { ownCover } from "#app/features/members/profile/own-cover.server.ts";
import { coverRemovalSchema } from "#app/features/members/profile/cover.schema.ts";
import { letCoverStand, takeCoverDown } from "#app/features/members/profile/take-cover-down.server.ts";
import { CoverRemoval } from "#app/features/members/profile/ui/cover-removal.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

async function findInScope({ params, context }: LoaderFunctionArgs, viewer: Viewer) {
  const found = await findMembership(context.db, params.number ?? "");
  if (!found || !isCoordinator(viewer, found.institution.country)) throw notFound();
  const { id: institutionId, country } = found.institution;
  authorize(canManageMembership(viewer, { institutionId, country }));
  return found;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { membership, institution } = await findInScope(args, viewer);
  const { db, locale } = args.context;
  const { words: _, ...view } = await ownCover(db, institution, locale);
  return json({
    title: translator(locale)("members:cover.title"),
    whose: nameOf(institution, locale).name,
    number: membership.number,
    view,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { membership } = await findInScope(args, viewer);
  const { number } = membership;
  const page = `/memberships/${number}/cover`;
  const fields = await readForm(args.request);
  switch (fields.get("intent")) {
    case "take-down": {
      const form = parseFields(fields, coverRemovalSchema);
      if (!form.ok) return form.response;
      const outcome = await takeCoverDown(args.context, { ...form.value, number }, viewer);
      return outcome.ok
        ? redirectDone(page, "cover-taken-down")
        : answerRefusal(outcome.reason, fields, "members:cover.");
    }
    case "let-stand": {
      const outcome = await letCoverStand(args.context, number, viewer);
      return outcome.ok
        ? redirectDone(page, "cover-put-back")
        : answerRefusal(outcome.reason, fields, "members:cover.");
    }
    default:
      throw refuse(400);
  }
}

export default function MembershipCover() {
  const { title, whose, number, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  const crumbs = [
    { label: t("memberships.title"), to: "/memberships" },
    { label: number, to: `/memberships/${number}` },
    { label: title },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <p className="lead">{whose}</p>
      <CoverRemoval {...view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
