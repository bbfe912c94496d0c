CREATE TABLE "initiative_calls" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"initiative_id" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"title" text collate "C" NOT NULL,
	"last_day" text collate "C" NOT NULL,
	"url" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "initiative_texts" (
	"initiative_id" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	CONSTRAINT "initiative_texts_initiative_id_locale_pk" PRIMARY KEY("initiative_id","locale")
);
--> statement-breakpoint
CREATE TABLE "initiative_topics" (
	"initiative_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	CONSTRAINT "initiative_topics_initiative_id_kind_code_pk" PRIMARY KEY("initiative_id","kind","code")
);
--> statement-breakpoint
CREATE TABLE "initiatives" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C",
	"owner" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"source_name" text collate "C" NOT NULL,
	"source_url" text collate "C",
	"original_locale" text collate "C" NOT NULL,
	"start_year" bigint,
	"end_year" bigint,
	"contact_name" text collate "C",
	"contact_email" text collate "C",
	"withdrawal_reason" text collate "C",
	"version" bigint NOT NULL,
	"created_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text collate "C" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "initiatives_owner_check" CHECK ("owner" in ('unesco', 'association', 'other')),
	CONSTRAINT "initiatives_state_check" CHECK ("state" in ('draft', 'published', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "project_initiatives" (
	"project_id" text collate "C" NOT NULL,
	"initiative_id" text collate "C" NOT NULL,
	CONSTRAINT "project_initiatives_project_id_initiative_id_pk" PRIMARY KEY("project_id","initiative_id")
);
--> statement-breakpoint
ALTER TABLE "initiative_calls" ADD CONSTRAINT "initiative_calls_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_texts" ADD CONSTRAINT "initiative_texts_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_topics" ADD CONSTRAINT "initiative_topics_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_initiatives" ADD CONSTRAINT "project_initiatives_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_initiatives" ADD CONSTRAINT "project_initiatives_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "initiative_calls_initiative" ON "initiative_calls" USING btree ("initiative_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "initiatives_slug_unique" ON "initiatives" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "initiatives_state" ON "initiatives" USING btree ("state");--> statement-breakpoint
CREATE INDEX "project_initiatives_initiative" ON "project_initiatives" USING btree ("initiative_id");