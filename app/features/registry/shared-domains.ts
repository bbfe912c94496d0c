import { parse } from "tldts";

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Providers of mail at which anybody can open an address. */
export const FREE_MAIL: ReadonlySet<string> = new Set(
  words(`
    gmail.com googlemail.com mail.ru inbox.ru list.ru bk.ru internet.ru xmail.ru yandex.ru yandex.com yandex.kz
    yandex.by ya.ru rambler.ru lenta.ru hotmail.com outlook.com live.com msn.com yahoo.com yahoo.fr yahoo.de
    yahoo.co.uk yahoo.co.in ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de t-online.de
    freenet.de mail.com proton.me protonmail.com pm.me tutanota.com tuta.com zoho.com fastmail.com hushmail.com
    qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com aliyun.com naver.com hanmail.net daum.net
    libero.it virgilio.it tiscali.it laposte.net orange.fr wanadoo.fr free.fr sfr.fr seznam.cz wp.pl o2.pl onet.pl
    interia.pl ukr.net i.ua meta.ua abv.bg mail.bg inbox.lv mail.kz nur.kz mail.uz umail.uz mail.tj rediffmail.com
    mynet.com
  `),
);

/** Networks, hosts of pages and stores of files at which anybody can publish. */
const OPEN_SITES: ReadonlySet<string> = new Set(
  words(`
    facebook.com fb.com fb.me instagram.com threads.net twitter.com x.com t.co linkedin.com youtube.com youtu.be tiktok.com
    t.me telegram.me telegram.org whatsapp.com wa.me vk.com vk.ru ok.ru weibo.com wechat.com reddit.com pinterest.com
    tumblr.com medium.com livejournal.com substack.com academia.edu researchgate.net slideshare.net scribd.com issuu.com
    calameo.com wikipedia.org wikidata.org fandom.com google.com goo.gl dropbox.com dropboxusercontent.com box.com mega.nz
    mediafire.com yadi.sk 1drv.ms sharepoint.com github.com github.io gitlab.com gitlab.io notion.so notion.site canva.com
    canva.site wordpress.com blogspot.com blogger.com wix.com wixsite.com weebly.com jimdo.com jimdosite.com
    squarespace.com webnode.com webnode.page strikingly.com carrd.co about.me linktr.ee taplink.cc tilda.ws tilda.cc ucoz.ru
    ucoz.com ucoz.net narod.ru webflow.io netlify.app vercel.app pages.dev web.app 000webhostapp.com byethost.com
    bit.ly tinyurl.com is.gd clck.ru cutt.ly
  `),
);

/** Whether anybody can have an address or a page under a host: it says nothing about whose it is. */
export function isOpenToAll(host: string): boolean {
  const { domain } = parse(host.trim().toLowerCase());
  return domain !== null && (FREE_MAIL.has(domain) || OPEN_SITES.has(domain));
}

/** The same of a page, which may also stand on a machine that is rented by the hour. */
export function isOnOpenSite(host: string): boolean {
  return isOpenToAll(host) || parse(host.trim().toLowerCase(), { allowPrivateDomains: true }).isPrivate === true;
}
