import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution-names.ts";
import { canManageMembership } from "#app/features/members/member.policy.ts";
import { findMembership, listMembershipChanges } from "#app/features/members/membership-queries.server.ts";
import { changeViews, membershipCard } from "#app/features/members/membership-view.server.ts";
import { suspensionSchema } from "#app/features/members/profile.schema.ts";
import { reinstateMembership, suspendMembership } from "#app/features/members/suspension-commands.server.ts";
import { MembershipFacts } from "#app/features/members/ui/membership-facts.tsx";
import { MembershipRuling } from "#app/features/members/ui/membership-ruling.tsx";
import { requireCoordinator } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { forbidden, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.card.number }];

async function findInScope({ params, context }: LoaderFunctionArgs, viewer: Viewer) {
  const found = await findMembership(context.db, params.number ?? "");
  if (!found || !isCoordinator(viewer, found.institution.country)) throw notFound();
  return found;
}

const rulingFor = (status: string) => (status === "active" ? ("suspend" as const) : ("reinstate" as const));

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { db, clock, locale } = args.context;
  const { membership, institution } = await findInScope(args, viewer);
  const member = { institutionId: institution.id, country: institution.country };
  const isOpen = membership.status === "active" || membership.status === "suspended";
  return json({
    name: nameOf(institution, locale),
    profileTo: `/directory/${institution.slug}`,
    peopleTo: isOpen && canManageMembership(viewer, member) ? `/memberships/${membership.number}/people` : null,
    card: membershipCard(membership, { locale, today: dayNow(clock) }),
    changes: changeViews(await listMembershipChanges(db, membership.id), locale),
    ruling: isOpen && canManageMembership(viewer, member) ? rulingFor(membership.status) : null,
  });
}

const DONE = { suspend: "membership-suspended", reinstate: "membership-reinstated" };

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireCoordinator(args);
  const { membership } = await findInScope(args, viewer);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent !== "suspend" && intent !== "reinstate") throw refuse(400);
  const form = parseFields(fields, suspensionSchema);
  if (!form.ok) return form.response;
  const { number } = membership;
  const ruling = { number, reason: form.value.reason };
  const rule = intent === "suspend" ? suspendMembership : reinstateMembership;
  const outcome = await rule(args.context, ruling, viewer);
  if (outcome.ok) return redirectDone(`/memberships/${number}`, DONE[intent]);
  if (outcome.reason === "not-found") throw notFound();
  if (outcome.reason === "denied") throw forbidden();
  return rejectFields(fields, { "": ["members:memberships.changed"] }, 409);
}

export default function Membership() {
  const { name, profileTo, peopleTo, card, changes, ruling } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("memberships.title"), to: "/memberships" }, { label: card.number }]} />
      <h1>
        <InstitutionName {...name} />
      </h1>
      <DoneNotice ns="members" />
      <Card title={t("profile.membership")}>
        <MembershipFacts card={card} />
        <p>
          <LinkButton to={profileTo} variant="quiet">
            {t("memberships.open_profile")}
          </LinkButton>{" "}
          {peopleTo && (
            <LinkButton to={peopleTo} variant="quiet">
              {t("desk_people.title")}
            </LinkButton>
          )}
        </p>
      </Card>
      {ruling && <MembershipRuling kind={ruling} lastResult={result} />}
      <Card title={t("memberships.history")}>
        <Timeline entries={changes} label={t("memberships.history")} />
      </Card>
    </div>
  );
}
