import { detectLocale } from "#app/i18n/locale.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { waitOf } from "#app/i18n/wait.ts";
import type { TooLarge } from "#app/platform/too-large.ts";
import stylesheet from "#app/ui/styles/index.css?url";

interface Asked {
  /** The path with its query, as requested. */
  url: string;
  cookieHeader: string | undefined;
  acceptLanguage: string | undefined;
}

const ANY_ORIGIN = "http://internal.invalid";
const OWN_WORDS = [404, 410, 413, 414, 429, 500, 503];

interface Refusal {
  requestId: string;
  tooLarge?: TooLarge;
  /** Nothing was sent that could be lost. */
  isReading?: boolean;
  /** From `Retry-After`; 0 where nobody knows. */
  retryAfterSeconds?: number;
}

/** No page of the portal has a longer one. */
const LONGEST_PATH = 1000;

const wordsFor = (kind: string, isReading: boolean) => (kind === "503" && isReading ? "503.reading" : `${kind}.text`);

function kindOf(status: number, { pathname }: URL): string {
  const kind = OWN_WORDS.includes(status) ? status : status >= 500 ? 500 : 400;
  return kind === 414 && pathname.length > LONGEST_PATH ? "414.address" : String(kind);
}

/**
 * The page of a refusal that the door gives by itself, before or after the application: what happened, in the reader's
 * language, and the request's number. Nothing of the request is repeated in it.
 */
export function refusalPage(
  status: number,
  { requestId, tooLarge, isReading = false, retryAfterSeconds = 0 }: Refusal,
  { url, cookieHeader, acceptLanguage }: Asked,
): string {
  const asked = URL.canParse(url, ANY_ORIGIN) ? new URL(url, ANY_ORIGIN) : new URL(ANY_ORIGIN);
  const { locale } = detectLocale(asked, cookieHeader, acceptLanguage);
  const t = translator(locale);
  const kind = kindOf(status, asked);
  const words = tooLarge ? (`413.${tooLarge.what}` as const) : wordsFor(kind, isReading);
  const text = t(`common:error_page.${words}`, { ...tooLarge });
  const title = t(`common:error_page.${kind}.title`);
  const wait = retryAfterSeconds && waitOf(retryAfterSeconds);
  const retry = wait && t(`common:error_page.retry.${wait.unit}`, { count: wait.count });
  const back = kind === "414" ? `<p><a href="?">${t("common:error_page.414.without")}</a></p>\n` : "";
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
<main class="page page-narrow page-body">
<h1>${title}</h1>
<p class="lead">${text}</p>${retry ? `\n<p>${retry}</p>` : ""}
${back}<p><a href="/">${t("common:error_page.home")}</a></p>
<p>${t("common:error_page.code", { status })}. ${t("common:error_page.request")}: <code>${requestId}</code></p>
</main>
</body>
</html>
`;
}
