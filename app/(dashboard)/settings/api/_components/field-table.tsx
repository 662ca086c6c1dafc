import type { ReactNode } from "react";
import { Cell, DataTable, HeadCell, RowHead } from "@/app/_components/data-table";
import { setUpText } from "@/app/messages/set-up-text";

interface FieldRow {
  name: string;
  type: ReactNode;
  meaning: string | undefined;
  isRequired: boolean;
  isGiven: boolean;
}

/** Fields or parameters: what each is called, takes and means. */
export function FieldTable({ caption, rows }: { caption: string; rows: readonly FieldRow[] }) {
  const { columns } = setUpText.api;
  return (
    <DataTable caption={caption} className="mt-2">
      <thead>
        <tr>
          <HeadCell>{columns.field}</HeadCell>
          <HeadCell className="max-sm:hidden">{columns.type}</HeadCell>
          <HeadCell>{columns.meaning}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, type, meaning, isRequired, isGiven }) => (
          <tr key={name}>
            <RowHead className="w-48 max-sm:w-36">
              <code className="break-all">{name}</code>
              {isRequired && <span className="block font-normal text-mute text-sm">{setUpText.api.required}</span>}
              {isGiven && <span className="block font-normal text-mute text-sm">{setUpText.api.given}</span>}
            </RowHead>
            <Cell className="w-48 break-words text-soft max-sm:hidden">{type}</Cell>
            <Cell className="break-words">
              {meaning}
              <span className="block text-mute text-sm sm:hidden">{type}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
