CREATE TABLE `archived_votes` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`closed_at` integer NOT NULL,
	`votes` text NOT NULL,
	CONSTRAINT "archived_votes_kind_check" CHECK("kind" in ('meeting', 'written'))
);
--> statement-breakpoint
CREATE INDEX `archived_votes_starts` ON `archived_votes` (`starts_at`);