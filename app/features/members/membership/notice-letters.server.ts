import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { textFor } from "#app/i18n/translations.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Tx } from "#db/index.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { listLedProjects } from "../institution/led-projects.server.ts";
import { noticeLetter, type NoticeNews, type NoticeReader, terminationLetter } from "./notice-emails.ts";
import { listAnswering, speakersOf } from "./ruling-letters.server.ts";
import type { RuledOn } from "./ruling-queries.server.ts";

/** Tells those who speak for a member that is to be put out, and whoever decides, how its hearing stands. */
export async function tellOfNotice(
  tx: Tx,
  { origin, ...ruled }: RuledOn & { origin: string },
  news: NoticeNews,
  now: Date,
): Promise<void> {
  const { institution, membership, proposal } = ruled;
  const { decisionBy } = await getAssociation(tx);
  const leadsProjects = (await listLedProjects(tx, institution.id)).length > 0;
  const occasion = { key: proposal.id, subjectId: membership.id };
  const composeFor = (reader: NoticeReader, path: string) => (frame: LetterFrame) =>
    noticeLetter(frame, news, {
      ...{ institution: nameOf(institution, frame.locale).name, number: membership.number },
      ...{ ground: proposal.ground ?? "other", reason: proposal.reason, reply: proposal.reply, leadsProjects },
      day: formatDay(proposal.replyUntil ?? "", frame.locale),
      ...{ reader, isForVote: decisionBy === "ballot", url: origin + path },
    });
  if (news !== "unanswered") {
    const userIds = (await speakersOf(tx, institution.id)).map(({ id }) => id);
    const compose = composeFor("member", `/institution/notice?institution=${institution.id}`);
    await writeTo(tx, { userIds, reader: "member" }, { kind: `membership-notice_${news}`, ...occasion }, compose, now);
  }
  if (news === "answered" || news === "unanswered") {
    const { proposedById } = proposal;
    const deciders = (await listAnswering(tx, ruled, decisionBy)).filter((id) => id !== proposedById);
    const kind = `membership-notice_${news}` as const;
    const desk = `/memberships/${membership.number}`;
    const write = (userIds: string[], reader: NoticeReader) =>
      writeTo(tx, { userIds, reader: "secretariat" }, { kind, ...occasion }, composeFor(reader, desk), now);
    await write(deciders, "decider");
    await write([proposedById], "proposer");
  }
}

/** Gives the coordinators of a member that was put out the list of the projects it led. */
export async function tellOfTermination(
  tx: Tx,
  { institution, membership }: Pick<RuledOn, "institution" | "membership">,
  origin: string,
  now: Date,
): Promise<void> {
  const projects = await listLedProjects(tx, institution.id);
  const people = await coordinatorsOf(tx, institution.country);
  const key = `${membership.id}:${now.getTime()}`;
  const occasion = { kind: "membership-terminated", key, subjectId: membership.id } as const;
  const compose = (frame: LetterFrame) =>
    terminationLetter(frame, {
      ...{ institution: nameOf(institution, frame.locale).name, number: membership.number },
      projects: projects.map(({ slug, titleEn, translatedTitles }) => ({
        label: textFor(frame.locale, titleEn, translatedTitles).text,
        url: `${origin}/projects/${slug}`,
      })),
      url: `${origin}/memberships/${membership.number}`,
    });
  await writeTo(tx, { userIds: people.map(({ id }) => id), reader: "secretariat" }, occasion, compose, now);
}
