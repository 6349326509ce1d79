import type { TrustSettings } from '../exchange/connections.ts';
import type { Phase } from '../exchange/exchange.ts';
import type { ProbeKind } from '../exchange/probe/probe-result.ts';
import type { ScanProgress } from '../exchange/probe/scan/scan-report.ts';
import type { NamedExchange } from '../request/named-exchange.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { ServerQuestion } from '../run/ask-server.ts';
import type { BodyForm, BodyPart, BodyPiece } from '../view/body-view.ts';
import type { CertificateView } from '../view/certificate-view.ts';
import type { InspectionReport } from '../view/exchange-report.ts';
import type { ProbeView } from '../view/probe-view.ts';
import type { ResponseView } from '../view/response-view.ts';

/** From the editor's thread to the worker. `id` names a job; answers carry it. */
export type ToWorker =
  /** Ends the session's kept connections and begins a new one with other trust. */
  | { readonly kind: 'configure'; readonly trust: WorkerTrust }
  /** `keepAs`: under which other requests may refer to the exchange; the last one of a key counts. `null`: they may not. */
  | { readonly kind: 'send'; readonly id: number; readonly request: ResolvedRequest; readonly keepAs: string | null }
  /** What was kept under a key. */
  | { readonly kind: 'kept'; readonly id: number; readonly key: string }
  | { readonly kind: 'inspect'; readonly id: number; readonly host: string; readonly port: number }
  /** Beyond one handshake, because a person asked for it. */
  | {
      readonly kind: 'ask-server';
      readonly id: number;
      readonly host: string;
      readonly port: number;
      readonly question: ServerQuestion;
    }
  /** The report on who answered under `exchange`, a send or an inspection. */
  | { readonly kind: 'connection-report'; readonly id: number; readonly exchange: number }
  /** A question that a person asks about who answered under `exchange`. */
  | { readonly kind: 'probe'; readonly id: number; readonly exchange: number; readonly probe: ProbeKind }
  | { readonly kind: 'cancel'; readonly id: number }
  /** All bytes of a body of an exchange that was performed under `exchange`. */
  | { readonly kind: 'body'; readonly id: number; readonly exchange: number; readonly part: BodyPart }
  /** A piece of a body as text. */
  | {
      readonly kind: 'body-piece';
      readonly id: number;
      readonly exchange: number;
      readonly part: BodyPart;
      readonly form: BodyForm;
      readonly start: number;
    }
  | { readonly kind: 'close' };

/** From the worker to the editor's thread. */
export type FromWorker =
  | { readonly kind: 'phase'; readonly id: number; readonly phase: Phase }
  /** Who is about to answer, in a job that takes a while; once for each connection that it uses, and never after its answer. */
  | { readonly kind: 'opened'; readonly id: number; readonly view: CertificateView }
  | { readonly kind: 'performed'; readonly id: number; readonly view: ResponseView }
  /** How far the scan of an `ask-server` is; once for each connection. */
  | { readonly kind: 'scan-progress'; readonly id: number; readonly progress: ScanProgress }
  /** Plain text for people. */
  | { readonly kind: 'asked-server'; readonly id: number; readonly text: string }
  | { readonly kind: 'inspected'; readonly id: number; readonly view: CertificateView }
  /** `null`: it is no longer known. */
  | { readonly kind: 'connection-report'; readonly id: number; readonly report: InspectionReport | null }
  /** `null`: it is no longer known, or there is nothing to start from. */
  | { readonly kind: 'probed'; readonly id: number; readonly view: ProbeView | null }
  /** `null`: nothing was kept. */
  | { readonly kind: 'kept'; readonly id: number; readonly exchange: NamedExchange | null }
  /** `null`: the exchange is no longer held. */
  | { readonly kind: 'body'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'body-piece'; readonly id: number; readonly piece: BodyPiece | null }
  /** A bug of ours, told instead of swallowed. */
  | { readonly kind: 'broken'; readonly id: number; readonly message: string };

/** What of `TrustSettings` can be posted: functions cannot. */
export type WorkerTrust = Omit<TrustSettings, 'lookup'>;
