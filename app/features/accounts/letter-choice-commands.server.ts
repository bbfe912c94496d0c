import { ENDABLE_GROUPS } from "#app/features/letters/groups.ts";
import {
  endedByLink,
  endGroups,
  keepChoices,
  type LetterChoices,
  readChoices,
} from "#app/features/letters/letter-choices.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { isEndToken } from "#app/platform/end-links.server.ts";
import type { Reader } from "#db/index.server.ts";
import { CHOSEN_GROUPS, type ChosenGroup } from "#db/vocabulary-letters.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { findAccountById } from "./accounts-queries.server.ts";
import { maskedAddress } from "./masked-address.ts";

type Writer = Pick<AccountContext, "withTransaction" | "clock" | "requestId">;

interface Chosen {
  choices: Partial<LetterChoices>;
  /** How it stood on the page: what was not touched there may have been changed on another one. */
  seen: Partial<LetterChoices>;
}

/** Keeps how often a person wants letters of the groups that were changed. */
export async function chooseLetters(
  { withTransaction, clock, requestId }: Writer,
  userId: string,
  { choices, seen }: Chosen,
): Promise<void> {
  const changed = CHOSEN_GROUPS.filter((group) => choices[group] !== seen[group]);
  await withTransaction(async (tx) => {
    await keepChoices(tx, userId, Object.fromEntries(changed.map((group) => [group, choices[group]])));
    const occasion = { now: clock.now(), requestId };
    await recordAccountEvent(tx, { action: "user.letters_chosen", userId, actorId: userId }, occasion);
  });
}

/** Letters that the link of a letter ends. */
interface EndedLetters {
  userId: string;
  /** All, for the letter that gathers news. */
  group: ChosenGroup | "all";
  groups: readonly ChosenGroup[];
  isOver: boolean;
  /** The letters ended by such a link, and so it can take that back. */
  isUndoable: boolean;
  /** As much of the address as its owner needs to know it again. */
  address: string;
}

/** What the link of a letter ends; null when it was not written here, or not to the address the account has now. */
export async function findEnd(
  { db, config }: { db: Reader; config: Pick<Config, "secret"> },
  token: string,
): Promise<EndedLetters | null> {
  const [userId = "", name] = token.split(".");
  const group = ([...ENDABLE_GROUPS, "all"] as const).find((one) => one === name);
  const account = group ? await findAccountById(db, userId) : null;
  if (!group || !account?.isVerified) return null;
  if (!isEndToken(config, token, { ends: `${userId}.${group}`, recipient: account.email })) return null;
  const groups = group === "all" ? ENDABLE_GROUPS : [group];
  const choices = await readChoices(db, userId);
  const byLink = await endedByLink(db, userId, groups);
  return {
    ...{ userId, group, groups, address: maskedAddress(account.email) },
    isOver: groups.every((one) => choices[one] === "never"),
    isUndoable: Object.keys(byLink).length > 0,
  };
}

/** Ends letters of a group for whoever holds a letter's link. */
export async function endLetters(
  { withTransaction, clock, requestId }: Writer,
  { userId, groups }: EndedLetters,
): Promise<void> {
  await withTransaction(async (tx) => {
    if (!(await endGroups(tx, userId, groups))) return;
    const occasion = { now: clock.now(), requestId };
    await recordAccountEvent(tx, { action: "user.letters_ended", userId, actorId: null }, occasion);
  });
}

/** Takes back what the link of a letter ended: those letters come as often as before. */
export async function takeBackEnd(
  { withTransaction, clock, requestId }: Writer,
  { userId, groups }: EndedLetters,
): Promise<void> {
  await withTransaction(async (tx) => {
    const before = await endedByLink(tx, userId, groups);
    if (Object.keys(before).length === 0) return;
    await keepChoices(tx, userId, before);
    const occasion = { now: clock.now(), requestId };
    await recordAccountEvent(tx, { action: "user.letters_end_taken_back", userId, actorId: null }, occasion);
  });
}
