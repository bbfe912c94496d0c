CREATE TABLE `import_rows` (
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`cells` text NOT NULL,
	`result` text,
	`facts` text,
	`problems` text,
	`changes` text,
	`subject_id` text,
	`outcome` text,
	`reason` text,
	`written_version` integer,
	PRIMARY KEY(`import_id`, `line`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_rows_result_check" CHECK("result" in ('new', 'changed', 'unchanged', 'error')),
	CONSTRAINT "import_rows_outcome_check" CHECK("outcome" in ('written', 'failed', 'undone', 'kept'))
);
--> statement-breakpoint
CREATE INDEX `import_rows_result` ON `import_rows` (`import_id`,`result`);--> statement-breakpoint
CREATE INDEX `import_rows_outcome` ON `import_rows` (`import_id`,`outcome`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`headings` text NOT NULL,
	`mapping` text NOT NULL,
	`key` text NOT NULL,
	`defaults` text NOT NULL,
	`version` integer NOT NULL,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`confirmed_by_id` text,
	`confirmed_at` integer,
	`written_at` integer,
	`undone_by_id` text,
	`undone_at` integer,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_state_check" CHECK("state" in ('columns', 'preview', 'writing', 'written', 'undoing', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `imports_state` ON `imports` (`state`);--> statement-breakpoint
CREATE INDEX `imports_created` ON `imports` (`created_at`);--> statement-breakpoint
CREATE TABLE `prospects` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_official` text NOT NULL,
	`name_ru` text,
	`name_kk` text,
	`acronym` text,
	`country` text NOT NULL,
	`city` text,
	`website` text,
	`domain` text,
	`registry_id` text,
	`sort_name` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `prospects_sort` ON `prospects` (`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_registry` ON `prospects` (`registry_id`);--> statement-breakpoint
CREATE TABLE `record_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`name` text,
	`email` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_contacts_subject_unique` ON `record_contacts` (`subject_type`,`subject_id`);