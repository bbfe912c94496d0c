import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { barView } from "#app/features/contact/bar.server.ts";
import { enquirySchema } from "#app/features/contact/contact.schema.ts";
import { Barred } from "#app/features/contact/ui/barred.tsx";
import { countEnquiry, findSpent, giveEnquiryBack } from "#app/features/contact/enquiry-limits.server.ts";
import { EnquiryForm } from "#app/features/contact/ui/enquiry-form.tsx";
import {
  canBeAnswered,
  findAddressed,
  findSentBefore,
  readerLanguages,
  unitsToWriteTo,
  writeToMember,
} from "#app/features/contact/write-enquiry.server.ts";
import type { WritingView } from "#app/features/contact/ui/contact-model.ts";
import { ownAddressed, sendersOf } from "#app/features/contact/write-as.server.ts";
import { OwnAddressed } from "#app/features/contact/ui/own-addressed.tsx";
import { readerWords } from "#app/features/letters/reader-words.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { findOwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { unitOptions } from "#app/features/members/units/unit-form.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { LostText } from "#app/features/contact/ui/lost-text.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

const sameFor = (key: string) => ({ minutes: key, hours: key });
const SPENT = {
  sender: sameFor("contact:spent.sender_kept"),
  receiver: sameFor("contact:spent.receiver_kept"),
  both: sameFor("contact:spent.both_kept"),
};

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.name);

async function readAsked(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, clock } = args.context;
  const slug = new URL(args.request.url).searchParams.get("to") ?? "";
  const found = await findAddressed(db, slug, viewer, dayNow(clock));
  const institution = found?.institution ?? (await ownAddressed(db, slug, viewer));
  if (!institution) throw notFound();
  return { viewer, slug, institution, isOwn: found === null };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, slug, institution, isOwn } = await readAsked(args);
  const { db, locale, clock, limits, clientIp } = args.context;
  const today = dayNow(clock);
  const head = {
    title: translator(locale)("contact:new"),
    name: nameOf(institution, locale),
    profileTo: `/directory/${slug}`,
  };
  if (isOwn) {
    const own = await findOwnInstitution(db, viewer, institution.id, today);
    return json({ ...head, own: { to: own && `/institution?institution=${institution.id}` }, writing: null }, 403);
  }
  const senders = await sendersOf(db, viewer, today);
  const isOfMember = senders.length > 0;
  const units = await unitsToWriteTo(db, institution.id, viewer, today);
  const unit = new URL(args.request.url).searchParams.get("unit") ?? "";
  const writing: WritingView = {
    senders: senders.map((one) => ({ value: one.id, label: nameOf(one, locale).name })),
    // Of several nobody but the person knows for which it is: a message that goes out for the wrong one cannot be taken back.
    from: (senders.length === 1 && senders[0]?.id) || null,
    units: unitOptions(
      units.map((one) => one.unit),
      units,
      locale,
    ),
    unit: units.some((one) => one.unit.id === unit) ? unit : "",
    bar: await barView(db, viewer.id, locale),
    isReachable: await canBeAnswered(db, institution.id),
    isOfMember,
    spent: await findSpent(limits, { viewer, isOfMember, institutionId: institution.id, ip: clientIp }),
    readers: readerWords(await readerLanguages(db, institution.id), "free"),
  };
  return json({ ...head, own: null, writing });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, slug, institution, isOwn } = await readAsked(args);
  const { db, limits, clock, clientIp: ip } = args.context;
  const fields = await readForm(args.request);
  if (isOwn) return rejectFields(fields, {}, 403);
  const form = parseFields(fields, enquirySchema);
  if (!form.ok) return form.response;
  const isOfMember = (await sendersOf(db, viewer, dayNow(clock))).length > 0;
  const writing = { viewer, isOfMember, institutionId: institution.id, ip };
  // What is sent already is answered as sent, however many may be sent.
  const before = await findSentBefore(args.context, institution.id, form.value, viewer);
  if (before !== null) return redirectDone(`/messages/${before}`, "sent");
  const spent = await countEnquiry(limits, writing);
  if (spent) return rejectTooMany(fields, spent.wait, SPENT[spent.whose]);
  const sent = await writeToMember(args.context, { slug, ...form.value }, viewer);
  if (!sent.ok || !sent.isNew) await giveEnquiryBack(limits, writing);
  if (sent.ok) return redirectDone(`/messages/${sent.id}`, "sent");
  if (sent.reason === "no-unit") return rejectFields(fields, { unit: ["contact:refused.no-unit"] });
  if (sent.reason === "no-sender") return rejectFields(fields, whyNoSender(form.value.from, isOfMember));
  return answerRefusal(sent.reason, fields, "contact:");
}

/** Nothing was chosen, or one for which the person acts no more; nobody is left to be chosen of who acts for none now. */
function whyNoSender(from: string | undefined, isOfMember: boolean): Record<string, string[]> {
  if (!isOfMember) return { "": ["contact:refused.no-sender-left"] };
  return { from: [from === undefined ? "errors:required" : "contact:refused.no-sender"] };
}

export default function NewMessage() {
  const { title, name, profileTo, own, writing } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: name.name, to: profileTo }, { label: title }]} />
      <h1>{title}</h1>
      <RefusalHere lastResult={result} />
      <p>
        <InstitutionName {...name} />
      </p>
      {own && <OwnAddressed to={own.to} lastResult={result} />}
      {writing && <Writing {...writing} lastResult={result} />}
    </div>
  );
}

type WritingProps = WritingView & { lastResult: SubmissionResult | undefined };

function Writing({ bar, spent, isReachable, isOfMember, lastResult: result, ...form }: WritingProps) {
  const { t } = useTranslation("contact");
  const lost = <LostText lastResult={result} labels={{ subject: t("subject"), body: t("body") }} />;
  if (bar)
    return (
      <>
        <Barred bar={bar} />
        {lost}
      </>
    );
  if (spent && !result) return <Callout tone="wait" title={t(`spent.${spent.whose}`)} />;
  if (!isReachable)
    return (
      <>
        <Callout tone="wait" title={t("refused.impossible")} />
        {lost}
      </>
    );
  return (
    <>
      <p>{t(isOfMember ? "lead_member" : "lead_visitor")}</p>
      <EnquiryForm {...form} lastResult={result} />
    </>
  );
}
