import { isIP } from "node:net";

const HOST_NAME = /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i;

/** Whether a server can be told to listen there: an IP address or a host name, no scheme, port or path. */
export function isListenable(host: string): boolean {
  return isIP(host) !== 0 || HOST_NAME.test(host);
}

/** Whether only this machine reaches it. */
export function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
