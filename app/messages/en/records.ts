import { commendations } from "@/app/messages/en/commendations";
import { failures } from "@/app/messages/en/failures";
import { followThrough } from "@/app/messages/en/follow-through";
import { handling } from "@/app/messages/en/handling";
import { imports } from "@/app/messages/en/imports";
import { interaction } from "@/app/messages/en/interaction";
import { interactions } from "@/app/messages/en/interactions";
import { needs } from "@/app/messages/en/needs";
import { volumes } from "@/app/messages/en/volumes";

/** Words of the pages that show the record: interactions, imports, failures, promises, commendations. */
export const records = { interactions, interaction, failures, followThrough, commendations, imports, handling, volumes, needs };
