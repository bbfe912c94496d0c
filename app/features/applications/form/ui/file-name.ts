type Matches = readonly { id: string; data: unknown }[];

/** The institution of the file that the pages of the review stand in, from what their layout has read. */
export function fileName(matches: Matches): string | undefined {
  const data = matches.find(({ id }) => id === "routes/_staff.review.$id")?.data as
    { header: { name: string } } | undefined;
  return data?.header.name;
}
