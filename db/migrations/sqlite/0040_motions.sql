CREATE TABLE `council_motion_texts` (
	`motion_id` text NOT NULL,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`motion_id`, `locale`),
	FOREIGN KEY (`motion_id`) REFERENCES `council_motions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `council_motions` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text,
	`proposed_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `council_motions_person` ON `council_motions` (`proposed_by_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `council_motions_number` ON `council_motions` (`number`);--> statement-breakpoint
ALTER TABLE `council_items` ADD `text_hash` text;