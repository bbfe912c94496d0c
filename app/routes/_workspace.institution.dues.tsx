import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { institutionIds } from "#app/features/accounts/viewer.ts";
import { contactSchema } from "#app/features/dues/dues.schema.ts";
import { OWN_DUES } from "#app/features/dues/dues-letters.server.ts";
import { hasInvoice } from "#app/features/dues/invoices.server.ts";
import { areDuesOn } from "#app/features/dues/keep-schedule.server.ts";
import { hasGivenUp, nameContact } from "#app/features/dues/name-contact.server.ts";
import { canReadOwnDues, ownDues } from "#app/features/dues/own-dues.server.ts";
import { GIVE_UP, OwnDuesPage } from "#app/features/dues/ui/own-dues-page.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnInstitution } from "./answers/own-institution.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.whose);

async function requireOwnDues(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { db } = args.context;
  if (!(await areDuesOn(db)) && !(await hasInvoice(db, institutionIds(viewer)))) throw notFound();
  const own = await requireOwnInstitution(args, viewer);
  authorize(await canReadOwnDues(args.context.db, viewer, own.institution.id));
  return { viewer, own };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, own } = await requireOwnDues(args);
  const { db, locale, clock } = args.context;
  return json({
    openedFor: own.institution.id,
    title: translator(locale)("dues:own.title"),
    whose: nameOf(own.institution, locale).name,
    home: `/institution?institution=${own.institution.id}`,
    view: await ownDues(db, viewer, own, { locale, today: dayNow(clock) }),
  });
}

export async function action(args: ActionFunctionArgs) {
  // Whose page the form stood on is held against who sends it.
  await requireUser(args);
  const fields = await readForm(args.request);
  const before = fields.get("intent") === GIVE_UP ? await givenUpBefore(args) : null;
  if (before) return before;
  const { viewer, own } = await requireOwnDues(args);
  if (!(await areDuesOn(args.context.db))) throw notFound();
  const form = parseFields(fields, contactSchema);
  if (!form.ok) return form.response;
  const { id: institutionId } = own.institution;
  const named = await nameContact(args.context, { institutionId, userId: form.value.contact }, viewer);
  if (!named.ok) return answerRefusal(named.reason, fields, "dues:");
  // Whoever was only the contact has no page of dues any more.
  if (!(await canReadOwnDues(args.context.db, viewer, institutionId))) return givenUp(institutionId);
  return redirectDone(
    `${OWN_DUES}?institution=${institutionId}`,
    form.value.contact === null ? "contact-nobody" : "contact",
  );
}

const givenUp = (institutionId: string) => redirectDone(`/institution?institution=${institutionId}`, "dues-given-up");

/** The answer to whoever gives dues up that are not theirs any more: pressed twice is done once. */
async function givenUpBefore(args: ActionFunctionArgs): Promise<Response | null> {
  const viewer = await requireUser(args);
  const { institution } = await requireOwnInstitution(args, viewer);
  return (await hasGivenUp(args.context, institution.id, viewer)) ? givenUp(institution.id) : null;
}

export default function OwnDues() {
  const { title, whose, home, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("members");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("institution.title"), to: home }, { label: title }]} />
      <h1>{title}</h1>
      <p className="soft">{whose}</p>
      <DoneNotice ns="dues" />
      <OwnDuesPage view={view} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
