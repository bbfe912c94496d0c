import type { ReactNode } from "react";

/** One part of a page of text: a heading and its paragraphs. */
export function TextSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack stack-tight">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
