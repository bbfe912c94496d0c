/** Where the membership with a number is merged with another. */
export const mergePath = (number: string) => `/memberships/${number}/merge`;
