CREATE TABLE "institution_covers" (
	"institution_id" text collate "C" PRIMARY KEY NOT NULL,
	"alt" text collate "C" NOT NULL,
	"alt_language" text collate "C" NOT NULL,
	"credit" text collate "C" NOT NULL,
	"licence" text collate "C" NOT NULL,
	"pictures" jsonb NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"removed_by" text collate "C",
	"removal_reason" text collate "C",
	CONSTRAINT "institution_covers_removed_by_check" CHECK ("removed_by" in ('member', 'secretariat'))
);
--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_purpose_check";--> statement-breakpoint
ALTER TABLE "institution_covers" ADD CONSTRAINT "institution_covers_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_purpose_check" CHECK ("purpose" in ('document', 'logo', 'application_copy', 'message', 'cover'));