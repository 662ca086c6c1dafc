/** The name of a thing, and where it is told what it is made of. */
export function ThingLink({ name }: { name: string }) {
  return (
    <a href={`#thing-${name}`} className="link hover:text-ink">
      {name}
    </a>
  );
}
