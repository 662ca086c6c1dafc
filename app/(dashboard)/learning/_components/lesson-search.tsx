import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { Choice, optionsOf } from "@/app/(dashboard)/learning/_components/choice";
import { recordText } from "@/app/messages/record-text";
import type { LearningChoices } from "@/lib/learning/learning-choices";

interface LessonSearchProps {
  asked: { words: string; procedure: string; cause: string };
  choices: LearningChoices;
}

/** By words, procedure and cause; it works without a script, and its address can be sent. */
export function LessonSearch({ asked, choices }: LessonSearchProps) {
  const words = recordText.learning.search;
  return (
    <search>
      <form
        action="/learning"
        aria-label={words.label}
        className="no-print mb-3 grid items-end gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
      >
        <Field label={words.words} name="words" type="search" required={false} defaultValue={asked.words} maxLength={200} />
        <Choice
          label={words.procedure}
          name="procedure"
          options={optionsOf(choices.procedures)}
          initial={asked.procedure}
          none={words.any}
        />
        <Choice label={words.cause} name="cause" options={optionsOf(choices.causes)} initial={asked.cause} none={words.any} />
        <Button type="submit">{words.submit}</Button>
      </form>
    </search>
  );
}
