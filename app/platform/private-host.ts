const LOCAL_NAME = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/** Blocks of IPv4 that no network hands on: this computer, a network of one's own, one without a server of addresses. */
const LOCAL_IP = /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const LOCAL_IPV6 = /^\[(::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/;

/** Whether a web address leads to one computer or into one network only, so that nobody else can open it. */
export function isPrivateAddress(typed: string): boolean {
  const complete = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(complete)) return false;
  const host = new URL(complete).hostname.replace(/\.$/, "");
  const isIp = /^[\d.]+$/.test(host);
  return isIp ? LOCAL_IP.test(host) : LOCAL_IPV6.test(host) || LOCAL_NAME.test(host);
}
