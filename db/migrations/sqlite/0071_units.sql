CREATE TABLE `unit_texts` (
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`unit_id`, `kind`, `locale`),
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`parent_id` text,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_language` text NOT NULL,
	`translated_names` text DEFAULT '{}' NOT NULL,
	`since` integer,
	`themes` text NOT NULL,
	`unesco_fields` text NOT NULL,
	`fields_of_study` text NOT NULL,
	`website` text,
	`restricted_to` text,
	`contact_id` text,
	`version` integer NOT NULL,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "units_restricted_to_check" CHECK("restricted_to" in ('members', 'secretariat'))
);
--> statement-breakpoint
CREATE INDEX `units_institution` ON `units` (`institution_id`,`place`);--> statement-breakpoint
CREATE INDEX `units_contact` ON `units` (`contact_id`);--> statement-breakpoint
ALTER TABLE `institution_people` ADD `unit_id` text REFERENCES units(id);--> statement-breakpoint
ALTER TABLE `institutions` ADD `unit_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `enquiries` ADD `unit_id` text REFERENCES units(id);