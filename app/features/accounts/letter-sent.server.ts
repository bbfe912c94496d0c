import type { Config } from "#app/platform/config.server.ts";
import { openSecret, sealSecret } from "#app/platform/sealed-secrets.server.ts";

/** What the page after signing up says: where the letter went, unreadable in the address, and where the way leads. */
export function sentQuery(config: Config, email: string, redirectTo: string): URLSearchParams {
  return new URLSearchParams({ to: sealSecret(config, email), redirectTo });
}

/** The address that `sentQuery` names; null for anything it did not write. */
export function sentTo(config: Config, query: URLSearchParams): string | null {
  const sealed = query.get("to");
  return sealed && sealed.length <= 1000 ? openSecret(config, sealed) : null;
}
