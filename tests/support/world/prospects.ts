import { addProspect } from "#app/features/prospects/add-prospect.server.ts";
import { inviteProspects } from "#app/features/prospects/invite-prospects.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sentSecret } from "./hands.ts";
import type { Secrets } from "./secrets.ts";

/** A university that is invited and has not answered. */
export async function inviteProspect(services: Services, coordinator: Viewer, secrets: Secrets) {
  const contact_email = secrets.prospectEmail;
  const said = { name: secrets.prospect, country: "KZ" as const, contact_email };
  const added = await addProspect(services, said, coordinator);
  if (!added.ok) throw new Error("The university was not added");
  const round = { ids: [added.id], words: secrets.prospectWords, locale: "en" as const };
  succeeded("invite", await inviteProspects(services, round, coordinator));
  return { prospect: added.id, claimLink: await sentSecret(services, contact_email) };
}
