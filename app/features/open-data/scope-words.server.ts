import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ApiScope } from "#db/vocabulary-tokens.ts";

/** What a scope is called: in the catalogues a colon leads to another one. */
export const scopeWords = (scope: ApiScope, locale: Locale): string =>
  translator(locale)(`accounts:tokens.scope.${scope === "members:read" ? "members" : "projects"}.title`);

/** Some scopes in a row, in words. */
export const scopeList = (scopes: readonly ApiScope[], locale: Locale): string =>
  scopes.map((scope) => scopeWords(scope, locale)).join(", ");
