/** What the import job of a sample names instead of a mapping: no file is read. */
export const SAMPLE_MAPPING = "sample";
