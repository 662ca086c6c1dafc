import { failures } from "@/app/messages/en/failures";
import { interaction } from "@/app/messages/en/interaction";
import { interactions } from "@/app/messages/en/interactions";

/** Words of the pages that show the record: interactions, imports, failures, promises, commendations. */
export const records = { interactions, interaction, failures };
