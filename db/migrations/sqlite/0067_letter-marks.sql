CREATE TABLE `prospect_letter_marks` (
	`token_sha256` text NOT NULL,
	`mark_sha256` text NOT NULL,
	`mark_of` text NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`token_sha256`, `mark_sha256`),
	CONSTRAINT "prospect_letter_marks_mark_of_check" CHECK("mark_of" in ('address', 'university'))
);
--> statement-breakpoint
CREATE INDEX `prospect_letter_marks_mark` ON `prospect_letter_marks` (`mark_sha256`,`sent_at`);--> statement-breakpoint
CREATE TABLE `silenced_universities` (
	`mark_sha256` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL
);
