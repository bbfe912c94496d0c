import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { readMembershipNumber } from "../institution/membership-number.ts";
import { coverAddress } from "../institution/cover-address.ts";
import { isEntitled } from "../institution/rights.ts";
import { logoAddress } from "../institution/logo-address.ts";
import type { Found } from "../membership/suspension-commands.server.ts";
import { findShownCover } from "../profile/cover-queries.server.ts";
import { plainest } from "../profile/cover-view.server.ts";
import { toldViews } from "./alike-view.server.ts";
import { findLikely, searchMembers } from "./find-likely.server.ts";
import { findDismissed, isThereASecond, type Pair } from "./find-merge.server.ts";
import { mergePath } from "./merge-path.ts";
import { offeredPictures } from "./moved-pictures.server.ts";
import { planMerge } from "./plan-merge.server.ts";
import { memberLine, planView, type Reading } from "./plan-view.server.ts";
import { compareRecords } from "./profile-gaps.server.ts";
import { fieldLabel, fieldText, pictureText } from "./things-in-words.server.ts";
import type { ChoiceView, Offered, PreviewView } from "./ui/merging-model.ts";

/** What the address of the page asks for. */
export interface Sought {
  q: string;
  /** The number of the other member. */
  other: string;
  /** Which record stays; null where the address does not say. */
  remains: "this" | "other" | null;
}

/** The record that stays where nobody has said which: the other one, but a member in force before one that is not. */
function likelyToRemain(found: Found, other: Found, today: string): "this" | "other" {
  const isInForce = ({ membership }: Found) => isEntitled(membership, "be_listed", today);
  return isInForce(found) && !isInForce(other) ? "this" : "other";
}

/** Who may be the other one: those that look alike, and those that were looked for. */
export async function choiceView(found: Found, { q }: Sought, viewer: Viewer, reading: Reading): Promise<ChoiceView> {
  const { db, locale, now } = reading;
  const t = translator(locale);
  const { number } = found.membership;
  const candidate = (one: Found, why: string[] = []) => ({
    ...memberLine(one, locale),
    ...{ why, to: `${mergePath(number)}?with=${one.membership.number}` },
  });
  const exceptId = found.institution.id;
  const rows = q === "" ? null : await searchMembers(db, viewer, { q, exceptId, today: dayOf(now) });
  const likely = await findLikely(db, found, viewer);
  return {
    q,
    isOwn: readMembershipNumber(q) === number,
    found: rows && rows.map((row) => candidate(row)),
    told: await toldViews(viewer, reading, exceptId),
    likely: likely.map(({ why, ...row }) =>
      candidate(
        row,
        why.map((one) => t(`members:merging.likeness.${one}`)),
      ),
    ),
  };
}

/** The pictures that are offered, where the page of the record that ends shows them. */
async function offeredPictureViews(pair: Pair, { db, locale }: Reading): Promise<Offered[]> {
  const { id, slug, logoFileId } = pair.merged.institution;
  const cover = plainest((await findShownCover(db, id))?.pictures ?? []);
  const addresses = {
    logo: logoFileId && logoAddress(slug, logoFileId),
    cover: cover ? coverAddress(slug, cover) : null,
  };
  return (await offeredPictures(db, pair)).map(({ picture, shown }) => ({
    ...{ value: picture, label: pictureText(picture, shown, locale) },
    [picture]: addresses[picture] ?? undefined,
  }));
}

/** The two beside each other, before anything is asked: what would move, and what can be taken over. */
export async function previewView(
  found: Found,
  other: Found,
  sought: Sought,
  viewer: Viewer,
  reading: Reading,
): Promise<PreviewView> {
  const { db, locale, now } = reading;
  const t = translator(locale);
  const remains = sought.remains ?? likelyToRemain(found, other, dayOf(now));
  const pair = remains === "this" ? { merged: other, remaining: found } : { merged: found, remaining: other };
  const today = dayOf(now);
  const moves = await planMerge(db, pair, { holdsFrom: today, taken: [] }, now);
  const compared = await compareRecords(db, pair);
  const dismissed = await findDismissed(db, found.institution.id, other.institution.id);
  const { number } = other.membership;
  const swapped = remains === "this" ? "other" : "this";
  return {
    ...(await planView(pair, { moves, mergeId: null }, reading)),
    ...{ remains, other: number, today },
    isAlone: !(await isThereASecond(db, pair, viewer.id)),
    swapTo: `${mergePath(found.membership.number)}?with=${number}&remains=${swapped}`,
    offered: [
      ...compared
        .filter(({ isOffered }) => isOffered)
        .map(({ key, theirs }) => ({
          value: key,
          label: `${fieldLabel(key, locale)}: ${fieldText(key, theirs, locale)}`,
        })),
      ...(await offeredPictureViews(pair, reading)),
    ],
    dismissed: dismissed && {
      said: t("members:merging.dismissed", { name: dismissed.by ?? "", date: formatDateTime(dismissed.at, locale) }),
      ...{ note: dismissed.note, number: found.membership.number },
    },
  };
}
