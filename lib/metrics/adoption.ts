import { type SQL, sql } from "drizzle-orm";
import { factInteraction as fact } from "@/db/facts/tables";
import { define, type MetricContext, type VersionedProcedure } from "@/lib/metrics/define";
import { excludedByStatus, existsAt, OTHERWISE } from "@/lib/metrics/parts";
import { int } from "@/lib/metrics/where";

export const adoption = define({
  id: "adoption",
  title: "Adoption",
  definition:
    "Interactions that were handled by the version of their procedure that was current when the contact was made, of those that a procedure is meant for and of which it is documented which version was followed.",
  numerator: "Interactions handled by the version that was current at the contact",
  denominator: "Eligible interactions contacted in the period of which the version that was followed is documented",
  unit: "interaction",
  cohortDate: "contacted",
  maturity: "Complete at once.",
  source:
    "The procedure and version documented with an interaction; versions with the day they came into effect. A procedure is meant for what is documented under it, unless its page narrows that by team, product, channel or cause.",
  better: "higher",
  caveat:
    "It says which version was followed, not how well. Where the version is seldom documented, the share speaks for those who document it: see how many are not known.",
  kind: "rate",
  fact,
  unitId: fact.interactionId,
  cohort: { at: fact.contactedAt, day: fact.contactedDay },
  scope: ({ asOf }) => [existsAt(fact, asOf)],
  parts: ({ procedures }: MetricContext) => [
    ...excludedByStatus(fact),
    { part: "no-procedure", label: "documented under no procedure", role: "excluded", when: sql`${fact.procedure} = 0` },
    {
      part: "not-in-force",
      label: "no version of the procedure was in effect at the contact",
      role: "excluded",
      when: sql`${ofProcedure(procedures, versionAtContact, sql`0`)} = 0`,
    },
    {
      part: "not-eligible",
      label: "not what the procedure is meant for",
      role: "excluded",
      when: sql`not ${ofProcedure(procedures, ({ eligible }) => eligible ?? sql`true`, sql`true`)}`,
    },
    { part: "version-unknown", label: "version not documented", role: "unknown", when: sql`${fact.procedureVersion} = 0` },
    {
      part: "current",
      label: "by the version current at the contact",
      role: "numerator",
      when: sql`${fact.procedureVersion} = ${ofProcedure(procedures, versionAtContact, sql`0`)}`,
    },
    { part: "other", label: "by another version", role: "denominator", when: OTHERWISE },
  ],
  isDistinct: false,
});

/** What is said of each procedure, as a balanced CASE over that of the row: log n comparisons for n procedures. */
function ofProcedure(procedures: VersionedProcedure[], say: (procedure: VersionedProcedure) => SQL, otherwise: SQL): SQL {
  const middle = Math.floor(procedures.length / 2);
  const each = procedures[middle];
  if (!each) return otherwise;
  if (middle === 0) return sql`(case when ${fact.procedure} = ${int(each.procedure)} then ${say(each)} else ${otherwise} end)`;
  const halves = [procedures.slice(0, middle), procedures.slice(middle)].map((half) => ofProcedure(half, say, otherwise));
  return sql`(case when ${fact.procedure} < ${int(each.procedure)} then ${halves[0]} else ${halves[1]} end)`;
}

/** The version in force when a row was contacted; 0 before the first one, and once the procedure is retired. */
function versionAtContact({ versions, retiredAt }: VersionedProcedure): SQL {
  const latestFirst = versions.toReversed().map(({ id, at }) => sql`when ${fact.contactedAt} >= ${int(at)} then ${int(id)}`);
  const retired = retiredAt === null ? sql`` : sql`when ${fact.contactedAt} >= ${int(retiredAt)} then 0 `;
  return sql`(case ${retired}${sql.join(latestFirst, sql` `)} else 0 end)`;
}
