PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_council_items` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`recommendation_id` text NOT NULL,
	`proposal` text NOT NULL,
	`case_number` text NOT NULL,
	`text_hash` text,
	`position` integer NOT NULL,
	`closed_at` integer,
	`verdict` text,
	`roll_hash` text,
	`seal` text,
	`category` text,
	`reason_codes` text NOT NULL,
	`explanation` text NOT NULL,
	`deferred_until` text,
	`decision_id` text,
	`returned_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `council_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "council_items_subject_type_check" CHECK("subject_type" in ('application', 'membership', 'rule')),
	CONSTRAINT "council_items_proposal_check" CHECK("proposal" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse', 'suspend', 'reinstate', 'renew', 'make_full', 'make_observer', 'make_associate', 'terminate', 'adopt')),
	CONSTRAINT "council_items_verdict_check" CHECK("verdict" in ('carried', 'deferred', 'lost', 'no_quorum')),
	CONSTRAINT "council_items_category_check" CHECK("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
INSERT INTO `__new_council_items`("id", "session_id", "subject_type", "subject_id", "recommendation_id", "proposal", "case_number", "text_hash", "position", "closed_at", "verdict", "roll_hash", "seal", "category", "reason_codes", "explanation", "deferred_until", "decision_id", "returned_at") SELECT "id", "session_id", "subject_type", "subject_id", "recommendation_id", "proposal", "case_number", "text_hash", "position", "closed_at", "verdict", "roll_hash", "seal", "category", "reason_codes", "explanation", "deferred_until", "decision_id", "returned_at" FROM `council_items`;--> statement-breakpoint
DROP TABLE `council_items`;--> statement-breakpoint
ALTER TABLE `__new_council_items` RENAME TO `council_items`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `council_items_once` ON `council_items` (`session_id`,`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `council_items_subject` ON `council_items` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `__new_membership_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`status` text NOT NULL,
	`category` text,
	`reason` text NOT NULL,
	`ground` text,
	`reply_until` text,
	`reply` text,
	`replied_by_id` text,
	`replied_at` integer,
	`proposed_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`ballot` text,
	`settled_at` integer,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replied_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_proposals_status_check" CHECK("status" in ('active', 'suspended', 'terminated', 'withdrawn')),
	CONSTRAINT "membership_proposals_category_check" CHECK("category" in ('full', 'observer', 'associate')),
	CONSTRAINT "membership_proposals_ground_check" CHECK("ground" in ('false_information', 'unconfirmed', 'breach', 'other')),
	CONSTRAINT "membership_proposals_outcome_check" CHECK("outcome" in ('confirmed', 'declined', 'taken_back'))
);
--> statement-breakpoint
INSERT INTO `__new_membership_proposals`("id", "membership_id", "status", "category", "reason", "proposed_by_id", "created_at", "outcome", "settled_by_id", "ballot", "settled_at") SELECT "id", "membership_id", "status", "category", "reason", "proposed_by_id", "created_at", "outcome", "settled_by_id", "ballot", "settled_at" FROM `membership_proposals`;--> statement-breakpoint
DROP TABLE `membership_proposals`;--> statement-breakpoint
ALTER TABLE `__new_membership_proposals` RENAME TO `membership_proposals`;--> statement-breakpoint
CREATE INDEX `membership_proposals_membership` ON `membership_proposals` (`membership_id`,`created_at`);