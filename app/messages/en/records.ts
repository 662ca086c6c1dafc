import { agenda } from "@/app/messages/en/agenda";
import { arrivals } from "@/app/messages/en/arrivals";
import { assessment } from "@/app/messages/en/assessment";
import { callbacks } from "@/app/messages/en/callbacks";
import { causes } from "@/app/messages/en/causes";
import { commendations } from "@/app/messages/en/commendations";
import { definitions } from "@/app/messages/en/definitions";
import { documenting } from "@/app/messages/en/documenting";
import { endings } from "@/app/messages/en/endings";
import { failureActivity } from "@/app/messages/en/failure-activity";
import { failureChart } from "@/app/messages/en/failure-chart";
import { failureLinks } from "@/app/messages/en/failure-links";
import { failures } from "@/app/messages/en/failures";
import { feed } from "@/app/messages/en/feed";
import { fixes } from "@/app/messages/en/fixes";
import { followThrough } from "@/app/messages/en/follow-through";
import { handling } from "@/app/messages/en/handling";
import { imports } from "@/app/messages/en/imports";
import { interaction } from "@/app/messages/en/interaction";
import { interactions } from "@/app/messages/en/interactions";
import { learning, selfCare } from "@/app/messages/en/learning";
import { needs } from "@/app/messages/en/needs";
import { playbooks } from "@/app/messages/en/playbooks";
import { priorities } from "@/app/messages/en/priorities";
import { procedures } from "@/app/messages/en/procedures";
import { recognition } from "@/app/messages/en/recognition";
import { share } from "@/app/messages/en/share";
import { actors, staff } from "@/app/messages/en/staff";
import { volumes } from "@/app/messages/en/volumes";
import { waits } from "@/app/messages/en/waits";

/** Words of the pages that show the record: interactions, imports, failures and their fixes, promises, commendations. */
export const records = {
  causes,
  definitions,
  documenting,
  interactions,
  interaction,
  failures,
  failureActivity,
  failureChart,
  failureLinks,
  needs,
  fixes,
  assessment,
  playbooks,
  priorities,
  procedures,
  followThrough,
  feed,
  callbacks,
  commendations,
  recognition,
  handling,
  endings,
  arrivals,
  waits,
  agenda,
  learning,
  selfCare,
  staff,
  actors,
  imports,
  share,
  volumes,
};
