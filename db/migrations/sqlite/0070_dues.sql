CREATE TABLE `dues_adjustments` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`year` integer NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer,
	`reason` text NOT NULL,
	`set_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dues_adjustments_member` ON `dues_adjustments` (`institution_id`,`year`);--> statement-breakpoint
CREATE TABLE `dues_contacts` (
	`institution_id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`named_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`named_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `dues_invoices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`year` integer NOT NULL,
	`institution_id` text NOT NULL,
	`round` integer,
	`cancels_id` text,
	`reason` text,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`issued_on` text NOT NULL,
	`due_on` text,
	`document` text NOT NULL,
	`issued_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dues_invoices_kind_check" CHECK("kind" in ('invoice', 'credit_note'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_invoices_number_unique` ON `dues_invoices` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `dues_invoices_round_unique` ON `dues_invoices` (`institution_id`,`year`,`round`);--> statement-breakpoint
CREATE UNIQUE INDEX `dues_invoices_cancels_unique` ON `dues_invoices` (`cancels_id`);--> statement-breakpoint
CREATE INDEX `dues_invoices_year` ON `dues_invoices` (`year`,`kind`);--> statement-breakpoint
CREATE TABLE `dues_payments` (
	`id` text PRIMARY KEY NOT NULL,
	`invoice_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`received_on` text NOT NULL,
	`reference` text NOT NULL,
	`once` text NOT NULL,
	`noted_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_by_id` text,
	`undone_at` integer,
	`undone_for` text,
	FOREIGN KEY (`invoice_id`) REFERENCES `dues_invoices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`noted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dues_payments_once_unique` ON `dues_payments` (`once`);--> statement-breakpoint
CREATE INDEX `dues_payments_invoice` ON `dues_payments` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `dues_reminders` (
	`invoice_id` text NOT NULL,
	`round` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`invoice_id`, `round`),
	FOREIGN KEY (`invoice_id`) REFERENCES `dues_invoices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dues_reminders_round_check" CHECK("round" in ('before', 'overdue', 'again'))
);
