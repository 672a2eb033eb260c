import type { Database } from './db.ts';
import type { Config } from './config.ts';
import type { Route } from './endpoint.ts';
import type { Subscriber } from './events.ts';
import type { Job, Sweep } from './jobs.ts';
import type { Log } from './log.ts';
import type { Storage } from './storage.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What wiring may use. */
export type House = {
  readonly config: Config;
  readonly database: Database;
  readonly storage: Storage;
  readonly log: Log;
};

/** One module as main.ts sees it. `pages` adds what is not JSON: hosted pages, uploads, file serving. */
export type Module = {
  readonly name: string;
  readonly routes?: readonly Route[];
  readonly subscribers?: readonly Subscriber[];
  readonly jobs?: readonly Job[];
  readonly sweeps?: readonly Sweep[];
  readonly pages?: (app: FastifyInstance) => void;
  /** Whether a stored file may be read by who asks for it; asked before each is served. */
  readonly mayRead?: (key: string, request: FastifyRequest) => Promise<boolean>;
  /** Open-ended answers, served by the role `realtime`. */
  readonly streams?: (app: FastifyInstance) => void;
  readonly close?: () => Promise<void>;
};
export type OpenModule = (house: House) => Module;
