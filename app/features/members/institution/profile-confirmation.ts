interface Confirmed {
  institution: { profileEn: string; createdAt: Date; confirmedAt: Date };
  membership: { applicationId: string | null };
}

/** When somebody confirmed a profile last; null for one that came with a list and that nobody has looked at since. */
export function confirmationOf({ institution, membership }: Confirmed): Date | null {
  const { profileEn, createdAt, confirmedAt } = institution;
  const isUntouched = confirmedAt.getTime() === createdAt.getTime();
  return membership.applicationId === null && profileEn === "" && isUntouched ? null : confirmedAt;
}
