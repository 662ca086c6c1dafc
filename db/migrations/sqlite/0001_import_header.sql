ALTER TABLE `import_job` ADD `header` text;--> statement-breakpoint
ALTER TABLE `import_job` ADD `interactions` integer;