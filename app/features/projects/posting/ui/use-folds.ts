import { useSearchParams } from "@remix-run/react";
import { type MouseEvent, useContext, useEffect, useRef, useState } from "react";
import { FieldHints } from "#app/ui/field-hints.tsx";
import { goTo } from "#app/ui/go-to.ts";
import { POSTING } from "../../project/posting-fields.ts";
import type { PostingAnswer } from "../posting-answer.ts";
import { type Lack, lacksOf, partOf } from "../lacks.ts";

type Part = (typeof POSTING)[number];

interface Folds {
  isNew: boolean;
  lacks: readonly Lack[];
  /** What was answered last. */
  answer: PostingAnswer;
}

const foldOf = ({ key }: Part) => document.querySelector<HTMLDetailsElement>(`#part-${key}`);

function open(parts: readonly Part[]): void {
  for (const part of parts) {
    const fold = foldOf(part);
    if (fold) fold.open = true;
  }
}

/**
 * Which parts of the form are open when the page comes, and what opens others: an answer that names a field of them, a
 * link to such a field, printing. What somebody has opened or folded is left as it is.
 */
export function useFolds({ isNew, lacks, answer: { result, conflict } }: Folds) {
  const [search] = useSearchParams();
  const asked = search.get("open");
  // What was copied wants another title before anything else.
  const isCopied = search.get("done") === "copied";
  const hints = useContext(FieldHints);
  // What is to be looked at again: what is wrong, or what somebody else wrote.
  const named = [...Object.keys(result?.error ?? {}), ...(conflict?.differing ?? []), ...Object.keys(hints)];
  const isNamed = (part: Part) => named.some((name) => partOf([part], name));
  // Where to go on: the first part in which something is asked.
  const begun = isNew ? POSTING[0] : POSTING.find((part) => lacksOf(part, lacks).length > 0);
  const [opened] = useState(() =>
    POSTING.filter((part) => {
      const isWrong = !isNew && lacksOf(part, lacks).some((lack) => lack.isWrong);
      return (
        part.key === (asked ?? begun?.key) ||
        isWrong ||
        isNamed(part) ||
        (isCopied && partOf([part], "titleEn") !== null)
      );
    }).map(({ key }) => key),
  );
  // Only an answer opens parts, not what is found wrong meanwhile.
  const toOpen = useRef<readonly Part[]>([]);
  toOpen.current = POSTING.filter(isNamed);
  useEffect(() => open(toOpen.current), [result, conflict]);
  useEffect(() => {
    const openAll = () => open(POSTING);
    window.addEventListener("beforeprint", openAll);
    const named = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (named?.closest("details.part")) goTo(named);
    return () => window.removeEventListener("beforeprint", openAll);
  }, []);
  return {
    isOpen: ({ key }: Part) => opened.includes(key),
    openAll: () => open(POSTING),
    /** Follows a link to a part, or to a field of one, without touching the address. */
    follow: (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[href^='#']");
      if (!link) return;
      const place = document.getElementById(link.dataset.field ?? decodeURIComponent(link.hash.slice(1)));
      if (!place) return;
      event.preventDefault();
      goTo(place);
    },
  };
}
