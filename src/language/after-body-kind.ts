/** What may follow a body. */
export type AfterBody =
  | 'inline-handler'
  | 'file-handler'
  | 'output'
  | 'stored-response-file'
  | 'assertion'
  | 'script-block'
  | 'stored-response';
