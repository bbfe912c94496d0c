CREATE TABLE `registry_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`import_id` text NOT NULL,
	`fact` text NOT NULL,
	`before` text,
	`after` text,
	`outcome` text,
	`note` text,
	`settled_by_id` text,
	`settled_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`import_id`) REFERENCES `registry_imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "registry_changes_outcome_check" CHECK("outcome" in ('taken_over', 'set_aside', 'superseded'))
);
--> statement-breakpoint
CREATE INDEX `registry_changes_institution` ON `registry_changes` (`institution_id`,`fact`);--> statement-breakpoint
CREATE INDEX `registry_changes_open` ON `registry_changes` (`outcome`);--> statement-breakpoint
CREATE TABLE `registry_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`release` text NOT NULL,
	`released_on` text,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`read` integer NOT NULL,
	`written` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `registry_imports_released` ON `registry_imports` (`released_on`);