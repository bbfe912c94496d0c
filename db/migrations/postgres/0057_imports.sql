CREATE TABLE "import_rows" (
	"import_id" text collate "C" NOT NULL,
	"line" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	"result" text collate "C",
	"facts" jsonb,
	"problems" jsonb,
	"changes" jsonb,
	"subject_id" text collate "C",
	"outcome" text collate "C",
	"reason" text collate "C",
	"written_version" bigint,
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line"),
	CONSTRAINT "import_rows_result_check" CHECK ("result" in ('new', 'changed', 'unchanged', 'error')),
	CONSTRAINT "import_rows_outcome_check" CHECK ("outcome" in ('written', 'failed', 'undone', 'kept'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"headings" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"key" text collate "C" NOT NULL,
	"defaults" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"created_by_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by_id" text collate "C",
	"confirmed_at" timestamp (3) with time zone,
	"written_at" timestamp (3) with time zone,
	"undone_by_id" text collate "C",
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "imports_state_check" CHECK ("state" in ('columns', 'preview', 'writing', 'written', 'undoing', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "prospects" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"name_official" text collate "C" NOT NULL,
	"name_ru" text collate "C",
	"name_kk" text collate "C",
	"acronym" text collate "C",
	"country" text collate "C" NOT NULL,
	"city" text collate "C",
	"website" text collate "C",
	"domain" text collate "C",
	"registry_id" text collate "C",
	"sort_name" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_contacts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"name" text collate "C",
	"email" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_result" ON "import_rows" USING btree ("import_id","result");--> statement-breakpoint
CREATE INDEX "import_rows_outcome" ON "import_rows" USING btree ("import_id","outcome");--> statement-breakpoint
CREATE INDEX "imports_state" ON "imports" USING btree ("state");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "prospects_sort" ON "prospects" USING btree ("sort_name","id");--> statement-breakpoint
CREATE INDEX "prospects_registry" ON "prospects" USING btree ("registry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "record_contacts_subject_unique" ON "record_contacts" USING btree ("subject_type","subject_id");