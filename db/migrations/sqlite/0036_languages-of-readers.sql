ALTER TABLE `appeal_findings` ADD `languages` text;--> statement-breakpoint
ALTER TABLE `application_amendments` ADD `languages` text;--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `languages` text;