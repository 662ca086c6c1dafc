import { brokenPage } from "@/app/messages/en/broken-page";

/** Words of the last resort, apart from all others: every page brings it along. */
export const brokenPageText = { language: "en", ...brokenPage };
