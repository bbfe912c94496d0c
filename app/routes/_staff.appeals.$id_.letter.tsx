import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDeepStrictEqual } from "node:util";
import { useTranslation } from "react-i18next";
import { editFindingLetters } from "#app/features/applications/appeal/draft-finding.server.ts";
import { proposeFinding } from "#app/features/applications/appeal/judge-appeal.server.ts";
import { findPanelLetter, findPanelPage } from "#app/features/applications/appeal/panel-page.server.ts";
import { PanelLetter } from "#app/features/applications/appeal/ui/panel-letter.tsx";
import { keyOfWritten } from "#app/features/applications/decision/ui/written-for.tsx";
import { lettersSchema } from "#app/features/applications/letters/letter.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requirePanel } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.page.title);

async function readPage(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requirePanel(args);
  const { context, params } = args;
  const asked = { viewer, id: params.id ?? "", locale: context.locale, now: context.clock.now() };
  const page = await findPanelLetter(context, asked);
  if (!page && !(await findPanelPage(context, asked))) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await readPage(args);
  return page ? json({ page }) : redirect(`/appeals/${args.params.id ?? ""}`);
}

/** Proposes the letters that were read: what was typed since is shown first. */
export async function action(args: ActionFunctionArgs) {
  const { viewer, page } = await readPage(args);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent !== "save" && intent !== "propose") throw refuse(400);
  if (page && fields.get("draft") !== page.mark) return answerRefusal("stale", fields, "review:letter.");
  const form = parseFields(fields, lettersSchema([]));
  if (!form.ok) return form.response;
  if (!page) return answerRefusal("impossible", fields, "review:");
  const { version, letters } = form.value;
  const { context } = args;
  const shown = Object.fromEntries(page.letters.map(({ locale, words }) => [locale, words]));
  const read = lettersSchema([]).safeParse({ version, letters: shown });
  const isAsShown = isDeepStrictEqual(letters, read.data?.letters);
  if (intent === "save" || !isAsShown) {
    const outcome = await editFindingLetters(context, { applicationId: page.id, mark: page.mark }, letters, viewer);
    if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
    return redirectDone(`/appeals/${page.id}/letter`, intent === "save" ? "letter_saved" : "letter_changed");
  }
  const outcome = await proposeFinding(context, { applicationId: page.id, version, mark: page.mark }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone("/appeals", outcome.found ? "found" : "voted");
}

export default function LetterOfPanel() {
  const { t } = useTranslation("appeal");
  const { page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <DoneNotice ns="appeal" />
      <Breadcrumbs
        items={[
          { label: t("list.title"), to: "/appeals" },
          { label: page.title, to: `/appeals/${page.id}` },
          { label: t("panel.letter") },
        ]}
      />
      <h1>{t("panel.letter")}</h1>
      <RefusalHere lastResult={lastResult} />
      <PanelLetter key={`${page.version} ${keyOfWritten(page.mark, lastResult)}`} page={page} lastResult={lastResult} />
    </div>
  );
}
