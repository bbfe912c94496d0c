import type { ActionFunctionArgs } from "@remix-run/node";
import { deviceName } from "#app/features/accounts/device-name.ts";
import { knownDeviceCookie } from "#app/features/accounts/known-device.server.ts";
import { startSession } from "#app/features/accounts/sign-in-commands.server.ts";
import { localeCookie } from "#app/i18n/locale.server.ts";
import type { Locale } from "#db/locales.ts";

/** Signs somebody in whose account this browser has just made, or confirmed the address of; in the account's language. */
export async function openFirstSession(
  { request, context }: ActionFunctionArgs,
  { userId, locale }: { userId: string; locale: Locale },
): Promise<void> {
  const { config, cookieHeader, sessions, setCookies } = context;
  const token = await startSession(context, userId, deviceName(request.headers.get("User-Agent")));
  setCookies.push(
    sessions.cookieFor(token),
    knownDeviceCookie(config, cookieHeader, userId),
    localeCookie(locale, config.origin.startsWith("https:")),
  );
}
