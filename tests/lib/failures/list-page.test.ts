import { describe, expect, it } from "vitest";
import { pageOf, parseListPage } from "@/lib/failures/list-page";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const summary = (count: number, page: number) => {
  const { rows, ...rest } = pageOf(numbers(count), page);
  return { ...rest, rows: [rows[0], rows.at(-1)] };
};

describe("a long list", () => {
  it("is one page up to 200 rows, and has pages of 100 beyond", () => {
    expect(summary(200, 1)).toEqual({ first: 1, number: 1, pages: 1, rows: [1, 200] });
    expect(summary(201, 1)).toEqual({ first: 1, number: 1, pages: 3, rows: [1, 100] });
    expect(summary(201, 3)).toEqual({ first: 201, number: 3, pages: 3, rows: [201, 201] });
  });

  it("shows its last page where it has become shorter, and one where it is empty", () => {
    expect(summary(250, 9)).toMatchObject({ number: 3, rows: [201, 250] });
    expect(summary(0, 2)).toMatchObject({ first: 1, number: 1, pages: 1 });
  });

  it("says which page it did not understand", () => {
    expect(parseListPage({ page: "2" })).toEqual({ page: 2, notices: [] });
    expect(parseListPage({ page: "-1" })).toMatchObject({ page: 1, notices: [{ field: "page" }] });
  });
});
