import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Config } from "#app/platform/config.server.ts";

const YEAR_SECONDS = 365 * 24 * 3600;
const MOST_ACCOUNTS = 5;

type DeviceConfig = Pick<Config, "secret" | "origin">;

/** A browser in which somebody signed in before: an id, and one signature for each of the last accounts used in it. */
interface Device {
  id: string;
  signatures: string[];
}

const isSecure = (config: DeviceConfig) => config.origin.startsWith("https:");
const cookieName = (config: DeviceConfig) => (isSecure(config) ? "__Host-device" : "device");

function sign(config: DeviceConfig, deviceId: string, userId: string): string {
  return createHmac("sha256", config.secret).update(`device:${deviceId}:${userId}`).digest("base64url");
}

function readDevice(config: DeviceConfig, cookieHeader: string | undefined): Device | null {
  const [id, ...signatures] = (parseCookie(cookieHeader ?? "")[cookieName(config)] ?? "").split(".");
  return id && /^[0-9a-f-]{36}$/.test(id) ? { id, signatures: signatures.slice(0, MOST_ACCOUNTS) } : null;
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** Whether the browser claims to be known to some account; which one shows only with the address. */
export function hasDevice(config: DeviceConfig, cookieHeader: string | undefined): boolean {
  return (readDevice(config, cookieHeader)?.signatures.length ?? 0) > 0;
}

/** The id of the device when this account signed in on it before, else null. */
export function knownDeviceOf(
  config: DeviceConfig,
  cookieHeader: string | undefined,
  userId: string | undefined,
): string | null {
  const device = readDevice(config, cookieHeader);
  if (!device || !userId) return null;
  const expected = sign(config, device.id, userId);
  return device.signatures.some((signature) => isSame(signature, expected)) ? device.id : null;
}

/** The id of the browser, whoever uses it; null of one that has none yet. */
export const browserOf = (config: DeviceConfig, cookieHeader: string | undefined): string | null =>
  readDevice(config, cookieHeader)?.id ?? null;

function deviceCookie(config: DeviceConfig, { id, signatures }: Device): string {
  return stringifySetCookie({
    name: cookieName(config),
    value: [id, ...signatures].join("."),
    path: "/",
    maxAge: YEAR_SECONDS,
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(config),
  });
}

/** The Set-Cookie value that gives an id to a browser in which nobody has signed in; it makes it known for no account. */
export const browserCookie = (config: DeviceConfig, id: string): string => deviceCookie(config, { id, signatures: [] });

/** The Set-Cookie value that makes this device known for an account; it says nothing about who that is. */
export function knownDeviceCookie(config: DeviceConfig, cookieHeader: string | undefined, userId: string): string {
  const device = readDevice(config, cookieHeader) ?? { id: randomUUID(), signatures: [] };
  const own = sign(config, device.id, userId);
  const signatures = [own, ...device.signatures.filter((signature) => signature !== own)].slice(0, MOST_ACCOUNTS);
  return deviceCookie(config, { ...device, signatures });
}
