CREATE TABLE "discussion_posts" (
	"message_id" text collate "C" PRIMARY KEY NOT NULL,
	"topic_id" text collate "C" NOT NULL,
	"is_opening" boolean NOT NULL,
	"corrected_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	"hidden_at" timestamp (3) with time zone,
	"hidden_by_id" text collate "C",
	"hidden_reason" text collate "C",
	"asked_again_at" timestamp (3) with time zone,
	"asked_again" text collate "C",
	"settled_at" timestamp (3) with time zone,
	"settled_by_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "discussion_topics" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"project_id" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"created_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "discussion_posts" ADD CONSTRAINT "discussion_posts_message_id_conversation_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."conversation_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_posts" ADD CONSTRAINT "discussion_posts_topic_id_discussion_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."discussion_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_posts" ADD CONSTRAINT "discussion_posts_hidden_by_id_users_id_fk" FOREIGN KEY ("hidden_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_posts" ADD CONSTRAINT "discussion_posts_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_topics" ADD CONSTRAINT "discussion_topics_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discussion_topics" ADD CONSTRAINT "discussion_topics_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discussion_posts_topic" ON "discussion_posts" USING btree ("topic_id","message_id");--> statement-breakpoint
CREATE INDEX "discussion_posts_asked" ON "discussion_posts" USING btree ("asked_again_at","settled_at");--> statement-breakpoint
CREATE INDEX "discussion_topics_project" ON "discussion_topics" USING btree ("project_id","created_at");