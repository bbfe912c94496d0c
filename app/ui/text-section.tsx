import type { ReactNode } from "react";

/** One part of a page of text: a heading and its paragraphs. */
export function TextSection({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section id={id} className="stack stack-tight">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
