import { desc } from "drizzle-orm";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { asks } from "#db/schema/asks.ts";
import { createMember, type TestMember } from "./board.ts";
import { letterTo } from "./letters.ts";
import { type SignedIn, signInAs, signInNew } from "./people.ts";
import { openForm, type ServedForm } from "./served-form.ts";
import { passingClock } from "./test-services.ts";
import { startTestPortal, type TestPortal } from "./test-portal.ts";

const DAY = 86_400_000;
export const [LOOK, SEND] = ["Show who would be asked", "Ask the ticked ones"];

type Helper = SignedIn & { member: TestMember };

/** A portal with a member that asks, and three that check translations into Kazakh. */
export async function startAsking() {
  const clock = passingClock();
  const portal: TestPortal = await startTestPortal({ env: { SMTP_URL: "smtp://127.0.0.1:9" }, overrides: { clock } });
  const home = await createMember(portal.services, { nameEn: "Asking University" });
  const signIn = (name: string, institutionId: string) =>
    signInNew(portal, { name, roles: [{ role: "representative", institutionId }] });
  const asker = await signIn("Dana Omarova", home.institutionId);
  const helpers: Helper[] = [];
  for (const nameEn of ["First Academy", "Second Academy", "Third Academy"]) {
    const facts = { offers: ["translation"], languagesOfInstruction: ["kk"] } as never;
    const member = await createMember(portal.services, { nameEn, country: "KG", facts, themes: ["T01"] });
    helpers.push({ ...(await signIn(`Person of ${nameEn}`, member.institutionId)), member });
  }
  await portal.services.withTransaction((tx) => touchDirectory(tx, home.institutionId));
  const [first, second, third] = helpers as [Helper, Helper, Helper];
  const everybody = [asker, ...helpers];

  async function filled(sentence: string, who: SignedIn = asker): Promise<ServedForm> {
    const form = await openForm(who.browser, "/asks/new", LOOK);
    return form
      .choose("What you need", "Translation checked")
      .fill("Your ask, in one sentence", sentence)
      .tick(["Languages they teach in", "Kazakh"]);
  }
  const shown = async (sentence: string, who: SignedIn = asker) =>
    (await (await filled(sentence, who)).press(LOOK)).form(SEND);
  const latest = async () => (await portal.services.db.select().from(asks).orderBy(desc(asks.id)).limit(1))[0];
  return {
    ...{ portal, clock, home, asker, first, second, third, filled, shown, latest },
    async ask(sentence: string, who: SignedIn = asker): Promise<string> {
      const { page } = await (await shown(sentence, who)).press(SEND);
      if (!page.text.includes("The ask is on its way")) throw new Error(`Not sent: ${sentence}`);
      return (await latest())?.id ?? "";
    },
    /** So long that everybody may be asked again; those who are signed in are so anew. */
    async passDays(days: number, also: readonly SignedIn[] = []) {
      clock.pass(days * DAY);
      for (const { email, browser } of [...everybody, ...also]) await signInAs(portal, email, browser);
    },
    /** The address in the letter of somebody who was asked. */
    async linkOf({ email }: SignedIn): Promise<string> {
      const { text } = await letterTo(portal, email, "ask-received");
      return /\/ask\/\S+answer=can_help\S*/.exec(text)?.[0] ?? "";
    },
  };
}
