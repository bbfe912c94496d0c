PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_dues_statement_lines` (
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
	CONSTRAINT "dues_statement_lines_outcome_check" CHECK("outcome" in ('written', 'failed', 'set_aside'))
);
--> statement-breakpoint
INSERT INTO `__new_dues_statement_lines`("statement_id", "line", "cells", "result", "invoice_id", "outcome", "reason") SELECT "statement_id", "line", "cells", "result", "invoice_id", "outcome", "reason" FROM `dues_statement_lines`;--> statement-breakpoint
DROP TABLE `dues_statement_lines`;--> statement-breakpoint
ALTER TABLE `__new_dues_statement_lines` RENAME TO `dues_statement_lines`;--> statement-breakpoint
PRAGMA foreign_keys=ON;