import { useId } from "react";

interface ChoiceProps {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  initial?: string;
  /** What stands for none; left out where one must be chosen. */
  none?: string;
}

/** A list to choose one from, under its name. */
export function Choice({ name, label, options, initial = "", none }: ChoiceProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="eyebrow">
        {label}
      </label>
      <select id={id} name={name} defaultValue={initial} className="target w-full min-w-0 rounded border border-edge bg-paper px-2 py-1">
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ value, label: shown }) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Choices of the record as options. */
export function optionsOf(choices: readonly { code: string; name: string }[]): { value: string; label: string }[] {
  return choices.map(({ code, name }) => ({ value: code, label: name }));
}
