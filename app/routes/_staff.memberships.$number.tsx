import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isCoordinator } from "#app/features/accounts/viewer.ts";
import { findAgendaPlace } from "#app/features/council/session/before-council.server.ts";
import { certificateChoice } from "#app/features/members/certificate/certificate-choice.server.ts";
import { CertificateForm } from "#app/features/members/certificate/ui/certificate-form.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import {
  canManageMembership,
  canSeeMembership,
  canSeeRuling,
} from "#app/features/members/institution/member.policy.ts";
import {
  findMembership,
  listDroppedProposals,
  listMembershipChanges,
} from "#app/features/members/institution/membership-queries.server.ts";
import { isCurrent, standingOf } from "#app/features/members/institution/membership.ts";
import {
  historyViews,
  membershipCard,
  standingWord,
} from "#app/features/members/institution/membership-view.server.ts";
import type { RulingView } from "#app/features/members/institution/ui/membership-model.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import { hearingCard } from "#app/features/members/hearing/notice-view.server.ts";
import type { HearingCardView } from "#app/features/members/hearing/ui/notice-model.ts";
import { HearingCard } from "#app/features/members/hearing/ui/hearing-facts.tsx";
import { rulingView } from "#app/features/members/membership/ruling-view.server.ts";
import { MembershipFacts } from "#app/features/members/membership/ui/membership-facts.tsx";
import { mergePath } from "#app/features/members/merging/merge-path.ts";
import { mergingWaiting } from "#app/features/members/merging/merging-view.server.ts";
import { renamingWaiting } from "#app/features/members/renaming/renaming-view.server.ts";
import { renewalAsked } from "#app/features/members/renewal/renewal-view.server.ts";
import { RenewalAsked } from "#app/features/members/renewal/ui/renewal-asked.tsx";
import { WithdrawalCard } from "#app/features/members/leaving/ui/withdrawal-card.tsx";
import { withdrawalCard } from "#app/features/members/leaving/withdrawal-view.server.ts";
import { holdsForm, MembershipRuling, RulingRefused } from "#app/features/members/membership/ui/membership-ruling.tsx";
import { findCover } from "#app/features/members/profile/cover-queries.server.ts";
import { ReportedYears } from "#app/features/members/year/ui/reported-years.tsx";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { type Reporting, reportedYears } from "#app/features/projects/yearly/reported-years.server.ts";
import { dayText } from "#app/features/members/profile/profile-view.server.ts";
import type { Locale } from "#db/locales.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { answered } from "#app/ui/answered.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { Time } from "#app/ui/time.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { answerMembership } from "./answers/membership.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.card.number);

async function findInScope({ params, context }: LoaderFunctionArgs, viewer: Viewer) {
  const found = await findMembership(context.db, params.number ?? "");
  if (!found || !canSeeMembership(viewer, found.institution.country)) throw notFound();
  return found;
}

/** Where the picture of its page is looked at; null where it has none. */
async function coverDesk({ db }: LoaderFunctionArgs["context"], institutionId: string, number: string) {
  return (await findCover(db, institutionId)) ? `/memberships/${number}/cover` : null;
}

const accreditedText = ({ accreditedUntil: day }: { accreditedUntil: string | null }, locale: Locale) =>
  day === null ? null : dayText(day, locale);

/** What it told of its years, as far as the reader finds it on the board; nothing for who reads no rulings. */
async function reportedFor(
  { context }: LoaderFunctionArgs,
  found: Reporting & { institution: { country: string } },
  viewer: Viewer,
) {
  const { id: institutionId, country } = found.institution;
  if (!canSeeRuling(viewer, { institutionId, country, conflictedIds: [] })) return [];
  const { db, clock, locale } = context;
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return reportedYears(found, { db, audience: await getAudience(db, viewer, words.today), words });
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { db, clock, locale } = args.context;
  const found = await findInScope(args, viewer);
  const { membership, institution } = found;
  const member = { institutionId: institution.id, country: institution.country };
  const agendaTo = (subjectId: string) => findAgendaPlace(db, { subjectType: "membership", subjectId });
  const today = dayNow(clock);
  const isTold = canSeeRuling(viewer, { ...member, conflictedIds: [] });
  const reading = { db, locale, now: clock.now() };
  const changes = await listMembershipChanges(db, [membership.id]);
  const hasPeople = isCurrent(membership.status) && canManageMembership(viewer, member);
  return json({
    name: nameOf(institution, locale),
    listTo: isCoordinator(viewer) ? "/memberships" : undefined,
    profileTo: `/directory/${institution.slug}`,
    peopleTo: hasPeople ? `/memberships/${membership.number}/people` : null,
    coverTo: canManageMembership(viewer, member)
      ? await coverDesk(args.context, institution.id, membership.number)
      : null,
    card: membershipCard(membership, { locale, today }),
    accredited: accreditedText(institution, locale),
    certificate: isEntitled(membership, "take_certificate", today)
      ? certificateChoice(institution, `/memberships/${membership.number}/certificate.pdf`, locale)
      : null,
    noCertificate: standingWord(standingOf(membership, today), "explain", translator(locale)),
    changes: historyViews(changes, isTold ? await listDroppedProposals(db, membership.id) : [], locale),
    withdrawal: isTold ? await withdrawalCard(found, viewer, reading) : null,
    nameTo: canManageMembership(viewer, member) ? `/memberships/${membership.number}/name` : null,
    nameAsked: canManageMembership(viewer, member) ? await renamingWaiting(found, { db, locale }) : null,
    mergeTo: canManageMembership(viewer, member) ? mergePath(membership.number) : null,
    mergeAsked: canManageMembership(viewer, member) ? await mergingWaiting(found, { db, locale }) : null,
    renewal: isTold ? await renewalAsked(found, reading) : null,
    reported: await reportedFor(args, found, viewer),
    hearing: isTold ? await hearingCard(reading, membership.id, viewer) : null,
    ruling: await rulingView(db, found, { viewer, locale, now: clock.now(), agendaTo }),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { membership } = await findInScope(args, viewer);
  return answerMembership(args, membership.number, viewer);
}

/** What the address says was done just now, as long as it is so. */
const OPEN_NOW = ["ruling-proposed", "notice-given"];
const SETTLED_NOW = ["ruling-confirm", "ruling-decline", "ruling-take_back"];
const isStillSo = (code: string, isOpen: boolean) => (isOpen ? !SETTLED_NOW.includes(code) : !OPEN_NOW.includes(code));

interface Forms {
  hearing: HearingCardView | null;
  ruling: RulingView | null;
}

/** Whose answer it is: of a form that is still on the page, or of one that is not, which gives its words to none. */
function placed(result: SubmissionResult | undefined, { hearing, ruling }: Forms) {
  const onObjection = hearing?.current?.answerReaders ? answered(result, "answer_objection") : undefined;
  const onRuling = holdsForm(ruling, result) ? result : undefined;
  return { onObjection, onRuling, refused: (onObjection ?? onRuling) ? undefined : result };
}

export default function Membership() {
  const { t } = useTranslation("members");
  const {
    name,
    listTo,
    profileTo,
    peopleTo,
    nameTo,
    nameAsked,
    mergeTo,
    mergeAsked,
    coverTo,
    card,
    certificate,
    noCertificate,
    changes,
    accredited,
    ...waiting
  } = useLoaderData<typeof loader>();
  const { withdrawal, renewal, reported, hearing, ruling } = waiting;
  const desks = [
    { to: nameTo, label: t("renaming.title") },
    { to: mergeTo, label: t("merging.title") },
    { to: peopleTo, label: t("desk_people.title") },
    { to: coverTo, label: t("cover.title") },
  ].flatMap(({ to, label }) => (to ? [{ to, label }] : []));
  const { onObjection, onRuling, refused } = placed(useActionData<typeof action>()?.result, waiting);
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("memberships.title"), to: listTo }, { label: card.number }]} />
      <h1>
        <InstitutionName {...name} />
      </h1>
      <DoneNotice ns="members" isStillSo={(code) => isStillSo(code, ruling?.kind === "proposed")} />
      {refused && <RulingRefused lastResult={refused} />}
      <Card title={t("profile.membership")}>
        <MembershipFacts
          card={card}
          more={[
            {
              term: t("profile.accredited_until"),
              value: accredited && <Time dateTime={accredited.iso} text={accredited.text} />,
            },
          ]}
        />
        <div className="row">
          <LinkButton to={profileTo} variant="quiet">
            {t("memberships.open_profile")}
          </LinkButton>
          <LinkButton to="/memberships/rights" variant="quiet">
            {t("rights.title")}
          </LinkButton>
          {desks.map(({ to, label }) => (
            <LinkButton key={to} to={to} variant="quiet">
              {label}
            </LinkButton>
          ))}
        </div>
      </Card>
      {nameTo && nameAsked && (
        <Callout tone="wait" title={nameAsked}>
          <LinkButton to={nameTo}>{t("renaming.look")}</LinkButton>
        </Callout>
      )}
      {mergeTo && mergeAsked && (
        <Callout tone="wait" title={mergeAsked}>
          <LinkButton to={mergeTo}>{t("merging.look")}</LinkButton>
        </Callout>
      )}
      <Card title={t("certificate.title")}>
        {certificate ? (
          <CertificateForm choice={certificate} />
        ) : (
          <p>
            {t("certificate.none")}. {noCertificate}
          </p>
        )}
      </Card>
      {renewal && <RenewalAsked view={renewal} />}
      <ReportedYears years={reported} text={t("year.reported.staff")} />
      {withdrawal && <WithdrawalCard view={withdrawal} />}
      {hearing && <HearingCard view={hearing} lastResult={onObjection} />}
      {ruling && <MembershipRuling ruling={ruling} isAnew={refused !== undefined} lastResult={onRuling} />}
      <Card title={t("memberships.history")}>
        <Timeline entries={changes} label={t("memberships.history")} />
      </Card>
    </div>
  );
}
