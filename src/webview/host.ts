interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The editor behind the page, as two closed unions of messages and what the page remembers of its reader's choices. */
export interface Host<Out, Choices> {
  readonly post: (message: Out) => void;
  readonly choices: () => Choices;
  readonly choose: (changed: Partial<Choices>) => void;
}

/** Can be called once per page. */
export function connectHost<Out, In, Choices extends object>(
  initial: Choices,
  receive: (message: In) => void,
): Host<Out, Choices> {
  const api = acquireVsCodeApi();
  const known = api.getState();
  let choices: Choices = { ...initial, ...(typeof known === 'object' && known !== null ? known : {}) };
  window.addEventListener('message', (event: MessageEvent<In>) => receive(event.data));
  return {
    post: (message) => api.postMessage(message),
    choices: () => choices,
    choose: (changed) => {
      choices = { ...choices, ...changed };
      api.setState(choices);
    },
  };
}
