import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { StatePill } from "@/app/_components/state-pill";
import { Resend } from "@/app/(dashboard)/settings/outgoing/[code]/_components/resend";
import { setUpText } from "@/app/messages/set-up-text";
import { formatInstant } from "@/lib/format";
import type { ListedMessage } from "@/lib/outgoing/deliveries";

/** What an address was told, and what became of each message; what was given up can be sent again. */
export function MessageTable({ code, messages, zone }: { code: string; messages: readonly ListedMessage[]; zone: string }) {
  const words = setUpText.outgoing;
  return (
    <DataTable caption={words.messages}>
      <thead>
        <tr>
          <HeadCell>{words.message.at}</HeadCell>
          <HeadCell>{words.message.event}</HeadCell>
          <HeadCell>{words.message.state}</HeadCell>
          <HeadCell isNumber className="max-sm:hidden">
            {words.message.attempts}
          </HeadCell>
          <HeadCell>
            <span className="sr-only">{words.message.actions}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <RowHead className="whitespace-nowrap font-normal">{formatInstant(message.createdAt, zone)}</RowHead>
            <Cell className="text-soft">
              <code>{message.event}</code>
              <code className="block break-all text-mute text-sm max-md:hidden">{message.messageId}</code>
            </Cell>
            <Cell>
              <MessageState message={message} zone={zone} />
              {message.lastError !== null && <span className="block break-words text-mute text-sm">{message.lastError}</span>}
            </Cell>
            <Cell isNumber className="max-sm:hidden">
              {message.attempts}
            </Cell>
            <Cell className="py-1.5! text-right">
              {message.deadAt !== null && <Resend code={code} id={message.id} messageId={message.messageId} />}
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function MessageState({ message, zone }: { message: ListedMessage; zone: string }) {
  const words = setUpText.outgoing;
  if (message.deliveredAt !== null) return <StatePill tone="good">{words.arrived}</StatePill>;
  if (message.nextAttemptAt === null) return <StatePill tone="bad">{words.dead}</StatePill>;
  return <StatePill tone="watch">{words.waiting(formatInstant(message.nextAttemptAt, zone))}</StatePill>;
}
