import type { Config } from "#app/platform/config.server.ts";
import { DEMO_PASSWORD, SEED_PEOPLE } from "#app/demo/data/people.ts";

/**
 * Tells whoever started the portal by hand where it is and, in the demonstration, whom to sign in as. In production the
 * log says it, in which every line is JSON.
 */
export function announce({ mode, origin }: Config, port: number): void {
  if (mode === "production") return;
  const address = origin.replace(/:0$/, `:${port}`);
  if (mode === "demo") console.log(demonstrationAccounts(address));
  console.log(`The portal is at ${address}`);
}

function demonstrationAccounts(address: string): string {
  const width = Math.max(...SEED_PEOPLE.map(({ email }) => email.length));
  const lines = SEED_PEOPLE.map(({ email, role, member, countries }) => {
    const scope = member ?? countries?.join(", ");
    return `  ${email.padEnd(width)}   ${role}${scope ? ` (${scope})` : ""}`;
  });
  return `
Demonstration: invented people and figures, letters are sent to nobody.

${lines.join("\n")}

  Password of all:    ${DEMO_PASSWORD}
  Letters:            ${address}/admin/mail (as administrator)
`;
}
