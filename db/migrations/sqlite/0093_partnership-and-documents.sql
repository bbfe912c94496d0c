CREATE TABLE `project_commitment_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`file_id` text NOT NULL,
	`status` text NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`ended_by_id` text,
	`ended_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_commitment_letters_status_check" CHECK("status" in ('current', 'replaced', 'taken_away'))
);
--> statement-breakpoint
CREATE INDEX `project_commitment_letters_project` ON `project_commitment_letters` (`project_id`,`institution_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_commitment_letters_current_unique` ON `project_commitment_letters` (`project_id`,`institution_id`) WHERE status = 'current';--> statement-breakpoint
CREATE TABLE `project_lead_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`from_institution_id` text NOT NULL,
	`to_institution_id` text NOT NULL,
	`role` text NOT NULL,
	`message` text,
	`status` text NOT NULL,
	`offered_by_id` text NOT NULL,
	`offered_at` integer NOT NULL,
	`answer_note` text,
	`answered_by_id` text,
	`answered_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_lead_offers_status_check" CHECK("status" in ('offered', 'accepted', 'declined', 'withdrawn', 'ended'))
);
--> statement-breakpoint
CREATE INDEX `project_lead_offers_to` ON `project_lead_offers` (`to_institution_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_lead_offers_open_unique` ON `project_lead_offers` (`project_id`) WHERE status = 'offered';--> statement-breakpoint
CREATE TABLE `project_document_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`file_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`note` text,
	`uploaded_at` integer NOT NULL,
	`uploaded_by_id` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `project_documents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_document_versions_unique` ON `project_document_versions` (`document_id`,`number`);--> statement-breakpoint
CREATE TABLE `project_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`name` text NOT NULL,
	`language` text,
	`created_at` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`removed_at` integer,
	`removed_by_id` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`removed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_documents_project` ON `project_documents` (`project_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `project_partners` ADD `end_reason` text;--> statement-breakpoint
ALTER TABLE `project_partners` ADD `end_note` text;--> statement-breakpoint
ALTER TABLE `project_partners` ADD `replaces_id` text;--> statement-breakpoint
ALTER TABLE `project_partners` ADD `letter_reminded_at` integer;--> statement-breakpoint
ALTER TABLE `project_partners` ADD `letter_reminded_again_at` integer;