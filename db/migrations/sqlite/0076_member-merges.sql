CREATE TABLE `member_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`merged_id` text NOT NULL,
	`remaining_id` text NOT NULL,
	`reason` text NOT NULL,
	`holds_from` text NOT NULL,
	`taken` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`declined_for` text,
	`settled_at` integer,
	`status_before` text,
	`undone_by_id` text,
	`undone_for` text,
	`undone_at` integer,
	FOREIGN KEY (`merged_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`remaining_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "member_merges_outcome_check" CHECK("outcome" in ('confirmed', 'declined', 'taken_back')),
	CONSTRAINT "member_merges_status_before_check" CHECK("status_before" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged'))
);
--> statement-breakpoint
CREATE INDEX `member_merges_merged` ON `member_merges` (`merged_id`,`outcome`);--> statement-breakpoint
CREATE INDEX `member_merges_remaining` ON `member_merges` (`remaining_id`,`outcome`);--> statement-breakpoint
CREATE UNIQUE INDEX `member_merges_open_unique` ON `member_merges` (`merged_id`) WHERE outcome is null;--> statement-breakpoint
CREATE TABLE `member_pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`note` text NOT NULL,
	`judged_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`one_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`judged_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_pairs_unique` ON `member_pairs` (`one_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `member_pairs_other` ON `member_pairs` (`other_id`);--> statement-breakpoint
CREATE TABLE `merge_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`merge_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`before` text,
	`after` text,
	`undone` text,
	FOREIGN KEY (`merge_id`) REFERENCES `member_merges`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "merge_moves_undone_check" CHECK("undone" in ('given_back', 'kept'))
);
--> statement-breakpoint
CREATE INDEX `merge_moves_merge` ON `merge_moves` (`merge_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_membership_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`status` text NOT NULL,
	`category` text,
	`reason` text NOT NULL,
	`actor_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_changes_status_check" CHECK("status" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged')),
	CONSTRAINT "membership_changes_category_check" CHECK("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
INSERT INTO `__new_membership_changes`("id", "membership_id", "status", "category", "reason", "actor_id", "created_at") SELECT "id", "membership_id", "status", "category", "reason", "actor_id", "created_at" FROM `membership_changes`;--> statement-breakpoint
DROP TABLE `membership_changes`;--> statement-breakpoint
ALTER TABLE `__new_membership_changes` RENAME TO `membership_changes`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `membership_changes_membership` ON `membership_changes` (`membership_id`,`created_at`);--> statement-breakpoint
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
	`object_until` text,
	`proposed_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`declined_for` text,
	`ballot` text,
	`settled_at` integer,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replied_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_proposals_status_check" CHECK("status" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged')),
	CONSTRAINT "membership_proposals_category_check" CHECK("category" in ('full', 'observer', 'associate')),
	CONSTRAINT "membership_proposals_ground_check" CHECK("ground" in ('false_information', 'unconfirmed', 'breach', 'other')),
	CONSTRAINT "membership_proposals_outcome_check" CHECK("outcome" in ('confirmed', 'declined', 'taken_back'))
);
--> statement-breakpoint
INSERT INTO `__new_membership_proposals`("id", "membership_id", "status", "category", "reason", "ground", "reply_until", "reply", "replied_by_id", "replied_at", "object_until", "proposed_by_id", "created_at", "outcome", "settled_by_id", "declined_for", "ballot", "settled_at") SELECT "id", "membership_id", "status", "category", "reason", "ground", "reply_until", "reply", "replied_by_id", "replied_at", "object_until", "proposed_by_id", "created_at", "outcome", "settled_by_id", "declined_for", "ballot", "settled_at" FROM `membership_proposals`;--> statement-breakpoint
DROP TABLE `membership_proposals`;--> statement-breakpoint
ALTER TABLE `__new_membership_proposals` RENAME TO `membership_proposals`;--> statement-breakpoint
CREATE INDEX `membership_proposals_membership` ON `membership_proposals` (`membership_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`institution_id` text NOT NULL,
	`application_id` text,
	`category` text NOT NULL,
	`status` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`grace_until` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_category_check" CHECK("category" in ('full', 'observer', 'associate')),
	CONSTRAINT "memberships_status_check" CHECK("status" in ('active', 'suspended', 'terminated', 'withdrawn', 'merged'))
);
--> statement-breakpoint
INSERT INTO `__new_memberships`("id", "number", "institution_id", "application_id", "category", "status", "starts_on", "ends_on", "grace_until", "created_at") SELECT "id", "number", "institution_id", "application_id", "category", "status", "starts_on", "ends_on", "grace_until", "created_at" FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `__new_memberships` RENAME TO `memberships`;--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_number_unique` ON `memberships` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_institution_unique` ON `memberships` (`institution_id`);--> statement-breakpoint
CREATE INDEX `memberships_status` ON `memberships` (`status`);