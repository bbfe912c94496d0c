interface PlaceholderListProps {
  placeholders: readonly { name: string; meaning: string }[];
}

/** The names a letter is written with and what each becomes. */
export function PlaceholderList({ placeholders }: PlaceholderListProps) {
  return (
    <ul>
      {placeholders.map(({ name, meaning }) => (
        <li key={name}>
          <code>{`{{${name}}}`}</code>: {meaning}
        </li>
      ))}
    </ul>
  );
}
