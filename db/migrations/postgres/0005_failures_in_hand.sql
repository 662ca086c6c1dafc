CREATE TABLE "baseline_change" (
	"id" serial PRIMARY KEY NOT NULL,
	"failure_id" integer NOT NULL,
	"day" integer NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"created_at" bigint NOT NULL,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" serial PRIMARY KEY NOT NULL,
	"meeting_id" integer,
	"failure_id" integer,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"team_id" integer,
	"due_day" integer,
	"actor" text NOT NULL,
	"created_at" bigint NOT NULL,
	"done_at" bigint,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "failure_activity" (
	"id" serial PRIMARY KEY NOT NULL,
	"failure_id" integer NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"at" bigint NOT NULL,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "fix" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"failure_id" integer NOT NULL,
	"title" text NOT NULL,
	"procedure_version_id" integer,
	"effective_at" bigint NOT NULL,
	"effective_day" integer,
	"teams" text,
	"target_ratio" double precision NOT NULL,
	"baseline_days" integer NOT NULL,
	"window_days" integer NOT NULL,
	"never_count" integer,
	"criterion_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"withdrawn_at" bigint,
	CONSTRAINT "fix_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "link_rule" (
	"id" serial PRIMARY KEY NOT NULL,
	"failure_id" integer NOT NULL,
	"cause_id" integer,
	"product_id" integer,
	"words" text,
	"from_at" bigint,
	"seen_id" integer DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"paused_at" bigint
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"day" integer NOT NULL,
	"as_of" bigint NOT NULL,
	"agenda" text NOT NULL,
	"digest" text NOT NULL,
	"notes" text,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "meeting_code_unique" UNIQUE("code"),
	CONSTRAINT "meeting_day_unique" UNIQUE("day")
);
--> statement-breakpoint
CREATE TABLE "need_group" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"words" text NOT NULL,
	"interactions" integer NOT NULL,
	"customers" integer NOT NULL,
	"first_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"example_id" integer,
	"found_at" bigint NOT NULL,
	"dismissed_at" bigint,
	CONSTRAINT "need_group_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "need_group_member" (
	"id" serial PRIMARY KEY NOT NULL,
	"group_id" integer NOT NULL,
	"interaction_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ownership_rule" (
	"id" serial PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"procedure_id" integer,
	"product_id" integer,
	"team_id" integer,
	"production_team_id" integer,
	"support_team_id" integer,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refused_link" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"failure_id" integer NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "failure" ADD COLUMN "split_from_id" integer;--> statement-breakpoint
ALTER TABLE "failure" ADD COLUMN "archive" text;--> statement-breakpoint
ALTER TABLE "failure" ADD COLUMN "severity" integer;--> statement-breakpoint
ALTER TABLE "failure" ADD COLUMN "occurrence" integer;--> statement-breakpoint
ALTER TABLE "failure" ADD COLUMN "detection" integer;--> statement-breakpoint
ALTER TABLE "interaction_failure" ADD COLUMN "origin" text DEFAULT 'import' NOT NULL;--> statement-breakpoint
ALTER TABLE "interaction_failure" ADD COLUMN "link_rule_id" integer;--> statement-breakpoint
ALTER TABLE "interaction_failure" ADD COLUMN "linked_at" bigint;--> statement-breakpoint
ALTER TABLE "procedure" ADD COLUMN "document_url" text;--> statement-breakpoint
ALTER TABLE "procedure" ADD COLUMN "eligible" text;--> statement-breakpoint
ALTER TABLE "procedure" ADD COLUMN "retired_at" bigint;--> statement-breakpoint
ALTER TABLE "procedure_version" ADD COLUMN "document_url" text;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "is_system" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "baseline_change" ADD CONSTRAINT "baseline_change_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure_activity" ADD CONSTRAINT "failure_activity_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix" ADD CONSTRAINT "fix_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fix" ADD CONSTRAINT "fix_procedure_version_id_procedure_version_id_fk" FOREIGN KEY ("procedure_version_id") REFERENCES "public"."procedure_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_rule" ADD CONSTRAINT "link_rule_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_rule" ADD CONSTRAINT "link_rule_cause_id_cause_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."cause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_rule" ADD CONSTRAINT "link_rule_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_group" ADD CONSTRAINT "need_group_example_id_interaction_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."interaction"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_group_member" ADD CONSTRAINT "need_group_member_group_id_need_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."need_group"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_group_member" ADD CONSTRAINT "need_group_member_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_rule" ADD CONSTRAINT "ownership_rule_procedure_id_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_rule" ADD CONSTRAINT "ownership_rule_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_rule" ADD CONSTRAINT "ownership_rule_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_rule" ADD CONSTRAINT "ownership_rule_production_team_id_team_id_fk" FOREIGN KEY ("production_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_rule" ADD CONSTRAINT "ownership_rule_support_team_id_team_id_fk" FOREIGN KEY ("support_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_link" ADD CONSTRAINT "refused_link_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_link" ADD CONSTRAINT "refused_link_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "baseline_change_failure" ON "baseline_change" USING btree ("failure_id");--> statement-breakpoint
CREATE INDEX "decision_failure" ON "decision" USING btree ("failure_id");--> statement-breakpoint
CREATE INDEX "decision_meeting" ON "decision" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "failure_activity_failure" ON "failure_activity" USING btree ("failure_id","at");--> statement-breakpoint
CREATE INDEX "fix_failure" ON "fix" USING btree ("failure_id");--> statement-breakpoint
CREATE INDEX "link_rule_failure" ON "link_rule" USING btree ("failure_id");--> statement-breakpoint
CREATE INDEX "need_group_member_group" ON "need_group_member" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "need_group_member_interaction" ON "need_group_member" USING btree ("interaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refused_link_pair" ON "refused_link" USING btree ("interaction_id","failure_id");--> statement-breakpoint
CREATE INDEX "refused_link_failure" ON "refused_link" USING btree ("failure_id");--> statement-breakpoint
ALTER TABLE "interaction_failure" ADD CONSTRAINT "interaction_failure_link_rule_id_link_rule_id_fk" FOREIGN KEY ("link_rule_id") REFERENCES "public"."link_rule"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "failure_merged_into" ON "failure" USING btree ("merged_into_id");