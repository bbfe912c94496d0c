const shapes = {
  info: "M8 7v4.5M8 4.5v.5",
  check: "M4.75 8.25 7 10.5l4.25-4.75",
  clock: "M8 4v4l2.5 2",
  cross: "M3 3l10 10M13 3 3 13",
  warning: "M8 4.5v4.25M8 11v.5",
  dash: "M5 8h6",
} as const;

const frames = {
  circle: "M8 1.25a6.75 6.75 0 1 1 0 13.5 6.75 6.75 0 0 1 0-13.5Z",
  diamond: "M8 .9 15.1 8 8 15.1.9 8Z",
} as const;

type IconName = "info" | "ok" | "wait" | "bad" | "neutral" | "remove";

const drawings: Record<IconName, string> = {
  info: `${frames.circle}${shapes.info}`,
  ok: `${frames.circle}${shapes.check}`,
  wait: `${frames.circle}${shapes.clock}`,
  bad: `${frames.diamond}${shapes.warning}`,
  neutral: `${frames.circle}${shapes.dash}`,
  remove: shapes.cross,
};

/** A small drawing that says by shape what the tone beside it says by colour; words always stand next to it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
