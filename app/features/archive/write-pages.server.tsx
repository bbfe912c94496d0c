import type { ReactNode } from "react";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { inEachLocale, LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { isTextKey, type TextVersion, wordsIn } from "#app/platform/association-texts.ts";
import { escapeXml } from "#app/platform/xml.ts";
import { TextBody } from "#app/ui/text-body.tsx";
import { type Locale, LOCALES } from "#db/locales.ts";
import type { RecordKind, RecordOf } from "./archive.schema.ts";
import type { FolderWriter } from "./folder-writer.server.ts";
import { inGroups } from "./in-groups.ts";
import { logoFile } from "./logo-file.ts";
import {
  initiativeLine,
  initiativePage,
  memberLine,
  memberPage,
  projectLine,
  projectPage,
  registerLine,
  voteView,
} from "./page-views.server.ts";
import recountJs from "../../../public/recount.js?raw";
import recountPy from "../../../public/recount.py?raw";
import { readRecords } from "./read-records.server.ts";
import type { Counted } from "./record-kinds.server.ts";
import { renderPage } from "./render-page.server.tsx";
import { DecisionPage, DecisionsPage } from "./ui/decision-pages.tsx";
import { InitiativePage, InitiativesPage } from "./ui/initiative-pages.tsx";
import { DirectoryPage, MemberPage } from "./ui/member-pages.tsx";
import type { FolderView } from "./ui/page-frame.tsx";
import { pageFile } from "./ui/pager.tsx";
import { BoardPage, ProjectPage } from "./ui/project-pages.tsx";
import { RegisterPage } from "./ui/register-page.tsx";
import { StartPage } from "./ui/start-page.tsx";
import style from "./ui/style.css?raw";
import { credentialFile, hasCredential } from "./write-credentials.server.ts";
import type { Links } from "./write-data.server.ts";

const LINES_A_PAGE = 200;

interface Paging {
  folder: string;
  writer: FolderWriter;
  links: Links;
  facts: { madeAt: string; day: string; origin: string };
  counts: Record<RecordKind, Counted>;
}

interface Pages extends Paging {
  /** Writes one page in every language. */
  put(path: string, build: (locale: Locale) => { title: string; content: ReactNode }): Promise<void>;
}

/** Writes the pages of a folder from the records in it, a file for each page and language. */
export async function writePages(paging: Paging): Promise<void> {
  const { writer } = paging;
  const folders = await folderViews(paging);
  const pages: Pages = {
    ...paging,
    async put(path, build) {
      for (const locale of LOCALES) {
        const { title, content } = build(locale);
        const page = renderPage({ locale, path, title, folder: folders[locale] }, content);
        await writer.write(`${locale}/${path}`, page);
      }
    },
  };
  await writer.write("style.css", style);
  await writer.write("index.html", choiceOfLanguage(folders));
  await writeStart(pages, folders);
  await writeMembers(pages);
  await writeProjects(pages);
  await writeInitiatives(pages);
  await writeDecisions(pages);
  await writeRegister(pages);
  await writeTexts(pages);
}

async function folderViews({ folder, facts }: Paging): Promise<Record<Locale, FolderView>> {
  const texts: { key: string; title: Record<Locale, string> }[] = [];
  for (const text of await newestTexts(folder)) {
    texts.push({ key: text.key, title: inEachLocale((locale) => wordsIn(text, locale).title) });
  }
  for await (const { name, isProposed } of readRecords(folder, "association")) {
    return inEachLocale((locale) => {
      const proposed = isProposed ? ` (${translator(locale)("common:association.proposed")})` : "";
      return {
        association: `${name[locale] ?? name.en ?? ""}${proposed}`,
        day: formatDay(facts.day, locale),
        texts: texts.map(({ key, title }) => ({ key, title: title[locale] })),
      };
    });
  }
  throw new Error("The association is not in the folder");
}

type Text = Pick<TextVersion, "words"> & { key: string };

/** The texts as they are in force: each in its last version. */
async function newestTexts(folder: string): Promise<Text[]> {
  const newest = new Map<string, RecordOf<"texts">>();
  for await (const text of readRecords(folder, "texts")) newest.set(text.key, text);
  return [...newest.values()].filter(({ key }) => isTextKey(key));
}

function choiceOfLanguage(folders: Record<Locale, FolderView>): string {
  const links = LOCALE_OPTIONS.map(({ value, label }) => {
    const name = escapeXml(folders[value].association);
    return `<li lang="${value}"><a href="${value}/index.html">${escapeXml(label)}</a><p class="small">${name}</p></li>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(folders.en.association)}</title><link rel="stylesheet" href="style.css"></head>
<body><main><ul class="list">${links.join("")}</ul></main></body></html>
`;
}

async function writeStart({ put, facts, counts }: Pages, folders: Record<Locale, FolderView>): Promise<void> {
  const numbers = {
    members: counts.members.count,
    projects: counts.projects.count,
    initiatives: counts.initiatives.count,
    votes: counts.votes.count,
    register: counts.register.count,
  };
  await put("index.html", (locale) => ({
    title: translator(locale)("archive:start"),
    content: <StartPage folder={folders[locale]} origin={facts.origin} counts={numbers} />,
  }));
}

const pagesOf = (count: number) => Math.max(1, Math.ceil(count / LINES_A_PAGE));

/** The pages of a list, also where it has nothing in it. */
async function* paged<Item>(items: AsyncIterable<Item>): AsyncGenerator<{ page: number; group: Item[] }> {
  let page = 0;
  for await (const group of inGroups(items, LINES_A_PAGE)) yield { page: (page += 1), group };
  if (page === 0) yield { page: 1, group: [] };
}

async function writeMembers({ put, folder, facts, counts, links }: Pages): Promise<void> {
  const pages = pagesOf(counts.members.count);
  const reading = (locale: Locale) => ({ locale, today: facts.day });
  for await (const { page, group } of paged(readRecords(folder, "members"))) {
    for (const record of group) {
      const logo = logoFile(record);
      const projects = links.projectsOf.get(record.slug) ?? [];
      await put(`members/${record.slug}.html`, (locale) => {
        const profile = memberPage(record, reading(locale));
        const shown = projects.map(({ slug, isLead, ...titles }) => ({ slug, isLead, title: titleIn(locale, titles) }));
        const content = (
          <MemberPage
            profile={profile}
            logo={logo && `../../${logo}`}
            credential={hasCredential(record, facts.day) ? `../../${credentialFile(record.number)}` : null}
            projects={shown}
          />
        );
        return { title: profile.name.name, content };
      });
    }
    await put(`directory/${pageFile(page)}`, (locale) => {
      const lines = group.map((record) => memberLine(record, reading(locale)));
      return {
        title: translator(locale)("members:directory.title"),
        content: <DirectoryPage lines={lines} page={page} pages={pages} />,
      };
    });
  }
}

async function writeProjects({ put, folder, facts, counts, links }: Pages): Promise<void> {
  const pages = pagesOf(counts.projects.count);
  const reading = (locale: Locale) => ({ locale, today: facts.day });
  for await (const { page, group } of paged(readRecords(folder, "projects"))) {
    for (const record of group) {
      await put(`project/${record.slug}.html`, (locale) => {
        const project = projectPage(record, links, reading(locale));
        return { title: project.title.text, content: <ProjectPage project={project} /> };
      });
    }
    await put(`projects/${pageFile(page)}`, (locale) => {
      const lines = group.map((record) => projectLine(record, links, reading(locale)));
      return {
        title: translator(locale)("projects:board.title"),
        content: <BoardPage lines={lines} page={page} pages={pages} />,
      };
    });
  }
}

async function writeInitiatives({ put, folder, facts, links }: Pages): Promise<void> {
  const listed: RecordOf<"initiatives">[] = [];
  const reading = (locale: Locale) => ({ locale, today: facts.day });
  for await (const record of readRecords(folder, "initiatives")) {
    listed.push(record);
    await put(`initiative/${record.slug}.html`, (locale) => {
      const initiative = initiativePage(record, reading(locale));
      const projects = record.projects.flatMap((slug) => {
        const titles = links.titles.get(slug);
        return titles ? [{ slug, title: titleIn(locale, titles) }] : [];
      });
      return { title: initiative.title.text, content: <InitiativePage {...{ initiative, projects }} /> };
    });
  }
  await put("initiatives/index.html", (locale) => ({
    title: translator(locale)("initiatives:list.title"),
    content: <InitiativesPage lines={listed.map((record) => initiativeLine(record, reading(locale)))} />,
  }));
}

async function writeDecisions({ put, folder, writer }: Pages): Promise<void> {
  const held: RecordOf<"votes">[] = [];
  for await (const record of readRecords(folder, "votes")) {
    held.unshift({ ...record, votes: { ...record.votes, items: [] } });
    await writer.write(`votes/${record.id}.json`, `${JSON.stringify(record.votes)}\n`);
    await put(`decisions/${record.id}.html`, (locale) => {
      const view = voteView(record, locale);
      return { title: view.line.title, content: <DecisionPage {...view} /> };
    });
  }
  await put("decisions/index.html", (locale) => ({
    title: translator(locale)("council:recounts.title"),
    content: <DecisionsPage lines={held.map((record) => voteView(record, locale).line)} />,
  }));
  await writer.write("votes/recount.js", recountJs);
  await writer.write("votes/recount.py", recountPy);
}

async function writeRegister({ put, folder, counts }: Pages): Promise<void> {
  const pages = pagesOf(counts.register.count);
  for await (const { page, group } of paged(readRecords(folder, "register"))) {
    await put(`register/${pageFile(page)}`, (locale) => {
      const lines = group.map((record) => registerLine(record, locale));
      return {
        title: translator(locale)("archive:register.title"),
        content: <RegisterPage lines={lines} page={page} pages={pages} />,
      };
    });
  }
}

async function writeTexts({ put, folder }: Pages): Promise<void> {
  for (const text of await newestTexts(folder)) {
    await put(`texts/${text.key}.html`, (locale) => {
      const words = wordsIn(text, locale);
      const content = (
        <>
          <h1 lang={words.lang}>{words.title}</h1>
          <TextBody text={words} />
        </>
      );
      return { title: words.title, content };
    });
  }
}
