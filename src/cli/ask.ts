import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Question } from '../request/question.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { harmlessLine } from './terminal.ts';

/** Where a person is asked. */
export interface AskingTerminal {
  readonly input: NodeJS.ReadableStream;
  /** Standard error, as results go to standard output. */
  readonly output: NodeJS.WritableStream;
  /** Ctrl+C was pressed instead of answering. */
  readonly interrupt: () => void;
}

/** Asks in lines of text, one question after the other; `null` when the input ends or Ctrl+C is pressed. */
export function createTerminalAsk(terminal: AskingTerminal): Surroundings['ask'] {
  let last: Promise<string | null> = Promise.resolve('');
  return (question) => {
    // Whoever gave no answer is asked no more: an input that has ended would never give another.
    last = last.then((before) => (before === null ? null : answerTo(question, terminal)));
    return last;
  };
}

async function answerTo(question: Question, terminal: AskingTerminal): Promise<string | null> {
  const { text, choices, suggestion, isSecret } = question;
  if (choices) {
    terminal.output.write(`${harmlessLine(text)}\n`);
    choices.forEach((choice, index) => void terminal.output.write(`  ${index + 1}  ${harmlessLine(choice)}\n`));
    return chosen(choices, terminal);
  }
  // A secret is not even offered in sight.
  const offer =
    suggestion === null ? '' : ` [${isSecret ? 'Enter keeps the one of the file' : harmlessLine(suggestion)}]`;
  const line = await readLine(`${harmlessLine(text)}${offer}: `, isSecret, terminal);
  return line === '' && suggestion !== null ? suggestion : line;
}

/** The choice whose number or text was written. */
async function chosen(choices: readonly string[], terminal: AskingTerminal): Promise<string | null> {
  for (;;) {
    const line = await readLine(`1 to ${choices.length}: `, false, terminal);
    if (line === null) return null;
    const written = line.trim();
    const choice = choices.includes(written) ? written : choices[Number(written) - 1];
    if (choice !== undefined) return choice;
  }
}

/** One line without its end. The line editor echoes what is typed, so a secret is typed into one that writes nowhere. */
function readLine(
  prompt: string,
  isSecret: boolean,
  { input, output, interrupt }: AskingTerminal,
): Promise<string | null> {
  return new Promise((answer) => {
    const lines = createInterface({
      input,
      output: isSecret ? new Writable({ write: (_chunk, _encoding, done) => done() }) : output,
      terminal: true,
      historySize: 0,
    });
    // Its own listeners stay: with them it lets go of the input, which the next question reads.
    let isOver = false;
    const end = (line: string | null): void => {
      if (isOver) return;
      isOver = true;
      lines.close();
      if (isSecret || line === null) output.write('\n');
      answer(line);
    };
    lines.once('line', end);
    lines.once('close', () => end(null));
    lines.once('SIGINT', () => {
      end(null);
      interrupt();
    });
    if (isSecret) output.write(prompt);
    else lines.setPrompt(prompt);
    lines.prompt();
  });
}
