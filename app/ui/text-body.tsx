import { readText } from "#app/platform/association-texts.ts";

/** A text of the association: its headings and paragraphs. */
export function TextBody({ body }: { body: string }) {
  return (
    <div className="stack plain-text">
      {readText(body).map(({ kind, text }, index) =>
        kind === "heading" ? <h2 key={index}>{text}</h2> : <p key={index}>{text}</p>,
      )}
    </div>
  );
}
