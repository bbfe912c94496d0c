CREATE TABLE "consents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"notice" text collate "C" NOT NULL,
	"version" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"user_id" text collate "C" PRIMARY KEY NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"institution_id" text collate "C",
	"application_id" text collate "C",
	"countries" jsonb,
	"granted_by_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"purpose" text collate "C" NOT NULL,
	"user_id" text collate "C",
	"email" text collate "C" NOT NULL,
	"granted_role" text collate "C",
	"granted_institution_id" text collate "C",
	"granted_countries" jsonb,
	"created_by_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"device" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"email_verified_at" timestamp (3) with time zone,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"actor_name" text collate "C",
	"visibility" text collate "C" NOT NULL,
	"data" jsonb,
	"request_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_checks" (
	"application_id" text collate "C" NOT NULL,
	"check" text collate "C" NOT NULL,
	"result" text collate "C" NOT NULL,
	"automatic_result" text collate "C",
	"findings" jsonb NOT NULL,
	"note" text collate "C",
	"evidence_url" text collate "C",
	"actor_id" text collate "C",
	"version" bigint NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "application_checks_application_id_check_pk" PRIMARY KEY("application_id","check")
);
--> statement-breakpoint
CREATE TABLE "application_decisions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"recommendation_id" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"category" text collate "C",
	"reason_codes" jsonb NOT NULL,
	"explanation" text collate "C" NOT NULL,
	"deferred_until" text collate "C",
	"decided_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_documents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"summary" text collate "C",
	"issued_on" text collate "C",
	"expires_on" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "application_messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"is_from_applicant" boolean NOT NULL,
	"body" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_recommendations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"recommendation" text collate "C" NOT NULL,
	"reason_codes" jsonb NOT NULL,
	"rationale" text collate "C" NOT NULL,
	"recommended_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_sections" (
	"application_id" text collate "C" NOT NULL,
	"section" text collate "C" NOT NULL,
	"answers" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by_id" text collate "C" NOT NULL,
	CONSTRAINT "application_sections_application_id_section_pk" PRIMARY KEY("application_id","section")
);
--> statement-breakpoint
CREATE TABLE "application_versions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"answers" jsonb NOT NULL,
	"sha256" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_number" text collate "C",
	"status" text collate "C" NOT NULL,
	"category" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"precheck" jsonb NOT NULL,
	"registry_id" text collate "C",
	"institution_name" text collate "C" NOT NULL,
	"country" text collate "C" NOT NULL,
	"city" text collate "C",
	"coordinator_id" text collate "C",
	"institution_id" text collate "C",
	"version" bigint NOT NULL,
	"search" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"status_changed_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "conflicts_of_interest" (
	"application_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conflicts_of_interest_application_id_user_id_pk" PRIMARY KEY("application_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "head_confirmations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"token_sha256" text collate "C" NOT NULL,
	"head_name" text collate "C" NOT NULL,
	"head_email" text collate "C" NOT NULL,
	"content_sha256" text collate "C" NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"reminders_sent" bigint NOT NULL,
	"answer" text collate "C",
	"answered_at" timestamp (3) with time zone,
	"signed_name" text collate "C",
	"signed_position" text collate "C",
	"decline_reason" text collate "C",
	"cancelled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "information_requests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"round" bigint NOT NULL,
	"fields" jsonb NOT NULL,
	"documents" jsonb NOT NULL,
	"message" text collate "C" NOT NULL,
	"requested_by_id" text collate "C" NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answers_before" jsonb NOT NULL,
	"answers_after" jsonb
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"purpose" text collate "C" NOT NULL,
	"owner_type" text collate "C" NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"media_type" text collate "C" NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" text collate "C" NOT NULL,
	"uploaded_by_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "institution_people" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"position" text collate "C" NOT NULL,
	"unit" text collate "C",
	"languages" jsonb NOT NULL,
	"user_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "institution_topics" (
	"institution_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	CONSTRAINT "institution_topics_institution_id_kind_code_pk" PRIMARY KEY("institution_id","kind","code")
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C" NOT NULL,
	"name_official" text collate "C" NOT NULL,
	"name_official_language" text collate "C" NOT NULL,
	"name_en" text collate "C" NOT NULL,
	"name_ru" text collate "C",
	"name_kk" text collate "C",
	"other_names" jsonb NOT NULL,
	"acronym" text collate "C",
	"type" text collate "C" NOT NULL,
	"control" text collate "C" NOT NULL,
	"founded_year" bigint,
	"country" text collate "C" NOT NULL,
	"subregion" text collate "C" NOT NULL,
	"city" text collate "C" NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"website" text collate "C" NOT NULL,
	"email_domains" jsonb NOT NULL,
	"registry_id" text collate "C",
	"whed_id" text collate "C",
	"other_ids" jsonb NOT NULL,
	"profile_en" text collate "C" NOT NULL,
	"profile_ru" text collate "C",
	"profile_kk" text collate "C",
	"key_figures" jsonb NOT NULL,
	"languages_of_instruction" jsonb NOT NULL,
	"degree_levels" jsonb NOT NULL,
	"unesco_links" jsonb NOT NULL,
	"offers" jsonb NOT NULL,
	"seeks" jsonb NOT NULL,
	"recognition_authority" text collate "C",
	"accreditor" text collate "C",
	"accredited_until" text collate "C",
	"head_name" text collate "C" NOT NULL,
	"head_position" text collate "C" NOT NULL,
	"logo_file_id" text collate "C",
	"sort_name" text collate "C" NOT NULL,
	"search" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership_changes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"membership_id" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"application_id" text collate "C",
	"category" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"starts_on" text collate "C" NOT NULL,
	"ends_on" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dedupe_key" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"recipient" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"html" text collate "C" NOT NULL,
	"sealed_secret" text collate "C",
	"subject_type" text collate "C",
	"subject_id" text collate "C",
	"status" text collate "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_interests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"need_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"expressed_by_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"message" text collate "C" NOT NULL,
	"staff_available" text collate "C",
	"countries" jsonb NOT NULL,
	"languages" jsonb NOT NULL,
	"can_co_fund" boolean NOT NULL,
	"is_head_informed" boolean NOT NULL,
	"status" text collate "C" NOT NULL,
	"decline_reason" text collate "C",
	"answer_note" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" text collate "C",
	"reminded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "project_needs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"role" text collate "C" NOT NULL,
	"expertise" text collate "C" NOT NULL,
	"org_kind" text collate "C",
	"countries" jsonb NOT NULL,
	"number" bigint NOT NULL,
	"tasks" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_partners" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"institution_id" text collate "C",
	"external_name" text collate "C",
	"country" text collate "C",
	"role" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"interest_id" text collate "C",
	"need_id" text collate "C",
	"invited_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "project_topics" (
	"project_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	CONSTRAINT "project_topics_project_id_kind_code_pk" PRIMARY KEY("project_id","kind","code")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"title_en" text collate "C" NOT NULL,
	"title_ru" text collate "C",
	"title_kk" text collate "C",
	"acronym" text collate "C",
	"kind" text collate "C",
	"summary" text collate "C" NOT NULL,
	"description" text collate "C" NOT NULL,
	"lead_institution_id" text collate "C" NOT NULL,
	"lead_user_id" text collate "C" NOT NULL,
	"start_month" text collate "C",
	"end_month" text collate "C",
	"funding_status" text collate "C",
	"programme" text collate "C",
	"call_url" text collate "C",
	"call_deadline" text collate "C",
	"budget_band" text collate "C",
	"answer_by" text collate "C",
	"is_seeking_partners" boolean NOT NULL,
	"visibility" text collate "C",
	"ethics_notes" text collate "C",
	"is_unesco_name_planned" boolean,
	"typed" jsonb,
	"moderation_note" text collate "C",
	"moderated_by_id" text collate "C",
	"moderated_at" timestamp (3) with time zone,
	"is_changed_since_check" boolean NOT NULL,
	"final_summary" text collate "C",
	"version" bigint NOT NULL,
	"search" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text collate "C" NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "registry_domains" (
	"domain" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	CONSTRAINT "registry_domains_domain_institution_id_pk" PRIMARY KEY("domain","institution_id")
);
--> statement-breakpoint
CREATE TABLE "registry_institutions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"names" jsonb NOT NULL,
	"country" text collate "C" NOT NULL,
	"city" text collate "C",
	"latitude" double precision,
	"longitude" double precision,
	"status" text collate "C" NOT NULL,
	"established_year" bigint,
	"website" text collate "C",
	"domains" jsonb NOT NULL,
	"external_ids" jsonb NOT NULL,
	"digest" text collate "C" NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registry_names" (
	"institution_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"folded" text collate "C" NOT NULL,
	"place" text collate "C" NOT NULL,
	"country" text collate "C" NOT NULL,
	"notability" bigint NOT NULL,
	"search" text collate "C" NOT NULL,
	CONSTRAINT "registry_names_institution_id_position_pk" PRIMARY KEY("institution_id","position")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_checks" ADD CONSTRAINT "application_checks_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_recommendation_id_application_recommendations_id_fk" FOREIGN KEY ("recommendation_id") REFERENCES "public"."application_recommendations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_documents" ADD CONSTRAINT "application_documents_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_documents" ADD CONSTRAINT "application_documents_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_messages" ADD CONSTRAINT "application_messages_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_notes" ADD CONSTRAINT "application_notes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_recommendations" ADD CONSTRAINT "application_recommendations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_sections" ADD CONSTRAINT "application_sections_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_versions" ADD CONSTRAINT "application_versions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_confirmations" ADD CONSTRAINT "head_confirmations_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_people" ADD CONSTRAINT "institution_people_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_topics" ADD CONSTRAINT "institution_topics_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_changes" ADD CONSTRAINT "membership_changes_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_interests" ADD CONSTRAINT "project_interests_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_interests" ADD CONSTRAINT "project_interests_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_needs" ADD CONSTRAINT "project_needs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_topics" ADD CONSTRAINT "project_topics_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_lead_institution_id_institutions_id_fk" FOREIGN KEY ("lead_institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registry_domains" ADD CONSTRAINT "registry_domains_institution_id_registry_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."registry_institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registry_names" ADD CONSTRAINT "registry_names_institution_id_registry_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."registry_institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_user" ON "consents" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "grants_user" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "grants_institution" ON "grants" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "grants_application" ON "grants" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "one_time_tokens_user" ON "one_time_tokens" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "one_time_tokens_email" ON "one_time_tokens" USING btree ("email","purpose");--> statement-breakpoint
CREATE INDEX "one_time_tokens_expires" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "activity_subject" ON "activity" USING btree ("subject_type","subject_id","created_at");--> statement-breakpoint
CREATE INDEX "activity_actor" ON "activity" USING btree ("actor_id","created_at");--> statement-breakpoint
CREATE INDEX "activity_created" ON "activity" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "application_decisions_recommendation_unique" ON "application_decisions" USING btree ("recommendation_id");--> statement-breakpoint
CREATE INDEX "application_decisions_application" ON "application_decisions" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "application_documents_application" ON "application_documents" USING btree ("application_id","kind");--> statement-breakpoint
CREATE INDEX "application_messages_application" ON "application_messages" USING btree ("application_id","created_at");--> statement-breakpoint
CREATE INDEX "application_notes_application" ON "application_notes" USING btree ("application_id","created_at");--> statement-breakpoint
CREATE INDEX "application_recommendations_application" ON "application_recommendations" USING btree ("application_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "application_versions_number_unique" ON "application_versions" USING btree ("application_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_case_number_unique" ON "applications" USING btree ("case_number");--> statement-breakpoint
CREATE INDEX "applications_status" ON "applications" USING btree ("status","status_changed_at");--> statement-breakpoint
CREATE INDEX "applications_owner" ON "applications" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "applications_registry" ON "applications" USING btree ("registry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "head_confirmations_token_unique" ON "head_confirmations" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "head_confirmations_application" ON "head_confirmations" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "information_requests_round_unique" ON "information_requests" USING btree ("application_id","round");--> statement-breakpoint
CREATE INDEX "files_owner" ON "files" USING btree ("owner_type","owner_id");--> statement-breakpoint
CREATE INDEX "institution_people_institution" ON "institution_people" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "institution_topics_code" ON "institution_topics" USING btree ("kind","code");--> statement-breakpoint
CREATE UNIQUE INDEX "institutions_slug_unique" ON "institutions" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "institutions_country" ON "institutions" USING btree ("country");--> statement-breakpoint
CREATE INDEX "institutions_registry" ON "institutions" USING btree ("registry_id");--> statement-breakpoint
CREATE INDEX "institutions_sort" ON "institutions" USING btree ("sort_name","id");--> statement-breakpoint
CREATE INDEX "membership_changes_membership" ON "membership_changes" USING btree ("membership_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_number_unique" ON "memberships" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_institution_unique" ON "memberships" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "memberships_status" ON "memberships" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe_unique" ON "outbox" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "outbox_created" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_subject" ON "outbox" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "project_interests_project" ON "project_interests" USING btree ("project_id","status");--> statement-breakpoint
CREATE INDEX "project_interests_institution" ON "project_interests" USING btree ("institution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_interests_open_unique" ON "project_interests" USING btree ("need_id","project_id","institution_id") WHERE status = 'sent';--> statement-breakpoint
CREATE INDEX "project_needs_project" ON "project_needs" USING btree ("project_id","position");--> statement-breakpoint
CREATE INDEX "project_partners_project" ON "project_partners" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "project_partners_institution" ON "project_partners" USING btree ("institution_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "project_partners_institution_unique" ON "project_partners" USING btree ("project_id","institution_id");--> statement-breakpoint
CREATE INDEX "project_topics_code" ON "project_topics" USING btree ("kind","code");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_slug_unique" ON "projects" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "projects_status" ON "projects" USING btree ("status","answer_by");--> statement-breakpoint
CREATE INDEX "projects_lead" ON "projects" USING btree ("lead_institution_id");--> statement-breakpoint
CREATE INDEX "registry_domains_institution" ON "registry_domains" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "registry_institutions_country" ON "registry_institutions" USING btree ("country","name");--> statement-breakpoint
CREATE INDEX "registry_names_folded" ON "registry_names" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "registry_names_country" ON "registry_names" USING btree ("country","folded");