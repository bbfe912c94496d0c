/**
 * Whom a limit counts as one: an IPv4 address, or the /64 network of an IPv6 address, since one subscriber has all of
 * the addresses in it.
 */
export function networkOf(clientIp: string): string {
  if (!clientIp.includes(":")) return clientIp;
  const [before = "", after] = clientIp.toLowerCase().split("::");
  const head = before.split(":").filter(Boolean);
  const tail = (after ?? "").split(":").filter(Boolean);
  const zeros = Array.from({ length: after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length) }, () => "0");
  return [...head, ...zeros, ...tail].slice(0, 4).join(":");
}
