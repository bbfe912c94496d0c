import { useTranslation } from "react-i18next";
import { Logo } from "#app/ui/logo.tsx";
import type { EntryView } from "./directory-model.ts";

interface EmbeddedMembersProps {
  title: string;
  /** The query string of a page in the language that the frame was asked for. */
  language: string;
  /** Why no members are shown. */
  refusal: string | null;
  entries: readonly Pick<EntryView, "slug" | "name" | "logo" | "place">[];
  total: number;
  /** The query string of the same members in the directory. */
  search: string;
}

/** Members in the frame of another site; its links open beside that site. */
export function EmbeddedMembers({ title, language, refusal, entries, total, search }: EmbeddedMembersProps) {
  const { t } = useTranslation("members");
  return (
    <main className="embed stack stack-tight">
      <h1>{title}</h1>
      {refusal && <p role="alert">{refusal}</p>}
      <ul className="entry-list member-rows">
        {entries.map(({ slug, name, logo, place }) => (
          <li key={slug}>
            <article className="member-row">
              <Logo src={logo} name={name.name} />
              <h2>
                <a href={`/directory/${slug}${language}`} target="_blank" rel="noopener">
                  <bdi lang={name.lang}>{name.name}</bdi>
                </a>
              </h2>
              <p className="member-place">{place}</p>
            </article>
          </li>
        ))}
      </ul>
      <p className="small">
        <a href={`/directory${search}`} target="_blank" rel="noopener">
          {refusal ? t("directory.title") : t("directory.embed.all", { count: total })}
        </a>
      </p>
    </main>
  );
}
