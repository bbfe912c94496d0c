import { registrableDomain } from "#app/features/registry/registry-domains.ts";
import disposableDomains from "./data/disposable-email-domains.txt?raw";

/**
 * What kind of address it is. `disposable`: made to be thrown away. `free`: anybody can open one. `generic`: a mailbox
 * that several people may read (info@, rector@). `personal`: none of these.
 */
type EmailClass = "personal" | "generic" | "free" | "disposable";

const FREE = new Set(
  "gmail.com googlemail.com mail.ru inbox.ru list.ru bk.ru internet.ru xmail.ru yandex.ru yandex.com yandex.kz yandex.by ya.ru rambler.ru lenta.ru hotmail.com outlook.com live.com msn.com yahoo.com yahoo.fr yahoo.de yahoo.co.uk yahoo.co.in ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de t-online.de freenet.de mail.com proton.me protonmail.com pm.me tutanota.com tuta.com zoho.com fastmail.com hushmail.com qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com aliyun.com naver.com hanmail.net daum.net libero.it virgilio.it tiscali.it laposte.net orange.fr wanadoo.fr free.fr sfr.fr seznam.cz wp.pl o2.pl onet.pl interia.pl ukr.net i.ua meta.ua abv.bg mail.bg inbox.lv mail.kz nur.kz mail.uz umail.uz mail.tj rediffmail.com mynet.com".split(
    " ",
  ),
);

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
  return FREE.has(lower) || isDisposable(lower);
}

/** The kind of an e-mail address; addresses that are none are `personal`, their form is checked elsewhere. */
export function classifyEmail(address: string): EmailClass {
  const [mailbox = "", domain = ""] = address.toLowerCase().split("@");
  if (isDisposable(domain)) return "disposable";
  if (FREE.has(domain)) return "free";
  return GENERIC.test(mailbox) ? "generic" : "personal";
}
