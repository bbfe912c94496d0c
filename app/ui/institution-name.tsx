import { Link } from "@remix-run/react";

interface InstitutionNameProps {
  name: string;
  /** BCP 47 tag of `name` when it differs from the page's language. */
  lang?: string;
  /** The name in its own script, shown when it differs. */
  original?: { text: string; lang?: string } | null;
  /** Makes the name a link. */
  to?: string;
  /** Writes the names in one line, for tables and running text. */
  isInline?: boolean;
}

/** An institution's name, with the one in its own language and script beside or below it. */
export function InstitutionName({ name, lang, original, to, isInline }: InstitutionNameProps) {
  const shown = <bdi lang={lang}>{name}</bdi>;
  const isOther = original && original.text.trim() !== "" && original.text !== name;
  return (
    <>
      {to ? <Link to={to}>{shown}</Link> : shown}
      {isOther && (
        <span className={isInline ? "inline-original soft" : "original-name"}>
          {isInline && " · "}
          <bdi lang={original.lang}>{original.text}</bdi>
        </span>
      )}
    </>
  );
}
