import type { Mapping } from "@/lib/imports/mapping";

/** Complaints on the Brazilian site Reclame Aqui, with the customer's own verdict; the whole path of a topic stands in one cell. */
export const reclameAqui: Mapping = {
  code: "reclame-aqui",
  name: "Reclame Aqui complaints",
  source: { code: "reclame-aqui", name: "Reclame Aqui complaints", zone: "America/Sao_Paulo" },
  columns: [
    { name: "ID", isRequired: true },
    { name: "TEMA", isRequired: true },
    { name: "LOCAL" },
    { name: "TEMPO", isRequired: true, date: { order: "dmy", serial: true } },
    { name: "CATEGORIA", isRequired: true },
    { name: "STATUS", isRequired: true },
    { name: "DESCRICAO", also: ["DESCRIÇÃO"] },
    { name: "URL" },
    { name: "ANO" },
    { name: "MES", also: ["MÊS"] },
    { name: "DIA" },
    { name: "DIA_DO_ANO" },
    { name: "SEMANA_DO_ANO" },
    { name: "DIA_DA_SEMANA" },
    { name: "TRIMETRES", also: ["TRIMESTRES"] },
    { name: "CASOS" },
  ],
  none: ["--", "N/A"],
  otherColumns: "leave",
  // The address leads to the person; the parts of the date stand in the date.
  left: ["URL", "ANO", "MES", "DIA", "DIA_DO_ANO", "SEMANA_DO_ANO", "DIA_DA_SEMANA", "TRIMETRES", "CASOS"],
  externalId: "ID",
  difficult: { always: true },
  fields: {
    contactedAt: { column: "TEMPO" },
    channelId: { constant: "Reclame Aqui" },
    procedureId: { constant: "Complaint response" },
    direction: { constant: "inbound" },
    counterparty: { constant: "end_customer" },
    outcome: {
      column: "STATUS",
      words: { Resolvido: "resolved", Resolvida: "resolved", "Não resolvido": "unresolved", "Não resolvida": "unresolved", "*": null },
    },
    summary: { column: "TEMA" },
    narrative: { column: "DESCRICAO" },
  },
  facets: [
    { code: "status", name: "Status", from: { column: "STATUS" } },
    { code: "place", name: "Place", from: { column: "LOCAL" } },
  ],
  causes: [{ axis: { constant: "topic" }, levels: [{ column: "CATEGORIA" }], levelsSplitAt: "<->", primary: { column: "CATEGORIA" } }],
  lists: [
    {
      list: "interactionFailure",
      when: { in: ["STATUS", ["Não respondida", "Não respondido"]] },
      fields: {
        procedure: { constant: "Complaint response" },
        mode: { ifKnown: "STATUS", is: "missing_step" },
        title: { constant: "Complaint left without an answer" },
      },
    },
  ],
};
