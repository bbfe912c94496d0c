import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { HandsPage } from "#app/features/applications/hands/hands-model.ts";
import { viewHandsPage } from "#app/features/applications/hands/hands-page.server.ts";
import type { OwnProposalView } from "#app/features/applications/handover/handover-model.ts";
import { viewOwnProposal } from "#app/features/applications/handover/handover-page.server.ts";
import { OwnProposal } from "#app/features/applications/handover/ui/handover-page.tsx";
import { AskingList, HandsList, InvitedList } from "#app/features/applications/hands/ui/hands-list.tsx";
import { AskToTakeOver, InviteHand, OfferFile } from "#app/features/applications/hands/ui/invite-forms.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { answered } from "#app/ui/answered.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { postHands } from "./answers/hands.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { db, locale } = args.context;
  const proposal = await viewOwnProposal(db, file.application.id, { viewer, locale });
  return json({ ...(await viewHandsPage(args.context, file, viewer, locale)), proposal });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  return postHands(args, file.application.id, viewer);
}

export default function People() {
  const { t } = useTranslation("invitations");
  const { proposal, ...page } = useLoaderData<typeof loader>() as HandsPage & { proposal: OwnProposalView | null };
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: page.institution, to: `/applications/${page.applicationId}` }, { label: page.title }]}
      />
      <h1>{page.title}</h1>
      <DoneNotice ns="invitations" />
      <RefusalHere lastResult={result} />
      <OwnProposal proposal={proposal} />
      <AskingList requests={page.requests} />
      <HandsList page={page} />
      <InvitedList invitations={page.invitations} />
      {page.canChange && <InviteHand locale={page.locale} lastResult={answered(result, "invite")} />}
      {page.canChange && <OfferFile locale={page.locale} lastResult={answered(result, "offer")} />}
      {page.canAskToTakeOver && <AskToTakeOver lastResult={answered(result, "ask")} />}
      {page.hasAsked && <p>{t("people.has_asked")}</p>}
    </div>
  );
}
