import { commendations } from "@/app/messages/en/commendations";
import { failures } from "@/app/messages/en/failures";
import { fixes } from "@/app/messages/en/fixes";
import { followThrough } from "@/app/messages/en/follow-through";
import { handling } from "@/app/messages/en/handling";
import { imports } from "@/app/messages/en/imports";
import { interaction } from "@/app/messages/en/interaction";
import { interactions } from "@/app/messages/en/interactions";
import { volumes } from "@/app/messages/en/volumes";

/** Words of the pages that show the record: interactions, imports, failures and their fixes, promises, commendations. */
export const records = { interactions, interaction, failures, fixes, followThrough, commendations, imports, handling, volumes };
