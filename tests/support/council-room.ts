import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import type { SessionForm } from "#app/features/council/session/council.schema.ts";
import { settings } from "#db/schema/settings.ts";
import type { Recommendation } from "#db/vocabulary.ts";
import { openCouncil } from "./council.ts";
import { actorOf, type SignedIn, signInNew } from "./people.ts";
import { createRecommended } from "./review-factory.ts";
import { openForm, type Sent } from "./served-form.ts";
import { startTestPortal, type TestPortal } from "./test-portal.ts";

type Settings = Partial<Pick<AssociationSettings, "decisionBy" | "holdMinutes">>;

/** The people of a council and what they do by its pages. */
export interface CouncilRoom {
  portal: TestPortal;
  coordinator: SignedIn;
  colleague: SignedIn;
  chair: SignedIn;
  one: SignedIn;
  two: SignedIn;
  decideBy: (values: Settings) => Promise<void>;
  recommended: (name: string, recommendation?: Recommendation) => ReturnType<typeof createRecommended>;
  opened: (names: string[], changes?: Partial<SessionForm>) => Promise<OpenedSession>;
  vote: (person: SignedIn, place: string, choices: Record<string, string>) => Promise<Sent>;
  close: (place: string) => Promise<Sent>;
}

export interface OpenedSession {
  sessionId: string;
  place: string;
  files: { id: string; applicant: string; page: string }[];
}

export async function enterCouncil(options?: Parameters<typeof startTestPortal>[0]): Promise<CouncilRoom> {
  const portal = await startTestPortal(options);
  const { services } = portal;
  const coordinator = await signInNew(portal, { name: "Co Ordinator", roles: ["coordinator"] });
  const colleague = await signInNew(portal, { name: "Col League", roles: ["coordinator"] });
  const chair = await signInNew(portal, { name: "Chair Woman", roles: ["chair"] });
  const one = await signInNew(portal, { name: "Member One", roles: ["council"] });
  const two = await signInNew(portal, { name: "Member Two", roles: ["council"] });
  const recommended: CouncilRoom["recommended"] = async (name, recommendation) =>
    createRecommended(services, await actorOf(portal, coordinator.id), { name }, recommendation);
  return {
    ...{ portal, coordinator, colleague, chair, one, two, recommended },
    decideBy: async (value) => {
      const row = { name: ASSOCIATION_SETTING, value, updatedAt: services.clock.now(), updatedById: null };
      await services.withTransaction((tx) =>
        tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
      );
    },
    opened: async (names, changes) => {
      const files = [];
      for (const name of names) {
        const { applicationId: id, applicant } = await recommended(name);
        files.push({ id, applicant: applicant.email, page: `/review/${id}` });
      }
      const ids = files.map(({ id }) => id);
      const sessionId = await openCouncil(services, await actorOf(portal, chair.id), ids, changes);
      return { sessionId, place: `/council/${sessionId}`, files };
    },
    vote: async ({ browser }, place, choices) => {
      const form = await openForm(browser, place, /^Save the vote/);
      for (const [name, choice] of Object.entries(choices)) form.choose(`Your vote: ${name}`, choice);
      return form.press(/^Save the vote/);
    },
    close: async (place) => (await openForm(chair.browser, place, "Close the vote")).press("Close the vote"),
  };
}

/** What somebody reads on a page. */
export async function seenBy({ browser }: Pick<SignedIn, "browser">, page: string): Promise<string> {
  const { document } = await browser.get(page);
  return (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
}
