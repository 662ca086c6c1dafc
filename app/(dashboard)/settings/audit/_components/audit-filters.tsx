import { Button, ButtonLink } from "@/app/_components/button";
import { ChoiceField, TextField } from "@/app/(dashboard)/settings/sources/_components/field";
import { setUpText } from "@/app/messages/set-up-text";
import { AUDIT_ACTIONS } from "@/lib/audit/actions";
import type { AuditQuery } from "@/lib/audit/audit-query";

const words = setUpText.audit;

/** Chooses entries by who, what, to what and when. A plain form: it works before any script has come. */
export function AuditFilters({
  path,
  query,
  actors,
  problem,
}: {
  path: string;
  query: AuditQuery;
  actors: readonly { id: string; name: string | null }[];
  problem: string | null;
}) {
  const kinds = [...new Set(AUDIT_ACTIONS.map(kindOf))];
  return (
    <form action={path} className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        <ChoiceField label={words.fields.actor} name="actor" defaultValue={query.actor ?? ""}>
          <option value="">{words.anybody}</option>
          {actors.map(({ id, name }) => (
            <option key={id} value={id}>
              {words.actor(id, name)}
            </option>
          ))}
        </ChoiceField>
        <ChoiceField label={words.fields.action} name="action" defaultValue={query.action ?? ""}>
          <option value="">{words.anything}</option>
          {kinds.map((kind) => (
            <optgroup key={kind} label={words.kind(kind)}>
              <option value={kind}>{words.all(words.kind(kind))}</option>
              {AUDIT_ACTIONS.filter((action) => kindOf(action) === kind).map((action) => (
                <option key={action} value={action}>
                  {words.action(action)}
                </option>
              ))}
            </optgroup>
          ))}
        </ChoiceField>
        <TextField
          label={words.fields.subject}
          name="subject"
          defaultValue={query.subject}
          maxLength={200}
          placeholder={words.subjectPlaceholder}
        />
        {(["from", "to"] as const).map((key) => (
          <TextField key={key} label={words.fields[key]} name={key} type="date" defaultValue={query[key]} />
        ))}
      </div>
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="main">
          {words.search}
        </Button>
        <ButtonLink href={path} kind="quiet">
          {words.clear}
        </ButtonLink>
      </p>
      {problem !== null && (
        <p role="alert" className="text-red text-sm">
          {problem}
        </p>
      )}
    </form>
  );
}

function kindOf(action: string): string {
  return action.split(".")[0] ?? action;
}
