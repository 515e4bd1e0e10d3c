/** A plain word as it is, anything else in double quotes, which YAML reads as JSON does. */
export function scalar(text: string): string {
  const isPlain =
    /^[\p{L}_][\p{L}\p{M}\d_.-]*$/u.test(text) &&
    !/^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
