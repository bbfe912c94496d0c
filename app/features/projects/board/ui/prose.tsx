import { PlainText } from "#app/ui/plain-text.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import type { ShownAnswer } from "../project-model.ts";

/** Paragraphs of a posting, as they were typed or as the HTML that was made of them. */
export const Prose = ({ how, text, lang }: Pick<ShownAnswer, "how" | "text" | "lang">) =>
  how === "rich" ? <RichText html={text} lang={lang} /> : <PlainText text={text} lang={lang} />;
