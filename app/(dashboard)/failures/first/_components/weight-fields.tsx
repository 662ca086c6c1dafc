/** A group of weights, each a number with its name. */
export function WeightFields<Key extends string>({
  name,
  legend,
  labels,
  values,
}: {
  name: string;
  legend: string;
  labels: Readonly<Record<Key, string>>;
  values: Readonly<Record<Key, number>>;
}) {
  return (
    <fieldset>
      <legend className="eyebrow mb-1.5">{legend}</legend>
      <div className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-2">
        {Object.entries<string>(labels).map(([key, label]) => (
          <label key={key} className="target flex items-center justify-between gap-3">
            {label}
            <input
              type="number"
              name={`${name}.${key}`}
              defaultValue={Object.entries<number>(values).find(([each]) => each === key)?.[1]}
              min={0}
              max={100}
              step="any"
              required
              className="target w-20 rounded border border-edge bg-paper px-2 py-1 text-right tabular-nums"
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
