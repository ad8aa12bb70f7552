/** Text that another tool fills in before AWS sees it: `${name}`, `{{ name }}`, `%NAME%`, `<name>`, `__NAME__`. */

/** True where no policy could hold the text as it is: in an action or an Effect such marks are never IAM's own. */
export const isPlaceholder = (text: string): boolean =>
  text.includes('${') || text.includes('{{') || /^%[^%]+%$|^<[^>]+>$|^__\w+__$/.test(text.trim());
