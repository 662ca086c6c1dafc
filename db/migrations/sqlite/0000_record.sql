CREATE TABLE `cause` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`axis` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cause_axis_code` ON `cause` (`axis`,`code`);--> statement-breakpoint
CREATE TABLE `change` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`xid` integer,
	`at` integer
);
--> statement-breakpoint
CREATE TABLE `channel` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channel_code_unique` ON `channel` (`code`);--> statement-breakpoint
CREATE TABLE `commendation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`received_at` integer NOT NULL,
	`received_day` integer,
	`is_verified` integer NOT NULL,
	`was_solicited` integer,
	`behaviour` text,
	`text` text,
	`person_id` integer,
	`recognised_at` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commendation_interaction` ON `commendation` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `contact_volume` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`day` integer NOT NULL,
	`team_id` integer,
	`channel_id` integer,
	`product_id` integer,
	`contacts` integer NOT NULL,
	`import_id` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_volume_day` ON `contact_volume` (`day`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_key_unique` ON `customer` (`key`);--> statement-breakpoint
CREATE TABLE `expert_consultation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`person_id` integer,
	`team_id` integer,
	`at` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `expert_consultation_interaction` ON `expert_consultation` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `facet` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` integer NOT NULL,
	`slot` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facet_source_slot` ON `facet` (`source_id`,`slot`);--> statement-breakpoint
CREATE UNIQUE INDEX `facet_source_code` ON `facet` (`source_id`,`code`);--> statement-breakpoint
CREATE TABLE `facet_value` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`facet_id` integer NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`facet_id`) REFERENCES `facet`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facet_value_facet_value` ON `facet_value` (`facet_id`,`value`);--> statement-breakpoint
CREATE TABLE `failure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`procedure_id` integer NOT NULL,
	`mode` text NOT NULL,
	`production_team_id` integer,
	`support_team_id` integer,
	`merged_into_id` integer,
	`archived_until` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`production_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`support_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `failure_code_unique` ON `failure` (`code`);--> statement-breakpoint
CREATE INDEX `failure_procedure` ON `failure` (`procedure_id`);--> statement-breakpoint
CREATE TABLE `gesture` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value_cents` integer,
	`currency` text,
	`at` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `gesture_interaction` ON `gesture` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer,
	`from_team_id` integer,
	`to_team_id` integer,
	`level` integer,
	`reason` text,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handover_interaction` ON `handover` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `import_job` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` integer,
	`mapping_code` text NOT NULL,
	`file_name` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`file_digest` text NOT NULL,
	`state` text NOT NULL,
	`rows` integer,
	`accepted` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`kept_fields` integer DEFAULT 0 NOT NULL,
	`rows_done` integer DEFAULT 0 NOT NULL,
	`bytes_done` integer DEFAULT 0 NOT NULL,
	`warnings` text,
	`error` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_job_digest` ON `import_job` (`file_digest`);--> statement-breakpoint
CREATE TABLE `interaction` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` integer NOT NULL,
	`external_id` text NOT NULL,
	`import_id` integer,
	`digest` text,
	`status` text DEFAULT 'live' NOT NULL,
	`merged_into_id` integer,
	`is_difficult` integer NOT NULL,
	`difficulty_type` text,
	`customer_id` integer,
	`issue_id` integer,
	`follow_up_of_id` integer,
	`contacted_at` integer NOT NULL,
	`contacted_day` integer,
	`occurred_at` integer,
	`occurred_day` integer,
	`closed_at` integer,
	`closed_day` integer,
	`direction` text,
	`counterparty` text,
	`channel_id` integer,
	`team_id` integer,
	`agent_id` integer,
	`product_id` integer,
	`procedure_id` integer,
	`procedure_version_id` integer,
	`severity` integer,
	`mood_start` integer,
	`mood_end` integer,
	`fault` text,
	`desired_outcome` text,
	`was_desired_outcome_granted` integer,
	`outcome` text,
	`reported_cause_id` integer,
	`verified_cause_id` integer,
	`resolution_path` text,
	`chosen_option` text,
	`was_agreement_reached` integer,
	`expected_outcome_told` text,
	`apology_at` integer,
	`apology_for` text,
	`workaround` text,
	`escalation_level` integer,
	`transfer_count` integer,
	`loop_count` integer,
	`story_restart_count` integer,
	`wait_minutes` integer,
	`hold_minutes` integer,
	`handle_minutes` integer,
	`minutes_to_calm` integer,
	`waiting_on_team_id` integer,
	`waiting_on_minutes` integer,
	`was_abusive` integer,
	`was_fast_tracked` integer,
	`article_state` text,
	`blocked_by` text,
	`summary` text,
	`narrative` text,
	`facet_1` integer,
	`facet_2` integer,
	`facet_3` integer,
	`facet_4` integer,
	`facet_5` integer,
	`facet_6` integer,
	`facet_7` integer,
	`facet_8` integer,
	`attributes` text,
	`edited_fields` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issue_id`) REFERENCES `issue`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agent_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_version_id`) REFERENCES `procedure_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reported_cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verified_cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`waiting_on_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_1`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_2`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_3`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_4`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_5`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_6`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_7`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facet_8`) REFERENCES `facet_value`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interaction_source_external` ON `interaction` (`source_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `interaction_contacted` ON `interaction` (`contacted_at`,`id`);--> statement-breakpoint
CREATE INDEX `interaction_issue` ON `interaction` (`issue_id`);--> statement-breakpoint
CREATE INDEX `interaction_customer` ON `interaction` (`customer_id`);--> statement-breakpoint
CREATE INDEX `interaction_import` ON `interaction` (`import_id`);--> statement-breakpoint
CREATE INDEX `interaction_follow_up_of` ON `interaction` (`follow_up_of_id`);--> statement-breakpoint
CREATE TABLE `interaction_cause` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`cause_id` integer NOT NULL,
	`is_primary` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interaction_cause_pair` ON `interaction_cause` (`interaction_id`,`cause_id`);--> statement-breakpoint
CREATE INDEX `interaction_cause_cause` ON `interaction_cause` (`cause_id`);--> statement-breakpoint
CREATE TABLE `interaction_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`day` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `interaction_event_interaction` ON `interaction_event` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `interaction_failure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`failure_id` integer NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interaction_failure_pair` ON `interaction_failure` (`interaction_id`,`failure_id`);--> statement-breakpoint
CREATE INDEX `interaction_failure_failure` ON `interaction_failure` (`failure_id`);--> statement-breakpoint
CREATE TABLE `issue` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`customer_id` integer NOT NULL,
	`key` text NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `issue_customer_key` ON `issue` (`customer_id`,`key`);--> statement-breakpoint
CREATE TABLE `offered_option` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`was_chosen` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `offered_option_interaction` ON `offered_option` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`name` text,
	`team_id` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_key_unique` ON `person` (`key`);--> statement-breakpoint
CREATE TABLE `procedure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`production_team_id` integer,
	`support_team_id` integer,
	FOREIGN KEY (`production_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`support_team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `procedure_code_unique` ON `procedure` (`code`);--> statement-breakpoint
CREATE TABLE `procedure_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`procedure_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective_at` integer NOT NULL,
	`effective_day` integer,
	`document` text,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedure`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `procedure_version_number` ON `procedure_version` (`procedure_id`,`version`);--> statement-breakpoint
CREATE TABLE `product` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_code_unique` ON `product` (`code`);--> statement-breakpoint
CREATE TABLE `progress_report` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`promise_id` integer NOT NULL,
	`at` integer NOT NULL,
	`channel_id` integer,
	`text` text,
	FOREIGN KEY (`promise_id`) REFERENCES `promise`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `progress_report_promise` ON `progress_report` (`promise_id`);--> statement-breakpoint
CREATE TABLE `promise` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`procedure_id` integer,
	`team_id` integer,
	`person_id` integer,
	`made_at` integer NOT NULL,
	`made_day` integer,
	`first_due_at` integer NOT NULL,
	`first_due_day` integer,
	`due_at` integer NOT NULL,
	`due_day` integer,
	`done_at` integer,
	`done_day` integer,
	`cancelled_at` integer,
	`cancelled_by` text,
	`closing_word` text,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `promise_interaction` ON `promise` (`interaction_id`);--> statement-breakpoint
CREATE INDEX `promise_due` ON `promise` (`due_at`);--> statement-breakpoint
CREATE TABLE `promise_date` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`promise_id` integer NOT NULL,
	`due_at` integer NOT NULL,
	`due_day` integer,
	`agreed_at` integer NOT NULL,
	`by_customer` integer,
	FOREIGN KEY (`promise_id`) REFERENCES `promise`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `promise_date_promise` ON `promise_date` (`promise_id`);--> statement-breakpoint
CREATE TABLE `record_meta` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`record_id` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rejected_row` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`column` text,
	`value` text,
	`code` text NOT NULL,
	`reason` text NOT NULL,
	`hint` text NOT NULL,
	`cells` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_job`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `rejected_row_import` ON `rejected_row` (`import_id`,`line`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `source` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`is_complete` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_code_unique` ON `source` (`code`);--> statement-breakpoint
CREATE TABLE `step_observation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`position` integer NOT NULL,
	`step` text NOT NULL,
	`polarity` text DEFAULT 'do' NOT NULL,
	`observed` text NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `step_observation_interaction` ON `step_observation` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `team` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_code_unique` ON `team` (`code`);--> statement-breakpoint
CREATE TABLE `used_article` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`article` text NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `used_article_interaction` ON `used_article` (`interaction_id`);