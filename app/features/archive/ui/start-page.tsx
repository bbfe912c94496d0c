import { useTranslation } from "react-i18next";
import { Facts } from "#app/ui/facts.tsx";
import type { FolderView } from "./page-frame.tsx";

interface StartPageProps {
  folder: FolderView;
  origin: string;
  counts: { members: number; projects: number; initiatives: number; votes: number; register: number };
}

/** What proves that the folder is the association's. */
const SIGNED = ["manifest.json", "manifest.jwt", "keys/jwks.json"];
const CHECK = "sha256sum --check --quiet SHA256SUMS";

/** What the folder is, what is in it, and how whoever got it finds out that it is whole. */
export function StartPage({ folder, origin, counts }: StartPageProps) {
  const { t } = useTranslation("archive");
  return (
    <>
      <h1>{folder.association}</h1>
      <p className="lead">{t("lead", { day: folder.day, origin })}</p>
      <Facts
        isWide
        items={[
          {
            term: t("members:directory.title"),
            value: <a href="directory/index.html">{t("members", { count: counts.members })}</a>,
          },
          {
            term: t("projects:board.title"),
            value: <a href="projects/index.html">{t("projects", { count: counts.projects })}</a>,
          },
          {
            term: t("initiatives:list.title"),
            value: <a href="initiatives/index.html">{t("initiatives", { count: counts.initiatives })}</a>,
          },
          {
            term: t("council:recounts.title"),
            value: <a href="decisions/index.html">{t("votes", { count: counts.votes })}</a>,
          },
          {
            term: t("register.title"),
            value: <a href="register/index.html">{t("numbers", { count: counts.register })}</a>,
          },
        ]}
      />
      <section>
        <h2>{t("check.title")}</h2>
        <ol>
          <li>
            {t("check.whole")}
            <pre>
              <code>{CHECK}</code>
            </pre>
          </li>
          <li>
            {t("check.signed")}
            <ul>
              {SIGNED.map((file) => (
                <li key={file}>
                  <a href={`../${file}`}>{file}</a>
                </li>
              ))}
            </ul>
          </li>
          <li>{t("check.credentials")}</li>
          <li>{t("check.votes")}</li>
        </ol>
        <p>{t("not_in_it")}</p>
      </section>
      <section>
        <h2>{t("data")}</h2>
        <ul>
          {["members", "projects"].map((kind) => (
            <li key={kind}>
              <a href={`../data/${kind}.csv`}>{`${kind}.csv`}</a>,{" "}
              <a href={`../data/${kind}.jsonl`}>{`${kind}.jsonl`}</a>
            </li>
          ))}
          {["initiatives", "register", "votes", "texts", "association"].map((kind) => (
            <li key={kind}>
              <a href={`../data/${kind}.jsonl`}>{`${kind}.jsonl`}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
