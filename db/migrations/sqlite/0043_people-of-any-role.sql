PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_institution_people` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`position` text NOT NULL,
	`unit` text,
	`languages` text NOT NULL,
	`user_id` text,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "institution_people_role_check" CHECK("role" in ('representative', 'alternate', 'international_office', 'project_contact', 'editor', 'project_officer'))
);
--> statement-breakpoint
INSERT INTO `__new_institution_people`("id", "institution_id", "role", "name", "position", "unit", "languages", "user_id") SELECT "id", "institution_id", "role", "name", "position", "unit", "languages", "user_id" FROM `institution_people`;--> statement-breakpoint
DROP TABLE `institution_people`;--> statement-breakpoint
ALTER TABLE `__new_institution_people` RENAME TO `institution_people`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `institution_people_institution` ON `institution_people` (`institution_id`);