import { describe, expect, it } from "vitest";
import { toldApart, withoutEmpty } from "@/lib/overview/shape-cross";

const name = (key: string, label = key) => ({ key, label });

describe("a cross-table", () => {
  it("shows no row or column that is empty in what is shown, and counts it as hidden", () => {
    const table = {
      rows: [name("a"), name("b"), name("c")],
      columns: [name("x"), name("y"), name("z")],
      counts: [
        [5, 0, 1],
        [0, 0, 0],
        [0, 0, 2],
      ],
      hiddenRows: 4,
      hiddenColumns: 1,
      version: 1,
    };
    expect(withoutEmpty(table)).toEqual({
      rows: [name("a"), name("c")],
      columns: [name("x"), name("z")],
      counts: [
        [5, 1],
        [0, 2],
      ],
      hiddenRows: 5,
      hiddenColumns: 2,
      version: 1,
    });
  });

  it("tells rows of the same name apart by their procedure, and leaves the others", () => {
    const rows = [name("1", "Answered late"), name("2", "Answered late"), name("3", "No callback"), name("4", "Answered late")];
    const procedures: Record<string, string> = { "1": "Mortgage", "2": "Student loan", "3": "Escalation" };
    expect(toldApart(rows, (key) => procedures[key]).map((row) => row.label)).toEqual([
      "Mortgage",
      "Student loan",
      "No callback",
      "Answered late",
    ]);
  });
});
