/** The product's sign: a line that went up and came back down. */
export function Mark() {
  return (
    <svg width="18" height="14" viewBox="0 0 18 14" fill="none" aria-hidden="true" className="text-accent">
      <path
        d="M1 12 C4 12 4.5 3 7.5 3 C10.5 3 10.5 10 13 10 C14.5 10 15 9 17 9"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
