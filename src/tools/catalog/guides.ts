/** Makes the addresses of the pages of a service's actions short: most differ in the name of the action only. */
import { ACTION_NAME, GUIDES, SEPARATOR, type ServiceLine } from '../../core/catalog/format.ts';
import { byText, type SourceAction } from './model.ts';

/** The commonest address comes first, so that most services need no list of who has which. */
export function encodeGuides(actions: readonly SourceAction[]): Pick<ServiceLine, 'guides' | 'guideOf'> {
  const written = actions.map(({ name, guide }) => (guide === undefined ? '' : shorten(name, guide)));
  const counts = new Map<string, number>();
  for (const guide of written) counts.set(guide, (counts.get(guide) ?? 0) + 1);
  const guides = [...counts].sort(([a, m], [b, n]) => n - m || byText(a, b)).map(([guide]) => guide);
  const places = new Map(guides.map((guide, index) => [guide, index]));
  const guideOf = written.map(guide => places.get(guide) ?? 0);
  return { guides: guides.join(SEPARATOR), ...(guideOf.some(place => place > 0) && { guideOf }) };
}

function shorten(name: string, guide: string): string {
  if (!/^https:\/\/(?:docs\.)?aws\.amazon\.com\/[\w./#&?=%~:!$+,;@'()-]*$/.test(guide)) {
    throw new Error(`${name}: unexpected address of a page: ${guide}`);
  }
  const path = guide.startsWith(GUIDES) ? guide.slice(GUIDES.length) : guide;
  const at = path.lastIndexOf(name);
  return at < 0 ? path : path.slice(0, at) + ACTION_NAME + path.slice(at + name.length);
}
