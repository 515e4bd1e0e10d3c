import { Icon } from "./icon.tsx";
import { iconShapes, type IconName } from "./icon-shapes.tsx";

export const examples = {
  "the whole set": (
    <ul className="grid grid-cols-3 gap-3 wide:grid-cols-6">
      {(Object.keys(iconShapes) as IconName[]).map((name) => (
        <li key={name} className="flex items-center gap-2 text-13">
          <Icon name={name} /> {name}
        </li>
      ))}
    </ul>
  ),
};
