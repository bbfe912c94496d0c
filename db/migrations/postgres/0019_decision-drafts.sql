CREATE TABLE "decision_drafts" (
	"application_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"recommendation_id" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"category" text collate "C",
	"reason_codes" jsonb NOT NULL,
	"explanation" text collate "C" NOT NULL,
	"deferred_until" text collate "C",
	"letters" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decision_drafts_application_id_user_id_pk" PRIMARY KEY("application_id","user_id"),
	CONSTRAINT "decision_drafts_outcome_check" CHECK ("outcome" in ('approve', 'defer', 'refuse')),
	CONSTRAINT "decision_drafts_category_check" CHECK ("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "letters" jsonb;--> statement-breakpoint
ALTER TABLE "decision_drafts" ADD CONSTRAINT "decision_drafts_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_drafts" ADD CONSTRAINT "decision_drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;