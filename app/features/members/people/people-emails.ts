import { invitationSentence } from "#app/features/accounts/account-emails.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Role } from "#db/vocabulary.ts";

/** What has happened to the people of an institution, as they and the secretariat are told. */
export type PeopleNews =
  | "joined"
  | "let_in"
  | "role_changed"
  | "invitation_declined"
  | "access_ended_yours"
  | "access_ended"
  | "left"
  | "suspended"
  | "reinstated"
  | "main_role_offered"
  | "main_role_declined"
  | "main_role_taken_back"
  | "main_role_accepted"
  | "main_role_passed"
  | "main_role_yours"
  | "speaker_invited"
  | "tie_asked"
  | "tie_rests_yours"
  | "tie_rests"
  | "unreachable";

interface PeopleLetter {
  news: PeopleNews;
  /** In the reader's language. */
  institution: string;
  /** Whom it is about; empty where it is about nobody. */
  person: string;
  /** Who did it. */
  actor: string;
  role: Role | null;
  /** In the actor's own words; null where none is given. */
  reason: string | null;
  /** Until when something is to be done; empty where nothing is. */
  day: string;
  /** Nobody else who speaks for the institution can be reached. */
  isAlone: boolean;
  /** Where the addressee can see or do something about it; null for nothing. */
  url: string | null;
  /** That is the institution's own pages, as the place of what is told of is not for them. */
  leadsHome: boolean;
}

/** Of what the secretariat reads a next step of its own. */
const AT_DESK = ["access_ended", "left", "main_role_passed", "speaker_invited", "suspended", "reinstated"] as const;

type Letter = Pick<PeopleLetter, "news" | "isAlone" | "role">;

function nextStep({ t, reader }: LetterFrame, { news, isAlone, role }: Letter, values: Record<string, string>): string {
  const atDesk = AT_DESK.find((one) => one === news);
  // Nobody ends the access of a primary representative: another one takes the role first.
  if (role === "representative" && !isAlone && (atDesk === "suspended" || atDesk === "reinstated"))
    return t(`members-mail:people.primary_next.${reader === "secretariat" ? "secretariat" : "member"}`, values);
  if (reader !== "secretariat" || !atDesk) return t(`members-mail:people.${news}.next`, values);
  if (isAlone && (atDesk === "suspended" || atDesk === "reinstated"))
    return t(`members-mail:people.${atDesk}.next_alone`, values);
  return t(`members-mail:people.${atDesk}.next_secretariat`, values);
}

/** One letter about the people of an institution. */
export function peopleLetter(frame: LetterFrame, { news, reason, url, leadsHome, isAlone, ...names }: PeopleLetter) {
  const { t } = frame;
  const values = { ...names, role: names.role ? t(`vocabulary:role.${names.role}`) : "" };
  const given = reason ? [t("members-mail:people.reason"), reason] : [];
  return composeLetter(frame, {
    subject: subjectOf(t, `people-${news}`, values),
    paragraphs: [
      t(`members-mail:people.${news}.text`, values),
      ...given,
      nextStep(frame, { news, isAlone, role: names.role }, values),
    ],
    action: url ? { label: leadsHome ? t("members-mail:people.home") : linkOf(t, `people-${news}`), url } : undefined,
  });
}

interface InvitedLetter {
  inviter: string;
  institution: string;
  role: Role;
  words: string | null;
  until: string;
  url: string;
}

// What somebody else wrote begins each line with a mark, so that nobody takes it for the association's words.
const quoted = (words: string) =>
  words
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

/** Asks a colleague to act for an institution, with what the inviter adds. */
export function invitedLetter(frame: LetterFrame, { role, words, url, ...names }: InvitedLetter) {
  const { t, association } = frame;
  const { inviter, institution, until } = names;
  const sentence = invitationSentence(t, { association, institution, inviter, role: t(`vocabulary:role.${role}`) });
  const said = words ? [t("members-mail:people.invited.said", { inviter }), quoted(words)] : [];
  return composeLetter(frame, {
    subject: subjectOf(t, "people-invited", { institution }),
    paragraphs: [sentence, ...said, t("members-mail:people.invited.next", { until })],
    action: { label: linkOf(t, "people-invited"), url },
  });
}

/** Tells whoever was invited that the invitation was taken back, so that nobody looks for a link that has ended. */
export function takenBackLetter(frame: LetterFrame, names: { institution: string; role: Role }) {
  const { t, association } = frame;
  const values = { ...names, association, role: t(`vocabulary:role.${names.role}`) };
  return composeLetter(frame, {
    subject: subjectOf(t, "people-invitation_taken_back", values),
    paragraphs: [
      t("members-mail:people.invitation_taken_back.text", values),
      t("members-mail:people.invitation_taken_back.next", values),
    ],
  });
}
