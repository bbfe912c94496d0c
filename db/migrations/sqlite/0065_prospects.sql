CREATE TABLE `prospect_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`prospect_id` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`words` text,
	`token_sha256` text NOT NULL,
	`sent_by_id` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`prospect_id`) REFERENCES `prospects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sent_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prospect_invitations_answer_check" CHECK("answer" in ('claimed', 'not_theirs', 'silenced'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prospect_invitations_token_unique` ON `prospect_invitations` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `prospect_invitations_prospect` ON `prospect_invitations` (`prospect_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `prospect_invitations_email` ON `prospect_invitations` (`email`,`sent_at`);--> statement-breakpoint
CREATE INDEX `prospect_invitations_sender` ON `prospect_invitations` (`sent_by_id`);--> statement-breakpoint
CREATE TABLE `silenced_addresses` (
	`email_sha256` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_prospects` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_official` text NOT NULL,
	`name_ru` text,
	`name_kk` text,
	`acronym` text,
	`country` text NOT NULL,
	`city` text,
	`website` text,
	`domain` text,
	`registry_id` text,
	`sort_name` text NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`claimed_by_id` text,
	`application_id` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`claimed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "prospects_state_check" CHECK("state" in ('new', 'invited', 'claimed', 'applied', 'not_theirs', 'silenced'))
);
--> statement-breakpoint
INSERT INTO `__new_prospects`("id", "name", "name_official", "name_ru", "name_kk", "acronym", "country", "city", "website", "domain", "registry_id", "sort_name", "version", "created_at", "updated_at") SELECT "id", "name", "name_official", "name_ru", "name_kk", "acronym", "country", "city", "website", "domain", "registry_id", "sort_name", "version", "created_at", "updated_at" FROM `prospects`;--> statement-breakpoint
DROP TABLE `prospects`;--> statement-breakpoint
ALTER TABLE `__new_prospects` RENAME TO `prospects`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `prospects_sort` ON `prospects` (`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_registry` ON `prospects` (`registry_id`);--> statement-breakpoint
CREATE INDEX `prospects_state` ON `prospects` (`state`);--> statement-breakpoint
CREATE INDEX `prospects_claimed` ON `prospects` (`claimed_by_id`);--> statement-breakpoint
CREATE INDEX `prospects_application` ON `prospects` (`application_id`);