import { asc, count, eq } from "drizzle-orm";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { cause, channel, commendation, customer, failure, interaction, interactionEvent, stepObservation, team } from "@/db/schema";
import { freshRecord } from "@/tests/support/record";
import { csvOf, importText } from "../../support/import-arrange";
import { causesOf, countsOf, facetCounts } from "../../support/record-counts";

const codes = (report: { warnings: { code: string; rows: number }[] }) => report.warnings.map(({ code, rows }) => [code, rows]);

describe("tweets to airlines", () => {
  const header = ["tweet_id", "airline_sentiment", "negativereason", "airline", "name", "text", "tweet_created", "tweet_location"];
  const rows = [
    ["5.70306E+17", "negative", "Late Flight", "Delta", "ana_invented", "@JetBlue and @ana_invented waited", "2/24/2015 11:35", "Here"],
    ["5.70306E+17", "positive", "", "United", "bo_invented", "@united thank you!", "2/24/2015 11:35", ""],
    ["5.70306E+17", "positive", "", "United", "bo_invented", "@united thank you!", "42059.4832407407", ""],
    ["5.70306E+17", "neutral", "", "United", "cy_invented", "@united when?", "2/24/2015 11:35", ""],
  ];

  test("are all kept although their ids are ruined, also the one that came twice", async () => {
    const record = await freshRecord();
    const report = await importText(record, csvOf(header, [...rows, rows[3] ?? []]));
    expect(report).toMatchObject({ source: "airline-tweets", rows: 5, created: 5, rejected: 0, interactions: 5 });
    expect(codes(report)).toContainEqual(["ids_ruined", 5]);
    expect(await causesOf(record)).toEqual([["Late Flight", 1]]);
    expect(await countsOf(record, team, interaction.teamId)).toEqual([
      ["United", 4],
      ["Delta", 1],
    ]);
    const times = await record.db.select({ at: interaction.contactedAt }).from(interaction).orderBy(asc(interaction.contactedAt));
    // 11:35 in Los Angeles, and once 11:35:52.
    expect(times.map(({ at }) => at - Date.UTC(2015, 1, 24, 19, 35))).toEqual([0, 0, 0, 0, 52_000]);
  });

  test("that are positive are commendations of interactions of their own, which are not difficult", async () => {
    const record = await freshRecord();
    await importText(record, csvOf(header, rows));
    const praised = await record.db
      .select({ isDifficult: interaction.isDifficult, isVerified: commendation.isVerified, wasSolicited: commendation.wasSolicited })
      .from(commendation)
      .innerJoin(interaction, eq(commendation.interactionId, interaction.id));
    expect(praised).toEqual(Array(2).fill({ isDifficult: false, isVerified: true, wasSolicited: false }));
    const [difficult] = await record.db.select({ rows: count() }).from(interaction).where(eq(interaction.isDifficult, true));
    expect(difficult?.rows).toBe(1);
  });

  test("name nobody: accounts become pseudonyms and are taken out of the text, all but the airlines'", async () => {
    const record = await freshRecord();
    await importText(record, csvOf(header, rows));
    const all = await record.db.select().from(interaction);
    expect(all.map(({ narrative }) => narrative)).toContain("@JetBlue and [handle] waited");
    expect(JSON.stringify([all, await record.db.select().from(customer), await record.db.select().from(commendation)])).not.toMatch(
      /invented|Here/,
    );
    expect((await record.db.select().from(customer)).length).toBe(3);
  });
});

test("a complaint to the FCC is at the time that stands beside its date, and swapped dates are said aloud", async () => {
  const record = await freshRecord();
  const header = [
    "Ticket #",
    "Customer Complaint",
    "Date",
    "Date_month_year",
    "Time",
    "Received Via",
    "City",
    "State",
    "Zip code",
    "Status",
  ];
  const row = (id: number, date: string, status = "Closed") => [
    String(id),
    "Billing",
    date,
    "22-Apr-15",
    "3:53:50 PM",
    "Internet",
    "Acworth",
    "Georgia",
    "30102",
    status,
  ];
  const true_ = Array.from({ length: 18 }, (_, at) => row(at, `${at + 13}-0${4 + (at % 3)}-15`, at === 0 ? "Solved" : "Open"));
  const swapped = [1, 2, 3, 7, 8, 9, 10].map((month, at) => row(100 + at, `0${4 + (at % 3)}-${String(month).padStart(2, "0")}-15`));
  const untold = [row(200, "05-06-15"), row(201, "04-04-15")];
  const report = await importText(record, csvOf(header, [...true_, ...swapped, ...untold]));
  expect(report).toMatchObject({ source: "fcc", rows: 27, accepted: 27, rejected: 0 });
  expect(report.warnings).toContainEqual({
    code: "dates_swapped",
    message:
      'In "Date" days above 12 occur only in April, May and June; 7 rows may have day and month swapped, and of 2 more it cannot be told. They were read as written.',
    rows: 7,
  });
  const [first] = await record.db.select().from(interaction).where(eq(interaction.externalId, "0"));
  // 13 April 2015, 15:53:50 in New York.
  expect(first).toMatchObject({ contactedAt: Date.UTC(2015, 3, 13, 19, 53, 50), contactedDay: null, outcome: "resolved" });
  expect(await facetCounts(record, "status")).toEqual([
    ["Open", 17],
    ["Closed", 9],
    ["Solved", 1],
  ]);
});

test("complaints in two languages are counted in one, past levels that do not apply", async () => {
  const record = await freshRecord();
  const header =
    "CustomerID;Gender;ComplaintDossierID;ComplaintID;ContactDate;ContactChannelID;ComplaintTheme;ComplaintSubtheme;ComplaintTopic;ComplaintTheme_EN;ComplaintSubtheme_EN;ComplaintTopic_EN";
  const lines = [
    header,
    "901;V;1;11;2016-01-12;8;dienstverlening;n.v.t.;geen reünie;services;N.A.;no reunion",
    "901;V;1;12;2016-01-13;6;dienstverlening;betaling;te laat;services;payment;too late",
    "902;M;2;13;2016-01-14;8;bejegening;n.v.t.;n.v.t.;treatment;N.A.;N.A.",
  ];
  const report = await importText(record, iconv.encode(lines.join("\r\n"), "iso-8859-1"));
  expect(report).toMatchObject({ source: "uwv", rows: 3, accepted: 3 });
  expect(await causesOf(record)).toEqual([
    ["services", 2],
    ["treatment", 1],
  ]);
  const [reunion] = await record.db.select().from(cause).where(eq(cause.name, "no reunion"));
  const [parent] = await record.db
    .select()
    .from(cause)
    .where(eq(cause.id, reunion?.parentId ?? 0));
  expect(parent?.name).toBe("services");
  const [first] = await record.db.select().from(interaction).where(eq(interaction.externalId, "11"));
  expect(first?.attributes).toEqual({ ComplaintTheme: "dienstverlening", ComplaintTopic: "geen reünie" });
  expect(await countsOf(record, channel, interaction.channelId)).toEqual([
    ["Channel 8", 2],
    ["Channel 6", 1],
  ]);
  expect((await record.db.select().from(customer)).length).toBe(2);
});

test("a path of topics in one cell becomes a tree, and the customer's verdict the outcome", async () => {
  const record = await freshRecord();
  const lines = [
    "ID;TEMA;LOCAL;TEMPO;CATEGORIA;STATUS;DESCRICAO;URL;CASOS",
    '7;Tela quebrada;Natal - RN;2016-02-11;Loja<->Informática<->Notebook;Resolvido;"Liguei; ninguém atendeu";https://site.example/7;1',
    "8;Sem resposta;Natal - RN;2016-02-12;Loja;Não respondida;Nada;https://site.example/8;1",
    "9;Troca;Recife - PE;2016-02-13;Loja;Não resolvido;Nada;https://site.example/9;1",
    "10;Troca;Recife - PE;2016-02-13;Loja;Em réplica;Nada;https://site.example/10;1",
  ];
  expect(await importText(record, lines.join("\n"))).toMatchObject({ source: "reclame-aqui", rows: 4, accepted: 4 });
  const rows = await record.db.select().from(interaction).orderBy(asc(interaction.contactedAt), asc(interaction.id));
  expect(rows.map(({ outcome }) => outcome)).toEqual(["resolved", null, "unresolved", null]);
  expect(JSON.stringify(rows)).not.toContain("site.example");
  const tree = await record.db.select().from(cause);
  const nameOf = new Map(tree.map(({ id, name }) => [id, name]));
  expect(tree.map(({ name, parentId }) => [name, nameOf.get(parentId ?? 0)])).toContainEqual(["Notebook", "Informática"]);
  const [unanswered] = await record.db.select().from(failure);
  expect([unanswered?.title, unanswered?.mode]).toEqual(["Complaint left without an answer", "missing_step"]);
});

test("incidents of HP Service Manager keep their closure code as the verified cause", async () => {
  const record = await freshRecord();
  const header = [
    "Incident_ID",
    "Status",
    "Priority",
    "Category",
    "CI_Subcat",
    "Open_Time",
    "Reopen_Time",
    "Close_Time",
    "Closure_Code",
    "Related_Change",
  ];
  const rows = [
    ["IM1", "Closed", "1", "incident", "Web", "05/02/2013 13:32", "06/02/2013 09:00", "14/02/2013 13:51", "Software", "#MULTIVALUE"],
    ["IM2", "Closed", "NA", "incident", "Web", "13/02/2013 13:32", "", "14/02/2013 13:51", "Other", "C1"],
  ];
  expect(await importText(record, csvOf(header, rows))).toMatchObject({ source: "itsm", rows: 2, accepted: 2 });
  const all = await record.db.select().from(interaction).orderBy(asc(interaction.externalId));
  expect(all.map(({ severity, isDifficult }) => [severity, isDifficult])).toEqual([
    [4, true],
    [null, false],
  ]);
  expect(all.map(({ attributes }) => attributes)).toEqual([{}, { Related_Change: "C1" }]);
  const reopened = await record.db.select().from(interactionEvent).where(eq(interactionEvent.kind, "reopened"));
  expect(reopened.map(({ at }) => at)).toEqual([Date.UTC(2013, 1, 6, 8)]);
});

test("calls that were not answered, not resolved or rated low are difficult", async () => {
  const record = await freshRecord();
  const header = ["Call Id", "Agent", "Date", "Time", "Topic", "Answered (Y/N)", "Resolved", "Satisfaction rating"];
  const rows = [
    ["C1", "Alva", "2021-01-01", "09:12:58", "Payments", "Y", "Y", "5"],
    ["C2", "Alva", "2021-01-01", "09:12:58", "Payments", "Y", "Y", "2"],
    ["C3", "Bo", "2021-01-02", "17:00:00", "Contracts", "N", "N", ""],
  ];
  const report = await importText(record, csvOf(header, rows));
  expect([report.source, codes(report)]).toEqual([
    "call-log",
    [
      ["difficult_by_rule", 1],
      ["difficult_by_rule", 1],
    ],
  ]);
  const [first] = await record.db.select().from(interaction).where(eq(interaction.externalId, "C1"));
  expect(first).toMatchObject({ contactedAt: Date.UTC(2021, 0, 1, 9, 12, 58), isDifficult: false });
});

test("labels of a tweet are its causes, its praise and the steps that were seen", async () => {
  const record = await freshRecord();
  const header = [
    "",
    "tweet_id",
    "created_at",
    "author_id",
    "inbound",
    "text",
    "company",
    "Delivery",
    "Bad Support",
    "Service Praise",
    "Apologize",
  ];
  const rows = [
    ["0", "11", "2017-10-23 22:55:01+00:00", "380010", "TRUE", "@115821 late", "AmazonHelp", "1", "1", "", ""],
    ["1", "12", "2017-10-23 22:56:01+00:00", "380011", "TRUE", "thanks", "AmazonHelp", "", "", "1", ""],
    ["2", "13", "2017-10-23 22:57:01+00:00", "AmazonHelp", "FALSE", "sorry", "AmazonHelp", "0", "", "", "1"],
  ];
  expect(await importText(record, csvOf(header, rows))).toMatchObject({ source: "support-tweets", rows: 3, accepted: 3 });
  expect(await causesOf(record)).toEqual([
    ["Bad Support", 1],
    ["Delivery", 1],
  ]);
  expect((await record.db.select().from(commendation)).length).toBe(1);
  expect((await record.db.select().from(stepObservation)).map(({ step, observed }) => [step, observed])).toEqual([["Apologize", "yes"]]);
  const all = await record.db.select().from(interaction).orderBy(asc(interaction.externalId));
  expect(all.map(({ direction, customerId }) => [direction, customerId !== null])).toEqual([
    ["inbound", true],
    ["inbound", true],
    ["outbound", false],
  ]);
});
