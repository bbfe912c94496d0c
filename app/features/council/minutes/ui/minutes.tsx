import { PlainText } from "#app/ui/plain-text.tsx";
import type { PdfBlock } from "#app/platform/pdf-document.ts";

/** The minutes as they are printed, on a page. */
export function Minutes({ blocks }: { blocks: PdfBlock[] }) {
  return (
    <div className="stack minutes">
      {blocks.map((block, index) => {
        if (block.kind === "field")
          return (
            <div key={index}>
              <p className="small soft">{block.label}</p>
              <PlainText text={block.value} />
            </div>
          );
        return "text" in block ? <h2 key={index}>{block.text}</h2> : null;
      })}
    </div>
  );
}
