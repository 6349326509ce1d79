import { unicodeName } from '../certificate/unicode-name.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The host's name mixes letters of several scripts, as one made to be taken for another does. */
export const lookalikeName: SessionCheck = ({ checkedName }) => {
  const name = unicodeName(checkedName);
  if (name === null || !name.mixesScripts) return [];
  return [
    {
      id: 'lookalike-name',
      severity: 'notice',
      title: `The name ${checkedName} stands for “${name.text}”, in letters of several scripts`,
      detail:
        'Letters of different scripts can look the same, so that a name is taken for another. A certificate for it only shows that its holder has this name.',
      advice: ['Compare the name with the one you meant, letter by letter, in the form that begins with xn--.'],
      citations: sources('rfc5890#4.4'),
    },
  ];
};
