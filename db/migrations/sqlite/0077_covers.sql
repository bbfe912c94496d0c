CREATE TABLE `institution_covers` (
	`institution_id` text PRIMARY KEY NOT NULL,
	`alt` text NOT NULL,
	`alt_language` text NOT NULL,
	`credit` text NOT NULL,
	`licence` text NOT NULL,
	`pictures` text NOT NULL,
	`removed_at` integer,
	`removed_by` text,
	`removal_reason` text,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "institution_covers_removed_by_check" CHECK("removed_by" in ('member', 'secretariat'))
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_files` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`owner_type` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`has_attachment` integer,
	`uploaded_by_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "files_purpose_check" CHECK("purpose" in ('document', 'logo', 'application_copy', 'message', 'cover')),
	CONSTRAINT "files_owner_type_check" CHECK("owner_type" in ('application', 'institution', 'project'))
);
--> statement-breakpoint
INSERT INTO `__new_files`("id", "purpose", "owner_type", "owner_id", "name", "media_type", "size_bytes", "sha256", "has_attachment", "uploaded_by_id", "created_at") SELECT "id", "purpose", "owner_type", "owner_id", "name", "media_type", "size_bytes", "sha256", "has_attachment", "uploaded_by_id", "created_at" FROM `files`;--> statement-breakpoint
DROP TABLE `files`;--> statement-breakpoint
ALTER TABLE `__new_files` RENAME TO `files`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_type`,`owner_id`);