CREATE TABLE "cause" (
	"id" serial PRIMARY KEY NOT NULL,
	"axis" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" integer
);
--> statement-breakpoint
CREATE TABLE "change" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"xid" bigint,
	"at" bigint
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "channel_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "commendation" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"received_at" bigint NOT NULL,
	"received_day" integer,
	"is_verified" boolean NOT NULL,
	"was_solicited" boolean,
	"behaviour" text,
	"text" text,
	"person_id" integer,
	"recognised_at" bigint
);
--> statement-breakpoint
CREATE TABLE "contact_volume" (
	"id" serial PRIMARY KEY NOT NULL,
	"day" integer NOT NULL,
	"team_id" integer,
	"channel_id" integer,
	"product_id" integer,
	"contacts" integer NOT NULL,
	"import_id" integer
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "customer_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "expert_consultation" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"person_id" integer,
	"team_id" integer,
	"at" bigint
);
--> statement-breakpoint
CREATE TABLE "facet" (
	"id" serial PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"slot" integer NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facet_value" (
	"id" serial PRIMARY KEY NOT NULL,
	"facet_id" integer NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failure" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"procedure_id" integer NOT NULL,
	"mode" text NOT NULL,
	"production_team_id" integer,
	"support_team_id" integer,
	"merged_into_id" integer,
	"archived_until" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "failure_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "gesture" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"kind" text NOT NULL,
	"value_cents" integer,
	"currency" text,
	"at" bigint
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"kind" text NOT NULL,
	"at" bigint,
	"from_team_id" integer,
	"to_team_id" integer,
	"level" integer,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "import_job" (
	"id" serial PRIMARY KEY NOT NULL,
	"source_id" integer,
	"mapping_code" text NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" integer NOT NULL,
	"file_digest" text NOT NULL,
	"state" text NOT NULL,
	"rows" integer,
	"accepted" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"kept_fields" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"bytes_done" integer DEFAULT 0 NOT NULL,
	"warnings" text,
	"error" text,
	"created_at" bigint NOT NULL,
	"started_at" bigint,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "interaction" (
	"id" serial PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"external_id" text NOT NULL,
	"import_id" integer,
	"digest" text,
	"status" text DEFAULT 'live' NOT NULL,
	"merged_into_id" integer,
	"is_difficult" boolean NOT NULL,
	"difficulty_type" text,
	"customer_id" integer,
	"issue_id" integer,
	"follow_up_of_id" integer,
	"contacted_at" bigint NOT NULL,
	"contacted_day" integer,
	"occurred_at" bigint,
	"occurred_day" integer,
	"closed_at" bigint,
	"closed_day" integer,
	"direction" text,
	"counterparty" text,
	"channel_id" integer,
	"team_id" integer,
	"agent_id" integer,
	"product_id" integer,
	"procedure_id" integer,
	"procedure_version_id" integer,
	"severity" integer,
	"mood_start" integer,
	"mood_end" integer,
	"fault" text,
	"desired_outcome" text,
	"was_desired_outcome_granted" boolean,
	"outcome" text,
	"reported_cause_id" integer,
	"verified_cause_id" integer,
	"resolution_path" text,
	"chosen_option" text,
	"was_agreement_reached" boolean,
	"expected_outcome_told" text,
	"apology_at" bigint,
	"apology_for" text,
	"workaround" text,
	"escalation_level" integer,
	"transfer_count" integer,
	"loop_count" integer,
	"story_restart_count" integer,
	"wait_minutes" integer,
	"hold_minutes" integer,
	"handle_minutes" integer,
	"minutes_to_calm" integer,
	"waiting_on_team_id" integer,
	"waiting_on_minutes" integer,
	"was_abusive" boolean,
	"was_fast_tracked" boolean,
	"article_state" text,
	"blocked_by" text,
	"summary" text,
	"narrative" text,
	"facet_1" integer,
	"facet_2" integer,
	"facet_3" integer,
	"facet_4" integer,
	"facet_5" integer,
	"facet_6" integer,
	"facet_7" integer,
	"facet_8" integer,
	"attributes" text,
	"edited_fields" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interaction_cause" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"cause_id" integer NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interaction_event" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"day" integer
);
--> statement-breakpoint
CREATE TABLE "interaction_failure" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"failure_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issue" (
	"id" serial PRIMARY KEY NOT NULL,
	"customer_id" integer NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offered_option" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"was_chosen" boolean
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text,
	"team_id" integer,
	CONSTRAINT "person_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "procedure" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"production_team_id" integer,
	"support_team_id" integer,
	CONSTRAINT "procedure_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "procedure_version" (
	"id" serial PRIMARY KEY NOT NULL,
	"procedure_id" integer NOT NULL,
	"version" integer NOT NULL,
	"effective_at" bigint NOT NULL,
	"effective_day" integer,
	"document" text
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "product_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "progress_report" (
	"id" serial PRIMARY KEY NOT NULL,
	"promise_id" integer NOT NULL,
	"at" bigint NOT NULL,
	"channel_id" integer,
	"text" text
);
--> statement-breakpoint
CREATE TABLE "promise" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"procedure_id" integer,
	"team_id" integer,
	"person_id" integer,
	"made_at" bigint NOT NULL,
	"made_day" integer,
	"first_due_at" bigint NOT NULL,
	"first_due_day" integer,
	"due_at" bigint NOT NULL,
	"due_day" integer,
	"done_at" bigint,
	"done_day" integer,
	"cancelled_at" bigint,
	"cancelled_by" text,
	"closing_word" text
);
--> statement-breakpoint
CREATE TABLE "promise_date" (
	"id" serial PRIMARY KEY NOT NULL,
	"promise_id" integer NOT NULL,
	"due_at" bigint NOT NULL,
	"due_day" integer,
	"agreed_at" bigint NOT NULL,
	"by_customer" boolean
);
--> statement-breakpoint
CREATE TABLE "record_meta" (
	"id" serial PRIMARY KEY NOT NULL,
	"record_id" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejected_row" (
	"id" serial PRIMARY KEY NOT NULL,
	"import_id" integer NOT NULL,
	"line" integer NOT NULL,
	"column" text,
	"value" text,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	"hint" text NOT NULL,
	"cells" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"is_complete" boolean DEFAULT false NOT NULL,
	CONSTRAINT "source_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "step_observation" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"position" integer NOT NULL,
	"step" text NOT NULL,
	"polarity" text DEFAULT 'do' NOT NULL,
	"observed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" serial PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "team_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "used_article" (
	"id" serial PRIMARY KEY NOT NULL,
	"interaction_id" integer NOT NULL,
	"article" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_volume" ADD CONSTRAINT "contact_volume_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_volume" ADD CONSTRAINT "contact_volume_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_volume" ADD CONSTRAINT "contact_volume_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_consultation" ADD CONSTRAINT "expert_consultation_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_consultation" ADD CONSTRAINT "expert_consultation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expert_consultation" ADD CONSTRAINT "expert_consultation_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facet" ADD CONSTRAINT "facet_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facet_value" ADD CONSTRAINT "facet_value_facet_id_facet_id_fk" FOREIGN KEY ("facet_id") REFERENCES "public"."facet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure" ADD CONSTRAINT "failure_procedure_id_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure" ADD CONSTRAINT "failure_production_team_id_team_id_fk" FOREIGN KEY ("production_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failure" ADD CONSTRAINT "failure_support_team_id_team_id_fk" FOREIGN KEY ("support_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gesture" ADD CONSTRAINT "gesture_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_team_id_team_id_fk" FOREIGN KEY ("from_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_team_id_team_id_fk" FOREIGN KEY ("to_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_issue_id_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_agent_id_person_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_procedure_id_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_procedure_version_id_procedure_version_id_fk" FOREIGN KEY ("procedure_version_id") REFERENCES "public"."procedure_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_reported_cause_id_cause_id_fk" FOREIGN KEY ("reported_cause_id") REFERENCES "public"."cause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_verified_cause_id_cause_id_fk" FOREIGN KEY ("verified_cause_id") REFERENCES "public"."cause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_waiting_on_team_id_team_id_fk" FOREIGN KEY ("waiting_on_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_1_facet_value_id_fk" FOREIGN KEY ("facet_1") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_2_facet_value_id_fk" FOREIGN KEY ("facet_2") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_3_facet_value_id_fk" FOREIGN KEY ("facet_3") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_4_facet_value_id_fk" FOREIGN KEY ("facet_4") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_5_facet_value_id_fk" FOREIGN KEY ("facet_5") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_6_facet_value_id_fk" FOREIGN KEY ("facet_6") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_7_facet_value_id_fk" FOREIGN KEY ("facet_7") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_facet_8_facet_value_id_fk" FOREIGN KEY ("facet_8") REFERENCES "public"."facet_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_cause" ADD CONSTRAINT "interaction_cause_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_cause" ADD CONSTRAINT "interaction_cause_cause_id_cause_id_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."cause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_event" ADD CONSTRAINT "interaction_event_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_failure" ADD CONSTRAINT "interaction_failure_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interaction_failure" ADD CONSTRAINT "interaction_failure_failure_id_failure_id_fk" FOREIGN KEY ("failure_id") REFERENCES "public"."failure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue" ADD CONSTRAINT "issue_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offered_option" ADD CONSTRAINT "offered_option_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_production_team_id_team_id_fk" FOREIGN KEY ("production_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_support_team_id_team_id_fk" FOREIGN KEY ("support_team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_procedure_id_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_promise_id_promise_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promise"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_procedure_id_procedure_id_fk" FOREIGN KEY ("procedure_id") REFERENCES "public"."procedure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise_date" ADD CONSTRAINT "promise_date_promise_id_promise_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promise"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejected_row" ADD CONSTRAINT "rejected_row_import_id_import_job_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_job"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_observation" ADD CONSTRAINT "step_observation_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "used_article" ADD CONSTRAINT "used_article_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cause_axis_code" ON "cause" USING btree ("axis","code");--> statement-breakpoint
CREATE INDEX "commendation_interaction" ON "commendation" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "contact_volume_day" ON "contact_volume" USING btree ("day");--> statement-breakpoint
CREATE INDEX "expert_consultation_interaction" ON "expert_consultation" USING btree ("interaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "facet_source_slot" ON "facet" USING btree ("source_id","slot");--> statement-breakpoint
CREATE UNIQUE INDEX "facet_source_code" ON "facet" USING btree ("source_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "facet_value_facet_value" ON "facet_value" USING btree ("facet_id","value");--> statement-breakpoint
CREATE INDEX "failure_procedure" ON "failure" USING btree ("procedure_id");--> statement-breakpoint
CREATE INDEX "gesture_interaction" ON "gesture" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "handover_interaction" ON "handover" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "import_job_digest" ON "import_job" USING btree ("file_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "interaction_source_external" ON "interaction" USING btree ("source_id","external_id");--> statement-breakpoint
CREATE INDEX "interaction_contacted" ON "interaction" USING btree ("contacted_at","id");--> statement-breakpoint
CREATE INDEX "interaction_issue" ON "interaction" USING btree ("issue_id");--> statement-breakpoint
CREATE INDEX "interaction_customer" ON "interaction" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "interaction_import" ON "interaction" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "interaction_follow_up_of" ON "interaction" USING btree ("follow_up_of_id");--> statement-breakpoint
CREATE UNIQUE INDEX "interaction_cause_pair" ON "interaction_cause" USING btree ("interaction_id","cause_id");--> statement-breakpoint
CREATE INDEX "interaction_cause_cause" ON "interaction_cause" USING btree ("cause_id");--> statement-breakpoint
CREATE INDEX "interaction_event_interaction" ON "interaction_event" USING btree ("interaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "interaction_failure_pair" ON "interaction_failure" USING btree ("interaction_id","failure_id");--> statement-breakpoint
CREATE INDEX "interaction_failure_failure" ON "interaction_failure" USING btree ("failure_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issue_customer_key" ON "issue" USING btree ("customer_id","key");--> statement-breakpoint
CREATE INDEX "offered_option_interaction" ON "offered_option" USING btree ("interaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "procedure_version_number" ON "procedure_version" USING btree ("procedure_id","version");--> statement-breakpoint
CREATE INDEX "progress_report_promise" ON "progress_report" USING btree ("promise_id");--> statement-breakpoint
CREATE INDEX "promise_interaction" ON "promise" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "promise_due" ON "promise" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "promise_date_promise" ON "promise_date" USING btree ("promise_id");--> statement-breakpoint
CREATE INDEX "rejected_row_import" ON "rejected_row" USING btree ("import_id","line");--> statement-breakpoint
CREATE INDEX "step_observation_interaction" ON "step_observation" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "used_article_interaction" ON "used_article" USING btree ("interaction_id");