import { registrableDomain } from "#app/features/registry/registry-domains.ts";
import { FREE_MAIL } from "#app/features/registry/shared-domains.ts";
import disposableDomains from "./data/disposable-email-domains.txt?raw";

/**
 * What kind of address it is. `disposable`: made to be thrown away. `free`: anybody can open one. `generic`: a mailbox
 * that several people may read (info@, rector@). `personal`: none of these.
 */
type EmailClass = "personal" | "generic" | "free" | "disposable";

const GENERIC =
  /^(info|information|office|rector|rektor|rectorat|rektorat|president|director|direktor|dean|dekanat|admin|administration|admissions?|contact|contacts|hello|mail|email|post|kanc|kanselyariya|kancelyariya|priemnaya|secretary|secretariat|sekretar|university|univer|international|inter|interoffice|iro|io|support|help|webmaster|postmaster|noreply|no-reply|press|pr|hr|reception|general|enquiries|inquiry)([._-]?\d*)$/;

let disposable: Set<string> | undefined;

function isDisposable(domain: string): boolean {
  disposable ??= new Set(disposableDomains.split("\n").filter(Boolean));
  const registrable = registrableDomain(domain);
  return disposable.has(domain) || (registrable !== null && disposable.has(registrable));
}

/** Whether mail to a domain is free for everybody or thrown away; such a domain identifies no institution. */
export function isPublicMailDomain(domain: string): boolean {
  const lower = domain.toLowerCase();
  return FREE_MAIL.has(lower) || isDisposable(lower);
}

/** The kind of an e-mail address; addresses that are none are `personal`, their form is checked elsewhere. */
export function classifyEmail(address: string): EmailClass {
  const [mailbox = "", domain = ""] = address.toLowerCase().split("@");
  if (isDisposable(domain)) return "disposable";
  if (FREE_MAIL.has(domain)) return "free";
  return GENERIC.test(mailbox) ? "generic" : "personal";
}
