import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answersFor, mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import { findLatestConfirmation } from "#app/features/applications/file/application-queries.server.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import { recallApplication, renewHeadLink, sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { viewSubmissionPage } from "#app/features/applications/apply/submission-page.server.ts";
import { isOtherState, viewFirstChecks } from "#app/features/applications/apply/first-checks.server.ts";
import { FirstChecksCard } from "#app/features/applications/apply/ui/first-checks.tsx";
import { StillOpen } from "#app/features/applications/apply/ui/still-open.tsx";
import { AppliesAs } from "#app/features/applications/file/ui/applies-as.tsx";
import { DoubtsNotice } from "#app/features/applications/file/ui/saved-notes.tsx";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { applicationMovedOn } from "./answers/application-moved-on.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { authorize, refuse, tooMany } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { db, clock, locale } = args.context;
  const isOpen = file.application.status === "draft" && mayWriteIn(viewer, file.application);
  if (!isOpen) throw redirect(`/applications/${file.application.id}`);
  const checks = await viewFirstChecks({ db, clock }, file, locale);
  const isChanged = new URL(args.request.url).searchParams.has("changed");
  const canSend = answersFor(viewer, file.application);
  return json({ ...viewSubmissionPage(file, clock.now(), locale), checks, isChanged, canSend });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { context, request } = args;
  const { id } = file.application;
  authorize(answersFor(viewer, { id }));
  const fields = await readForm(request);
  const intent = fields.get("intent");
  const home = `/applications/${id}`;
  if (intent === "recall") {
    if (!(await recallApplication(context, id, viewer)).ok)
      throw await applicationMovedOn(context, { applicationId: id }, viewer);
    return redirectDone(home, "recalled");
  }
  if (intent !== "send" && intent !== "renew") throw refuse(400);
  if (intent === "send" && isOtherState(file, fields.get("revision"))) return redirect(`${home}/submission?changed=1`);
  if (intent === "renew" && onItsWay((await findLatestConfirmation(context.db, id))?.sentAt, context.clock.now()))
    return redirectDone(home, "link_on_its_way");
  const wait =
    (await context.limits.consume("headLinkByApplication", { application: id })) ??
    (await context.limits.consume("headLinkByUser", { user: viewer.id }));
  if (wait !== null) throw tooMany(wait);
  return intent === "renew" ? renewLink(args, id, viewer) : send(args, id, viewer);
}

async function renewLink({ context }: ActionFunctionArgs, id: string, viewer: Viewer) {
  const renewed = await renewHeadLink(context, id, viewer);
  const isOnItsWay = !renewed.ok && "since" in renewed;
  if (!renewed.ok && !isOnItsWay) throw await applicationMovedOn(context, { applicationId: id }, viewer);
  return redirectDone(`/applications/${id}`, isOnItsWay ? "link_on_its_way" : "link_renewed");
}

async function send({ context }: ActionFunctionArgs, id: string, viewer: Viewer) {
  const sent = await sendToHead(context, id, viewer);
  if (sent.ok) return redirectDone(`/applications/${id}`, "sent_to_head");
  if (sent.reason === "incomplete") return redirect(`/applications/${id}/submission`);
  throw await applicationMovedOn(context, { applicationId: id }, viewer);
}

export default function Submission() {
  const { t } = useTranslation("applications");
  const { title, applicationId, institution, groups, category, basis, doubts, head, checks, isChanged, canSend } =
    useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: institution, to: `/applications/${applicationId}` }, { label: title }]} />
      <h1>{title}</h1>
      {isChanged && (
        <Callout tone="wait" role="status">
          <p>{t("checked.changed")}</p>
        </Callout>
      )}
      {groups.length > 0 && <StillOpen sections={groups} />}
      <AppliesAs {...category} basis={basis} />
      <FirstChecksCard checks={checks} />
      <DoubtsNotice doubts={doubts} />
      {groups.length === 0 && (
        <Form method="post" className="stack">
          <OpenedBy />
          <input type="hidden" name="revision" value={checks.revision} />
          <p className="lead">{t("submission.ready.text", { name: head.name, email: head.email })}</p>
          <p>{t("submission.ready.then")}</p>
          <p>
            <Link to={`/applications/${applicationId}/print`}>{t("submission.ready.read")}</Link>
          </p>
          {canSend ? (
            <div>
              <Button type="submit" name="intent" value="send">
                {t("submission.send")}
              </Button>
            </div>
          ) : (
            <p>
              {t("submission.not_yours")}{" "}
              <Link to={`/applications/${applicationId}/people`}>{t("invitations:people.title")}</Link>
            </p>
          )}
        </Form>
      )}
    </div>
  );
}
