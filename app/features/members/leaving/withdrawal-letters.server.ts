import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import type { Leaving } from "./find-withdrawal.server.ts";
import { type WithdrawalNews, withdrawalLetter } from "./withdrawal-emails.ts";

/** Who reads what: whoever acknowledges tells the institution, everything else is told to both sides. */
const READERS = {
  asked: ["member", "secretariat"],
  acknowledged: ["member"],
  taken_back: ["member", "secretariat"],
  in_effect: ["member", "secretariat"],
} as const satisfies Record<WithdrawalNews, readonly ("member" | "secretariat")[]>;

/** Tells those who speak for an institution, and its coordinators, how its withdrawal stands: a receipt for whoever acted, too. */
export async function tellOfWithdrawal(
  tx: Tx,
  { institution, membership, withdrawal }: Leaving,
  { news, origin }: { news: WithdrawalNews; origin: string },
  now: Date,
): Promise<void> {
  const occasion = { kind: `membership-withdrawal-${news}`, key: withdrawal.id, subjectId: membership.id } as const;
  const sides = {
    member: {
      people: await peopleOf(tx, institution.id, SPEAKERS),
      path: `/institution?institution=${institution.id}`,
    },
    secretariat: { people: await coordinatorsOf(tx, institution.country), path: `/memberships/${membership.number}` },
  };
  for (const reader of READERS[news]) {
    const { people, path } = sides[reader];
    const compose = (frame: LetterFrame) =>
      withdrawalLetter(frame, news, {
        institution: nameOf(institution, frame.locale).name,
        number: membership.number,
        day: withdrawal.lastDay && formatDay(withdrawal.lastDay, frame.locale),
        url: origin + path,
      });
    await writeTo(tx, { userIds: people.map(({ id }) => id), reader: reader as "member" }, occasion, compose, now);
  }
}
