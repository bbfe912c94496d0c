CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`notice` text NOT NULL,
	`version` text NOT NULL,
	`locale` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consents_user` ON `consents` (`user_id`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`user_id` text PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`institution_id` text,
	`application_id` text,
	`countries` text,
	`granted_by_id` text,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `grants_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE INDEX `grants_institution` ON `grants` (`institution_id`);--> statement-breakpoint
CREATE INDEX `grants_application` ON `grants` (`application_id`);--> statement-breakpoint
CREATE TABLE `one_time_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`email` text NOT NULL,
	`granted_role` text,
	`granted_institution_id` text,
	`granted_countries` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `one_time_tokens_user` ON `one_time_tokens` (`user_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_email` ON `one_time_tokens` (`email`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_expires` ON `one_time_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`email_verified_at` integer,
	`suspended_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `activity` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`action` text NOT NULL,
	`actor_id` text,
	`actor_name` text,
	`visibility` text NOT NULL,
	`data` text,
	`request_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `activity_subject` ON `activity` (`subject_type`,`subject_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `activity_actor` ON `activity` (`actor_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `activity_created` ON `activity` (`created_at`);--> statement-breakpoint
CREATE TABLE `application_checks` (
	`application_id` text NOT NULL,
	`check` text NOT NULL,
	`result` text NOT NULL,
	`automatic_result` text,
	`findings` text NOT NULL,
	`note` text,
	`evidence_url` text,
	`actor_id` text,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `check`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `application_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`recommendation_id` text NOT NULL,
	`outcome` text NOT NULL,
	`category` text,
	`reason_codes` text NOT NULL,
	`explanation` text NOT NULL,
	`deferred_until` text,
	`decided_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`recommendation_id`) REFERENCES `application_recommendations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_decisions_recommendation_unique` ON `application_decisions` (`recommendation_id`);--> statement-breakpoint
CREATE INDEX `application_decisions_application` ON `application_decisions` (`application_id`);--> statement-breakpoint
CREATE TABLE `application_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`file_id` text NOT NULL,
	`summary` text,
	`issued_on` text,
	`expires_on` text,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_documents_application` ON `application_documents` (`application_id`,`kind`);--> statement-breakpoint
CREATE TABLE `application_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`author_id` text NOT NULL,
	`is_from_applicant` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `application_messages_application` ON `application_messages` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `application_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `application_notes_application` ON `application_notes` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `application_recommendations` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`recommendation` text NOT NULL,
	`reason_codes` text NOT NULL,
	`rationale` text NOT NULL,
	`recommended_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `application_recommendations_application` ON `application_recommendations` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `application_sections` (
	`application_id` text NOT NULL,
	`section` text NOT NULL,
	`answers` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by_id` text NOT NULL,
	PRIMARY KEY(`application_id`, `section`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `application_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`number` integer NOT NULL,
	`answers` text NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_versions_number_unique` ON `application_versions` (`application_id`,`number`);--> statement-breakpoint
CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`status` text NOT NULL,
	`category` text NOT NULL,
	`locale` text NOT NULL,
	`owner_id` text NOT NULL,
	`precheck` text NOT NULL,
	`registry_id` text,
	`institution_name` text NOT NULL,
	`country` text NOT NULL,
	`city` text,
	`coordinator_id` text,
	`institution_id` text,
	`version` integer NOT NULL,
	`search` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`status_changed_at` integer NOT NULL,
	`due_at` integer,
	`submitted_at` integer,
	`decided_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_case_number_unique` ON `applications` (`case_number`);--> statement-breakpoint
CREATE INDEX `applications_status` ON `applications` (`status`,`status_changed_at`);--> statement-breakpoint
CREATE INDEX `applications_owner` ON `applications` (`owner_id`);--> statement-breakpoint
CREATE INDEX `applications_registry` ON `applications` (`registry_id`);--> statement-breakpoint
CREATE TABLE `conflicts_of_interest` (
	`application_id` text NOT NULL,
	`user_id` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `user_id`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `head_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`token_sha256` text NOT NULL,
	`head_name` text NOT NULL,
	`head_email` text NOT NULL,
	`content_sha256` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`reminders_sent` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`signed_name` text,
	`signed_position` text,
	`decline_reason` text,
	`cancelled_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `head_confirmations_token_unique` ON `head_confirmations` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `head_confirmations_application` ON `head_confirmations` (`application_id`);--> statement-breakpoint
CREATE TABLE `information_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`round` integer NOT NULL,
	`fields` text NOT NULL,
	`documents` text NOT NULL,
	`message` text NOT NULL,
	`requested_by_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`answered_at` integer,
	`answers_before` text NOT NULL,
	`answers_after` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `information_requests_round_unique` ON `information_requests` (`application_id`,`round`);--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`owner_type` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_by_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_type`,`owner_id`);--> statement-breakpoint
CREATE TABLE `institution_people` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`position` text NOT NULL,
	`unit` text,
	`languages` text NOT NULL,
	`user_id` text,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `institution_people_institution` ON `institution_people` (`institution_id`);--> statement-breakpoint
CREATE TABLE `institution_topics` (
	`institution_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`institution_id`, `kind`, `code`),
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `institution_topics_code` ON `institution_topics` (`kind`,`code`);--> statement-breakpoint
CREATE TABLE `institutions` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name_official` text NOT NULL,
	`name_official_language` text NOT NULL,
	`name_en` text NOT NULL,
	`name_ru` text,
	`name_kk` text,
	`other_names` text NOT NULL,
	`acronym` text,
	`type` text NOT NULL,
	`control` text NOT NULL,
	`founded_year` integer,
	`country` text NOT NULL,
	`subregion` text NOT NULL,
	`city` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`website` text NOT NULL,
	`email_domains` text NOT NULL,
	`registry_id` text,
	`whed_id` text,
	`other_ids` text NOT NULL,
	`profile_en` text NOT NULL,
	`profile_ru` text,
	`profile_kk` text,
	`key_figures` text NOT NULL,
	`languages_of_instruction` text NOT NULL,
	`degree_levels` text NOT NULL,
	`unesco_links` text NOT NULL,
	`offers` text NOT NULL,
	`seeks` text NOT NULL,
	`recognition_authority` text,
	`accreditor` text,
	`accredited_until` text,
	`head_name` text NOT NULL,
	`head_position` text NOT NULL,
	`logo_file_id` text,
	`sort_name` text NOT NULL,
	`search` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`confirmed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `institutions_slug_unique` ON `institutions` (`slug`);--> statement-breakpoint
CREATE INDEX `institutions_country` ON `institutions` (`country`);--> statement-breakpoint
CREATE INDEX `institutions_registry` ON `institutions` (`registry_id`);--> statement-breakpoint
CREATE INDEX `institutions_sort` ON `institutions` (`sort_name`,`id`);--> statement-breakpoint
CREATE TABLE `membership_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`actor_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_changes_membership` ON `membership_changes` (`membership_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`institution_id` text NOT NULL,
	`application_id` text,
	`category` text NOT NULL,
	`status` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_number_unique` ON `memberships` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_institution_unique` ON `memberships` (`institution_id`);--> statement-breakpoint
CREATE INDEX `memberships_status` ON `memberships` (`status`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`dedupe_key` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`locale` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`sealed_secret` text,
	`subject_type` text,
	`subject_id` text,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`sent_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe_unique` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_subject` ON `outbox` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `project_interests` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`need_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`expressed_by_id` text NOT NULL,
	`role` text NOT NULL,
	`message` text NOT NULL,
	`staff_available` text,
	`countries` text NOT NULL,
	`languages` text NOT NULL,
	`can_co_fund` integer NOT NULL,
	`is_head_informed` integer NOT NULL,
	`status` text NOT NULL,
	`decline_reason` text,
	`answer_note` text,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by_id` text,
	`reminded_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_interests_project` ON `project_interests` (`project_id`,`status`);--> statement-breakpoint
CREATE INDEX `project_interests_institution` ON `project_interests` (`institution_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_interests_open_unique` ON `project_interests` (`need_id`,`project_id`,`institution_id`) WHERE status = 'sent';--> statement-breakpoint
CREATE TABLE `project_needs` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`expertise` text NOT NULL,
	`org_kind` text,
	`countries` text NOT NULL,
	`number` integer NOT NULL,
	`tasks` text NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_needs_project` ON `project_needs` (`project_id`,`position`);--> statement-breakpoint
CREATE TABLE `project_partners` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`institution_id` text,
	`external_name` text,
	`country` text,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`interest_id` text,
	`need_id` text,
	`invited_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by_id` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_partners_project` ON `project_partners` (`project_id`);--> statement-breakpoint
CREATE INDEX `project_partners_institution` ON `project_partners` (`institution_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_partners_institution_unique` ON `project_partners` (`project_id`,`institution_id`);--> statement-breakpoint
CREATE TABLE `project_topics` (
	`project_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`project_id`, `kind`, `code`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_topics_code` ON `project_topics` (`kind`,`code`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`status` text NOT NULL,
	`title_en` text NOT NULL,
	`title_ru` text,
	`title_kk` text,
	`acronym` text,
	`kind` text,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`lead_institution_id` text NOT NULL,
	`lead_user_id` text NOT NULL,
	`start_month` text,
	`end_month` text,
	`funding_status` text,
	`programme` text,
	`call_url` text,
	`call_deadline` text,
	`budget_band` text,
	`answer_by` text,
	`is_seeking_partners` integer NOT NULL,
	`visibility` text,
	`ethics_notes` text,
	`is_unesco_name_planned` integer,
	`typed` text,
	`moderation_note` text,
	`moderated_by_id` text,
	`moderated_at` integer,
	`is_changed_since_check` integer NOT NULL,
	`final_summary` text,
	`version` integer NOT NULL,
	`search` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`submitted_at` integer,
	`published_at` integer,
	`completed_at` integer,
	FOREIGN KEY (`lead_institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `projects_slug_unique` ON `projects` (`slug`);--> statement-breakpoint
CREATE INDEX `projects_status` ON `projects` (`status`,`answer_by`);--> statement-breakpoint
CREATE INDEX `projects_lead` ON `projects` (`lead_institution_id`);--> statement-breakpoint
CREATE TABLE `registry_domains` (
	`domain` text NOT NULL,
	`institution_id` text NOT NULL,
	PRIMARY KEY(`domain`, `institution_id`),
	FOREIGN KEY (`institution_id`) REFERENCES `registry_institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `registry_domains_institution` ON `registry_domains` (`institution_id`);--> statement-breakpoint
CREATE TABLE `registry_institutions` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`names` text NOT NULL,
	`country` text NOT NULL,
	`city` text,
	`latitude` real,
	`longitude` real,
	`status` text NOT NULL,
	`established_year` integer,
	`website` text,
	`domains` text NOT NULL,
	`external_ids` text NOT NULL,
	`digest` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `registry_institutions_country` ON `registry_institutions` (`country`,`name`);--> statement-breakpoint
CREATE TABLE `registry_names` (
	`institution_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`folded` text NOT NULL,
	`place` text NOT NULL,
	`country` text NOT NULL,
	`notability` integer NOT NULL,
	`search` text NOT NULL,
	PRIMARY KEY(`institution_id`, `position`),
	FOREIGN KEY (`institution_id`) REFERENCES `registry_institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `registry_names_folded` ON `registry_names` (`folded`);--> statement-breakpoint
CREATE INDEX `registry_names_country` ON `registry_names` (`country`,`folded`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_id` text
);
