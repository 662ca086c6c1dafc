import type { Operation } from "@/lib/api/define";
import { changeInteraction } from "@/lib/api/operations/change-interaction";
import { addCommendation, changeCommendation, listCommendations } from "@/lib/api/operations/commendations";
import { createInteractions } from "@/lib/api/operations/create-interactions";
import { getInteraction, listInteractions } from "@/lib/api/operations/read-interactions";
import { listPromises } from "@/lib/api/operations/read-promises";
import { listVolumes, setVolumes } from "@/lib/api/operations/volumes";
import { addPromise, changePromise } from "@/lib/api/operations/write-promises";

/** Everything that programs can ask for, in the order in which it is explained. */
export const OPERATIONS: readonly Operation[] = [
  createInteractions,
  listInteractions,
  getInteraction,
  changeInteraction,
  addPromise,
  listPromises,
  changePromise,
  addCommendation,
  listCommendations,
  changeCommendation,
  setVolumes,
  listVolumes,
];
