import { describe, expect, test } from "vitest";
import { plainRows } from "@/lib/imports/plain-rows";
import { parseAnything, rowSplitter, splitRows } from "@/lib/imports/row-splitter";
import { seededRandom } from "@/tests/bench/support/random";

const cellsOf = (text: string, delimiter = ",") => splitRows(text, delimiter).map((row) => row.cells);
const linesOf = (text: string) => splitRows(text, ",").map((row) => row.line);

describe("rows", () => {
  test("keep their physical line, also after cells that run over several", () => {
    expect(linesOf('a,b\n"one\ntwo\nthree",x\nlast,y\n')).toEqual([1, 2, 5]);
  });

  test("are counted by what they hold: blank lines and rows of empty cells are none", () => {
    const text = "a,b\n\n1,2\n,\n   \n3,4\n\n";
    expect(cellsOf(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(linesOf(text)).toEqual([1, 3, 6]);
  });

  test.each([
    ["LF", "a,b\n1,2\n"],
    ["CRLF", "a,b\r\n1,2\r\n"],
    ["CR", "a,b\r1,2\r"],
    ["CRLF and LF mixed", "a,b\r\n1,2\n"],
    ["no end after the last row", "a,b\r\n1,2"],
  ])("end in %s", (_, text) => {
    expect(cellsOf(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("keep quotes, delimiters and line ends inside quoted cells", () => {
    expect(cellsOf('a,b\r\n"say ""hello"", then","x\r\ny"\r\n')).toEqual([
      ["a", "b"],
      ['say "hello", then', "x\r\ny"],
    ]);
  });

  test("come out the same wherever the text is cut into pieces", () => {
    const text = 'a;b\r\n"x;\r\ny ""z""";2\r\n3;"4"\r\n';
    const whole = splitRows(text, ";");
    for (let cut = 0; cut <= text.length; cut++) {
      const splitter = rowSplitter(";", 1000);
      expect([...splitter.add(text.slice(0, cut)), ...splitter.add(text.slice(cut)), ...splitter.end()]).toEqual(whole);
    }
  });

  test("lose NUL characters, and say so", () => {
    expect(splitRows("a,b\nx\0y,2\n", ",").at(1)).toEqual({ line: 2, cells: ["xy", "2"], problem: null, hadNuls: true });
  });
});

describe("a quoted cell that is never closed", () => {
  test("at the end of the file is the torn row; the rows before it are whole", () => {
    const rows = splitRows('a,b,c\n1,2,3\n4,5,"cut here\nand on', ",");
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [1, null],
      [2, null],
      [3, "torn"],
    ]);
  });

  test("in the middle of the file costs its own line, not the rows after it", () => {
    const rows = splitRows('a,b,c\n1,"2,3\n4,5,6\n7,8,9\n10,11,12\n', ",");
    expect(rows.map(({ line, problem, cells }) => [line, problem, cells.length])).toEqual([
      [1, null, 3],
      [2, "torn", 2],
      [3, null, 3],
      [4, null, 3],
      [5, null, 3],
    ]);
  });

  test("costs its own line also when a later quoted cell closes it", () => {
    const rows = splitRows('a,b,c\n1,"2,3\n4,5,6\n7,8,9\n10,11,12\n13,"fourteen",15\n16,17,18\n', ",");
    expect(rows.filter(({ problem }) => problem === "torn").map(({ line }) => line)).toEqual([2]);
    expect(rows.filter(({ problem }) => problem === null)).toHaveLength(6);
  });

  test("does not fill the memory: the row is given up at its limit", () => {
    const splitter = rowSplitter(",", 100);
    const rows = [...splitter.add('a,b\n1,"'), ...splitter.add("x".repeat(300)), ...splitter.add("x".repeat(300)), ...splitter.end()];
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [1, null],
      [2, "too_long"],
    ]);
  });

  test("many times over is read in time that grows with the file", () => {
    const strays = Array.from({ length: 20_000 }, (_, at) => `${at},"stray,x\n${at},b,c\n`).join("");
    const begun = performance.now();
    const rows = splitRows(`a,b,c\n${strays}`, ",");
    expect(rows.length).toBeGreaterThan(20_000);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

test("a cell longer than the limit is told from its neighbours", () => {
  const rows = splitRows(`a,b\n1,${"x".repeat(11)}\n2,y\n`, ",", 10);
  expect(rows.map(({ problem }) => problem)).toEqual([null, "too_long", null]);
});

describe("rows that leave no question", () => {
  test("come out of the quick reading as papaparse reads them", () => {
    const random = seededRandom(20261127);
    const pieces = ['"', '"', '""', ",", ",", ";", "\n", "\r\n", "\r", "a", "bc", " ", "ü"];
    for (let round = 0; round < 20_000; round++) {
      const length = 1 + Math.floor(random() * 24);
      const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join("");
      const how = { delimiter: round % 3 === 0 ? ";" : ",", lineEnd: round % 5 === 0 ? "\r" : "\n", isLast: false } as const;
      const quick = plainRows(text, how.delimiter, how.lineEnd);
      const whole = parseAnything(text, how).parsed;
      expect({ text, rows: quick }).toEqual({ text, rows: whole.slice(0, quick.length) });
    }
  });

  test("are nearly all rows of a file that a program has written", () => {
    const text = 'id,what\r\n1,"said ""no"", twice"\r\n2,"two\nlines"\r\n3,\r\n4,a 5" pipe\r\n5,"last"\r\n';
    expect(plainRows(text, ",", "\n").map((row) => row.cells)).toEqual(cellsOf(text));
  });
});
