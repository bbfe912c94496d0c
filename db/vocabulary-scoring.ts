/** Reviews of an application by people of member institutions. Labels: `vocabulary.json`. */

/**
 * `asked`: assigned, and not answered yet; `conflicted`: the reviewer is tied to the applicant; `withdrawn`: the
 * secretariat took the assignment back.
 */
export const REVIEW_STATES = ["asked", "accepted", "given", "declined", "conflicted", "withdrawn"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a reviewer scores, from 0 to 4. */
export const REVIEW_CRITERIA = ["relevance", "evidence", "contribution", "capacity", "added_value"] as const;
export type ReviewCriterion = (typeof REVIEW_CRITERIA)[number];

/** What the portal finds between a reviewer and an applicant. */
export const REVIEWER_TIES = ["same_institution", "related_institution", "joint_project", "recommended"] as const;
export type ReviewerTie = (typeof REVIEWER_TIES)[number];
