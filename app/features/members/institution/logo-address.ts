/** The address of a logo changes with the file, so that browsers may keep it. */
export function logoAddress(slug: string, fileId: string): string {
  return `/directory/${slug}/logo?v=${fileId.slice(0, 8)}`;
}
