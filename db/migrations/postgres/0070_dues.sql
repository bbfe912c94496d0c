CREATE TABLE "dues_adjustments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"year" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"amount_minor" bigint,
	"reason" text collate "C" NOT NULL,
	"set_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dues_contacts" (
	"institution_id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"named_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dues_invoices" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"number" text collate "C" NOT NULL,
	"year" bigint NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"round" bigint,
	"cancels_id" text collate "C",
	"reason" text collate "C",
	"currency" text collate "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"issued_on" text collate "C" NOT NULL,
	"due_on" text collate "C",
	"document" jsonb NOT NULL,
	"issued_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dues_invoices_kind_check" CHECK ("kind" in ('invoice', 'credit_note'))
);
--> statement-breakpoint
CREATE TABLE "dues_payments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"invoice_id" text collate "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"received_on" text collate "C" NOT NULL,
	"reference" text collate "C" NOT NULL,
	"once" text collate "C" NOT NULL,
	"noted_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_by_id" text collate "C",
	"undone_at" timestamp (3) with time zone,
	"undone_for" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "dues_reminders" (
	"invoice_id" text collate "C" NOT NULL,
	"round" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dues_reminders_invoice_id_round_pk" PRIMARY KEY("invoice_id","round"),
	CONSTRAINT "dues_reminders_round_check" CHECK ("round" in ('before', 'overdue', 'again'))
);
--> statement-breakpoint
ALTER TABLE "dues_adjustments" ADD CONSTRAINT "dues_adjustments_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_adjustments" ADD CONSTRAINT "dues_adjustments_set_by_id_users_id_fk" FOREIGN KEY ("set_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_contacts" ADD CONSTRAINT "dues_contacts_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_contacts" ADD CONSTRAINT "dues_contacts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_contacts" ADD CONSTRAINT "dues_contacts_named_by_id_users_id_fk" FOREIGN KEY ("named_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_invoices" ADD CONSTRAINT "dues_invoices_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_invoices" ADD CONSTRAINT "dues_invoices_issued_by_id_users_id_fk" FOREIGN KEY ("issued_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_payments" ADD CONSTRAINT "dues_payments_invoice_id_dues_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."dues_invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_payments" ADD CONSTRAINT "dues_payments_noted_by_id_users_id_fk" FOREIGN KEY ("noted_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_payments" ADD CONSTRAINT "dues_payments_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_reminders" ADD CONSTRAINT "dues_reminders_invoice_id_dues_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."dues_invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dues_adjustments_member" ON "dues_adjustments" USING btree ("institution_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "dues_invoices_number_unique" ON "dues_invoices" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "dues_invoices_round_unique" ON "dues_invoices" USING btree ("institution_id","year","round");--> statement-breakpoint
CREATE UNIQUE INDEX "dues_invoices_cancels_unique" ON "dues_invoices" USING btree ("cancels_id");--> statement-breakpoint
CREATE INDEX "dues_invoices_year" ON "dues_invoices" USING btree ("year","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "dues_payments_once_unique" ON "dues_payments" USING btree ("once");--> statement-breakpoint
CREATE INDEX "dues_payments_invoice" ON "dues_payments" USING btree ("invoice_id");