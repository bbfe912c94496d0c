import { lineOf } from "#app/i18n/isolate.ts";

interface RecordLine {
  to: string;
  title: { text: string; lang?: string };
  about: readonly (string | null)[];
}

/** Records of one kind with the way to the page of each. */
export function RecordList({ records }: { records: readonly RecordLine[] }) {
  return (
    <ul className="list">
      {records.map(({ to, title, about }) => (
        <li key={to}>
          <a href={to}>
            <bdi lang={title.lang}>{title.text}</bdi>
          </a>
          <p className="small">{lineOf([...about], " · ")}</p>
        </li>
      ))}
    </ul>
  );
}
