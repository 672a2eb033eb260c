// On the move: marching, walking the runway, playing.

import { falling, rising, sparkles } from './particles.ts';
import type { Scene } from './stagecraft.ts';
import { clamp, FILM, hop, pop, smooth } from './stagecraft.ts';

const { width: W } = FILM;

/** A procession hops by while the leader stays in the middle and looks around. */
export const parade: Scene = async (kit) => {
  const { recipe, ground, tints } = kit;
  const [main = '🐓', second = main] = recipe.subjects;
  const leader = await kit.actor(main, 290, recipe.tint ?? tints[0] ?? null);
  const colours = tints.length > 1 ? tints : [recipe.tint];
  const marchers = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      kit.actor(
        index % 2 && second !== main ? second : main,
        118,
        second === main ? (colours[(index + 1) % colours.length] ?? null) : null,
      ),
    ),
  );
  const extras = await Promise.all(recipe.props.map((emoji) => kit.actor(emoji, 104)));
  const person = recipe.person ? await kit.actor(recipe.person, 220) : null;
  const air = await falling(kit, recipe.props.slice(0, 1), 10, 0.12, [22, 40]);
  const line = [...marchers, ...extras];
  return (frame, t) => {
    kit.glow(frame, W / 2, ground - 140, 580, 0.65);
    air(frame, t, 'back');
    const span = W + 260;
    for (const [index, actor] of extras.entries()) {
      const x = ((index / extras.length) * span + t * 74) % span;
      kit.put(frame, actor, {
        x: x - 130,
        foot: ground - 34,
        lift: hop(t + index * 0.21, 0.62) * 26,
        angle: Math.sin(t * 5 + index) * 0.1,
      });
    }
    if (person)
      kit.put(frame, person, {
        x: -90 + ((t * 88 + 200) % (W + 240)),
        foot: ground + 2,
        lift: hop(t, 0.5) * 12,
        angle: Math.sin(t * 6.2) * 0.05,
      });
    kit.put(frame, leader, {
      x: W / 2 + Math.sin(t * 0.8) * 24,
      foot: ground + 40,
      lift: hop(t, 0.78) * 52,
      scale: pop(t / 0.7),
      stretch: 1 + (hop(t, 0.78) - 0.5) * 0.07,
      angle: Math.sin((t / 0.78) * Math.PI) * 0.07,
    });
    for (const [index, actor] of line.slice(0, 5).entries()) {
      const x = span - (((index / 5) * span + t * 112) % span);
      kit.put(frame, actor, {
        x: x - 130,
        foot: ground + 118,
        lift: hop(t + index * 0.17, 0.52) * 38,
        angle: Math.sin(t * 6 + index * 2) * 0.12,
      });
    }
    air(frame, t, 'front');
  };
};

/** It walks towards us out of the light, poses, and comes again in its next colour. */
export const catwalk: Scene = async (kit) => {
  const { recipe, ground, tints, seconds } = kit;
  const [main = '👗'] = recipe.subjects;
  const colours = recipe.tint ? [recipe.tint] : tints.slice(0, 4);
  const dressed = await Promise.all(colours.map((tint) => kit.actor(main, 360, tint)));
  const person = recipe.person ? await kit.actor(recipe.person, 220) : null;
  const props = await Promise.all(recipe.props.map((emoji) => kit.actor(emoji, 96)));
  const petals = await falling(kit, recipe.props.slice(0, 1), 12, 0.13, [20, 38]);
  const glints = await sparkles(kit, 12, W / 2, ground - 200, 240);
  const each = seconds / dressed.length;
  return (frame, t) => {
    kit.rays(frame, W / 2, ground - 260, 900, t * 0.15, 0.4);
    kit.glow(frame, W / 2, ground - 220, 640, 0.75);
    petals(frame, t, 'back');
    for (const [index, prop] of props.entries())
      kit.put(frame, prop, {
        x: W * (index % 2 ? 0.9 : 0.1),
        foot: ground - 10 + index * 52,
        lift: hop(t + index * 0.4, 1.1) * 16,
        angle: Math.sin(t * 1.7 + index) * 0.16,
      });
    if (person)
      kit.put(frame, person, {
        x: W * 0.76,
        foot: ground + 30,
        lift: hop(t, 0.55) * 18,
        angle: Math.sin(t * 5.7) * 0.1,
        turn: Math.cos(t * 1.4) > 0 ? 1 : -1,
      });
    const index = Math.min(dressed.length - 1, Math.floor(t / each));
    const since = t - index * each;
    const near = smooth(since / Math.min(1.5, each * 0.6));
    const walking = 1 - near;
    const leaving = index < dressed.length - 1 ? smooth((since - each + 0.22) / 0.22) : 0;
    kit.put(frame, dressed[index]!, {
      x: W * 0.45 + Math.sin(since * 7) * 16 * walking - leaving * W * 0.8,
      foot: ground - 96 + near * 150,
      lift: hop(since, 0.34) * 10 * walking,
      scale: 0.42 + near * 0.58,
      angle: Math.sin(since * 7) * 0.06 * walking + Math.sin(t * 1.6) * 0.045 * near,
      turn: 1 - 0.16 * near * (1 - Math.cos(since * 1.8)),
      opacity: clamp(since * 9),
    });
    const flash = clamp(1 - Math.abs(since - 1.55) * 5);
    if (flash > 0) kit.glow(frame, W * 0.45, ground - 130, 900, flash * 0.65);
    glints(frame, t);
    petals(frame, t, 'front');
  };
};

/** A child and a toy take turns to jump for joy; hearts go up. */
export const play: Scene = async (kit) => {
  const { recipe, ground } = kit;
  const [main = '🧸'] = recipe.subjects;
  const toy = await kit.actor(main, 320, recipe.tint);
  const child = recipe.person ? await kit.actor(recipe.person, 220) : null;
  const air = await rising(kit, recipe.props, 15, 0.16, [34, 70]);
  const glints = await sparkles(kit, 8, W / 2, ground - 160, 230);
  return (frame, t) => {
    kit.glow(frame, W / 2, ground - 160, 620, 0.6 + 0.14 * Math.sin(t * 2));
    air(frame, t, 'back');
    const turn = Math.floor(t / 1.1) % 2;
    const jump = hop(t, 1.1);
    if (child)
      kit.put(frame, child, {
        x: W * 0.76 - smooth((t - 3) / 1.2) * W * 0.09,
        foot: ground + 46,
        lift: (turn ? jump : 0) * 120,
        stretch: 1 + (turn ? jump - 0.4 : 0) * 0.07,
        angle: Math.sin(t * 2.4) * 0.1,
      });
    kit.put(frame, toy, {
      x: W * 0.4 + smooth((t - 3) / 1.2) * W * 0.06,
      foot: ground + 40,
      lift: (turn ? 0 : jump) * 130,
      scale: pop(t / 0.7),
      stretch: 1 + (turn ? -0.02 : jump - 0.4) * 0.08,
      angle: Math.sin(t * 2.1) * 0.09,
    });
    glints(frame, t);
    air(frame, t, 'front');
  };
};
