CREATE TABLE "draft_versions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"answers" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"saved_by_id" text collate "C" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"restored_from" bigint
);
--> statement-breakpoint
CREATE TABLE "section_visits" (
	"application_id" text collate "C" NOT NULL,
	"section" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "section_visits_application_id_section_user_id_pk" PRIMARY KEY("application_id","section","user_id")
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"words" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"passed_on_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"settled_by_id" text collate "C",
	"answer" text collate "C",
	CONSTRAINT "access_requests_state_check" CHECK ("state" in ('asked', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"token_sha256" text collate "C" NOT NULL,
	"invited_by_id" text collate "C" NOT NULL,
	"times_sent" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by_id" text collate "C",
	CONSTRAINT "invitations_state_check" CHECK ("state" in ('sent', 'accepted', 'declined', 'revoked'))
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_granted_role_check";--> statement-breakpoint
ALTER TABLE "grants" DROP CONSTRAINT "grants_role_check";--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_versions" ADD CONSTRAINT "draft_versions_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_visits" ADD CONSTRAINT "section_visits_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_visits" ADD CONSTRAINT "section_visits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draft_versions_number_unique" ON "draft_versions" USING btree ("application_id","number");--> statement-breakpoint
CREATE INDEX "section_visits_user" ON "section_visits" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "access_requests_subject" ON "access_requests" USING btree ("subject_type","subject_id","state");--> statement-breakpoint
CREATE INDEX "access_requests_user" ON "access_requests" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "access_requests_state" ON "access_requests" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "invitations_subject" ON "invitations" USING btree ("subject_type","subject_id","created_at");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE INDEX "invitations_inviter" ON "invitations" USING btree ("invited_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_unique" ON "invitations" USING btree ("token_sha256");--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_granted_role_check" CHECK ("granted_role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'));--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_role_check" CHECK ("role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'));