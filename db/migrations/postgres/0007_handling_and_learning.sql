CREATE TABLE "calendar" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"hours" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "calendar_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"content" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exemplar" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"behaviour" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"id" serial PRIMARY KEY NOT NULL,
	"calendar_id" integer NOT NULL,
	"day" integer NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"interaction_id" integer,
	"failure_id" integer,
	"procedure_id" integer,
	"cause_id" integer,
	"went_well" text,
	"could_be_better" text,
	"to_change" text,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"archived_at" bigint,
	CONSTRAINT "lesson_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "lesson_action" (
	"id" serial PRIMARY KEY NOT NULL,
	"lesson_id" integer NOT NULL,
	"text" text NOT NULL,
	"owner_user_id" integer,
	"team_id" integer,
	"due_day" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"done_at" bigint,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "playbook" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"about" text,
	"is_built_in" boolean DEFAULT false NOT NULL,
	"is_cycle" boolean DEFAULT false NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "playbook_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "playbook_step" (
	"id" serial PRIMARY KEY NOT NULL,
	"version_id" integer NOT NULL,
	"position" integer NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"polarity" text DEFAULT 'do' NOT NULL,
	"phrases_to_use" text NOT NULL,
	"phrases_to_avoid" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "playbook_version" (
	"id" serial PRIMARY KEY NOT NULL,
	"playbook_id" integer NOT NULL,
	"version" integer NOT NULL,
	"effective_at" bigint NOT NULL,
	"note" text,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promise_feed" (
	"id" serial PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"user_id" integer NOT NULL,
	"scope" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "promise_feed_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "recognition" (
	"id" serial PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"commendation_id" integer,
	"interaction_id" integer,
	"behaviour" text NOT NULL,
	"message" text,
	"reward" text,
	"given_by" text NOT NULL,
	"given_at" bigint NOT NULL,
	"seen_at" bigint,
	"withdrawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "step_opinion" (
	"id" serial PRIMARY KEY NOT NULL,
	"playbook_id" integer NOT NULL,
	"step_code" text NOT NULL,
	"user_id" integer NOT NULL,
	"rating" integer,
	"comment" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "training_attendance" (
	"id" serial PRIMARY KEY NOT NULL,
	"session_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	"attended" boolean
);
--> statement-breakpoint
CREATE TABLE "training_case" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"interaction_id" integer,
	"procedure_id" integer,
	"cause_id" integer,
	"situation" text NOT NULL,
	"question" text NOT NULL,
	"continuation" text NOT NULL,
	"aim" text,
	"cleared_by" text,
	"cleared_at" bigint,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint,
	CONSTRAINT "training_case_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "training_session" (
	"id" serial PRIMARY KEY NOT NULL,
	"case_id" integer NOT NULL,
	"day" integer NOT NULL,
	"led_by" text NOT NULL,
	"notes" text,
	"created_at" bigint NOT NULL,
	"cancelled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "work_break" (
	"id" serial PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
ALTER TABLE "commendation" ADD COLUMN "verified_by" text;--> statement-breakpoint
ALTER TABLE "commendation" ADD COLUMN "verified_at" bigint;--> statement-breakpoint
ALTER TABLE "commendation" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "was_warm" boolean;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "receiver_rating" integer;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "apology_timing" text;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "apology_scope" text;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "customer_facts" text;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "own_facts" text;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "preventive_action" text;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "was_announced" boolean;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "playbook_version_id" integer;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "waiting_reason" text;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "documented_by" text;--> statement-breakpoint
ALTER TABLE "interaction" ADD COLUMN "documenting_seconds" integer;--> statement-breakpoint
ALTER TABLE "progress_report" ADD COLUMN "actor" text;--> statement-breakpoint
ALTER TABLE "promise" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "promise" ADD COLUMN "was_customer_satisfied" boolean;--> statement-breakpoint
ALTER TABLE "promise" ADD COLUMN "owner_user_id" integer;--> statement-breakpoint
ALTER TABLE "promise" ADD COLUMN "remind_at" bigint;--> statement-breakpoint
ALTER TABLE "promise_date" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "step_observation" ADD COLUMN "playbook_step_id" integer;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "calendar_id" integer;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemplar" ADD CONSTRAINT "exemplar_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_calendar_id_calendar_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendar"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_procedure_id_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_cause_id_cause_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."cause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_action" ADD CONSTRAINT "lesson_action_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_action" ADD CONSTRAINT "lesson_action_owner_user_id_app_user_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_action" ADD CONSTRAINT "lesson_action_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_step" ADD CONSTRAINT "playbook_step_version_id_playbook_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."playbook_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_version" ADD CONSTRAINT "playbook_version_playbook_id_playbook_id_fk" FOREIGN KEY ("playbook_id") REFERENCES "public"."playbook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise_feed" ADD CONSTRAINT "promise_feed_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_commendation_id_commendation_id_fk" FOREIGN KEY ("commendation_id") REFERENCES "public"."commendation"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_opinion" ADD CONSTRAINT "step_opinion_playbook_id_playbook_id_fk" FOREIGN KEY ("playbook_id") REFERENCES "public"."playbook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_opinion" ADD CONSTRAINT "step_opinion_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_session_id_training_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."training_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_case" ADD CONSTRAINT "training_case_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_case" ADD CONSTRAINT "training_case_procedure_id_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_case" ADD CONSTRAINT "training_case_cause_id_cause_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."cause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_case_id_training_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."training_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_break" ADD CONSTRAINT "work_break_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_user" ON "draft" USING btree ("user_id","updated_at");--> statement-breakpoint
CREATE INDEX "exemplar_interaction" ON "exemplar" USING btree ("interaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "holiday_calendar_day" ON "holiday" USING btree ("calendar_id","day");--> statement-breakpoint
CREATE INDEX "lesson_interaction" ON "lesson" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "lesson_procedure" ON "lesson" USING btree ("procedure_id");--> statement-breakpoint
CREATE INDEX "lesson_cause" ON "lesson" USING btree ("cause_id");--> statement-breakpoint
CREATE INDEX "lesson_action_lesson" ON "lesson_action" USING btree ("lesson_id");--> statement-breakpoint
CREATE INDEX "lesson_action_due" ON "lesson_action" USING btree ("due_day");--> statement-breakpoint
CREATE UNIQUE INDEX "playbook_step_code" ON "playbook_step" USING btree ("version_id","code");--> statement-breakpoint
CREATE INDEX "playbook_step_title" ON "playbook_step" USING btree ("title");--> statement-breakpoint
CREATE UNIQUE INDEX "playbook_version_number" ON "playbook_version" USING btree ("playbook_id","version");--> statement-breakpoint
CREATE INDEX "promise_feed_user" ON "promise_feed" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "recognition_person" ON "recognition" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "recognition_commendation" ON "recognition" USING btree ("commendation_id");--> statement-breakpoint
CREATE INDEX "recognition_interaction" ON "recognition" USING btree ("interaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "step_opinion_of_user" ON "step_opinion" USING btree ("playbook_id","step_code","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "training_attendance_user" ON "training_attendance" USING btree ("session_id","user_id");--> statement-breakpoint
CREATE INDEX "training_attendance_of_user" ON "training_attendance" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "training_case_interaction" ON "training_case" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "training_session_case" ON "training_session" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "work_break_user" ON "work_break" USING btree ("user_id","started_at");--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_playbook_version_id_playbook_version_id_fk" FOREIGN KEY ("playbook_version_id") REFERENCES "public"."playbook_version"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_owner_user_id_app_user_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_observation" ADD CONSTRAINT "step_observation_playbook_step_id_playbook_step_id_fk" FOREIGN KEY ("playbook_step_id") REFERENCES "public"."playbook_step"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_calendar_id_calendar_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendar"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "promise_owner" ON "promise" USING btree ("owner_user_id");--> statement-breakpoint
CREATE INDEX "promise_open" ON "promise" USING btree ("done_at","cancelled_at","due_at");--> statement-breakpoint
CREATE INDEX "step_observation_playbook_step" ON "step_observation" USING btree ("playbook_step_id");--> statement-breakpoint
CREATE INDEX "step_observation_step" ON "step_observation" USING btree ("step","polarity");