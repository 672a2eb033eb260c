export { Video, type VideoWire } from './contract.ts';
