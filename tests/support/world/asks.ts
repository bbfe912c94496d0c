import type { Services } from "#app/platform/services.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { newToken, sha256 } from "#app/platform/tokens.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { askedMembers, askLinks, asks } from "#db/schema/asks.ts";

interface Around {
  institutionId: string;
  askedById: string;
  sentence: string;
  /** The member that was asked, and who answers for it; it has been suspended since. */
  asked: { institutionId: string; userId: string };
}

/** What a member asks of another in a sentence. Resolves to the id of the ask and the secret of its link. */
export async function askInASentence({ withTransaction, clock }: Services, around: Around) {
  const { asked, institutionId, askedById, sentence } = around;
  const [ask, askedId, askLink] = [newOrderedId(), newOrderedId(), newToken()];
  const now = clock.now();
  await withTransaction(async (tx) => {
    await tx.insert(asks).values({
      ...{
        id: ask,
        institutionId,
        askedById,
        kind: "advice",
        sentence,
        language: "en",
        languages: [],
        themes: ["T01"],
      },
      ...{ fields: [], state: "open", createdAt: now, endsAt: addDays(now, 7) },
    });
    const reasons = [{ kind: "theme", code: "T01", weight: 2 }];
    await tx
      .insert(askedMembers)
      .values({ id: askedId, askId: ask, institutionId: asked.institutionId, reasons, askedAt: now });
    await tx.insert(askLinks).values({ askedId, userId: asked.userId, tokenSha256: sha256(askLink) });
  });
  return { ask, askLink };
}
