CREATE TABLE `main_role_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`from_user_id` text NOT NULL,
	`to_user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`settled_at` integer,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `main_role_offers_institution` ON `main_role_offers` (`institution_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `main_role_offers_to` ON `main_role_offers` (`to_user_id`);--> statement-breakpoint
CREATE TABLE `membership_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`settled_at` integer,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_proposals_membership` ON `membership_proposals` (`membership_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `one_time_tokens` ADD `redirect_to` text;