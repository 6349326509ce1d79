import { type Completion, completion } from './completion.ts';

/** What may begin a line of a body, or behind one, and is no content. */
export function bodyLineCompletions(): readonly Completion[] {
  return [
    completion('keyword', '###', { insert: '### ', detail: 'The next request' }),
    completion('keyword', '<', { insert: '< ', detail: 'The content of a file', goesOn: true }),
    completion('keyword', '<@', {
      insert: '<@ ',
      detail: 'The content of a file, its placeholders replaced',
      goesOn: true,
    }),
    completion('keyword', '??', { insert: '?? ', detail: 'Checks the response', goesOn: true }),
    completion('keyword', '>>', { insert: '>> ', detail: 'Saves the response', goesOn: true }),
    completion('keyword', '>>!', { insert: '>>! ', detail: 'Saves the response over what is there', goesOn: true }),
  ];
}
