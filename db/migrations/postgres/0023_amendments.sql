CREATE TABLE "application_amendments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"letters" jsonb NOT NULL,
	"proposed_by_id" text collate "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone,
	"outcome" text collate "C",
	"settled_by_id" text collate "C",
	"settled_at" timestamp (3) with time zone,
	"answer" text collate "C",
	CONSTRAINT "application_amendments_kind_check" CHECK ("kind" in ('correction', 'reopening')),
	CONSTRAINT "application_amendments_outcome_check" CHECK ("outcome" in ('agreed', 'declined', 'taken_back'))
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "amendment_proposed_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "application_amendments" ADD CONSTRAINT "application_amendments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_amendments" ADD CONSTRAINT "application_amendments_decision_id_application_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."application_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_amendments" ADD CONSTRAINT "application_amendments_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_amendments" ADD CONSTRAINT "application_amendments_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_amendments_application" ON "application_amendments" USING btree ("application_id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_amendment_proposed_by_id_users_id_fk" FOREIGN KEY ("amendment_proposed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;