const families: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/YaBrowser\//, "Yandex"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const machines: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** A browser and machine a person recognises ("Firefox, Android"); no version, so it is no fingerprint. */
export function browserName(userAgent: string | null | undefined): string | null {
  if (userAgent === null || userAgent === undefined) return null;
  const family = families.find(([pattern]) => pattern.test(userAgent))?.[1];
  const machine = machines.find(([pattern]) => pattern.test(userAgent))?.[1];
  const words = [family, machine].filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(", ");
}
