import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { textFor } from "#app/i18n/translations.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { firstSentence } from "../project/first-sentence.ts";
import { crowdIn } from "../project/partner-letter-words.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { readSummariesOf } from "../project/project-texts.server.ts";
import { titleIn } from "../project/project-title.ts";
import { tellOneSide } from "./partner-steps.server.ts";
import { placesFor } from "./role-standing.server.ts";

interface Invited {
  partnerId: string;
  institutionId: string;
  role: string;
  /** The last day on which it can be answered. */
  answerBy: string;
  message?: string | null;
  /** As which of the partners wanted; left out where it is none of them. */
  needId?: string;
}

type Context = Pick<ProjectCommandContext, "config"> & { now: Date };

/** Tells an institution that it is invited: by whom, into what, as what, and until when it can answer. */
async function tellInvited(
  tx: Tx,
  { config, now }: Context,
  { row, one, actor }: { row: ProjectRow; one: Invited; actor: Viewer },
): Promise<void> {
  const [lead, partner] = [
    await namesOfInstitution(tx, row.leadInstitutionId),
    await namesOfInstitution(tx, one.institutionId),
  ];
  const summaries = (await readSummariesOf(tx, [row.id]))(row.id);
  const places = await placesFor(tx, { projectId: row.id, needId: one.needId ?? null }, dayOf(now));
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const values = {
      project: titleIn(locale, row).text,
      lead: nameOf(lead, locale).name,
      partner: nameOf(partner, locale).name,
      person: actor.name,
      role: one.role,
      day: formatDay(one.answerBy, locale),
    };
    const sentence = firstSentence(textFor(locale, row.summary, summaries).text);
    return composeLetter(frame, {
      subject: subjectOf(t, "project-invited-partner", values),
      paragraphs: [
        t("projects-mail:invited.partner.body", values),
        ...(sentence ? [t("projects-mail:invited.partner.about", { sentence })] : []),
        ...(one.message ? [t("projects-mail:invited.partner.words", values)] : []),
        ...(places ? crowdIn(frame, places) : []),
        t("projects-mail:invited.partner.until", values),
      ],
      action: { label: linkOf(t, "project-invited-partner"), url: `${config.origin}/projects/${row.slug}/partnership` },
    });
  };
  const userIds = await peopleOfInstitution(tx, one.institutionId);
  const key = `${one.partnerId}:${now.getTime()}`;
  const occasion = { kind: "project-invited-partner", key, subjectId: row.id, actorId: actor.id } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}

/** The other people of the lead are told of a set of invitations by one letter. */
async function tellLead(
  tx: Tx,
  { config, now }: Context,
  { row, invited, actor }: { row: ProjectRow; invited: readonly Invited[]; actor: Viewer },
): Promise<void> {
  const [first] = invited;
  if (!first) return;
  if (invited.length === 1) {
    const { institutionId: partnerInstitutionId, role, partnerId } = first;
    const step = { step: "invited", key: `${partnerId}:${now.getTime()}`, partnerInstitutionId, role } as const;
    await tellOneSide(tx, { config, now }, row, { ...step, side: "lead", actorId: actor.id });
    return;
  }
  const names = await Promise.all(invited.map((one) => namesOfInstitution(tx, one.institutionId)));
  const compose = (frame: LetterFrame) => {
    const { t, locale } = frame;
    const values = { project: titleIn(locale, row).text, person: actor.name, day: formatDay(first.answerBy, locale) };
    const lines = invited.map(({ role }, at) => {
      const institution = names[at];
      return `– ${institution ? nameOf(institution, locale).name : ""}: ${role}`;
    });
    return composeLetter(frame, {
      subject: subjectOf(t, "project-invited_set-lead", values),
      paragraphs: [t("projects-mail:invited_set.lead.body", values), lines.join("\n")],
      action: { label: linkOf(t, "project-invited_set-lead"), url: `${config.origin}/projects/${row.slug}/interests` },
    });
  };
  const userIds = await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId);
  const key = `${first.partnerId}:${now.getTime()}`;
  const occasion = { kind: "project-invited_set-lead", key, subjectId: row.id, actorId: actor.id } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}

/** Tells both sides of invitations that were sent together. */
export async function tellOfInvitations(
  tx: Tx,
  context: Context,
  { row, invited, actor }: { row: ProjectRow; invited: readonly Invited[]; actor: Viewer },
): Promise<void> {
  for (const one of invited) await tellInvited(tx, context, { row, one, actor });
  await tellLead(tx, context, { row, invited, actor });
}
