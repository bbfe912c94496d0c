import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { takeInvitationTry } from "#app/features/accounts/link-limits.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { MembershipDesk } from "#app/features/members/institution/ui/membership-desk.tsx";
import { deskPeopleView } from "#app/features/members/home/desk-people-view.server.ts";
import { appointMainRepresentative } from "#app/features/members/people/appoint-main.server.ts";
import {
  appointmentSchema,
  speakerInvitationSchema,
  withdrawalSchema,
} from "#app/features/members/people/people.schema.ts";
import {
  inviteSpeaker,
  inviteSpeakerAgain,
  takeSpeakerInvitationBack,
} from "#app/features/members/people/speaker-invitations.server.ts";
import { DeskPeople } from "#app/features/members/home/ui/desk-people-page.tsx";
import { answerOnItsWay, answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { OnItsWay, Reason } from "#app/platform/refusal.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requireManaged } from "./answers/managed-membership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const { found } = await requireManaged(args);
  const { locale } = args.context;
  const title = translator(locale)("members:desk_people.title");
  const { membership, institution } = found;
  return json({
    ...{ title, locale, number: membership.number, name: nameOf(institution, locale) },
    view: await deskPeopleView(found, args.context),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireManaged(args);
  const { membership, institution } = found;
  const acting = { args, viewer, number: membership.number, institutionId: institution.id };
  const fields = await readForm(args.request);
  switch (fields.get("intent")) {
    case "appoint": {
      const form = parseFields(fields, appointmentSchema);
      if (!form.ok) return form.response;
      const outcome = await appointMainRepresentative(args.context, { ...form.value, number: acting.number }, viewer);
      return answer(outcome, fields, acting, "role-passed");
    }
    case "invite": {
      const form = parseFields(fields, speakerInvitationSchema);
      if (!form.ok) return form.response;
      const wait = await takeTry(acting, form.value.email);
      if (wait !== null) return rejectTooMany(fields, wait);
      const outcome = await inviteSpeaker(args.context, { ...form.value, number: acting.number }, viewer);
      const done = outcome.ok && outcome.hasReplaced ? "invited-instead" : "invited";
      return answer(outcome, fields, acting, done);
    }
    case "send-again": {
      const form = parseFields(fields, withdrawalSchema);
      if (!form.ok) return form.response;
      const wait = await takeTry(acting, form.value.email);
      if (wait !== null) return rejectTooMany(fields, wait);
      const again = { ...form.value, number: acting.number, locale: args.context.locale };
      return answer(await inviteSpeakerAgain(args.context, again, viewer), fields, acting, "invited-again");
    }
    case "take-back": {
      const form = parseFields(fields, withdrawalSchema);
      if (!form.ok) return form.response;
      const ended = { ...form.value, number: acting.number };
      const outcome = await takeSpeakerInvitationBack(args.context, ended, viewer);
      return answer(outcome, fields, acting, "invitation-withdrawn");
    }
    default:
      throw refuse(400);
  }
}

interface Acting {
  args: ActionFunctionArgs;
  viewer: Viewer;
  number: string;
  institutionId: string;
}

const takeTry = ({ args, viewer, institutionId }: Acting, email: string) =>
  takeInvitationTry(args.context, { user: viewer.id, institution: institutionId, email });

type Outcome = { ok: true } | OnItsWay | { ok: false; reason: Reason };

function answer(outcome: Outcome, fields: URLSearchParams, { args, number }: Acting, done: string): Response {
  if (outcome.ok) return redirectDone(`/memberships/${number}/people`, done);
  if ("since" in outcome) return answerOnItsWay(outcome, fields, args.context.locale);
  return answerRefusal(outcome.reason, fields, "members:desk_people.");
}

export default function MembershipPeople() {
  const { locale, view, ...desk } = useLoaderData<typeof loader>();
  return (
    <MembershipDesk {...desk}>
      <DeskPeople view={view} locale={locale} lastResult={useActionData<typeof action>()?.result} />
    </MembershipDesk>
  );
}
