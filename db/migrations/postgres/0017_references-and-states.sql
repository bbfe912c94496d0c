INSERT INTO "users" ("id", "email", "name", "locale", "suspended_at", "created_at")
	SELECT "id", "id" || '@closed.invalid', '—', 'en', date_trunc('milliseconds', now()), date_trunc('milliseconds', now()) FROM (
	SELECT "saved_by_id" AS "id" FROM "application_sections" UNION
	SELECT "author_id" AS "id" FROM "application_messages" UNION
	SELECT "author_id" AS "id" FROM "application_notes" UNION
	SELECT "requested_by_id" AS "id" FROM "information_requests" UNION
	SELECT "prepared_by_id" AS "id" FROM "prepared_requests" UNION
	SELECT "created_by_id" AS "id" FROM "council_sessions" UNION
	SELECT "decided_by_id" AS "id" FROM "application_decisions" UNION
	SELECT "recommended_by_id" AS "id" FROM "application_recommendations" UNION
	SELECT "from_user_id" AS "id" FROM "main_role_offers" UNION
	SELECT "to_user_id" AS "id" FROM "main_role_offers" UNION
	SELECT "proposed_by_id" AS "id" FROM "membership_proposals" UNION
	SELECT "expressed_by_id" AS "id" FROM "project_interests" UNION
	SELECT "lead_user_id" AS "id" FROM "projects" UNION
	SELECT "updated_by_id" AS "id" FROM "projects"
) named WHERE "id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "one_time_tokens" SET "created_by_id" = NULL WHERE "created_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "activity" SET "actor_id" = NULL WHERE "actor_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "application_checks" SET "actor_id" = NULL WHERE "actor_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "applications" SET "coordinator_id" = NULL WHERE "coordinator_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "applications" SET "request_prepared_by_id" = NULL WHERE "request_prepared_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "prepared_requests" SET "answered_by_id" = NULL WHERE "answered_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "council_sessions" SET "opened_by_id" = NULL WHERE "opened_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "council_sessions" SET "closed_by_id" = NULL WHERE "closed_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "application_decisions" SET "taken_back_by_id" = NULL WHERE "taken_back_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "application_decisions" SET "corrected_by_id" = NULL WHERE "corrected_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "conflicts_of_interest" SET "undone_by_id" = NULL WHERE "undone_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "files" SET "uploaded_by_id" = NULL WHERE "uploaded_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "grants" SET "granted_by_id" = NULL WHERE "granted_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "institution_people" SET "user_id" = NULL WHERE "user_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "membership_changes" SET "actor_id" = NULL WHERE "actor_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "membership_proposals" SET "settled_by_id" = NULL WHERE "settled_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "project_interests" SET "answered_by_id" = NULL WHERE "answered_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "project_partners" SET "answered_by_id" = NULL WHERE "answered_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "projects" SET "moderated_by_id" = NULL WHERE "moderated_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "settings" SET "updated_by_id" = NULL WHERE "updated_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "applications" SET "institution_id" = NULL WHERE "institution_id" NOT IN (SELECT "id" FROM "institutions");--> statement-breakpoint
UPDATE "grants" SET "institution_id" = NULL, "revoked_at" = coalesce("revoked_at", date_trunc('milliseconds', now())) WHERE "institution_id" NOT IN (SELECT "id" FROM "institutions");--> statement-breakpoint
UPDATE "grants" SET "application_id" = NULL, "revoked_at" = coalesce("revoked_at", date_trunc('milliseconds', now())) WHERE "application_id" NOT IN (SELECT "id" FROM "applications");--> statement-breakpoint
UPDATE "institutions" SET "logo_file_id" = NULL WHERE "logo_file_id" NOT IN (SELECT "id" FROM "files");--> statement-breakpoint
UPDATE "memberships" SET "application_id" = NULL WHERE "application_id" NOT IN (SELECT "id" FROM "applications");--> statement-breakpoint
UPDATE "project_partners" SET "interest_id" = NULL WHERE "interest_id" NOT IN (SELECT "id" FROM "project_interests");--> statement-breakpoint
ALTER TABLE "grants" DROP CONSTRAINT "grants_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" DROP CONSTRAINT "conflicts_of_interest_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_granted_by_id_users_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_checks" ADD CONSTRAINT "application_checks_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_sections" ADD CONSTRAINT "application_sections_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_coordinator_id_users_id_fk" FOREIGN KEY ("coordinator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_request_prepared_by_id_users_id_fk" FOREIGN KEY ("request_prepared_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_messages" ADD CONSTRAINT "application_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_notes" ADD CONSTRAINT "application_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_requests" ADD CONSTRAINT "information_requests_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepared_requests" ADD CONSTRAINT "prepared_requests_prepared_by_id_users_id_fk" FOREIGN KEY ("prepared_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepared_requests" ADD CONSTRAINT "prepared_requests_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_sessions" ADD CONSTRAINT "council_sessions_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_sessions" ADD CONSTRAINT "council_sessions_opened_by_id_users_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_sessions" ADD CONSTRAINT "council_sessions_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_taken_back_by_id_users_id_fk" FOREIGN KEY ("taken_back_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_corrected_by_id_users_id_fk" FOREIGN KEY ("corrected_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_recommendations" ADD CONSTRAINT "application_recommendations_recommended_by_id_users_id_fk" FOREIGN KEY ("recommended_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "main_role_offers" ADD CONSTRAINT "main_role_offers_from_user_id_users_id_fk" FOREIGN KEY ("from_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "main_role_offers" ADD CONSTRAINT "main_role_offers_to_user_id_users_id_fk" FOREIGN KEY ("to_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institution_people" ADD CONSTRAINT "institution_people_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "institutions" ADD CONSTRAINT "institutions_logo_file_id_files_id_fk" FOREIGN KEY ("logo_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_changes" ADD CONSTRAINT "membership_changes_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_interests" ADD CONSTRAINT "project_interests_expressed_by_id_users_id_fk" FOREIGN KEY ("expressed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_interests" ADD CONSTRAINT "project_interests_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_interest_id_project_interests_id_fk" FOREIGN KEY ("interest_id") REFERENCES "public"."project_interests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_lead_user_id_users_id_fk" FOREIGN KEY ("lead_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_moderated_by_id_users_id_fk" FOREIGN KEY ("moderated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_role_check" CHECK ("role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant'));--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose_check" CHECK ("purpose" in ('verify_email', 'reset_password', 'change_email', 'stop_change', 'invitation'));--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_granted_role_check" CHECK ("granted_role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant'));--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_visibility_check" CHECK ("visibility" in ('public', 'staff'));--> statement-breakpoint
ALTER TABLE "application_checks" ADD CONSTRAINT "application_checks_result_check" CHECK ("result" in ('pass', 'concern', 'fail', 'not_applicable', 'pending'));--> statement-breakpoint
ALTER TABLE "application_checks" ADD CONSTRAINT "application_checks_automatic_result_check" CHECK ("automatic_result" in ('pass', 'concern', 'fail', 'not_applicable', 'pending'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_status_check" CHECK ("status" in ('draft', 'awaiting_head', 'submitted', 'in_check', 'info_requested', 'recommended', 'approved', 'refused', 'withdrawn', 'expired'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_category_check" CHECK ("category" in ('full', 'observer', 'associate'));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_came_back_check" CHECK ("came_back" in ('answered', 'returned', 'deferred', 'corrected', 'free'));--> statement-breakpoint
ALTER TABLE "head_confirmations" ADD CONSTRAINT "head_confirmations_answer_check" CHECK ("answer" in ('confirmed', 'declined'));--> statement-breakpoint
ALTER TABLE "prepared_requests" ADD CONSTRAINT "prepared_requests_answer_check" CHECK ("answer" in ('agreed', 'declined'));--> statement-breakpoint
ALTER TABLE "council_ballots" ADD CONSTRAINT "council_ballots_choice_check" CHECK ("choice" in ('for', 'against', 'defer', 'abstain', 'recuse'));--> statement-breakpoint
ALTER TABLE "council_ballots" ADD CONSTRAINT "council_ballots_bar_check" CHECK ("bar" in ('conflict', 'recommended'));--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_subject_type_check" CHECK ("subject_type" in ('application', 'appeal', 'suspension', 'rule'));--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_proposal_check" CHECK ("proposal" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse'));--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_verdict_check" CHECK ("verdict" in ('carried', 'deferred', 'lost', 'no_quorum'));--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_category_check" CHECK ("category" in ('full', 'observer', 'associate'));--> statement-breakpoint
ALTER TABLE "council_sessions" ADD CONSTRAINT "council_sessions_kind_check" CHECK ("kind" in ('meeting', 'written'));--> statement-breakpoint
ALTER TABLE "council_sessions" ADD CONSTRAINT "council_sessions_state_check" CHECK ("state" in ('prepared', 'open', 'closed', 'announced'));--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_outcome_check" CHECK ("outcome" in ('approve', 'defer', 'refuse'));--> statement-breakpoint
ALTER TABLE "application_decisions" ADD CONSTRAINT "application_decisions_category_check" CHECK ("category" in ('full', 'observer', 'associate'));--> statement-breakpoint
ALTER TABLE "application_recommendations" ADD CONSTRAINT "application_recommendations_recommendation_check" CHECK ("recommendation" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse'));--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_purpose_check" CHECK ("purpose" in ('document', 'logo', 'application_copy'));--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_owner_type_check" CHECK ("owner_type" in ('application', 'institution', 'project'));--> statement-breakpoint
ALTER TABLE "main_role_offers" ADD CONSTRAINT "main_role_offers_outcome_check" CHECK ("outcome" in ('accepted', 'declined', 'taken_back'));--> statement-breakpoint
ALTER TABLE "institution_people" ADD CONSTRAINT "institution_people_role_check" CHECK ("role" in ('representative', 'alternate', 'international_office', 'project_contact'));--> statement-breakpoint
ALTER TABLE "membership_changes" ADD CONSTRAINT "membership_changes_status_check" CHECK ("status" in ('active', 'suspended', 'terminated', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_status_check" CHECK ("status" in ('active', 'suspended', 'terminated', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "membership_proposals" ADD CONSTRAINT "membership_proposals_outcome_check" CHECK ("outcome" in ('confirmed', 'declined', 'taken_back'));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_category_check" CHECK ("category" in ('full', 'observer', 'associate'));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_status_check" CHECK ("status" in ('active', 'suspended', 'terminated', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_status_check" CHECK ("status" in ('queued', 'sent', 'dead'));--> statement-breakpoint
ALTER TABLE "project_interests" ADD CONSTRAINT "project_interests_status_check" CHECK ("status" in ('sent', 'accepted', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "project_partners" ADD CONSTRAINT "project_partners_status_check" CHECK ("status" in ('invited', 'confirmed', 'declined', 'left', 'cancelled', 'removed'));--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_status_check" CHECK ("status" in ('draft', 'submitted', 'changes_requested', 'open', 'closed_to_partners', 'completed', 'archived', 'declined'));--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_visibility_check" CHECK ("visibility" in ('public', 'members', 'invited'));