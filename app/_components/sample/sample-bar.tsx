/** How far loading or removing is; a share of null is not known yet. */
export function SampleBar({ share, label }: { share: number | null; label: string }) {
  const percent = share === null ? undefined : Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={share === null ? "skeleton h-full w-full bg-accent-pale" : "h-full bg-accent transition-[width]"}
        style={share === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
