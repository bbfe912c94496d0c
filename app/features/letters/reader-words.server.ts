import { translator } from "#app/i18n/translator.server.ts";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import { LOCALES, type Locale } from "#db/locales.ts";

const SAMPLES = {
  message: ["message.received", "message.checking", "message.call"],
  suspend: ["ruling.silent", "ruling.unmet"],
  reinstate: ["ruling.cured", "ruling.unchanged"],
  renew: ["ruling.unchanged"],
  ending: ["ending.asked", "ending.shown", "ending.heard"],
  /** What differs from case to case. */
  free: [],
  posting: ["posting.partners", "posting.funding", "posting.aims"],
} as const;

/** In which languages somebody will be read, each with sentences to begin with. */
export function readerWords(locales: Iterable<Locale>, kind: keyof typeof SAMPLES): ReaderWords[] {
  const read = new Set(locales);
  return LOCALES.filter((locale) => read.has(locale)).map((locale) => {
    const t = translator(locale);
    return { locale, samples: SAMPLES[kind].map((sample) => t(`letters:sample.${sample}`)) };
  });
}
