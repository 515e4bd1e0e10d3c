import { iconShapes, type IconName } from "./icon-shapes.tsx";

export type { IconName } from "./icon-shapes.tsx";

type Props = {
  readonly name: IconName;
  /** Size and colour by classes; 20 px and the colour of the text when absent. */
  readonly className?: string;
};

/** A drawn mark beside words. It says nothing of its own, so it is hidden from screen readers. */
export function Icon({ name, className = "size-5" }: Props) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={`icon ${className}${name === "turning" ? " turning" : ""}`}
      aria-hidden="true"
    >
      {iconShapes[name]}
    </svg>
  );
}

const otherNames: Readonly<Record<string, IconName>> = { person: "user", screen: "monitor" };

/** Narrows a name out of the operator pack; an unknown one becomes a plain document. */
export function iconNamed(name: string | undefined): IconName {
  if (name === undefined) return "document";
  if (name in iconShapes) return name as IconName;
  return otherNames[name] ?? "document";
}
