/** A ground in ready words. */
export type GroundChoice = {
  /** `<outcome>:<ground>`: one field says both, for a ground belongs to one outcome, and the form works without a script. */
  readonly value: string;
  readonly outcome: "approve" | "refuse";
  readonly name: string;
  /** Article and whether we read it or interpret it. */
  readonly article: string;
  /** "Due stays Mon 16 Nov" or "Adds Wed 28 Oct". */
  readonly effect: string;
  /** Draft of the answer in the person's language. */
  readonly draft: string;
};

type Props = {
  readonly choice: GroundChoice;
  readonly isChosen: boolean;
  readonly choose: (value: string) => void;
};

/** One ground: its name, its article, and what choosing it does to the dates. */
export function GroundRow({ choice, isChosen, choose }: Props) {
  return (
    <label className="soft flex cursor-pointer items-center gap-x-4 border-b border-hairline px-3 py-1 hover:bg-sunken has-checked:rounded-control has-checked:border-transparent has-checked:bg-accent-soft max-wide:flex-wrap">
      <input
        type="radio"
        name="ground"
        value={choice.value}
        required
        checked={isChosen}
        onChange={() => {
          choose(choice.value);
        }}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1 max-wide:basis-4/5">
        <span className="block font-medium">{choice.name}</span>
        <span className="block text-13 text-muted">{choice.article}</span>
      </span>
      <span className="shrink-0 text-13 text-muted max-wide:ps-8">{choice.effect}</span>
    </label>
  );
}
