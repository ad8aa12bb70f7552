/** Says which services have ARN forms and condition keys that bear the name of another. */
import type { IndexLine, ListEntry } from '../../core/catalog/format.ts';
import { byText, type SourceService } from './model.ts';

/** `services` in the order of the header. */
export function encodeIndex(services: readonly SourceService[]): IndexLine {
  const segments = services.map(service => service.resourceTypes.flatMap(type => type.arns.map(segmentOf)));
  const keys = services.map(service => service.conditionKeys.map(key => key.name.toLowerCase()));
  const foreign = (names: string[], at: number) => names.filter(name => name !== services[at]?.prefix);
  return {
    segments: entries(segments.map((names, at) => foreign(names, at).filter(name => !isOpen(name)))),
    openSegments: segments.flatMap((names, at) => (names.some(isOpen) ? [at] : [])),
    keyPrefixes: entries(keys.map((names, at) => foreign(names.map(keyPrefix), at).filter(name => name !== 'aws'))),
    globalKeys: entries(keys.map(names => names.filter(name => keyPrefix(name) === 'aws'))),
  };
}

/** In forms the partition is always the placeholder, so colons need no care. */
const segmentOf = (arn: string): string => arn.split(':')[2] ?? '';

const isOpen = (segment: string): boolean => /[$*?]/.test(segment);

const keyPrefix = (key: string): string => key.slice(0, key.indexOf(':'));

/** For each name the services that have it. */
function entries(names: readonly (readonly string[])[]): ListEntry[] {
  const found = new Map<string, number[]>();
  names.forEach((list, at) => {
    for (const name of new Set(list)) found.set(name, [...(found.get(name) ?? []), at]);
  });
  return [...found].sort(([a], [b]) => byText(a, b));
}
