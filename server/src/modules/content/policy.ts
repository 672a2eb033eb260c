import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

/** What creators may upload and how much. */
export const videoPolicy = policy({
  name: 'content.videos',
  words: { zh: '视频与评论', en: 'Videos and comments' },
  schema: Strict({
    longestMinutes: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field('视频最长', 'The longest video', 'minutes'),
    }),
    largestMiB: Type.Integer({
      minimum: 1,
      maximum: 4_096,
      ...field('文件最大', 'The largest file', 'MiB'),
    }),
    uploadKeptHours: Type.Integer({
      minimum: 1,
      maximum: 720,
      ...field('未发布的上传保留', 'An upload nobody published is kept for', 'hours'),
    }),
    uploadsPerHour: Type.Integer({
      minimum: 1,
      maximum: 1_000,
      ...field('每人每小时上传次数', 'Uploads of a creator an hour', 'times'),
    }),
    sameCommentsPerHour: Type.Integer({
      minimum: 1,
      maximum: 100,
      ...field('每小时可重复同一评论', 'The same comment an hour', 'times'),
    }),
  }),
  defaults: {
    longestMinutes: 10,
    largestMiB: 500,
    uploadKeptHours: 24,
    uploadsPerHour: 20,
    sameCommentsPerHour: 2,
  },
});
