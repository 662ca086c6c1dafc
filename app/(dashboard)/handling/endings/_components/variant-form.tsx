import Form from "next/form";
import { useId } from "react";
import { Button } from "@/app/_components/button";
import { recordText } from "@/app/messages/record-text";
import type { EndingsRead } from "@/lib/handling/endings";
import { endingsParams } from "@/lib/handling/endings-ask";

/** Two steps held against each other: a plain form, so it works before any script has loaded. */
export function VariantForm({ read, path, query }: { read: EndingsRead; path: string; query: string }) {
  const words = recordText.endings;
  const { ask, steps } = read;
  if (steps.length < 2) return <p className="text-mute">{words.noVariant}</p>;
  const kept = [...new URLSearchParams(query), ...endingsParams({ ...ask, variant: null })];
  return (
    <Form action={path} scroll={false} className="no-print flex flex-wrap items-end gap-3">
      {kept.map(([key, value]) => (
        <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
      ))}
      <Step name="one" label={words.one} steps={steps} chosen={ask.variant?.[0] ?? steps[0]?.key} />
      <Step name="other" label={words.other} steps={steps} chosen={ask.variant?.[1] ?? steps[1]?.key} />
      <Button type="submit">{words.compare}</Button>
    </Form>
  );
}

interface StepProps {
  name: string;
  label: string;
  steps: EndingsRead["steps"];
  chosen: number | undefined;
}

function Step({ name, label, steps, chosen }: StepProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 max-w-full gap-1">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <select
        key={chosen}
        id={id}
        name={name}
        defaultValue={chosen?.toString(16)}
        className="target w-full max-w-80 rounded border border-edge bg-paper px-2 py-1"
      >
        {steps.map(({ key, words }) => (
          <option key={key} value={key.toString(16)}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
