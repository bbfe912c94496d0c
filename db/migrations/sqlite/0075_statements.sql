CREATE TABLE `dues_statement_lines` (
	`statement_id` text NOT NULL,
	`line` integer NOT NULL,
	`cells` text NOT NULL,
	`result` text,
	`invoice_id` text,
	`outcome` text,
	`reason` text,
	PRIMARY KEY(`statement_id`, `line`),
	FOREIGN KEY (`statement_id`) REFERENCES `dues_statements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invoice_id`) REFERENCES `dues_invoices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dues_statement_lines_result_check" CHECK("result" in ('matched', 'proposed', 'unmatched', 'noted', 'debit', 'error')),
	CONSTRAINT "dues_statement_lines_outcome_check" CHECK("outcome" in ('written', 'failed'))
);
--> statement-breakpoint
CREATE TABLE `dues_statements` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`headings` text NOT NULL,
	`mapping` text NOT NULL,
	`currency` text NOT NULL,
	`date_order` text,
	`unclear_day` text,
	`version` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dues_statements_state_check" CHECK("state" in ('columns', 'preview', 'written'))
);
--> statement-breakpoint
CREATE INDEX `dues_statements_created` ON `dues_statements` (`created_at`);--> statement-breakpoint
ALTER TABLE `dues_payments` ADD `bank_mark` text;--> statement-breakpoint
CREATE INDEX `dues_payments_bank` ON `dues_payments` (`bank_mark`);