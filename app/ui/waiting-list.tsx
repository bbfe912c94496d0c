import { Link } from "@remix-run/react";
import { OwnWords } from "./own-words.tsx";
import { Deadline } from "./deadline.tsx";
import { EntryCard } from "./card.tsx";

/** One thing that waits for the person who reads the page. */
export interface WaitingItem {
  to: string;
  title: string;
  /** What is to be done, in a sentence. */
  detail: string;
  /** Stands before everything else. */
  isUrgent?: boolean;
  /** Came back to this person, and so stands before everything with a date. */
  isBack?: boolean;
  /** Left out where nothing presses. */
  dueAt?: { dateTime: string; text: string; remaining?: string; state?: "open" | "soon" | "overdue" } | null;
}

interface WaitingListProps {
  items: WaitingItem[];
  label: string;
  headingLevel?: 2 | 3;
}

/** What waits, the most urgent first as the caller has ordered it; each title leads to where it is done. */
export function WaitingList({ items, label, headingLevel = 2 }: WaitingListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ul className="entry-list" aria-label={label}>
      {items.map(({ to, title, detail, dueAt }) => (
        <li key={`${to} ${detail}`}>
          <EntryCard as="div" aside={dueAt && <Deadline {...dueAt} />}>
            <Heading>
              <Link to={to}>
                <OwnWords text={title} />
              </Link>
            </Heading>
            <p>{detail}</p>
          </EntryCard>
        </li>
      ))}
    </ul>
  );
}
