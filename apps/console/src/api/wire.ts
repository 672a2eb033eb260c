import { openWire } from '@jishi/wire';
import { language } from '../i18n/index.ts';

export const { call } = openWire({ language });
