interface TimeProps {
  /** ISO 8601 date or time. */
  dateTime: string;
  /** The same, written out on the server in the reader's language and zone. */
  text: string;
}

export function Time({ dateTime, text }: TimeProps) {
  return <time dateTime={dateTime}>{text}</time>;
}
