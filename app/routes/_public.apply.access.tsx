import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { accountStanding, belongsToInstitution, handIn, type Viewer } from "#app/features/accounts/viewer.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { viewOpenRequestTo } from "#app/features/applications/hands/requests-page.server.ts";
import { OpenRequest } from "#app/features/applications/hands/ui/request-lists.tsx";
import { askSchema, HANDS_LENGTHS } from "#app/features/applications/hands/hands.schema.ts";
import { findHereInRegistry } from "#app/features/applications/precheck/find-here.server.ts";
import { WayToAccount } from "#app/features/applications/precheck/ui/way-to-account.tsx";
import type { Subject } from "#app/features/invitations/invitation.ts";
import { barView } from "#app/features/contact/bar.server.ts";
import { Barred } from "#app/features/contact/ui/barred.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity, findViewer, requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

/** The institution of the address, as long as the eligibility check tells the reader of it; else the way to the check. */
async function findHere({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const asked = new URL(request.url).searchParams.get("registry") ?? "";
  const registry = /^[a-z0-9]{5,20}$/.exec(asked)?.[0];
  const wait = registry ? await context.limits.consume("searchByAddress", { ip: context.clientIp }) : null;
  if (wait !== null) throw tooMany(wait);
  const viewer = await findViewer({ context });
  const here = registry ? await findHereInRegistry(context, { registryId: registry, viewer }, context.locale) : null;
  if (here && "wait" in here) throw tooMany(here.wait);
  if (!here || !registry) throw redirect("/apply");
  return { ...here, registry };
}

/** Where somebody goes on who acts there already; null for everybody else. */
function ownPlace(viewer: Viewer, { subjectType, subjectId }: Subject): string | null {
  if (subjectType === "application") return handIn(viewer, subjectId) === null ? null : `/applications/${subjectId}`;
  return belongsToInstitution(viewer, subjectId) ? "/institution" : null;
}

export async function loader(args: LoaderFunctionArgs) {
  const { kind, name, subject, registry, slug } = await findHere(args);
  const identity = await findIdentity(args);
  const own = identity?.viewer.isVerified ? ownPlace(identity.viewer, subject) : null;
  if (own) throw redirect(own);
  const reader = accountStanding(identity && identity.viewer);
  const title = translator(args.context.locale)("invitations:access.title");
  const takeOverTo = slug && `/directory/${slug}/take-over`;
  const bar = identity && (await barView(args.context.db, identity.viewer.id, args.context.locale));
  const open = await viewOpenRequestTo(args.context, subject, identity && identity.viewer, args.context.locale);
  return json({ title, kind, name, reader, bar, open, takeOverTo, here: `/apply/access?registry=${registry}` });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const { subject } = await findHere(args);
  const fields = await readForm(args.request);
  const form = parseFields(fields, askSchema);
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("accessRequestByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const asked = await askToBeLetIn(context, { ...subject, isTakeOver: false, ...form.value }, viewer);
  if (asked.ok) return redirectDone("/requests", "asked");
  return answerRefusal(asked.reason, fields, "invitations:");
}

export default function AskAccess() {
  const { t } = useTranslation("invitations");
  const { title, kind, name, reader, bar, open, takeOverTo, here } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<{ words: string }>({ id: "access", lastResult: result });
  const labels = { words: t("access.words") };
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <h1>{title}</h1>
      <p className="lead">{t(`access.lead.${kind}`, { name })}</p>
      <DoneNotice ns="accounts" />
      <RefusalHere lastResult={result} />
      <p>{t("access.what")}</p>
      {takeOverTo && (
        <p>
          <Link to={takeOverTo}>{t("members:profile.take_over")}</Link>
        </p>
      )}
      {open && <OpenRequest request={open} />}
      {reader === "verified" && !open && <Barred bar={bar} />}
      {reader === "verified" && !open && !bar && (
        <PortalForm form={form} labels={labels}>
          <TextAreaField
            field={fields.words}
            label={labels.words}
            help={t("access.words_help")}
            rows={5}
            limit={HANDS_LENGTHS.words}
          />
          <FormActions>
            <Button type="submit">{t("access.send")}</Button>
          </FormActions>
        </PortalForm>
      )}
      <WayToAccount reader={reader} text={t("access.account")} here={here} />
    </div>
  );
}
