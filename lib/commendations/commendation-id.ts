import { NotFoundError } from "@/lib/errors";

/** The id of a commendation as addresses write it. @throws NotFoundError */
export function commendationId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError(`There is no commendation "${text.slice(0, 40)}".`, "commendation");
  return Number(text);
}
