import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { browserCookie, browserOf } from "#app/features/accounts/known-device.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findReported, isOwnPage } from "#app/features/moderation/find-reported.server.ts";
import { reportPath } from "#app/features/moderation/moderation.ts";
import { reportSchema } from "#app/features/moderation/moderation.schema.ts";
import { findOwnReport, type Reporter, reportPage } from "#app/features/moderation/report-page.server.ts";
import { ReportForm } from "#app/features/moderation/ui/report-form.tsx";
import type { PageRef } from "#app/features/moderation/moderation.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findSender, findViewer } from "#app/http/guards.server.ts";
import { reasonToSay } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, movedOn, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Callout } from "#app/ui/callout.tsx";
import { PageHead } from "#app/features/moderation/ui/page-head.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { PAGE_KINDS } from "#db/vocabulary-moderation.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

/** The same for what is missing, hidden since or not theirs to see; what was typed is handed back. */
async function reportGone({ locale }: LoaderFunctionArgs["context"], request: Request): Promise<Response> {
  const t = translator(locale);
  const fields = [...(await readForm(request))];
  const about = { text: t("moderation:report.gone"), to: "/", link: t("common:error_page.home") };
  return movedOn({ ...about, typed: [], fields }, 404);
}

/** The page of the address, for whoever reads it and does not answer for it. */
async function requireReported(
  { context, params, request }: LoaderFunctionArgs | ActionFunctionArgs,
  viewer: Viewer | null,
) {
  const kind = PAGE_KINDS.find((one) => one === params.kind);
  const asked = kind && { kind, at: params.at ?? "" };
  const page = asked && (await findReported(context.db, asked, { viewer, today: dayNow(context.clock) }));
  if (!page) throw kind && request.method === "POST" ? await reportGone(context, request) : notFound();
  authorize(!isOwnPage(page, viewer));
  return { page, asked };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale } = args.context;
  const viewer = await findViewer(args);
  const { page } = await requireReported(args, viewer);
  const t = translator(locale);
  const reportedAt = await findOwnReport(db, page, reporterOf(args.context, viewer));
  return json({
    title: t("moderation:report.title"),
    page: { title: page.titleIn(locale), to: page.path, kind: t(`moderation:kind.${page.kind}`) },
    isSignedIn: viewer !== null,
    reportedOn: reportedAt && formatDate(reportedAt, locale),
  });
}

/** What one person may report, and what strangers of one network may: of one page, altogether, and with all others. */
async function waitFor({ limits, clientIp: ip }: ActionFunctionArgs["context"], viewer: Viewer | null, page: PageRef) {
  if (viewer) return limits.consume("reportByUser", { user: viewer.id });
  const wait =
    (await limits.consume("reportByAddressAndPage", { ip, link: page.id })) ??
    (await limits.consume("reportByAddress", { ip }));
  return wait ?? limits.consume("reportByStrangers", {});
}

const reporterOf = ({ config, cookieHeader }: LoaderFunctionArgs["context"], viewer: Viewer | null): Reporter => ({
  viewer,
  browser: browserOf(config, cookieHeader),
});

/** The same for whoever sends a report: the browser of a stranger is known again from then on. */
function senderOf(context: ActionFunctionArgs["context"], viewer: Viewer | null): Reporter {
  const known = reporterOf(context, viewer);
  if (viewer || known.browser) return known;
  const browser = randomUUID();
  context.setCookies.push(browserCookie(context.config, browser));
  return { viewer, browser };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const viewer = await findSender(args);
  const { page, asked } = await requireReported(args, viewer);
  const fields = await readForm(args.request);
  const form = parseFields(fields, reportSchema);
  if (!form.ok) return form.response;
  const here = reportPath(asked.kind, asked.at);
  // Said on the page itself, beside nothing else: it is in hand.
  if (await findOwnReport(context.db, page, reporterOf(context, viewer))) return redirect(here);
  const wait = await waitFor(context, viewer, page);
  if (wait !== null) return rejectTooMany(fields, wait);
  const reported = await reportPage(context, { ...asked, values: form.value }, senderOf(context, viewer));
  if (!reported.ok) throw reasonToSay(reported.reason);
  return redirectDone(here, "reported");
}

export default function ReportPage() {
  const { t } = useTranslation("moderation");
  const { title, page, isSignedIn, reportedOn } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <PageHead title={title} page={page} />
      <DoneNotice ns="moderation" />
      <RefusalHere lastResult={result} />
      {reportedOn ? (
        <Callout tone="info">
          <p>{t("report.already", { day: reportedOn })}</p>
        </Callout>
      ) : (
        <>
          <p>{t("report.lead")}</p>
          <p>{t(isSignedIn ? "report.told" : "report.stranger")}</p>
          <ReportForm lastResult={result} />
        </>
      )}
    </div>
  );
}
