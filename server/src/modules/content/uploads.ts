import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { creatorNeeded, signInNeeded, type Caller } from '../../platform/authorise.ts';
import { day, hour } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { inForce, remembered } from '../../platform/policy.ts';
import { rateLimit } from '../../platform/rate-limit.ts';
import { Problem } from '../../platform/problem.ts';
import { videoPolicy } from './policy.ts';

const mebibyte = 1_048_576;
const folderOf = (dataFolder: string) => join(dataFolder, 'uploads');
const storeOf = (dataFolder: string, keptMs = day) =>
  new FileStore({ directory: folderOf(dataFolder), expirationPeriodInMilliseconds: keptMs });

/** Removes uploads that were begun and never published. */
export async function dropStaleUploads(db: Db, dataFolder: string): Promise<number> {
  mkdirSync(folderOf(dataFolder), { recursive: true });
  const { uploadKeptHours } = await inForce(db, videoPolicy);
  return storeOf(dataFolder, uploadKeptHours * hour).deleteExpired();
}

export function uploadPath(dataFolder: string, uploadId: string): string {
  return join(folderOf(dataFolder), uploadId.replaceAll(/[^\w-]/g, ''));
}

/** True when the upload is complete and was made by this creator. */
export async function uploadIsReady(
  dataFolder: string,
  uploadId: string,
  creatorId: Id<'creator'>,
): Promise<boolean> {
  try {
    const note = JSON.parse(await readFile(`${uploadPath(dataFolder, uploadId)}.json`, 'utf8')) as {
      size?: number;
      metadata?: Record<string, string>;
    };
    const store = storeOf(dataFolder);
    const upload = await store.getUpload(uploadId);
    return note.metadata?.owner === toWire('creator', creatorId) && upload.offset === note.size;
  } catch {
    return false;
  }
}

/** Resumable uploads (tus 1.0) for creators at /api/uploads. An upload is its creator's alone: others do not find it. */
export function uploadPages(
  app: FastifyInstance,
  {
    db,
    dataFolder,
    resolveCaller,
  }: { db: Db; dataFolder: string; resolveCaller: (r: FastifyRequest) => Promise<Caller | null> },
): void {
  const directory = folderOf(dataFolder);
  mkdirSync(directory, { recursive: true });
  const store = storeOf(dataFolder);
  const startingUpload = rateLimit({ max: Infinity, windowMs: hour });
  const owners = new WeakMap<object, string>();
  const ownerOf = (request: Request) =>
    owners.get((request as { runtime?: { node?: { req: object } } }).runtime?.node?.req ?? request) ?? '';
  const tus = new Server({
    path: '/api/uploads',
    datastore: store,
    maxSize: async () => (await remembered(db, videoPolicy)).largestMiB * mebibyte,
    relativeLocation: true,
    respectForwardedHeaders: false,
    onUploadCreate: async (request, upload) => ({
      metadata: { ...upload.metadata, owner: ownerOf(request) },
    }),
    onIncomingRequest: async (request, uploadId) => {
      if (request.method === 'POST' || request.method === 'OPTIONS') return;
      const upload = await store.getUpload(uploadId).catch(() => null);
      if (upload?.metadata?.owner !== ownerOf(request))
        throw { status_code: 404, body: 'There is no such upload. Start it again.\n' };
    },
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.addHook('preHandler', async (request) => {
    const caller = await resolveCaller(request);
    if (!caller) throw new Problem(signInNeeded);
    if (!caller.creatorId) throw new Problem(creatorNeeded);
    if (request.method === 'POST')
      startingUpload(caller.personId, (await remembered(db, videoPolicy)).uploadsPerHour);
    owners.set(request.raw, toWire('creator', caller.creatorId));
  });
  const handle = async (request: FastifyRequest, reply: { hijack(): unknown; raw: never }) => {
    reply.hijack();
    await tus.handle(request.raw, reply.raw);
  };
  app.all('/api/uploads', handle as never);
  app.all('/api/uploads/*', handle as never);
}
