import type { Question } from './question.ts';

/**
 * How far an answer holds: for the request while it is sent, for all requests that are sent together, or until the
 * session ends. One that holds is taken in place of asking.
 */
export type AnswerHolds = 'request' | 'sending' | 'session';

/** The answer to a question, `null` when nobody gave one. */
export type Ask = (question: Question, holds: AnswerHolds) => Promise<string | null>;

export interface AskingWorld {
  readonly askPerson: (question: Question) => Promise<string | null>;
  /** Values given for this run; one under the name or the text of a question is its answer. */
  readonly overrides: Readonly<Record<string, string>>;
  /** Answers of this session by question; grows. */
  readonly answers: Map<string, string>;
  /** Answers of this sending by request, empty for what holds for all, and question; grows. */
  readonly sendingAnswers: Map<string, string>;
  /** What tells the request from others. */
  readonly request: string;
  /** Grows by the answers that are not to be shown. */
  readonly secrets: Set<string>;
}

/**
 * Asks the questions of one resolution: each once, however often its answer is used and the request resolved while it
 * is being sent, and none after one that was dismissed.
 */
export function createAsking({ askPerson, overrides, answers, sendingAnswers, request, secrets }: AskingWorld): Ask {
  let isDismissed = false;

  const answerTo = async (question: Question, holds: AnswerHolds): Promise<string | null> => {
    const given = question.name ?? question.text;
    if (Object.hasOwn(overrides, given)) return overrides[given] ?? null;
    const key = keyOf(question);
    const hereKey = `${holds === 'sending' ? '' : request}\n${key}`;
    const known = sendingAnswers.get(hereKey) ?? (holds === 'session' ? answers.get(key) : undefined);
    if (known !== undefined) return known;
    const answer = isDismissed ? null : await askPerson(question);
    if (answer === null) {
      isDismissed = true;
      return null;
    }
    sendingAnswers.set(hereKey, answer);
    if (holds === 'session') answers.set(key, answer);
    return answer;
  };

  return async (question, holds) => {
    const answer = await answerTo(question, holds);
    if (answer !== null && answer !== '' && question.isSecret) secrets.add(answer);
    return answer;
  };
}

/** Questions of one wording are one, unless they are answered in another way. */
function keyOf({ name, text, choices, isSecret }: Question): string {
  return JSON.stringify([name, text, choices, isSecret]);
}
