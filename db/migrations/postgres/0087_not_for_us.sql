CREATE TABLE "projects_not_for_us" (
	"institution_id" text collate "C" NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"note" text collate "C",
	"said_by_id" text collate "C" NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "projects_not_for_us_institution_id_project_id_pk" PRIMARY KEY("institution_id","project_id")
);
--> statement-breakpoint
ALTER TABLE "projects_not_for_us" ADD CONSTRAINT "projects_not_for_us_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects_not_for_us" ADD CONSTRAINT "projects_not_for_us_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects_not_for_us" ADD CONSTRAINT "projects_not_for_us_said_by_id_users_id_fk" FOREIGN KEY ("said_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "projects_not_for_us_project" ON "projects_not_for_us" USING btree ("project_id");