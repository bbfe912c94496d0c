import { signCredential } from "#app/features/members/credential/credential.server.ts";
import { signStatusList } from "#app/features/members/credential/status-list.server.ts";
import { STATUS_PURPOSES, statusAddress } from "#app/features/members/credential/status-place.ts";
import { isEntitled } from "#app/features/members/institution/rights.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Manifest, MemberRecord } from "./archive.schema.ts";
import type { FolderWriter } from "./folder-writer.server.ts";
import { inGroups } from "./in-groups.ts";
import { membershipRow } from "./member-row.server.ts";

type Signing = Pick<Services, "db" | "clock" | "config" | "signingKeys">;

const KEYS_FILE = "keys/jwks.json";
/** Signed beside each other. */
const AT_A_TIME = 16;

/** Where the signed membership of a number stands in the folder. */
export const credentialFile = (number: string) => `credentials/${number}.jwt`;

/** Whether a member takes its signed membership on a day. */
export const hasCredential = (record: MemberRecord, today: string) =>
  isEntitled(membershipRow(record, 0), "take_certificate", today);

/** The public halves of all keys: with them anybody checks what the association has signed. */
export async function writeKeys({ config, signingKeys }: Signing, writer: FolderWriter): Promise<Manifest["keys"]> {
  await writer.write(KEYS_FILE, `${JSON.stringify({ keys: await signingKeys.published() }, null, 2)}\n`);
  return { address: `${config.origin}/.well-known/jwks.json`, file: KEYS_FILE };
}

/** The signed lists of what has ended or rests, at places named like their addresses. */
export async function writeStatusLists(
  signing: Signing,
  writer: FolderWriter,
  years: Iterable<string>,
): Promise<Manifest["statusLists"]> {
  const lists = [];
  for (const year of [...years].sort()) {
    for (const purpose of STATUS_PURPOSES) {
      const address = statusAddress(year, purpose);
      const file = `${address.slice(1)}.jwt`;
      await writer.write(file, await signStatusList(signing, year, purpose));
      lists.push({ address: signing.config.origin + address, file });
    }
  }
  return lists;
}

/** The signed membership of every member that may take one; resolves to how many. */
export async function writeCredentials(
  signing: Signing,
  writer: FolderWriter,
  { members, today }: { members: AsyncIterable<MemberRecord>; today: string },
): Promise<number> {
  let written = 0;
  for await (const group of inGroups(members, AT_A_TIME)) {
    const entitled = group.filter((record) => hasCredential(record, today));
    const signed = await Promise.all(
      entitled.map(async (record) => ({
        file: credentialFile(record.number),
        token: await signCredential(signing, { membership: record, institution: record }),
      })),
    );
    for (const { file, token } of signed) await writer.write(file, token);
    written += signed.length;
  }
  return written;
}
