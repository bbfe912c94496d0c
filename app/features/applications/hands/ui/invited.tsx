import type { SubmissionResult } from "@conform-to/react";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  AcceptedInvitation,
  DeclineInvitation,
  InvitationPage,
  type InvitationStanding,
} from "#app/features/accounts/ui/invitation.tsx";
import type { InvitedPage } from "../invited-model.ts";

interface InvitedProps {
  title: string;
  page: InvitedPage;
  as: InvitationStanding;
  path: string;
  locale: string;
  result?: SubmissionResult;
}

/** An invitation to an application as it stands for whoever is invited. */
export function Invited({ title, page, as, path, locale, result }: InvitedProps) {
  const { t } = useTranslation("invitations");
  const [search] = useSearchParams();
  if (page.state === "open" && search.has("decline") && (as === "join" || as === "sign_in_first"))
    return <DeclineInvitation text={page.text} path={path} />;
  if (page.state === "open") {
    return <InvitationPage {...page} as={as} path={path} locale={locale} result={result} canDecline />;
  }
  if (page.state === "accepted") {
    const { institution, to } = page;
    const isMember = page.kind === "institution";
    const text = t(isMember ? "accepted.member" : "accepted.text", { institution });
    const open = t(isMember ? "accepted.open_member" : "accepted.open");
    return <AcceptedInvitation {...{ title, text, as, to, open }} />;
  }
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{t(page.state === "declined" ? "declined" : "ended")}</p>
    </>
  );
}
