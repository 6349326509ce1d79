import assert from 'node:assert/strict';
import type { Question } from '../../../src/request/question.ts';
import { resolveText, surroundingsOf, type World } from './world.ts';

interface Outcome {
  readonly value: string | null;
  readonly asked: readonly Question[];
  readonly secrets: readonly string[];
  readonly codes: readonly string[];
}

/** Resolves the text and keeps what was asked; the value is that of the field A. */
async function run(text: string, world: World = {}): Promise<Outcome> {
  const asked: Question[] = [];
  const { ask } = surroundingsOf(world);
  const { request, problems } = await resolveText(text, {
    ...world,
    ask: (question) => {
      asked.push(question);
      return ask(question);
    },
  });
  return {
    value: request?.fields.find(({ name }) => name === 'A')?.value ?? null,
    asked,
    secrets: request?.secrets ?? [],
    codes: problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  };
}

async function check(
  text: string,
  value: string | null,
  world: World,
  asked?: readonly Partial<Question>[],
): Promise<Outcome> {
  const outcome = await run(text, world);
  assert.equal(outcome.value, value);
  if (asked) {
    assert.equal(outcome.asked.length, asked.length);
    for (const [index, part] of asked.entries()) {
      const whole = outcome.asked[index];
      assert.deepEqual({ ...whole, ...part }, whole);
    }
  }
  return outcome;
}

const get = (value: string): string => `GET https://x\nA: ${value}`;
const ada: World = {
  answers: { user: 'Ada', 'Your name?': 'Ada', pin: '1234', 'Your PIN?': '1234', 'Which fruit?': 'pear' },
};

describe('@prompt', () => {
  it('asks for a variable', () =>
    check(`# @prompt user\n${get('{{user}}')}`, 'Ada', ada, [
      { name: 'user', text: 'user', suggestion: null, choices: null, isSecret: false },
    ]));
  it('asks in the words of its description', () =>
    check(`# @prompt user Your user name?\n${get('{{user}}')}`, 'Ada', ada, [
      { name: 'user', text: 'Your user name?' },
    ]));
  it('offers an answer', () =>
    check(`# @prompt user Your name? $value: Bob\n${get('{{user}}')}`, 'Ada', ada, [
      { text: 'Your name?', suggestion: 'Bob' },
    ]));
  for (const written of [
    '@prompt "Who are you?" user',
    '@kulala-prompt "Who are you?" user',
    "@prompt 'Who are you?' user",
  ])
    it(`takes Kulala's order: ${written}`, () =>
      check(`# ${written}\n${get('{{user}}')}`, 'Ada', ada, [{ name: 'user', text: 'Who are you?' }]));
  it("takes Kulala's type of a password, and its other options", async () => {
    await check(`# @kulala-prompt "Who?" user { type: "password" }\n${get('{{user}}')}`, 'Ada', ada, [
      { name: 'user', text: 'Who?', isSecret: true },
    ]);
    await check(`# @prompt "Who?" user { label: "x" }\n${get('{{user}}')}`, 'Ada', ada, [
      { name: 'user', text: 'Who?', isSecret: false },
    ]);
  });
  it('asks in order, once each, however often a value is used', () =>
    check(`# @prompt user\n# @prompt pin\n${get('{{pin}} {{user}} {{user}}')}`, '1234 Ada Ada', ada, [
      { name: 'user' },
      { name: 'pin' },
    ]));
  it('is stronger than the file', () => check(`@user = Bob\n# @prompt user\n${get('{{user}}')}`, 'Ada', ada));
  it('asks once while a sending goes on, however often it is resolved', async () => {
    const world = { ...ada, sendingAnswers: new Map<string, string>() };
    const text = `# @prompt user\n${get('{{user}} {{$input Your name?}}')}`;
    await check(text, 'Ada Ada', world, [{}, {}]);
    await check(text, 'Ada Ada', world, []);
    await check(text, 'Ada Ada', ada, [{}, {}]);
  });
  it('asks for each request by itself', async () => {
    const world = { ...ada, sendingAnswers: new Map<string, string>() };
    const text = `# @prompt user\n${get('{{user}}')}\n\n###\n# @prompt user\n${get('{{user}}')}`;
    for (const index of [0, 1]) {
      let count = 0;
      const ask = () => {
        count += 1;
        return Promise.resolve('Ada');
      };
      await resolveText(text, { ...world, ask }, index);
      assert.equal(count, 1);
    }
  });
  it('does not ask for what is given for the run', () =>
    check(`# @prompt user\n${get('{{user}}')}`, 'Eve', { ...ada, variables: { user: 'Eve' } }, []));
  it('does not ask for another request of the file', () =>
    check(`${get('1')}\n\n###\n# @prompt user\nGET https://y`, '1', ada, []));
  describe('above all requests of a file', () => {
    const top = '# @prompt user Your user name? $value: Bob\n\n';
    it('is asked for where a request uses the value', () =>
      check(`${top}###\n${get('{{user}} {{user}}')}`, 'Ada Ada', ada, [
        { name: 'user', text: 'Your user name?', suggestion: 'Bob', isSecret: false },
      ]));
    it('is asked for where a definition uses the value', () =>
      check(`${top}@who = I am {{user}}\n###\n${get('{{who}}')}`, 'I am Ada', ada, [{ name: 'user' }]));
    it('is stronger than the file', () => check(`@user = Bob\n${top}###\n${get('{{user}}')}`, 'Ada', ada));
    it('is not asked for by a request that uses no such value', () => check(`${top}###\n${get('1')}`, '1', ada, []));
    it('is not asked for where the value is given for the run', () =>
      check(`${top}###\n${get('{{user}}')}`, 'Eve', { ...ada, variables: { user: 'Eve' } }, []));
    it('gives way to a prompt of the request', () =>
      check(`${top}###\n# @prompt user Who?\n${get('{{user}}')}`, 'Ada', ada, [{ name: 'user', text: 'Who?' }]));
    it('is asked for once by all requests that are sent together', async () => {
      const asked: Question[] = [];
      const text = `${top}###\n${get('{{user}}')}\n\n###\n${get('{{user}}')}`;
      const ask = (question: Question) => {
        asked.push(question);
        return Promise.resolve('Ada');
      };
      const sendingAnswers = new Map<string, string>();
      for (const index of [0, 1]) await resolveText(text, { ask, sendingAnswers }, index);
      assert.equal(asked.length, 1);
      await resolveText(text, { ask }, 0);
      assert.equal(asked.length, 2);
    });
    it('is secret where the file says so', async () => {
      const { secrets } = await check(`# @secret user\n${top}###\n${get('{{user}}')}`, 'Ada', ada, [
        { isSecret: true },
      ]);
      assert.deepEqual(secrets, ['Ada']);
    });
    it('says once that nobody answered', async () =>
      assert.deepEqual((await run(`# @prompt nobody\n###\n${get('{{nobody}} {{nobody}}')}`, ada)).codes, [
        'not-answered',
      ]));
    for (const [where, head] of [
      ['in the block of a request', '# @prompt user\nGET https://y\n\n'],
      ['below a request', '### one\nGET https://y\n\n###\n# @prompt user\n\n'],
    ] as const)
      it(`does not count ${where}`, async () => {
        const { problems } = await resolveText(`${head}###\n${get('{{user}}')}`, ada, 1);
        assert.deepEqual(
          problems.map(({ code }) => code),
          ['undefined-variable'],
        );
      });
  });
  it('does not ask for a request that cannot be sent', () =>
    check(`# @prompt user\nGET https://x\nA ${'{{user}}'}\nfoo`, null, ada, []));
  it('asks no further after a question was dismissed', async () => {
    const outcome = await check(
      `# @prompt nobody\n# @prompt user\n${get('{{nobody}} {{$input Your name?}}')}`,
      null,
      ada,
      [{ name: 'nobody' }],
    );
    assert.deepEqual(outcome.codes, ['not-answered']);
  });
  it('does not take the directive without a name', async () => {
    for (const written of ['@prompt', '@prompt "Who?"', '@prompt $value: x']) {
      const outcome = await check(`# ${written}\n${get('1')}`, null, ada, []);
      assert.deepEqual(outcome.codes, ['prompt-without-name']);
    }
  });
});

describe('@secret', () => {
  it('hides and masks what is asked for', async () => {
    for (const head of [
      '# @secret\n# @prompt pin',
      '# @secret pin\n# @prompt pin',
      '# @prompt pin\n# @secret user, pin',
    ]) {
      const { secrets } = await check(`${head}\n${get('{{pin}}')}`, '1234', ada, [{ isSecret: true }]);
      assert.deepEqual(secrets, ['1234']);
    }
  });
  it('asks for what nothing gives a value, hidden and once', async () => {
    const pin = { answers: { pin: '1234' } };
    for (const head of ['# @secret pin', '# @secret user, pin', '// @secret pin\n\n###'])
      assert.deepEqual(
        (await check(`${head}\n${get('{{pin}}{{pin}}')}`, '12341234', pin, [{ isSecret: true }])).secrets,
        ['1234'],
      );
    assert.deepEqual((await check(`# @secret pin\n${get('{{pin}}')}`, null, {})).codes, ['not-answered']);
  });
  it('does not ask for what has a value or is not used, nor in the profile of another tool', async () => {
    const pin = { answers: { pin: '1234' } };
    await check(`@pin = 1\n# @secret pin\n${get('{{pin}}')}`, '1', pin, []);
    await check(`# @secret pin\n${get('a')}`, 'a', pin, []);
    const readAs = { profile: 'httpyac', isForced: true } as const;
    assert.deepEqual((await check(`# @secret pin\n${get('{{pin}}')}`, null, { ...pin, readAs }, [])).codes, [
      'undefined-variable',
    ]);
  });
  it('hides passwords by their name', () =>
    check(`# @prompt password\n${get('{{password}}')}`, 'x', { answers: { password: 'x' } }, [{ isSecret: true }]));
  it('does not hide anything else', async () => {
    const { secrets } = await check(`# @secret pin\n# @prompt user\n${get('{{user}}')}`, 'Ada', ada, [
      { isSecret: false },
    ]);
    assert.deepEqual(secrets, []);
  });
  it('masks the values of variables, within others as well', async () => {
    const { secrets } = await check(
      `@token = t0\n@auth = Bearer {{token}}\n# @secret token\n${get('{{auth}}')}`,
      'Bearer t0',
      {},
    );
    assert.deepEqual(secrets, ['t0']);
  });
  it('holds for the file at its top', async () => {
    const { secrets } = await check(`# @secret token\n@token = t0\n\n###\n${get('{{token}}')}`, 't0', {});
    assert.deepEqual(secrets, ['t0']);
  });
  it('does not mask an empty value', async () => {
    const { secrets } = await check(`@token =\n# @secret token\n${get('[{{token}}]')}`, '[]', {});
    assert.deepEqual(secrets, []);
  });
});

describe('placeholders that ask', () => {
  it('asks for text', () =>
    check(get('{{$input Your name? $value: Bob}}'), 'Ada', ada, [
      { name: null, text: 'Your name?', suggestion: 'Bob', choices: null, isSecret: false },
    ]));
  it('asks with quotes and other names', async () => {
    await check(get('{{$prompt "Your name?"}}'), 'Ada', ada, [{ text: 'Your name?', suggestion: null }]);
    await check(get("{{$input What's up?}}"), 'much', { answers: { "What's up?": 'much' } });
  });
  it('hides and masks passwords', async () => {
    for (const name of ['password', 'password-askonce']) {
      const { secrets } = await check(get(`{{$${name} Your PIN?}}`), '1234', ada, [{ isSecret: true }]);
      assert.deepEqual(secrets, ['1234']);
    }
  });
  it('lets choose', () =>
    check(get('{{$pick Which fruit? $value: apple, pear}}'), 'pear', ada, [
      { text: 'Which fruit?', choices: ['apple', 'pear'], suggestion: null },
    ]));
  it('lets choose from the list of a variable', async () => {
    const variables = { fruits: '["apple", "pear", 3]', text: 'apple' };
    await check(get('{{$pick Which fruit? $value: fruits}}'), 'pear', { ...ada, variables }, [
      { choices: ['apple', 'pear', '3'] },
    ]);
    await check(get('{{$pick Which fruit? $value: text}}'), 'pear', { ...ada, variables }, [{ choices: ['text'] }]);
  });
  it('asks once for a question that stands twice', () =>
    check(get('{{$input Your name?}} {{$input Your name?}}'), 'Ada Ada', ada, [{}]));
  it('asks again in another run', async () => {
    const world = { ...ada, remembered: new Map<string, string>() };
    for (const _ of [1, 2]) await check(get('{{$input Your name?}}'), 'Ada', world, [{}]);
  });
  it('asks once in a session with -askonce', async () => {
    const world = { ...ada, remembered: new Map<string, string>() };
    const text = get('{{$input-askonce Your name?}} {{$pick-askonce Which fruit? $value: apple, pear}}');
    await check(text, 'Ada pear', world, [{}, {}]);
    await check(text, 'Ada pear', world, []);
  });
  it('masks what was answered earlier', async () => {
    const world = { ...ada, remembered: new Map<string, string>() };
    for (const _ of [1, 2])
      assert.deepEqual((await run(get('{{$password-askonce Your PIN?}}'), world)).secrets, ['1234']);
  });
  it('is answered by the text of the question', () =>
    check(get('{{$input Your name?}}'), 'Eve', { variables: { 'Your name?': 'Eve' } }, []));
  it('stops the request that nobody answers', async () => {
    const outcome = await check(get('{{$input Nobody?}}'), null, ada, [{}]);
    assert.deepEqual(outcome.codes, ['not-answered']);
  });
  it('does not ask without a question, or without choices', async () => {
    for (const call of ['$input', '$password $value: x', '$pick Which?', '$pick Which? $value: ,']) {
      const outcome = await check(get(`{{${call}}}`), null, ada, []);
      assert.deepEqual(outcome.codes, ['dynamic-variable-arguments']);
    }
  });
});

describe('where answers come from', () => {
  async function check(text: string, expected: readonly unknown[], world: World = ada): Promise<void> {
    const { substitutions } = await resolveText(text, world);
    assert.deepEqual(
      substitutions.map(({ inner, origin, isSecret }) => [inner, origin?.kind, isSecret]),
      expected,
    );
  }
  it('tells answers from what was given for the run', async () => {
    await check(`# @prompt user\n${get('{{user}}')}`, [['user', 'answer', false]]);
    await check(`# @prompt user\n${get('{{user}}')}`, [['user', 'run', false]], { variables: { user: 'Eve' } });
  });
  it('tells answers from what is made', () =>
    check(get('{{$input Your name?}} {{$uuid}}'), [
      ['$input Your name?', 'answer', false],
      ['$uuid', 'dynamic', false],
    ]));
  it('tells secrets, and values that hold one', async () => {
    await check(get('{{$password Your PIN?}}'), [['$password Your PIN?', 'answer', true]]);
    await check(`@all = pin {{pin}}\n# @secret pin\n# @prompt pin\n${get('{{all}}')}`, [
      ['pin', 'answer', true],
      ['all', 'definition', true],
    ]);
    await check(get('{{$secret key}}'), [['$secret key', 'secret', true]], { secrets: { key: 'k' } });
  });
  it('masks a secret in its percent-encoded spelling as well', async () => {
    const { secrets } = await run(`# @secret\n# @prompt pin\nGET https://x/{{%pin}}\nA: 1`, {
      answers: { pin: 'a b' },
    });
    assert.deepEqual(secrets, ['a b', 'a%20b']);
  });
});
