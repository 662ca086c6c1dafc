import type { ReactNode } from "react";
import { Section } from "@/app/_components/section";
import { AgendaLine } from "@/app/(dashboard)/agenda/_components/agenda-line";
import { recordText } from "@/app/messages/record-text";
import { AGENDA_GROUPS, type Agenda, type AgendaItem } from "@/lib/agenda/agenda";

interface AgendaGroupsProps {
  agenda: Agenda;
  /** The words of its actions, by id, as they are now. */
  actionTexts: ReadonlyMap<number, string>;
  /** Parameters that the rows of its numbers are opened with besides their own: the clock of an agenda that was kept. */
  pinned?: Readonly<Record<string, string>>;
  /** How something is decided beside an item; absent where nothing can be any more. */
  decide?: (item: AgendaItem) => ReactNode;
}

/** What the meeting talks about, part by part; parts with nothing in them are not drawn. */
export function AgendaGroups({ agenda, actionTexts, pinned = {}, decide }: AgendaGroupsProps) {
  const words = recordText.agenda;
  return (
    <div className="grid grid-cols-1 gap-8">
      {AGENDA_GROUPS.map((group) => {
        const items = agenda.items.filter((item) => item.group === group);
        if (items.length === 0) return null;
        return (
          <Section key={group} title={words.groups[group]} hint={words.groupHints[group]}>
            <ul className="border-hairline border-t">
              {items.map((item) => (
                <AgendaLine
                  key={item.key}
                  item={item}
                  actionText={item.action && (actionTexts.get(item.action.id) ?? null)}
                  pinned={pinned}
                  today={agenda.toDay - 1}
                  decide={decide?.(item)}
                />
              ))}
            </ul>
          </Section>
        );
      })}
    </div>
  );
}
