CREATE TABLE "project_reports" (
	"project_id" text collate "C" PRIMARY KEY NOT NULL,
	"achievements" text collate "C" NOT NULL,
	"problems" text collate "C" NOT NULL,
	"follow_up" text collate "C" NOT NULL,
	"testimonials" text collate "C" NOT NULL,
	"people_total" bigint,
	"people_women" bigint,
	"people_youth" bigint,
	"results" jsonb NOT NULL,
	"may_publish" boolean NOT NULL,
	"version" bigint NOT NULL,
	"updated_by_id" text collate "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"handed_in_at" timestamp (3) with time zone,
	"read_by_id" text collate "C",
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "project_results" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"slug" text collate "C",
	"state" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"title_language" text collate "C" NOT NULL,
	"titles" jsonb NOT NULL,
	"description" text collate "C" NOT NULL,
	"authors" jsonb NOT NULL,
	"other_institutions" jsonb NOT NULL,
	"date" text collate "C" NOT NULL,
	"url" text collate "C",
	"file_id" text collate "C",
	"licence" text collate "C",
	"languages" jsonb NOT NULL,
	"doi" text collate "C",
	"isbn" text collate "C",
	"themes" jsonb NOT NULL,
	"visibility" text collate "C" NOT NULL,
	"change" jsonb,
	"change_state" text collate "C",
	"note" text collate "C",
	"search" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text collate "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"submitted_by_id" text collate "C",
	"submitted_at" timestamp (3) with time zone,
	"checked_by_id" text collate "C",
	"checked_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "project_results_state_check" CHECK ("state" in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
	CONSTRAINT "project_results_visibility_check" CHECK ("visibility" in ('public', 'members')),
	CONSTRAINT "project_results_change_state_check" CHECK ("change_state" in ('submitted', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "result_institutions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"result_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "project_reports" ADD CONSTRAINT "project_reports_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_reports" ADD CONSTRAINT "project_reports_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_reports" ADD CONSTRAINT "project_reports_read_by_id_users_id_fk" FOREIGN KEY ("read_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_results" ADD CONSTRAINT "project_results_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_results" ADD CONSTRAINT "project_results_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_results" ADD CONSTRAINT "project_results_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_results" ADD CONSTRAINT "project_results_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_results" ADD CONSTRAINT "project_results_submitted_by_id_users_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_results" ADD CONSTRAINT "project_results_checked_by_id_users_id_fk" FOREIGN KEY ("checked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_institutions" ADD CONSTRAINT "result_institutions_result_id_project_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."project_results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_institutions" ADD CONSTRAINT "result_institutions_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "project_results_slug_unique" ON "project_results" USING btree ("project_id","slug");--> statement-breakpoint
CREATE INDEX "project_results_state" ON "project_results" USING btree ("state","published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "result_institutions_unique" ON "result_institutions" USING btree ("result_id","institution_id");--> statement-breakpoint
CREATE INDEX "result_institutions_institution" ON "result_institutions" USING btree ("institution_id");