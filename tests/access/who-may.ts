import type { Role } from "@/lib/access/roles";

/**
 * Who may come where, written down a second time and by hand: what lib/access says is compared with it, so that a line that
 * is wrong there is noticed. A page or method that is new needs a line here too.
 * The columns: agent, lead, manager, process team, administrator (d); then the one scope of a key that opens it ("every": any
 * key does; "-": none).
 */
const TABLE = `
PAGE /                                               almpd    -
PAGE /account                                        almpd    -
PAGE /agenda                                         almpd    -
PAGE /agenda/[code]                                  almpd    -
PAGE /arrivals                                       almpd    -
PAGE /settings/calendars                             almpd    -
GET /api/calendars                                   almpd    -
POST /api/calendars                                  ..mpd    -
PATCH /api/calendars/[code]                          ..mpd    -
DELETE /api/calendars/[code]                         ..mpd    -
POST /api/calendars/[code]/holidays                  ..mpd    -
DELETE /api/calendars/[code]/holidays/[day]          ..mpd    -
PUT /api/teams/[code]/calendar                       ..mpd    -
GET /api/promise-feeds                               almpd    -
POST /api/promise-feeds                              almpd    -
DELETE /api/promise-feeds/[id]                       almpd    -
GET /api/promises/feed/[token]                       anybody
PAGE /callbacks                                      almpd    -
PATCH /api/account                                   almpd    -
PUT /api/account/password                            almpd    -
DELETE /api/account/sessions                         almpd    -
DELETE /api/account/sessions/[id]                    almpd    -
POST /api/commendations                              almpd    -
DELETE /api/commendations/[id]                       almpd    -
PATCH /api/commendations/[id]                        almpd    -
PUT /api/commendations/[id]/verification             .lmpd    -
POST /api/commendations/restored                     almpd    -
GET /api/connectors                                  ....d    -
POST /api/connectors                                 ....d    -
DELETE /api/connectors/[code]                        ....d    -
PATCH /api/connectors/[code]                         ....d    -
POST /api/connectors/[code]/run                      ....d    -
POST /api/decisions                                  .lmpd    -
PATCH /api/decisions/[id]                            .lmpd    -
POST /api/drafts                                     almpd    -
DELETE /api/drafts/[id]                              almpd    -
PUT /api/drafts/[id]                                 almpd    -
POST /api/exemplars                                  .lm.d    -
DELETE /api/exemplars/[id]                           .lm.d    -
PATCH /api/failures                                  .lmpd    -
POST /api/failures                                   .lmpd    -
PATCH /api/failures/[code]                           .lmpd    -
PUT /api/failures/[code]/assessment                  .lmpd    -
POST /api/failures/[code]/baseline-changes           .lmpd    -
DELETE /api/failures/[code]/baseline-changes/[id]    .lmpd    -
POST /api/failures/[code]/fixes                      .lmpd    -
GET /api/failures/[code]/fixes/preview               almpd    -
DELETE /api/failures/[code]/links                    .lmpd    -
POST /api/failures/[code]/links                      .lmpd    -
POST /api/failures/[code]/rules                      ..mpd    -
DELETE /api/failures/[code]/rules/[id]               ..mpd    -
PATCH /api/failures/[code]/rules/[id]                ..mpd    -
GET /api/failures/[code]/similar                     almpd    -
POST /api/failures/[code]/similar                    .lmpd    -
DELETE /api/failures/[code]/split                    .lmpd    -
POST /api/failures/[code]/split                      .lmpd    -
POST /api/failures/[code]/unmerge                    ..mpd    -
POST /api/failures/merge                             ..mpd    -
GET /api/find                                        almpd    -
DELETE /api/fixes/[code]                             .lmpd    -
PATCH /api/fixes/[code]                              .lmpd    -
GET /api/health/live                                 anybody
GET /api/health/ready                                anybody
GET /api/imports                                     ...pd    -
POST /api/imports                                    ...pd    -
DELETE /api/imports/[id]                             ...pd    -
GET /api/imports/[id]                                ...pd    -
POST /api/imports/[id]/cancel                        ...pd    -
POST /api/imports/[id]/commit                        ...pd    -
GET /api/imports/[id]/preview                        ...pd    -
PUT /api/imports/[id]/reading                        ...pd    -
GET /api/imports/[id]/rejected.csv                   ...pd    -
GET /api/imports/[id]/undo                           ...pd    -
POST /api/imports/[id]/undo                          ...pd    -
GET /api/imports/mappings                            ...pd    -
POST /api/imports/mappings                           ...pd    -
DELETE /api/imports/mappings/[code]                  ...pd    -
GET /api/imports/mappings/[code]                     ...pd    -
PATCH /api/imports/mappings/[code]                   ...pd    -
GET /api/imports/shared                              ...pd    -
PUT /api/imports/shared                              ...pd    -
GET /api/imports/template.csv                        ...pd    -
GET /api/interactions                                .lmpd    interactions:read
POST /api/interactions                               almpd    -
PATCH /api/interactions/[id]                         almpd    -
GET /api/interactions/earlier                        almpd    -
GET /api/interactions/past                           almpd    -
GET /api/invitations                                 ....d    -
POST /api/invitations                                ....d    -
DELETE /api/invitations/[id]                         ....d    -
POST /api/invitations/[id]/renew                     ....d    -
POST /api/invitations/accept                         anybody
GET /api/keys                                        ....d    -
POST /api/keys                                       ....d    -
DELETE /api/keys/[id]                                ....d    -
POST /api/lessons                                    almpd    -
PATCH /api/lessons/[code]                            almpd    -
POST /api/lessons/[code]/actions                     almpd    -
POST /api/lessons/[code]/general                     .lmpd    -
PATCH /api/lesson-actions/[id]                       almpd    -
POST /api/training-cases                             almpd    -
PATCH /api/training-cases/[code]                     almpd    -
POST /api/training-cases/[code]/clearing             .lmpd    -
POST /api/training-cases/[code]/sessions             .lmpd    -
PATCH /api/training-sessions/[id]                    .lmpd    -
PUT /api/training-sessions/[id]/attendance           almpd    -
PUT /api/work-break                                  almpd    -
POST /api/meetings                                   ..mpd    -
GET /api/metrics/[metric]                            almpd    metrics:read
PATCH /api/needs/[code]                              .lmpd    -
POST /api/needs/[code]                               .lmpd    -
GET /api/openapi.json                                almpd    every
GET /api/outgoing-webhooks                           ....d    -
POST /api/outgoing-webhooks                          ....d    -
DELETE /api/outgoing-webhooks/[code]                 ....d    -
PATCH /api/outgoing-webhooks/[code]                  ....d    -
POST /api/outgoing-webhooks/[code]/messages/[id]     ....d    -
POST /api/outgoing-webhooks/[code]/secret            ....d    -
POST /api/outgoing-webhooks/[code]/test              ....d    -
GET /api/ownership-rules                             almpd    -
POST /api/ownership-rules                            ..mpd    -
DELETE /api/ownership-rules/[id]                     ..mpd    -
PATCH /api/ownership-rules/[id]                      ..mpd    -
POST /api/password/forgotten                         anybody
POST /api/password/reset                             anybody
PATCH /api/priorities                                ..mpd    -
POST /api/playbooks                                  ..mpd    -
PATCH /api/playbooks/[code]                          ..mpd    -
PUT /api/playbooks/[code]/opinions/[step]            almpd    -
POST /api/playbooks/[code]/versions                  ..mpd    -
GET /api/procedures                                  almpd    metrics:read
POST /api/promises                                   almpd    -
POST /api/promises/[id]/completion                   almpd    -
DELETE /api/promises/[id]/completion                 almpd    -
POST /api/promises/[id]/dates                        almpd    -
DELETE /api/promises/[id]/dates                      almpd    -
PUT /api/promises/[id]/reminder                      almpd    -
POST /api/promises/[id]/reports                      almpd    -
DELETE /api/promises/[id]/reports                    almpd    -
POST /api/promises/[id]/withdrawal                   almpd    -
DELETE /api/promises/[id]/withdrawal                 almpd    -
PATCH /api/promises/owners                           almpd    -
PATCH /api/procedures/[code]                         ..mpd    -
POST /api/procedures/[code]/versions                 ..mpd    -
GET /api/reports/recurring-issues                    .lmpd    metrics:read
DELETE /api/sample                                   ....d    -
GET /api/sample                                      almpd    -
POST /api/sample                                     ....d    -
DELETE /api/second-factor                            almpd    -
POST /api/second-factor                              almpd    -
PUT /api/second-factor                               almpd    -
DELETE /api/session                                  almpd    -
POST /api/session                                    anybody
POST /api/session/second-factor                      anybody
GET /api/sign-in/provider                            anybody
GET /api/sign-in/provider/callback                   anybody
POST /api/recognitions                               .lm.d    -
DELETE /api/recognitions/[id]                        .lm.d    -
PATCH /api/settings/staff                            ....d    -
PATCH /api/teams/[code]                              ..mpd    -
GET /api/users                                       ....d    -
PATCH /api/users/[id]                                ....d    -
POST /api/users/[id]/reset                           ....d    -
DELETE /api/users/[id]/second-factor                 ....d    -
DELETE /api/users/[id]/sessions                      ....d    -
POST /api/users/first                                anybody
GET /api/v1/commendations                            .....    commendations:read
PATCH /api/v1/commendations/[id]                     .....    commendations:write
GET /api/v1/interactions                             .....    interactions:read
POST /api/v1/interactions                            .....    interactions:write
GET /api/v1/interactions/[id]                        .....    interactions:read
PATCH /api/v1/interactions/[id]                      .....    interactions:write
POST /api/v1/interactions/[id]/commendations         .....    commendations:write
POST /api/v1/interactions/[id]/promises              .....    promises:write
GET /api/v1/promises                                 .....    promises:read
PATCH /api/v1/promises/[id]                          .....    promises:write
GET /api/v1/volumes                                  .....    volumes:read
POST /api/v1/volumes                                 .....    volumes:write
GET /api/views                                       almpd    -
POST /api/views                                      almpd    -
DELETE /api/views/[code]                             .lmpd    -
PATCH /api/views/[code]                              .lmpd    -
GET /api/webhook-sources                             ....d    -
POST /api/webhook-sources                            ....d    -
DELETE /api/webhook-sources/[code]                   ....d    -
PATCH /api/webhook-sources/[code]                    ....d    -
POST /api/webhook-sources/[code]/secrets             ....d    -
DELETE /api/webhook-sources/[code]/secrets/[secret]  ....d    -
POST /api/webhook-sources/[code]/test                ....d    -
POST /api/webhooks/[source]                          senders
PAGE /causes                                         almpd    -
PAGE /commendations                                  almpd    -
PAGE /definitions                                    almpd    -
PAGE /failures                                       almpd    -
PAGE /failures/[code]                                almpd    -
PAGE /failures/emerging                              almpd    -
PAGE /failures/first                                 almpd    -
PAGE /follow-through                                 almpd    -
PAGE /handling                                       almpd    -
PAGE /handling/endings                               almpd    -
PAGE /imports                                        ...pd    -
PAGE /imports/[id]                                   ...pd    -
PAGE /interactions                                   almpd    -
PAGE /interactions/[id]                              almpd    -
PAGE /interactions/[id]/correct                      almpd    -
PAGE /interactions/new                               almpd    -
PAGE /invited/[token]                                anybody
PAGE /not-invited                                    anybody
PAGE /learning                                       almpd    -
PAGE /learning/cases/[code]                          almpd    -
PAGE /learning/cases/new                             almpd    -
PAGE /learning/lessons/[code]                        almpd    -
PAGE /learning/lessons/new                           almpd    -
PAGE /me                                             almpd    -
PAGE /playbooks                                      almpd    -
PAGE /playbooks/[code]                               almpd    -
PAGE /procedures                                     almpd    -
PAGE /procedures/[code]                              almpd    -
PAGE /reset                                          anybody
PAGE /reset/[token]                                  anybody
PAGE /settings                                       almpd    -
PAGE /settings/api                                   almpd    -
PAGE /settings/keys                                  ....d    -
PAGE /settings/outgoing                              ....d    -
PAGE /settings/outgoing/[code]                       ....d    -
PAGE /settings/ownership                             ..mpd    -
PAGE /settings/sources                               ....d    -
PAGE /settings/sources/connectors/[code]             ....d    -
PAGE /settings/sources/webhooks/[code]               ....d    -
PAGE /settings/users                                 ....d    -
PAGE /sign-in                                        anybody
PAGE /recognition                                    .lm.d    -
PAGE /settings/staff                                 ....d    -
PAGE /staff                                          .lm.d    -
PAGE /staff/[id]                                     .lm.d    -
PAGE /settings/audit                                 ....d    -
PAGE /settings/privacy                               ....d    -
PAGE /settings/share-links                           ..mpd    -
PAGE /shared/[token]                                 anybody
GET /api/audit                                       ....d    -
GET /api/audit.csv                                   ....d    -
GET /api/audit/head                                  ....d    -
GET /api/endings                                     .lmpd    metrics:read
GET /api/erasures/[code]                             ....d    -
POST /api/erasures/preview                           ....d    -
GET /api/erasures                                    ....d    -
POST /api/erasures                                   ....d    -
DELETE /api/legal-holds/[id]                         ....d    -
GET /api/legal-holds                                 ....d    -
POST /api/legal-holds                                ....d    -
POST /api/person-export                              ....d    -
PATCH /api/privacy-settings                          ....d    -
POST /api/redaction-trial                            ....d    -
POST /api/retention-preview                          ....d    -
DELETE /api/share-links/[id]                         ..mpd    -
GET /api/share-links                                 ..mpd    -
POST /api/share-links                                ..mpd    -
GET /v/[code]                                        almpd    -
PAGE /views                                          almpd    -
PAGE /volumes                                        almpd    -
PAGE /welcome                                        anybody
`;

const LETTERS: readonly (readonly [string, Role])[] = [
  ["a", "agent"],
  ["l", "lead"],
  ["m", "manager"],
  ["p", "process"],
  ["d", "admin"],
];

export interface WhoMay {
  /** Who need not have signed in: "anybody", or "senders" who sign what they send. */
  open: "anybody" | "senders" | null;
  roles: readonly Role[];
  /** The scope that a key needs; "every" where any key will do, null where none does. */
  scope: string | null;
}

/** By "METHOD /path" or "PAGE /path". */
export const WHO_MAY: ReadonlyMap<string, WhoMay> = new Map(TABLE.trim().split("\n").map(lineOf));

function lineOf(line: string): [string, WhoMay] {
  const [method = "", path = "", letters = "", scope = "-"] = line.split(/\s+/);
  const open = letters === "anybody" || letters === "senders" ? letters : null;
  const roles = open ? [] : LETTERS.flatMap(([letter, role]) => (letters.includes(letter) ? [role] : []));
  return [`${method} ${path}`, { open, roles, scope: scope === "-" ? null : scope }];
}
