import type { AppLoadContext } from "@remix-run/node";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { knownDeviceOf } from "#app/features/accounts/known-device.server.ts";
import { OPENED_BY } from "#app/platform/opened-by.ts";

type Context = Pick<AppLoadContext, "db" | "config" | "cookieHeader">;

/** Whose page a form stood on that was sent after the session had ended. */
interface Opener {
  id: string;
  /** Told only in a browser in which the account signed in before: anybody can write an id into a form. */
  name: string | null;
}

/** Who has this id, for a browser that is signed out: by name where it knows the account already. */
export async function findOpener({ db, config, cookieHeader }: Context, id: string): Promise<Opener> {
  const isKnown = knownDeviceOf(config, cookieHeader, id) !== null;
  const account = isKnown ? await findAccountById(db, id) : null;
  return { id, name: account?.name ?? null };
}

/** The same of the form itself; null where it does not say whose page it stood on. */
export async function openerOf(context: Context, fields: [string, string][]): Promise<Opener | null> {
  const id = fields.find(([name]) => name.startsWith(OPENED_BY))?.[1];
  return id ? findOpener(context, id) : null;
}
