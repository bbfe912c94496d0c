CREATE TABLE "project_commitment_letters" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"uploaded_by_id" text collate "C" NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"ended_by_id" text collate "C",
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "project_commitment_letters_status_check" CHECK ("status" in ('current', 'replaced', 'taken_away'))
);
--> statement-breakpoint
CREATE TABLE "project_lead_offers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"from_institution_id" text collate "C" NOT NULL,
	"to_institution_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"message" text collate "C",
	"status" text collate "C" NOT NULL,
	"offered_by_id" text collate "C" NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"answer_note" text collate "C",
	"answered_by_id" text collate "C",
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "project_lead_offers_status_check" CHECK ("status" in ('offered', 'accepted', 'declined', 'withdrawn', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "project_document_versions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"document_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"note" text collate "C",
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_documents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"language" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" text collate "C" NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"removed_by_id" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "end_reason" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "end_note" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "replaces_id" text collate "C";--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "letter_reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "project_partners" ADD COLUMN "letter_reminded_again_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "project_commitment_letters" ADD CONSTRAINT "project_commitment_letters_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_commitment_letters" ADD CONSTRAINT "project_commitment_letters_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_commitment_letters" ADD CONSTRAINT "project_commitment_letters_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_commitment_letters" ADD CONSTRAINT "project_commitment_letters_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_commitment_letters" ADD CONSTRAINT "project_commitment_letters_ended_by_id_users_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_lead_offers" ADD CONSTRAINT "project_lead_offers_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_lead_offers" ADD CONSTRAINT "project_lead_offers_from_institution_id_institutions_id_fk" FOREIGN KEY ("from_institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_lead_offers" ADD CONSTRAINT "project_lead_offers_to_institution_id_institutions_id_fk" FOREIGN KEY ("to_institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_lead_offers" ADD CONSTRAINT "project_lead_offers_offered_by_id_users_id_fk" FOREIGN KEY ("offered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_lead_offers" ADD CONSTRAINT "project_lead_offers_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_document_versions" ADD CONSTRAINT "project_document_versions_document_id_project_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."project_documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_document_versions" ADD CONSTRAINT "project_document_versions_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_document_versions" ADD CONSTRAINT "project_document_versions_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_document_versions" ADD CONSTRAINT "project_document_versions_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_documents" ADD CONSTRAINT "project_documents_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_documents" ADD CONSTRAINT "project_documents_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_documents" ADD CONSTRAINT "project_documents_removed_by_id_users_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_commitment_letters_project" ON "project_commitment_letters" USING btree ("project_id","institution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_commitment_letters_current_unique" ON "project_commitment_letters" USING btree ("project_id","institution_id") WHERE status = 'current';--> statement-breakpoint
CREATE INDEX "project_lead_offers_to" ON "project_lead_offers" USING btree ("to_institution_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "project_lead_offers_open_unique" ON "project_lead_offers" USING btree ("project_id") WHERE status = 'offered';--> statement-breakpoint
CREATE UNIQUE INDEX "project_document_versions_unique" ON "project_document_versions" USING btree ("document_id","number");--> statement-breakpoint
CREATE INDEX "project_documents_project" ON "project_documents" USING btree ("project_id","created_at");