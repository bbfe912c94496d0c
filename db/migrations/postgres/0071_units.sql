CREATE TABLE "unit_texts" (
	"unit_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	CONSTRAINT "unit_texts_unit_id_kind_locale_pk" PRIMARY KEY("unit_id","kind","locale")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"parent_id" text collate "C",
	"place" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"name_language" text collate "C" NOT NULL,
	"translated_names" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"since" bigint,
	"themes" jsonb NOT NULL,
	"unesco_fields" jsonb NOT NULL,
	"fields_of_study" jsonb NOT NULL,
	"website" text collate "C",
	"restricted_to" text collate "C",
	"contact_id" text collate "C",
	"version" bigint NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "units_restricted_to_check" CHECK ("restricted_to" in ('members', 'secretariat'))
);
--> statement-breakpoint
ALTER TABLE "institution_people" ADD COLUMN "unit_id" text collate "C";--> statement-breakpoint
ALTER TABLE "institutions" ADD COLUMN "unit_words" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "unit_id" text collate "C";--> statement-breakpoint
ALTER TABLE "unit_texts" ADD CONSTRAINT "unit_texts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_parent_id_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_contact_id_users_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "units_institution" ON "units" USING btree ("institution_id","place");--> statement-breakpoint
CREATE INDEX "units_contact" ON "units" USING btree ("contact_id");--> statement-breakpoint
ALTER TABLE "institution_people" ADD CONSTRAINT "institution_people_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;