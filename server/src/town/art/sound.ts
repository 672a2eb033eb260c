// Music for the films, written by rule: a mood gives tempo, scale, instrument and a room tone,
// the film's seed gives the melody. Nothing is sampled, so nothing needs a licence.

import { randomFrom, type Random } from '../random.ts';
import type { Mood } from '../types.ts';

const RATE = 44_100;

type Voice = 'pluck' | 'marimba' | 'bell' | 'flute' | 'square';
type Score = {
  bpm: number;
  root: number;
  /** Semitones above the root. */
  scale: readonly number[];
  voice: Voice;
  /** Chords as scale degrees, one per bar. */
  bars: readonly (readonly number[])[];
  drums: boolean;
  room: 'waves' | 'birds' | 'fire' | 'none';
};

const PENTATONIC = [0, 2, 4, 7, 9];
const MINOR_PENTATONIC = [0, 3, 5, 7, 10];
const scores: Readonly<Record<Mood, Score>> = {
  folk: {
    bpm: 92,
    root: 57,
    scale: PENTATONIC,
    voice: 'pluck',
    bars: [
      [0, 2],
      [3, 0],
      [4, 1],
      [0, 3],
    ],
    drums: false,
    room: 'birds',
  },
  sea: {
    bpm: 84,
    root: 55,
    scale: PENTATONIC,
    voice: 'flute',
    bars: [
      [0, 2],
      [1, 3],
      [4, 2],
      [0, 3],
    ],
    drums: false,
    room: 'waves',
  },
  cosy: {
    bpm: 72,
    root: 60,
    scale: PENTATONIC,
    voice: 'bell',
    bars: [
      [0, 2, 4],
      [3, 1],
      [4, 2],
      [1, 3],
    ],
    drums: false,
    room: 'fire',
  },
  beat: {
    bpm: 112,
    root: 57,
    scale: MINOR_PENTATONIC,
    voice: 'square',
    bars: [
      [0, 2],
      [0, 3],
      [4, 1],
      [2, 4],
    ],
    drums: true,
    room: 'none',
  },
  spring: {
    bpm: 100,
    root: 62,
    scale: PENTATONIC,
    voice: 'marimba',
    bars: [
      [0, 2, 4],
      [1, 3],
      [4, 2],
      [0, 3],
    ],
    drums: false,
    room: 'birds',
  },
  kitchen: {
    bpm: 104,
    root: 60,
    scale: PENTATONIC,
    voice: 'marimba',
    bars: [
      [0, 3],
      [2, 4],
      [1, 3],
      [0, 2],
    ],
    drums: true,
    room: 'fire',
  },
  toy: {
    bpm: 120,
    root: 67,
    scale: PENTATONIC,
    voice: 'bell',
    bars: [
      [0, 2],
      [4, 1],
      [3, 0],
      [2, 4],
    ],
    drums: true,
    room: 'none',
  },
  night: {
    bpm: 88,
    root: 53,
    scale: MINOR_PENTATONIC,
    voice: 'bell',
    bars: [
      [0, 2, 3],
      [1, 4],
      [0, 3],
      [2, 4],
    ],
    drums: true,
    room: 'none',
  },
};

const frequency = (note: number): number => 440 * 2 ** ((note - 69) / 12);

/** Amplitude of an instrument `age` seconds after it was struck. */
function sounding(voice: Voice, pitch: number, age: number): number {
  const wave = (times: number) => Math.sin(2 * Math.PI * pitch * times * age);
  switch (voice) {
    case 'pluck':
      return (wave(1) + 0.5 * wave(2) + 0.28 * wave(3) + 0.14 * wave(5)) * Math.exp(-age * 4.2);
    case 'marimba':
      return wave(1) * Math.exp(-age * 6) + 0.3 * wave(4) * Math.exp(-age * 15);
    case 'bell':
      return (
        (wave(1) + 0.35 * wave(2.76) * Math.exp(-age * 4) + 0.2 * wave(5.4) * Math.exp(-age * 8)) *
        Math.exp(-age * 2.6)
      );
    case 'flute':
      return (
        (Math.sin(2 * Math.PI * pitch * age + 0.12 * Math.sin(2 * Math.PI * 5 * age)) + 0.14 * wave(2)) *
        Math.min(1, age * 14) *
        Math.exp(-age * 1.5)
      );
    case 'square':
      return (wave(1) + wave(3) / 3 + wave(5) / 6) * Math.exp(-age * 5.5);
  }
}

function strike(
  track: Float32Array,
  at: number,
  seconds: number,
  gain: number,
  sound: (age: number) => number,
): void {
  const from = Math.round(at * RATE);
  const to = Math.min(track.length, from + Math.round(seconds * RATE));
  for (let i = from; i < to; i++) track[i] = track[i]! + sound((i - from) / RATE) * gain;
}

function playMelody(track: Float32Array, score: Score, random: Random, seconds: number): void {
  const beat = 60 / score.bpm;
  let degree = random.between(2, 5);
  for (let step = 0; step * beat * 0.5 < seconds; step++) {
    const strong = step % 2 === 0;
    if (!random.chance(strong ? 0.86 : 0.42)) continue;
    degree = Math.max(0, Math.min(9, degree + random.between(-2, 2)));
    const note = score.root + 12 + (score.scale[degree % 5] ?? 0) + 12 * Math.floor(degree / 5);
    strike(track, step * beat * 0.5, 1.6, strong ? 0.2 : 0.14, (age) =>
      sounding(score.voice, frequency(note), age),
    );
  }
}

function playChords(track: Float32Array, score: Score, seconds: number): void {
  const bar = (60 / score.bpm) * 4;
  for (let index = 0; index * bar < seconds; index++) {
    for (const degree of score.bars[index % score.bars.length] ?? []) {
      const pitch = frequency(score.root + (score.scale[degree] ?? 0));
      strike(track, index * bar, bar * 1.1, 0.07, (age) => {
        const swell = Math.min(1, age * 2.5) * Math.min(1, Math.max(0, bar * 1.1 - age) * 2.5);
        return (
          (Math.sin(2 * Math.PI * pitch * age) +
            0.6 * Math.sin(2 * Math.PI * pitch * 1.004 * age) +
            0.3 * Math.sin(Math.PI * pitch * age)) *
          swell
        );
      });
    }
  }
}

function playDrums(track: Float32Array, score: Score, random: Random, seconds: number): void {
  const beat = 60 / score.bpm;
  for (let step = 0; step * beat * 0.5 < seconds; step++) {
    const at = step * beat * 0.5;
    if (step % 4 === 0)
      strike(
        track,
        at,
        0.25,
        0.34,
        (age) => Math.sin(2 * Math.PI * (46 * age + 9 * (1 - Math.exp(-age * 30)))) * Math.exp(-age * 14),
      );
    if (step % 4 === 2) strike(track, at, 0.16, 0.12, (age) => (random.next() * 2 - 1) * Math.exp(-age * 24));
    strike(track, at, 0.06, 0.035, (age) => (random.next() * 2 - 1) * Math.exp(-age * 70));
  }
}

function fillRoom(track: Float32Array, room: Score['room'], random: Random, seconds: number): void {
  if (room === 'waves') {
    let low = 0;
    for (let i = 0; i < track.length; i++) {
      low += (random.next() * 2 - 1 - low) * 0.06;
      const swell = 0.35 + 0.65 * Math.sin((i / RATE) * 0.9) ** 2;
      track[i] = track[i]! + low * swell * 0.42;
    }
  }
  if (room === 'fire') {
    for (let at = 0; at < seconds; at += 0.03 + random.next() * 0.16)
      strike(
        track,
        at,
        0.02,
        0.02 + random.next() * 0.06,
        (age) => (random.next() * 2 - 1) * Math.exp(-age * 260),
      );
  }
  if (room === 'birds') {
    for (let at = 0.4; at < seconds; at += 1.1 + random.next() * 1.8) {
      const base = 2300 + random.next() * 1400;
      for (let chirp = 0; chirp < random.between(2, 4); chirp++) {
        strike(
          track,
          at + chirp * 0.13,
          0.1,
          0.022,
          (age) =>
            Math.sin(2 * Math.PI * (base * age + 4200 * age * age)) *
            Math.sin(Math.min(1, age * 10) * Math.PI),
        );
      }
    }
  }
}

/** A mono 16-bit WAV of the mood, faded at both ends so that the film may loop. */
export function makeMusic(mood: Mood, seconds: number, seed: number): Buffer {
  const score = scores[mood];
  const random = randomFrom(seed);
  const track = new Float32Array(Math.round(seconds * RATE));
  playChords(track, score, seconds);
  playMelody(track, score, random, seconds);
  if (score.drums) playDrums(track, score, random, seconds);
  fillRoom(track, score.room, random, seconds);
  return toWav(track);
}

function toWav(track: Float32Array): Buffer {
  const wav = Buffer.alloc(44 + track.length * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + track.length * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(track.length * 2, 40);
  const fade = RATE * 0.35;
  for (let i = 0; i < track.length; i++) {
    const edge = Math.min(1, i / (fade * 0.3), (track.length - i) / fade);
    // tanh keeps a crowded bar from clipping.
    wav.writeInt16LE(Math.round(Math.tanh(track[i]! * 1.25 * edge) * 30_000), 44 + i * 2);
  }
  return wav;
}
