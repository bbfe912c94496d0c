CREATE TABLE "milestones" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"package_id" text collate "C",
	"title" text collate "C" NOT NULL,
	"due_on" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"responsible_id" text collate "C",
	"state" text collate "C" NOT NULL,
	"evidence" text collate "C",
	"done_on" text collate "C",
	"done_by_id" text collate "C",
	"version" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "milestones_state_check" CHECK ("state" in ('planned', 'in_progress', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "progress_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"written_by_id" text collate "C" NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"light" text collate "C" NOT NULL,
	"said" text collate "C" NOT NULL,
	"reached" bigint,
	"reached_women" bigint,
	"reached_youth" bigint,
	"countries" jsonb NOT NULL,
	"next_steps" text collate "C",
	"risks" text collate "C",
	CONSTRAINT "progress_notes_light_check" CHECK ("light" in ('on_track', 'at_risk', 'off_track'))
);
--> statement-breakpoint
CREATE TABLE "project_meetings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"duration_minutes" bigint NOT NULL,
	"time_zone" text collate "C" NOT NULL,
	"place" text collate "C" NOT NULL,
	"agenda" text collate "C",
	"minutes" text collate "C",
	"sequence" bigint NOT NULL,
	"version" bigint NOT NULL,
	"called_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "work_package_partners" (
	"package_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	CONSTRAINT "work_package_partners_package_id_institution_id_pk" PRIMARY KEY("package_id","institution_id")
);
--> statement-breakpoint
CREATE TABLE "work_packages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"title" text collate "C" NOT NULL,
	"institution_id" text collate "C",
	"start_month" text collate "C" NOT NULL,
	"end_month" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_tasks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"package_id" text collate "C",
	"sentence" text collate "C" NOT NULL,
	"given_to_id" text collate "C" NOT NULL,
	"given_by_id" text collate "C" NOT NULL,
	"due_on" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by_id" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_package_id_work_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."work_packages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_responsible_id_users_id_fk" FOREIGN KEY ("responsible_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_done_by_id_users_id_fk" FOREIGN KEY ("done_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_notes" ADD CONSTRAINT "progress_notes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_notes" ADD CONSTRAINT "progress_notes_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_notes" ADD CONSTRAINT "progress_notes_written_by_id_users_id_fk" FOREIGN KEY ("written_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_meetings" ADD CONSTRAINT "project_meetings_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_meetings" ADD CONSTRAINT "project_meetings_called_by_id_users_id_fk" FOREIGN KEY ("called_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_package_partners" ADD CONSTRAINT "work_package_partners_package_id_work_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."work_packages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_package_partners" ADD CONSTRAINT "work_package_partners_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_packages" ADD CONSTRAINT "work_packages_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_packages" ADD CONSTRAINT "work_packages_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_tasks" ADD CONSTRAINT "work_tasks_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_tasks" ADD CONSTRAINT "work_tasks_package_id_work_packages_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."work_packages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_tasks" ADD CONSTRAINT "work_tasks_given_to_id_users_id_fk" FOREIGN KEY ("given_to_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_tasks" ADD CONSTRAINT "work_tasks_given_by_id_users_id_fk" FOREIGN KEY ("given_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_tasks" ADD CONSTRAINT "work_tasks_done_by_id_users_id_fk" FOREIGN KEY ("done_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "milestones_project" ON "milestones" USING btree ("project_id","due_on");--> statement-breakpoint
CREATE INDEX "milestones_due" ON "milestones" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "progress_notes_project" ON "progress_notes" USING btree ("project_id","written_at");--> statement-breakpoint
CREATE INDEX "project_meetings_project" ON "project_meetings" USING btree ("project_id","starts_at");--> statement-breakpoint
CREATE INDEX "work_packages_project" ON "work_packages" USING btree ("project_id","position");--> statement-breakpoint
CREATE INDEX "work_tasks_project" ON "work_tasks" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "work_tasks_person" ON "work_tasks" USING btree ("given_to_id","done_at");