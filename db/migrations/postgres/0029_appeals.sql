CREATE TABLE "appeal_documents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"appeal_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "appeal_votes" (
	"appeal_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"reasons" text collate "C" NOT NULL,
	"cast_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "appeal_votes_appeal_id_user_id_pk" PRIMARY KEY("appeal_id","user_id"),
	CONSTRAINT "appeal_votes_outcome_check" CHECK ("outcome" in ('dismiss', 'allow'))
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"grounds" jsonb NOT NULL,
	"body" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"lodged_by_id" text collate "C",
	"lodged_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"outcome" text collate "C",
	"reasons" text collate "C",
	"decided_at" timestamp (3) with time zone,
	"held_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "appeals_state_check" CHECK ("state" in ('draft', 'lodged', 'withdrawn', 'dismissed', 'allowed')),
	CONSTRAINT "appeals_outcome_check" CHECK ("outcome" in ('dismiss', 'allow'))
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_granted_role_check";--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_status_check";--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_came_back_check";--> statement-breakpoint
ALTER TABLE "grants" DROP CONSTRAINT "grants_role_check";--> statement-breakpoint
ALTER TABLE "appeal_documents" ADD CONSTRAINT "appeal_documents_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_documents" ADD CONSTRAINT "appeal_documents_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_votes" ADD CONSTRAINT "appeal_votes_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_votes" ADD CONSTRAINT "appeal_votes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decision_id_application_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."application_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_lodged_by_id_users_id_fk" FOREIGN KEY ("lodged_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_documents_appeal" ON "appeal_documents" USING btree ("appeal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_open_unique" ON "appeals" USING btree ("application_id") WHERE state in ('draft', 'lodged');--> statement-breakpoint
CREATE INDEX "appeals_held" ON "appeals" USING btree ("held_until");--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_granted_role_check" CHECK ("granted_role" in ('coordinator', 'council', 'chair', 'reviewer', 'appeals', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_status_check" CHECK ("status" in ('draft', 'awaiting_head', 'submitted', 'in_check', 'info_requested', 'recommended', 'deferred', 'approved', 'refused', 'appeal', 'refused_final', 'withdrawn', 'expired'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_came_back_check" CHECK ("came_back" in ('answered', 'returned', 'deferred', 'conditions_met', 'appeal_allowed', 'corrected', 'free'));--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_role_check" CHECK ("role" in ('coordinator', 'council', 'chair', 'reviewer', 'appeals', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'));