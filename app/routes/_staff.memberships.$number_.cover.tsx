import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { MembershipDesk } from "#app/features/members/institution/ui/membership-desk.tsx";
import { ownCover } from "#app/features/members/profile/own-cover.server.ts";
import { coverRemovalSchema } from "#app/features/members/profile/cover.schema.ts";
import { letCoverStand, takeCoverDown } from "#app/features/members/profile/take-cover-down.server.ts";
import { CoverRemoval } from "#app/features/members/profile/ui/cover-removal.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requireManaged } from "./answers/managed-membership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const { found } = await requireManaged(args);
  const { membership, institution } = found;
  const { db, locale } = args.context;
  const { words: _, ...view } = await ownCover(db, institution, locale);
  return json({
    title: translator(locale)("members:cover.title"),
    name: nameOf(institution, locale),
    number: membership.number,
    view,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireManaged(args);
  const { number } = found.membership;
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
  const { view, ...desk } = useLoaderData<typeof loader>();
  return (
    <MembershipDesk {...desk}>
      <CoverRemoval {...view} lastResult={useActionData<typeof action>()?.result} />
    </MembershipDesk>
  );
}
