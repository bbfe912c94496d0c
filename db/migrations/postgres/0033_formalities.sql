CREATE TABLE "application_formalities" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"commitment_way" text collate "C",
	"commitment_version" bigint,
	"commitment_at" timestamp (3) with time zone,
	"signed_name" text collate "C",
	"signed_position" text collate "C",
	"locale" text collate "C",
	"document_id" text collate "C",
	"token_sha256" text collate "C",
	"head_name" text collate "C",
	"head_email" text collate "C",
	"asked_at" timestamp (3) with time zone,
	"times_asked" bigint NOT NULL,
	"primary" jsonb,
	"alternate" jsonb,
	"waived" jsonb,
	"waived_reason" text collate "C",
	"waived_by_id" text collate "C",
	"waived_at" timestamp (3) with time zone,
	CONSTRAINT "application_formalities_commitment_way_check" CHECK ("commitment_way" in ('head', 'link', 'sheet'))
);
--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_status_check";--> statement-breakpoint
ALTER TABLE "application_formalities" ADD CONSTRAINT "application_formalities_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_formalities" ADD CONSTRAINT "application_formalities_decision_id_application_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."application_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_formalities" ADD CONSTRAINT "application_formalities_document_id_application_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."application_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_formalities" ADD CONSTRAINT "application_formalities_waived_by_id_users_id_fk" FOREIGN KEY ("waived_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_formalities_token_unique" ON "application_formalities" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "application_formalities_application" ON "application_formalities" USING btree ("application_id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_status_check" CHECK ("status" in ('draft', 'awaiting_head', 'submitted', 'in_check', 'info_requested', 'recommended', 'deferred', 'formalities', 'approved', 'approval_lapsed', 'refused', 'appeal', 'refused_final', 'withdrawn', 'expired'));