/** ARN forms that a set of actions can be scoped to, as text with stops. */
import type { Action, ResourceType } from '../catalog/types.ts';
import type { Stop, Text } from '../syntax/text.ts';

/**
 * The resource types that a policy must name for every action to work: all that an action requires, and for an action
 * that requires none the fewest that give it one; those that most actions share come first.
 */
export function typesFor(actions: readonly Action[]): ResourceType[] {
  const chosen = new Map<string, ResourceType>();
  for (const { resources } of actions) {
    for (const { type, required } of resources) if (required) chosen.set(type.arns.join(), type);
  }
  const open = actions.filter(({ resources }) => !resources.some(({ type }) => chosen.has(type.arns.join())));
  return [...chosen.values(), ...fewestFor(open)];
}

function fewestFor(actions: readonly Action[]): ResourceType[] {
  const chosen: ResourceType[] = [];
  let open = [...actions];
  while (open.length > 0) {
    const best = mostShared(open);
    if (!best) return chosen;
    chosen.push(best);
    open = open.filter(action => !action.resources.some(({ type }) => type.name === best.name));
  }
  return chosen;
}

/** Of equally shared types the one with the shortest ARN form: the plain object before the object behind an access point. */
function mostShared(actions: readonly Action[]): ResourceType | undefined {
  const uses = new Map<string, { type: ResourceType; count: number }>();
  for (const { resources } of actions) {
    for (const { type } of resources) {
      const use = uses.get(type.name) ?? { type, count: 0 };
      uses.set(type.name, { type, count: use.count + 1 });
    }
  }
  return [...uses.values()].sort((a, b) => b.count - a.count || lengthOf(a.type) - lengthOf(b.type))[0]?.type;
}

const lengthOf = (type: ResourceType): number => type.arns[0]?.length ?? 0;

/** An ARN form as a person fills it in: the partition is written, every other placeholder is a stop numbered from `first`. */
export function arnText(form: string, first: number): { text: Text; next: number } {
  let next = first;
  const text = form
    .split(/(\$\{[^}]*\})/)
    .filter(piece => piece !== '')
    .map((piece): string | Stop => {
      if (!piece.startsWith('${')) return piece;
      const name = piece.slice(2, -1);
      if (name === 'Partition') return 'aws';
      return { n: next++, placeholder: exampleFor(name) };
    });
  return { text, next };
}

/** An ARN form as it is shown: the partition is written, names stand in braces, what may be anything is a star. */
export const arnTitle = (form: string): string =>
  form.replace(/\$\{([^}]*)\}/g, (_, name: string) =>
    name === 'Partition' ? 'aws' : EXAMPLES[name] === '*' ? '*' : `\${${kebab(name)}}`,
  );

/** What a stop holds until it is filled in: valid text, so that the policy stays whole. */
const EXAMPLES: Readonly<Record<string, string>> = { Region: 'us-east-1', Account: '123456789012', ObjectName: '*' };

/** Some forms name two accounts: the one of the organization, and a member. */
const exampleFor = (name: string): string =>
  EXAMPLES[name] ?? (/Account(Id)?$/.test(name) ? EXAMPLES['Account'] : undefined) ?? kebab(name);

/** `BucketName` -> `bucket-name` */
export const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .toLowerCase();
