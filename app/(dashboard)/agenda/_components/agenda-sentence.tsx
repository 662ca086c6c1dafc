import { recordText } from "@/app/messages/record-text";
import { AGENDA_GROUPS, type Agenda } from "@/lib/agenda/agenda";
import { isOverdue } from "@/lib/decisions/read-decisions";
import { formatDayRange } from "@/lib/format";

/** How much there is to talk about, and of what. */
export function AgendaSentence({ agenda: { items, open, fromDay, toDay } }: { agenda: Agenda }) {
  const words = recordText.agenda.sentence;
  const overdue = words.overdue(open.filter((each) => isOverdue(each, toDay - 1)).length);
  if (items.length === 0) return words.nothing + overdue;
  const parts = AGENDA_GROUPS.flatMap((group) => {
    const count = items.filter((item) => item.group === group).length;
    return count === 0 ? [] : [recordText.agenda.groupParts[group](count)];
  });
  const [things, days] = words.things(items.length, formatDayRange(fromDay, toDay - 1));
  return (
    <>
      <strong>{things}</strong>
      {days}
      {words.groups(parts)}
      {overdue}
    </>
  );
}
