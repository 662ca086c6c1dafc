import { withoutHandles } from "@/lib/imports/handles";
import { columnsOf } from "@/lib/imports/mapping";
import { peopleColumns } from "@/lib/imports/people-columns";
import { splitAt } from "@/lib/imports/read-lists";
import { type Layout, plainName } from "@/lib/imports/recognise";
import { type RedactionKinds, redactorFor } from "@/lib/redaction";

/** Redacts the texts of one row after another, each by the people that its own row names. */
export interface RowRedaction {
  /** From here on texts belong to this row. */
  begin(cells: readonly string[]): void;
  redact(text: string): string;
  /** Praise: the agents it thanks stay named. */
  redactPraise(text: string): string;
}

/**
 * The people of a row stand in the columns that the mapping calls names, in those it makes pseudonyms of, and in columns
 * it does not know but whose header says so.
 */
export function rowRedaction(layout: Layout, kinds: RedactionKinds): RowRedaction {
  const { mapping } = layout;
  const people = peopleColumns(mapping);
  const customers = columnReader(
    layout,
    [...(mapping.names ?? []).map((column) => ({ column, each: undefined })), ...people.filter(({ kind }) => kind === "customer")],
    unknownNameColumns(layout),
  );
  const named = mapping.agentName ? columnsOf(mapping.agentName).map((column) => ({ column, each: undefined })) : [];
  const agents = columnReader(layout, [...named, ...people.filter(({ kind }) => kind === "agent")], []);
  const { keepsHandles } = mapping;
  const withHandles = (redact: (text: string) => string) =>
    keepsHandles === undefined ? redact : (text: string) => withoutHandles(redact(text), keepsHandles);
  const ofNobody = withHandles(redactorFor({ kinds }));
  const praiseOfNobody = withHandles(redactorFor({ kinds, isPraise: true }));
  let cells: readonly string[] = [];
  let redact: ((text: string) => string) | null = null;
  let redactPraise: ((text: string) => string) | null = null;
  const forNames = (names: string[], isPraise: boolean) => {
    if (names.length === 0) return isPraise ? praiseOfNobody : ofNobody;
    return withHandles(redactorFor({ names, kinds, isPraise }));
  };
  return {
    begin(row) {
      cells = row;
      redact = null;
      redactPraise = null;
    },
    // Most rows of many files have no text at all, so whom a row names is read when its first text is.
    redact(text) {
      redact ??= forNames([...customers(cells), ...agents(cells)], false);
      return redact(text);
    },
    redactPraise(text) {
      redactPraise ??= forNames(customers(cells), true);
      return redactPraise(text);
    },
  };
}

function columnReader(
  layout: Layout,
  columns: { column: string; each: string | undefined }[],
  unknown: number[],
): (cells: readonly string[]) => string[] {
  const known = columns.flatMap(({ column, each }) => {
    const place = layout.places.get(column);
    return place === undefined ? [] : [{ place, each }];
  });
  const all = [...known, ...unknown.map((place) => ({ place, each: undefined }))];
  return (cells) =>
    all.flatMap(({ place, each }) => {
      const text = cells[place]?.trim() ?? "";
      if (text === "") return [];
      return each === undefined ? [text] : splitAt(text, each).filter((part) => part !== null);
    });
}

/** "Customer full name", "meta.sender.email", "Last name" */
function unknownNameColumns({ others }: Layout): number[] {
  return others.filter(({ name }) => NAME_HEADER.test(plainName(name).replaceAll(".", " "))).map(({ place }) => place);
}

const NAME_HEADER =
  /(?:^| )(?:(?:requester|customer|primarycustomer|caller|contacts?|client|sender|author|reporter|submitter|user|consumer|complainant|guest|patient|member|subscriber|passenger|recipient|account holder|cardholder)(?: s)? (?:(?:full|first|last|middle|given|family|display) ?)?(?:names?|e ?mail|email address)|(?:full|first|last|middle|given|family) ?name|surname|vorname|nachname|kundenname|klantnaam|voornaam|achternaam|nome (?:do cliente|completo)|sobrenome|nombre (?:del cliente|completo)|apellidos?|prenom|nom (?:du client|de famille))$/;
