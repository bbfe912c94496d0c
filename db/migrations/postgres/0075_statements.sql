CREATE TABLE "dues_statement_lines" (
	"statement_id" text collate "C" NOT NULL,
	"line" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	"result" text collate "C",
	"invoice_id" text collate "C",
	"outcome" text collate "C",
	"reason" text collate "C",
	CONSTRAINT "dues_statement_lines_statement_id_line_pk" PRIMARY KEY("statement_id","line"),
	CONSTRAINT "dues_statement_lines_result_check" CHECK ("result" in ('matched', 'proposed', 'unmatched', 'noted', 'debit', 'error')),
	CONSTRAINT "dues_statement_lines_outcome_check" CHECK ("outcome" in ('written', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "dues_statements" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"state" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"headings" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"currency" text collate "C" NOT NULL,
	"date_order" text collate "C",
	"unclear_day" text collate "C",
	"version" bigint NOT NULL,
	"created_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dues_statements_state_check" CHECK ("state" in ('columns', 'preview', 'written'))
);
--> statement-breakpoint
ALTER TABLE "dues_payments" ADD COLUMN "bank_mark" text collate "C";--> statement-breakpoint
ALTER TABLE "dues_statement_lines" ADD CONSTRAINT "dues_statement_lines_statement_id_dues_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."dues_statements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_statement_lines" ADD CONSTRAINT "dues_statement_lines_invoice_id_dues_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."dues_invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_statements" ADD CONSTRAINT "dues_statements_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dues_statements_created" ON "dues_statements" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "dues_payments_bank" ON "dues_payments" USING btree ("bank_mark");