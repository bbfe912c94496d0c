/** Joins class names and leaves out what is false or undefined. */
export function classNames(...names: (string | false | undefined)[]) {
  return names.filter(Boolean).join(" ");
}
