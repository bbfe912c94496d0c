CREATE TABLE `appeal_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`appeal_id` text NOT NULL,
	`author_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reasons` text NOT NULL,
	`letters` text NOT NULL,
	`updated_at` integer NOT NULL,
	`proposed_at` integer,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appeal_findings_outcome_check" CHECK("outcome" in ('dismiss', 'allow'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeal_findings_draft_unique` ON `appeal_findings` (`appeal_id`,`author_id`) WHERE proposed_at is null;--> statement-breakpoint
CREATE INDEX `appeal_findings_appeal` ON `appeal_findings` (`appeal_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
INSERT INTO "appeal_findings"("id", "appeal_id", "author_id", "outcome", "reasons", "letters", "updated_at", "proposed_at")
	select "appeal_id" || ':' || "outcome", "appeal_id", "user_id", "outcome", "reasons", '{}', "cast_at", "cast_at" from "appeal_votes" as "one"
	where not exists (select 1 from "appeal_votes" as "other" where "other"."appeal_id" = "one"."appeal_id" and "other"."outcome" = "one"."outcome"
		and ("other"."cast_at" < "one"."cast_at" or ("other"."cast_at" = "one"."cast_at" and "other"."user_id" < "one"."user_id")));--> statement-breakpoint
CREATE TABLE `__new_appeal_votes` (
	`appeal_id` text NOT NULL,
	`user_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`cast_at` integer NOT NULL,
	PRIMARY KEY(`appeal_id`, `user_id`),
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`finding_id`) REFERENCES `appeal_findings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_appeal_votes`("appeal_id", "user_id", "finding_id", "cast_at") SELECT "appeal_id", "user_id", "appeal_id" || ':' || "outcome", "cast_at" FROM `appeal_votes`;--> statement-breakpoint
DROP TABLE `appeal_votes`;--> statement-breakpoint
ALTER TABLE `__new_appeal_votes` RENAME TO `appeal_votes`;--> statement-breakpoint
PRAGMA foreign_keys=ON;