import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { confirmTie } from "#app/features/members/ties/confirm-tie.server.ts";
import { listTies, TIES_PAGE } from "#app/features/members/ties/list-ties.server.ts";
import { TiesPage } from "#app/features/members/ties/ui/ties-page.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const ties = await listTies(db, viewer.id);
  if (ties.length === 0) throw notFound();
  const t = translator(locale);
  return json({
    title: t("members:ties.title"),
    ties: ties.map(({ institution, roles, confirmedAt, since, isAsked, isResting }) => ({
      institutionId: institution.id,
      name: nameOf(institution, locale),
      roles: lineOf(
        roles.map((role) => t(`vocabulary:role.${role}`)),
        " · ",
      ),
      state: isResting ? ("resting" as const) : isAsked ? ("asked" as const) : ("confirmed" as const),
      on: formatDate(confirmedAt ?? since, locale),
    })),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const fields = await readForm(args.request);
  const outcome = await confirmTie(args.context, fields.get("institutionId") ?? "", viewer);
  if (!outcome.ok) throw notFound();
  return redirectDone(TIES_PAGE, "tie-confirmed");
}

export default function Ties() {
  const { title, ties } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="members" />
      <TiesPage ties={ties} />
    </div>
  );
}
