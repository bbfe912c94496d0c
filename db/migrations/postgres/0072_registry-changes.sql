CREATE TABLE "registry_changes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"import_id" text collate "C" NOT NULL,
	"fact" text collate "C" NOT NULL,
	"before" text collate "C",
	"after" text collate "C",
	"outcome" text collate "C",
	"note" text collate "C",
	"settled_by_id" text collate "C",
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registry_changes_outcome_check" CHECK ("outcome" in ('taken_over', 'set_aside', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "registry_imports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"release" text collate "C" NOT NULL,
	"released_on" text collate "C",
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"read" bigint NOT NULL,
	"written" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "registry_changes" ADD CONSTRAINT "registry_changes_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registry_changes" ADD CONSTRAINT "registry_changes_import_id_registry_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."registry_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registry_changes" ADD CONSTRAINT "registry_changes_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registry_changes_institution" ON "registry_changes" USING btree ("institution_id","fact");--> statement-breakpoint
CREATE INDEX "registry_changes_open" ON "registry_changes" USING btree ("outcome");--> statement-breakpoint
CREATE INDEX "registry_imports_released" ON "registry_imports" USING btree ("released_on");