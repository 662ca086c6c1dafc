import type { InteractionDetail } from "@/lib/interactions/detail";

/** What a lesson about an interaction begins with: its cause, its procedure and failure, and what is to keep it from happening again. */
export interface LessonBeginning {
  lesson: {
    title: null;
    wentWell: null;
    couldBeBetter: null;
    toChange: string | null;
    procedure: string | null;
    cause: string | null;
  };
  failure: string | null;
  /** Its preventive action, as the first thing to be done. */
  action: string | null;
}

/** As long as an action may be. */
const LONGEST = 500;

/** @param detail null: about no interaction */
export function lessonDraft(detail: LessonDetail | null): LessonBeginning {
  const cause = detail?.causes.find(({ isPrimary }) => isPrimary) ?? detail?.causes[0];
  const preventive = detail?.interaction.preventiveAction ?? null;
  return {
    lesson: {
      title: null,
      wentWell: null,
      couldBeBetter: null,
      toChange: preventive,
      procedure: detail?.names.procedure?.code ?? null,
      cause: cause ? `${cause.axis}/${cause.code}` : null,
    },
    failure: detail?.failures[0]?.code ?? null,
    action: preventive?.slice(0, LONGEST) ?? null,
  };
}

type LessonDetail = Pick<InteractionDetail, "interaction" | "names" | "causes" | "failures">;
