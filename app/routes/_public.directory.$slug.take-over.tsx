import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { accountStanding, representsInstitution } from "#app/features/accounts/viewer.ts";
import { takeOverSchema } from "#app/features/applications/hands/access.schema.ts";
import { askToBeLetIn } from "#app/features/applications/hands/ask-access.server.ts";
import { viewOpenRequestTo } from "#app/features/applications/hands/requests-page.server.ts";
import { OpenRequest } from "#app/features/applications/hands/ui/request-lists.tsx";
import { HANDS_LENGTHS } from "#app/features/applications/hands/hands.schema.ts";
import { WayToAccount } from "#app/features/applications/precheck/ui/way-to-account.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { barView } from "#app/features/contact/bar.server.ts";
import { Barred } from "#app/features/contact/ui/barred.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity, findViewer, requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { leadToPresent } from "./answers/present-address.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title, data?.name),
  { name: "robots", content: "noindex" },
];

async function findMember(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { db, clock, locale } = args.context;
  const viewer = await findViewer(args);
  const found = await findProfile(db, args.params.slug ?? "", { viewer, today: dayNow(clock) });
  if (!found) throw notFound();
  const { id, slug } = found.institution;
  return { id, slug, path: `/directory/${slug}`, name: nameOf(found.institution, locale).name };
}

/** The page is the same for every member, whoever speaks for it: a stranger learns nothing of its people. */
export async function loader(args: LoaderFunctionArgs) {
  const { id, slug, path, name } = await findMember(args);
  leadToPresent(args, slug);
  const identity = await findIdentity(args);
  if (identity?.viewer.isVerified && representsInstitution(identity.viewer, id))
    throw redirect(`/institution/people?institution=${id}`);
  const reader = accountStanding(identity && identity.viewer);
  const title = translator(args.context.locale)("invitations:take_over.title");
  const { email = "", name: person = "" } = identity?.viewer ?? {};
  const bar = identity && (await barView(args.context.db, identity.viewer.id, args.context.locale));
  const about = { subjectType: "institution", subjectId: id } as const;
  const open = await viewOpenRequestTo(args.context, about, identity && identity.viewer, args.context.locale);
  return json({ title, path, name, reader, email, person, bar, open });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const { id: subjectId } = await findMember(args);
  const fields = await readForm(args.request);
  const form = parseFields(fields, takeOverSchema);
  if (!form.ok) return form.response;
  const wait = await context.limits.consume("accessRequestByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const target = { subjectType: "institution", subjectId, isTakeOver: true } as const;
  const asked = await askToBeLetIn(context, { ...target, ...form.value }, viewer);
  if (asked.ok) return redirectDone("/requests", "asked");
  return answerRefusal(asked.reason, fields, "invitations:");
}

export default function AskToTakeOver() {
  const { t } = useTranslation("invitations");
  const { title, path, name, reader, person, email, bar, open } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<{ position: string; words: string }>({ id: "take-over", lastResult: result });
  const labels = { position: t("take_over.position"), words: t("take_over.words") };
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <Breadcrumbs
        items={[{ label: t("members:directory.title"), to: "/directory" }, { label: name, to: path }, { label: title }]}
      />
      <h1>{title}</h1>
      <p className="lead">{t("take_over.lead", { name })}</p>
      <DoneNotice ns="accounts" />
      <RefusalHere lastResult={result} />
      <ol>
        <li>{t("take_over.step.told")}</li>
        <li>{t("take_over.step.head")}</li>
        <li>{t("take_over.step.decided")}</li>
      </ol>
      {open && <OpenRequest request={open} />}
      {reader === "verified" && !open && <Barred bar={bar} />}
      {reader === "verified" && !open && !bar && (
        <PortalForm form={form} labels={labels}>
          <p>{t("take_over.as", { person, email })}</p>
          <TextField field={fields.position} label={labels.position} autoComplete="organization-title" />
          <TextAreaField
            field={fields.words}
            label={labels.words}
            help={t("take_over.words_help")}
            rows={5}
            limit={HANDS_LENGTHS.words}
          />
          <FormActions>
            <Button type="submit">{t("access.send")}</Button>
          </FormActions>
        </PortalForm>
      )}
      <WayToAccount reader={reader} text={t("access.account")} here={`${path}/take-over`} />
    </div>
  );
}
