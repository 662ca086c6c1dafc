CREATE TABLE `calendar` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`hours` text NOT NULL,
	`is_default` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_code_unique` ON `calendar` (`code`);--> statement-breakpoint
CREATE TABLE `draft` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `app_user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `draft_user` ON `draft` (`user_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `exemplar` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`interaction_id` integer NOT NULL,
	`behaviour` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `exemplar_interaction` ON `exemplar` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `holiday` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`calendar_id` integer NOT NULL,
	`day` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`calendar_id`) REFERENCES `calendar`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holiday_calendar_day` ON `holiday` (`calendar_id`,`day`);--> statement-breakpoint
CREATE TABLE `lesson` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`interaction_id` integer,
	`failure_id` integer,
	`procedure_id` integer,
	`cause_id` integer,
	`went_well` text,
	`could_be_better` text,
	`to_change` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`failure_id`) REFERENCES `failure`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_code_unique` ON `lesson` (`code`);--> statement-breakpoint
CREATE INDEX `lesson_interaction` ON `lesson` (`interaction_id`);--> statement-breakpoint
CREATE INDEX `lesson_procedure` ON `lesson` (`procedure_id`);--> statement-breakpoint
CREATE INDEX `lesson_cause` ON `lesson` (`cause_id`);--> statement-breakpoint
CREATE TABLE `lesson_action` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lesson_id` integer NOT NULL,
	`text` text NOT NULL,
	`owner_user_id` integer,
	`team_id` integer,
	`due_day` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_user_id`) REFERENCES `app_user`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lesson_action_lesson` ON `lesson_action` (`lesson_id`);--> statement-breakpoint
CREATE INDEX `lesson_action_due` ON `lesson_action` (`due_day`);--> statement-breakpoint
CREATE TABLE `playbook` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`about` text,
	`is_built_in` integer DEFAULT false NOT NULL,
	`is_cycle` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_code_unique` ON `playbook` (`code`);--> statement-breakpoint
CREATE TABLE `playbook_step` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version_id` integer NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`detail` text,
	`polarity` text DEFAULT 'do' NOT NULL,
	`phrases_to_use` text NOT NULL,
	`phrases_to_avoid` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `playbook_version`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_step_code` ON `playbook_step` (`version_id`,`code`);--> statement-breakpoint
CREATE INDEX `playbook_step_title` ON `playbook_step` (`title`);--> statement-breakpoint
CREATE TABLE `playbook_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`playbook_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective_at` integer NOT NULL,
	`note` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`playbook_id`) REFERENCES `playbook`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `playbook_version_number` ON `playbook_version` (`playbook_id`,`version`);--> statement-breakpoint
CREATE TABLE `promise_feed` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`digest` text NOT NULL,
	`user_id` integer NOT NULL,
	`scope` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `app_user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `promise_feed_digest_unique` ON `promise_feed` (`digest`);--> statement-breakpoint
CREATE INDEX `promise_feed_user` ON `promise_feed` (`user_id`);--> statement-breakpoint
CREATE TABLE `recognition` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`commendation_id` integer,
	`interaction_id` integer,
	`behaviour` text NOT NULL,
	`message` text,
	`reward` text,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`seen_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`commendation_id`) REFERENCES `commendation`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `recognition_person` ON `recognition` (`person_id`);--> statement-breakpoint
CREATE INDEX `recognition_commendation` ON `recognition` (`commendation_id`);--> statement-breakpoint
CREATE INDEX `recognition_interaction` ON `recognition` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `step_opinion` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`playbook_id` integer NOT NULL,
	`step_code` text NOT NULL,
	`user_id` integer NOT NULL,
	`rating` integer,
	`comment` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`playbook_id`) REFERENCES `playbook`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `app_user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `step_opinion_of_user` ON `step_opinion` (`playbook_id`,`step_code`,`user_id`);--> statement-breakpoint
CREATE TABLE `training_attendance` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`session_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`attended` integer,
	FOREIGN KEY (`session_id`) REFERENCES `training_session`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `app_user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_attendance_user` ON `training_attendance` (`session_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `training_attendance_of_user` ON `training_attendance` (`user_id`);--> statement-breakpoint
CREATE TABLE `training_case` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`interaction_id` integer,
	`procedure_id` integer,
	`cause_id` integer,
	`situation` text NOT NULL,
	`question` text NOT NULL,
	`continuation` text NOT NULL,
	`aim` text,
	`cleared_by` text,
	`cleared_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`interaction_id`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedure`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `cause`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_case_code_unique` ON `training_case` (`code`);--> statement-breakpoint
CREATE INDEX `training_case_interaction` ON `training_case` (`interaction_id`);--> statement-breakpoint
CREATE TABLE `training_session` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`day` integer NOT NULL,
	`led_by` text NOT NULL,
	`notes` text,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `training_case`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `training_session_case` ON `training_session` (`case_id`);--> statement-breakpoint
CREATE TABLE `work_break` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `app_user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `work_break_user` ON `work_break` (`user_id`,`started_at`);--> statement-breakpoint
ALTER TABLE `commendation` ADD `verified_by` text;--> statement-breakpoint
ALTER TABLE `commendation` ADD `verified_at` integer;--> statement-breakpoint
ALTER TABLE `commendation` ADD `source` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `zone` text;--> statement-breakpoint
ALTER TABLE `handover` ADD `was_warm` integer;--> statement-breakpoint
ALTER TABLE `handover` ADD `note` text;--> statement-breakpoint
ALTER TABLE `handover` ADD `receiver_rating` integer;--> statement-breakpoint
ALTER TABLE `interaction` ADD `apology_timing` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `apology_scope` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `customer_facts` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `own_facts` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `preventive_action` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `was_announced` integer;--> statement-breakpoint
ALTER TABLE `interaction` ADD `playbook_version_id` integer REFERENCES playbook_version(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `interaction` ADD `waiting_reason` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `documented_by` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `documenting_seconds` integer;--> statement-breakpoint
ALTER TABLE `progress_report` ADD `actor` text;--> statement-breakpoint
ALTER TABLE `promise` ADD `cancel_reason` text;--> statement-breakpoint
ALTER TABLE `promise` ADD `was_customer_satisfied` integer;--> statement-breakpoint
ALTER TABLE `promise` ADD `owner_user_id` integer REFERENCES app_user(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `promise` ADD `remind_at` integer;--> statement-breakpoint
CREATE INDEX `promise_owner` ON `promise` (`owner_user_id`);--> statement-breakpoint
CREATE INDEX `promise_open` ON `promise` (`done_at`,`cancelled_at`,`due_at`);--> statement-breakpoint
ALTER TABLE `promise_date` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `step_observation` ADD `playbook_step_id` integer REFERENCES playbook_step(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `step_observation_playbook_step` ON `step_observation` (`playbook_step_id`);--> statement-breakpoint
CREATE INDEX `step_observation_step` ON `step_observation` (`step`,`polarity`);--> statement-breakpoint
ALTER TABLE `team` ADD `calendar_id` integer REFERENCES calendar(id) ON DELETE SET NULL;