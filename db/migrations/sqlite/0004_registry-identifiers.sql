CREATE TABLE `registry_identifiers` (
	`value` text NOT NULL,
	`institution_id` text NOT NULL,
	PRIMARY KEY(`value`, `institution_id`),
	FOREIGN KEY (`institution_id`) REFERENCES `registry_institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `registry_identifiers_institution` ON `registry_identifiers` (`institution_id`);--> statement-breakpoint
ALTER TABLE `registry_institutions` ADD `successors` text;