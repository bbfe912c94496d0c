interface RichTextProps {
  /** Made by `richText`, and by nothing else: it is shown as it is. */
  html: string;
  lang?: string;
}

/** What a person wrote in Markdown. */
export const RichText = ({ html, lang }: RichTextProps) => (
  // oxlint-disable-next-line house/no-markup-from-text -- what is shown was let through tag by tag
  <div className="plain-text rich-text" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
);
