import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { askToLeave } from "#app/features/members/leaving/ask-to-leave.server.ts";
import { inviteColleagues } from "#app/features/members/people/invite-colleagues.server.ts";
import { changeOwnPosition } from "#app/features/members/people/own-position.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { storeSound } from "#app/platform/stored-file.server.ts";
import type { Secrets } from "./secrets.ts";

interface Speaking {
  institutionId: string;
  representative: Viewer;
  /** Somebody without an account, who is invited. */
  colleague: string;
  secrets: Secrets;
}

/** What a primary representative says for an institution: the own place in it, to a colleague, and that it leaves. */
export async function speakForMember(services: Services, { institutionId, representative, ...said }: Speaking) {
  const { colleague, secrets } = said;
  const place = { position: "Vice-rector", unit: secrets.unit, languages: [] };
  succeeded("say a position", await changeOwnPosition(services, { institutionId, position: place }, representative));
  const addresses = [{ typed: colleague, name: "", address: colleague }];
  const invitation = {
    institutionId,
    addresses,
    role: "editor",
    words: secrets.invitationWords,
    locale: "en",
  } as const;
  succeeded("invite a colleague", await inviteColleagues(services, invitation, representative));
  const letter = { name: secrets.leavingLetter, bytes: smallPdf("We leave"), mediaType: "application/pdf" };
  const wish = { institutionId, ends: "year_end", reason: secrets.withdrawal } as const;
  const leave = (file: Parameters<typeof askToLeave>[1]["letter"]) =>
    askToLeave(services, { ...wish, letter: file }, representative);
  succeeded("ask to leave", await storeSound(services, { ...letter, hasAttachment: false }, leave));
}
