import type { BodyForm, BodyPart, BodyPiece, BodyText, BodyView } from '../view/body-view.ts';
import { copyButton, iconButton, textButton } from './button.ts';
import type { CodeView } from './code-view.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

export type CodeViewModule = typeof import('./code-view.ts');

/** How the page reaches the editor for a body. */
export interface BodyActions {
  readonly want: (part: BodyPart, form: BodyForm, start: number) => void;
  readonly open: (part: BodyPart, form: BodyForm) => void;
  readonly save: (part: BodyPart) => void;
  readonly copy: (part: BodyPart, form: BodyForm) => void;
  readonly wrap: () => boolean;
  readonly chooseWrap: (wrap: boolean) => void;
  /** Loads the viewer of texts; the same promise every time. */
  readonly loadCodeView: () => Promise<CodeViewModule>;
  readonly nonce: string;
}

export interface BodyViewer {
  readonly element: HTMLElement;
  readonly receive: (piece: BodyPiece) => void;
  readonly gone: () => void;
  readonly find: () => void;
  readonly dispose: () => void;
}

type Form = BodyForm | 'image';

/** UTF-16 code units that are fetched without being asked; the rest waits for a click. */
const unaskedLength = 10_000_000;

const formLabels: Readonly<Record<Form, string>> = { image: 'Image', pretty: 'Pretty', raw: 'Raw', hex: 'Hex' };

/** A body in the forms it has, with what can be done with it. */
export function bodyViewer(body: BodyView, part: BodyPart, actions: BodyActions): BodyViewer {
  if (body.kind === 'none') return emptyViewer(body.emptyText ?? 'There is no body.');

  const forms = formsOf(body);
  const stage = el('div', { class: 'body-stage' });
  const rest = el('p', { class: 'body-rest', hidden: true, role: 'status' });
  let form: Form = forms[0] ?? 'hex';
  let wrap = actions.wrap();
  let code: CodeView | null = null;
  let disposed = false;
  /** Code units of the current form that are on screen, and how far to go on unasked. */
  let shown = 0;
  let allowed = unaskedLength;

  const textOf = (one: BodyForm): BodyText | null =>
    one === 'pretty' ? body.pretty : one === 'raw' ? (body.raw ?? body.pretty) : body.hex;

  const goOn = (): void => {
    if (form === 'image') return;
    const length = textOf(form)?.length ?? 0;
    const isWhole = shown >= length;
    rest.hidden = isWhole;
    if (isWhole) return;
    if (shown < allowed) {
      rest.replaceChildren(`Loading … ${percent(shown, length)}`);
      actions.want(part, form === 'raw' && body.raw === null ? 'pretty' : form, shown);
      return;
    }
    rest.replaceChildren(
      el('span', {}, `The first ${percent(shown, length)} are shown.`),
      textButton(null, 'Load more', 'quiet', () => {
        allowed += unaskedLength;
        goOn();
      }),
      textButton(null, 'Save all', 'quiet', () => actions.save(part)),
    );
  };

  const showText = (module: CodeViewModule, one: BodyForm): void => {
    if (disposed || form !== one) return;
    if (code === null) {
      stage.replaceChildren();
      code = module.createCodeView(stage, part === 'response' ? 'Response body' : 'Request body', actions.nonce, wrap);
    }
    const text = textOf(one)?.text ?? '';
    shown = text.length;
    allowed = unaskedLength;
    code.show(text, one === 'hex' ? 'hex' : body.language);
    goOn();
  };

  const show = (one: Form): void => {
    form = one;
    for (const button of formButtons) button.setAttribute('aria-pressed', String(button.dataset['form'] === one));
    for (const button of textOnly) button.disabled = one === 'image';
    wrapButton.disabled = one === 'image' || one === 'hex';
    rest.hidden = true;
    if (one === 'image') {
      code?.dispose();
      code = null;
      stage.replaceChildren(imageStage(body));
      return;
    }
    void actions.loadCodeView().then((module) => showText(module, one));
  };

  const formButtons = forms.map((one) => {
    const button = el(
      'button',
      { type: 'button', class: 'segment', 'data-form': one, 'aria-pressed': 'false' },
      formLabels[one],
    );
    button.addEventListener('click', () => show(one));
    return button;
  });
  const currentForm = (): BodyForm => (form === 'image' ? (body.pretty === null ? 'hex' : 'pretty') : form);
  const wrapButton = iconButton('wrap', 'Wrap long lines', () => {
    wrap = !wrap;
    wrapButton.setAttribute('aria-pressed', String(wrap));
    actions.chooseWrap(wrap);
    code?.setWrap(wrap);
  });
  wrapButton.setAttribute('aria-pressed', String(wrap));
  const findButton = iconButton('search', 'Find (Ctrl+F)', () => code?.find());
  const copy = copyButton('Copy body', () => actions.copy(part, currentForm()));
  const textOnly = [findButton, copy];

  const element = el(
    'div',
    { class: 'body' },
    el(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': 'Body' },
      el('div', { class: 'segments', role: 'group', 'aria-label': 'Form' }, formButtons),
      el(
        'span',
        { class: 'body-type' },
        [body.typeName, body.charset, body.sizeText].filter((one) => one !== null).join(' · '),
      ),
      el(
        'div',
        { class: 'actions' },
        wrapButton,
        findButton,
        copy,
        iconButton('save', 'Save body as…', () => actions.save(part)),
        iconButton('open', 'Open in an editor', () => actions.open(part, currentForm())),
      ),
    ),
    body.notes.length === 0
      ? null
      : el(
          'ul',
          { class: 'body-notes' },
          body.notes.map((note) => el('li', {}, icon('info'), el('span', {}, note))),
        ),
    stage,
    rest,
  );
  show(form);

  return {
    element,
    receive(piece) {
      if (code === null || piece.start !== shown || form === 'image') return;
      const wanted = form === 'raw' && body.raw === null ? 'pretty' : form;
      if (piece.form !== wanted) return;
      code.append(piece.text);
      shown += piece.text.length;
      if (piece.text === '') rest.replaceChildren('No more of it can be had.');
      else goOn();
    },
    gone() {
      rest.hidden = false;
      rest.replaceChildren('The rest of this body is no longer held. Send the request again to see it.');
    },
    find: () => code?.find(),
    dispose() {
      disposed = true;
      code?.dispose();
    },
  };
}

function formsOf(body: BodyView): readonly Form[] {
  const forms: Form[] = [];
  if (body.dataUrl !== null) forms.push('image');
  if (body.pretty !== null) forms.push(...(body.raw === null ? (['raw'] as const) : (['pretty', 'raw'] as const)));
  if (body.hex !== null) forms.push('hex');
  return forms;
}

function percent(shown: number, length: number): string {
  return `${Math.min(99, Math.floor((shown / length) * 100))} %`;
}

/** An image, as an image and nothing else: scripts inside an SVG do not run there. */
function imageStage(body: BodyView): HTMLElement {
  const image = el('img', { src: body.dataUrl, alt: `The response's body, a ${body.typeName}` });
  const size = el('figcaption', { class: 'image-size' }, body.sizeText);
  image.addEventListener('load', () => {
    size.textContent = `${image.naturalWidth} × ${image.naturalHeight} pixels · ${body.sizeText}`;
  });
  image.addEventListener('error', () => {
    size.textContent = `This ${body.typeName} cannot be shown; look at it in the hex view, or save it.`;
    image.hidden = true;
  });
  return el('figure', { class: 'image' }, el('div', { class: 'checkered' }, image), size);
}

function emptyViewer(text: string): BodyViewer {
  const nothing = (): void => undefined;
  return {
    element: el('div', { class: 'body' }, el('p', { class: 'empty' }, text)),
    receive: nothing,
    gone: nothing,
    find: nothing,
    dispose: nothing,
  };
}
