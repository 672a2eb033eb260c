// Showing it off: on a plate that turns, on the water, in the snow.

import { falling, sparkles, steam } from './particles.ts';
import type { Scene } from './stagecraft.ts';
import { clamp, FILM, hop, pop, smooth } from './stagecraft.ts';
import { svgSprite } from './sprites.ts';

const { width: W, height: H } = FILM;

/** It turns; its companions circle in front of it and behind; its colours take turns. */
export const turntable: Scene = async (kit) => {
  const { recipe, ground, tints, seconds } = kit;
  const [main = '🎧'] = recipe.subjects;
  const colours = recipe.tint ? [recipe.tint] : tints.slice(0, 5);
  const dressed = await Promise.all(colours.map((tint) => kit.actor(main, 330, tint)));
  const moons = await Promise.all(recipe.props.map((emoji) => kit.actor(emoji, 104)));
  const person = recipe.person ? await kit.actor(recipe.person, 216) : null;
  const glints = await sparkles(kit, 11, W / 2, ground - 160, 230);
  const each = seconds / dressed.length;
  return (frame, t) => {
    kit.rays(frame, W / 2, ground - 150, 820, t * 0.22, 0.4);
    kit.glow(frame, W / 2, ground - 150, 600, 0.8);
    if (person)
      kit.put(frame, person, {
        x: W * (0.8 - smooth(t / 1.2) * 0.04),
        foot: ground - 4,
        lift: hop(t, 0.9) * 12,
        angle: Math.sin(t * 1.9) * 0.06,
      });
    const ring = moons.map((moon, index) => ({
      moon,
      turn: t * 1.05 + (index / moons.length) * Math.PI * 2,
    }));
    const orbit = ({ moon, turn }: (typeof ring)[number]) =>
      kit.put(frame, moon, {
        x: W / 2 + Math.cos(turn) * 205,
        foot: ground + 34 + Math.sin(turn) * 62,
        lift: 30 + Math.sin(t * 2 + turn) * 14,
        scale: pop(t / 0.9) * (0.82 + Math.sin(turn) * 0.24),
        angle: Math.sin(t * 1.4 + turn) * 0.2,
      });
    ring.filter(({ turn }) => Math.sin(turn) < 0).forEach(orbit);
    const index = Math.min(dressed.length - 1, Math.floor(t / each));
    const since = t - index * each;
    // Between two colours it turns its edge to us, as a card does.
    const flip =
      dressed.length > 1
        ? Math.min(1, since / 0.22, index < dressed.length - 1 ? (each - since) / 0.22 : 1)
        : 1;
    const turn = Math.max(0.06, smooth(flip)) * (1 - 0.14 * (1 - Math.cos(t * 1.5)));
    const lift = 16 + Math.sin(t * 2) * 9;
    kit.put(frame, dressed[index]!, {
      x: W / 2,
      foot: ground + 28,
      lift,
      turn,
      scale: pop(t / 0.8),
      angle: Math.sin(t * 1.1) * 0.05,
    });
    ring.filter(({ turn: at }) => Math.sin(at) >= 0).forEach(orbit);
    glints(frame, t);
  };
};

/** Waves roll through; whatever it is, it surfs. */
export const wave: Scene = async (kit) => {
  const { recipe, ground } = kit;
  const [main = '🦀'] = recipe.subjects;
  const rider = await kit.actor(main, 300, recipe.tint);
  const others = await Promise.all(recipe.props.map((emoji) => kit.actor(emoji, 108)));
  const person = recipe.person ? await kit.actor(recipe.person, 210) : null;
  const land =
    recipe.stage === 'dock'
      ? ['#7CD0DE', '#3FA2BC', '#2A7F9B']
      : recipe.stage === 'garden'
        ? ['#CDEBA8', '#9BCF73', '#6FAF4E']
        : ['#8C7BD8', '#5E4DB0', '#3F348A'];
  const crests = await Promise.all(
    land.map((colour, index) => svgSprite(crest(colour, 0.94 - index * 0.04, index))),
  );
  const glints = await sparkles(kit, 9, W / 2, ground - 170, 240);
  const roll = (t: number, index: number) => Math.sin(t * (1.15 + index * 0.28) + index * 1.7);
  return (frame, t) => {
    kit.glow(frame, W / 2, ground - 190, 640, 0.65 + 0.1 * Math.sin(t * 1.4));
    for (const [index, other] of others.entries()) {
      const way = (index * 0.37 + t * 0.075 * (index % 2 ? 1 : -1) + 2) % 1;
      kit.float(frame, other.sprite, {
        x: -90 + way * (W + 180),
        y: ground - 330 - index * 58 + Math.sin(t * 1.6 + index * 2) * 18,
        angle: Math.sin(t * 1.2 + index) * 0.14,
      });
    }
    kit.float(frame, crests[0]!, { x: W / 2 + roll(t, 0) * 60, y: ground + 250 + roll(t * 1.3, 2) * 14 });
    if (person)
      kit.put(frame, person, { x: W * 0.76, foot: ground + 6 + roll(t, 0) * 16, angle: roll(t, 1) * 0.1 });
    const lift = 34 + Math.sin(t * 2.1) * 46;
    kit.put(frame, rider, {
      x: W * 0.46 + Math.sin(t * 0.9) * 62,
      foot: ground + 66,
      lift,
      scale: pop(t / 0.7),
      angle: Math.cos(t * 2.1) * 0.17 + Math.sin(t * 0.9) * 0.06,
      stretch: 1 + Math.sin(t * 4.2) * 0.02,
    });
    kit.float(frame, crests[1]!, { x: W / 2 + roll(t, 1) * 70, y: ground + 318 + roll(t * 1.2, 1) * 16 });
    kit.float(frame, crests[2]!, { x: W / 2 - roll(t, 2) * 80, y: ground + 396 + roll(t, 0) * 12 });
    glints(frame, t);
  };
};

function crest(colour: string, opacity: number, shift: number): string {
  const width = W * 1.7;
  const step = width / 12;
  const edge = Array.from(
    { length: 12 },
    (_, index) => `q${step / 2} ${(index + shift) % 2 ? 34 : -34} ${step} 0`,
  ).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="520"><path d="M0 46 ${edge} V520 H0Z" fill="${colour}" opacity="${opacity}"/><path d="M0 52 ${edge}" fill="none" stroke="#FFFFFF" stroke-width="7" opacity="0.5"/></svg>`;
}

/** Snow, or frost and leaves; a warm thing in the cold, and breath in the air. */
export const snowfall: Scene = async (kit) => {
  const { recipe, ground, tints } = kit;
  const [main = '🧣', second] = recipe.subjects;
  const colours = tints.length > 1 && !second ? tints.slice(0, 4) : [recipe.tint ?? null];
  const dressed = await Promise.all(colours.map((tint) => kit.actor(main, 300, tint)));
  const friend = second ? await kit.actor(second, 150) : null;
  const prop = recipe.props[1] ? await kit.actor(recipe.props[1], 150) : null;
  const person = recipe.person ? await kit.actor(recipe.person, 240) : null;
  const snow = await falling(kit, ['❄️', '❄️', recipe.props[0] ?? '❄️'], 34, 0.13, [16, 40]);
  const breath = await steam(kit, W * 0.2, ground + 20, 4);
  const each = 1.6;
  return (frame, t) => {
    kit.glow(frame, W / 2, ground - 150, 620, 0.75 + 0.15 * Math.sin(t * 1.8));
    snow(frame, t, 'back');
    if (person)
      kit.put(frame, person, {
        x: W * 0.75,
        foot: ground + 8,
        lift: hop(t, 0.8) * 10,
        angle: Math.sin(t * 12) * 0.012 + Math.sin(t * 1.5) * 0.05,
      });
    const index = Math.floor(t / each) % dressed.length;
    const fresh = dressed.length > 1 ? clamp((t % each) / 0.4) : clamp(t / 0.7);
    kit.put(frame, dressed[index]!, {
      x: W * (person ? 0.42 : 0.5),
      foot: ground + 44,
      lift: Math.sin(t * 1.7) * 8 + 10,
      scale: 0.86 + pop(fresh) * 0.14,
      angle: Math.sin(t * 1.6) * 0.1 + (1 - fresh) * 0.25,
    });
    if (friend)
      kit.put(frame, friend, {
        x: W * 0.68,
        foot: ground + 80,
        lift: hop(t, 1.3) * 22,
        angle: Math.sin(t * 2) * 0.14,
      });
    if (prop) {
      kit.put(frame, prop, { x: W * 0.19, foot: ground + 96, angle: Math.sin(t * 1.3) * 0.04 });
      if (prop && recipe.props[1] === '☕') breath(frame, t);
    }
    snow(frame, t, 'front');
    if (t < 0.4) kit.glow(frame, W / 2, H * 0.4, 1500, 0.5 - t * 1.25);
  };
};
