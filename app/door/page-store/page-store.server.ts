import type { KeptPage } from "./kept-forms.ts";

const MOST_BYTES = 64 * 1024 * 1024;
/** Besides its body: its headers and its key. */
const BESIDE_BYTES = 4096;

interface Making {
  stamp: string;
  made: Promise<KeptPage | null>;
}

/** Pages by what was asked for, bounded in bytes: what nobody asked for longest goes first. */
export function createPageStore(mostBytes = MOST_BYTES) {
  const pages = new Map<string, { page: KeptPage; bytes: number }>();
  const making = new Map<string, Making>();
  let total = 0;

  function drop(key: string): void {
    total -= pages.get(key)?.bytes ?? 0;
    pages.delete(key);
  }

  function put(key: string, page: KeptPage): void {
    drop(key);
    const bytes = page.bytes + BESIDE_BYTES;
    if (bytes > mostBytes) return;
    pages.set(key, { page, bytes });
    total += bytes;
    for (const oldest of pages.keys()) {
      if (total <= mostBytes) break;
      drop(oldest);
    }
  }

  return {
    /** The page as made from what the stamp says; null where there is none such. */
    find(key: string, stamp: string): KeptPage | null {
      const found = pages.get(key);
      if (found?.page.stamp !== stamp) return null;
      pages.delete(key);
      pages.set(key, found);
      return found.page;
    },
    /** The page that somebody is making just now; null when nobody is, or it could not be kept. */
    async awaited(key: string, stamp: string): Promise<KeptPage | null> {
      const found = making.get(key);
      return found?.stamp === stamp ? found.made : null;
    },
    isMaking: (key: string, stamp: string): boolean => making.get(key)?.stamp === stamp,
    /** Begins a page, for whose end others wait. What is returned ends it: with the page, or null where there is none to keep. */
    begin(key: string, stamp: string): (page: KeptPage | null) => void {
      const { promise, resolve } = Promise.withResolvers<KeptPage | null>();
      const own = { stamp, made: promise };
      making.set(key, own);
      return (page) => {
        if (page) put(key, page);
        if (making.get(key) === own) making.delete(key);
        resolve(page);
      };
    },
    bytes: () => total,
  };
}
