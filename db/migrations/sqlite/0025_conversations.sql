CREATE TABLE `conversation_files` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`file_id` text NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `conversation_messages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversation_files_message` ON `conversation_files` (`message_id`);--> statement-breakpoint
CREATE TABLE `conversation_marks` (
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`user_id` text NOT NULL,
	`read_at` integer,
	`told_at` integer,
	`held_at` integer,
	PRIMARY KEY(`subject_type`, `subject_id`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conversation_marks_held` ON `conversation_marks` (`held_at`) WHERE held_at is not null;--> statement-breakpoint
CREATE TABLE `conversation_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`author_id` text NOT NULL,
	`is_from_secretariat` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversation_messages_subject` ON `conversation_messages` (`subject_type`,`subject_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `conversations_waiting` (
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`subject_type`, `subject_id`)
);
--> statement-breakpoint
INSERT INTO "conversation_messages" ("id", "subject_type", "subject_id", "author_id", "is_from_secretariat", "body", "created_at")
	SELECT "id", 'application', "application_id", "author_id", NOT "is_from_applicant", "body", "created_at" FROM "application_messages";--> statement-breakpoint
INSERT INTO "conversation_marks" ("subject_type", "subject_id", "user_id", "read_at")
	SELECT 'application', m."application_id", g."user_id", max(m."created_at") FROM "application_messages" m
	JOIN "grants" g ON g."revoked_at" IS NULL AND (g."application_id" = m."application_id" OR g."role" IN ('coordinator', 'council', 'chair'))
	GROUP BY m."application_id", g."user_id";--> statement-breakpoint
INSERT INTO "conversations_waiting" ("subject_type", "subject_id", "since")
	SELECT 'application', m."application_id", min(m."created_at") FROM "application_messages" m
	JOIN "applications" a ON a."id" = m."application_id"
	WHERE m."is_from_applicant" AND a."status" NOT IN ('approved', 'refused', 'withdrawn', 'expired')
	AND NOT EXISTS (SELECT 1 FROM "application_messages" n WHERE n."application_id" = m."application_id" AND NOT n."is_from_applicant" AND n."id" > m."id")
	AND NOT EXISTS (SELECT 1 FROM "information_requests" r WHERE r."application_id" = m."application_id" AND r."answered_at" = m."created_at")
	GROUP BY m."application_id";--> statement-breakpoint
DROP TABLE `application_messages`;--> statement-breakpoint
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
	CONSTRAINT "files_purpose_check" CHECK("purpose" in ('document', 'logo', 'application_copy', 'message')),
	CONSTRAINT "files_owner_type_check" CHECK("owner_type" in ('application', 'institution', 'project'))
);
--> statement-breakpoint
INSERT INTO `__new_files`("id", "purpose", "owner_type", "owner_id", "name", "media_type", "size_bytes", "sha256", "has_attachment", "uploaded_by_id", "created_at") SELECT "id", "purpose", "owner_type", "owner_id", "name", "media_type", "size_bytes", "sha256", "has_attachment", "uploaded_by_id", "created_at" FROM `files`;--> statement-breakpoint
DROP TABLE `files`;--> statement-breakpoint
ALTER TABLE `__new_files` RENAME TO `files`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_type`,`owner_id`);