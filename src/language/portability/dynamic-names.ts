import type { Located } from '../document.ts';
import { placeholdersIn } from '../placeholders.ts';
import { type Tool, toolNames, toolsWithoutDynamic } from '../tool-dynamics.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** `{{$uuid}}` and its like in tools that do not know it: most send the braces as they stand. */
export const dynamicNames: PortabilityCheck = ({ text }, { request, variables }) => {
  const places = [request.range, ...variables.map(({ value }) => value.range)];
  return places
    .filter(({ start, end }) => text.slice(start, end).includes('{{$') || text.slice(start, end).includes('{{ '))
    .flatMap(({ start, end }) => placeholdersIn(text.slice(start, end), start))
    .flatMap(({ inner }) => ofPlaceholder(inner));
};

function ofPlaceholder({ text, range }: Located): readonly ReturnType<typeof difference>[] {
  const without = toolsWithoutDynamic(text);
  return without.length === 0 ? [] : [difference('differs-dynamic-variable', range, unknownIn(without), null)];
}

function unknownIn(tools: readonly Tool[]): string {
  const names = tools.map((tool) => toolNames[tool]);
  const last = names.at(-1) ?? '';
  const listed = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  const verb = names.length === 1 ? 'does' : 'do';
  const isHttpyac = tools.includes('httpyac');
  const what =
    isHttpyac && names.length === 1
      ? 'it sends no such request'
      : `the braces are sent as they stand${isHttpyac ? ', by httpYac nothing is' : ''}`;
  return `${listed} ${verb} not know this value: ${what}.`;
}
