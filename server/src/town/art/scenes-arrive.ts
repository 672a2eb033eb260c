// It comes into being: out of parts, out of light, out of a box.

import { rising, sparkles } from './particles.ts';
import type { Scene } from './stagecraft.ts';
import { clamp, FILM, hop, pop, smooth } from './stagecraft.ts';

const { width: W } = FILM;

/** Parts fly in; each one makes it grow; the last one lights it up. */
export const assembly: Scene = async (kit) => {
  const { recipe, ground, tints } = kit;
  const [main = '🤖'] = recipe.subjects;
  const colours = recipe.tint ? [recipe.tint] : tints;
  const whole = await Promise.all(colours.slice(0, 3).map((tint) => kit.actor(main, 330, tint)));
  const parts = await Promise.all(recipe.props.map((emoji) => kit.actor(emoji, 120)));
  const person = recipe.person ? await kit.actor(recipe.person, 220) : null;
  const glints = await sparkles(kit, 14, W / 2, ground - 150, 250);
  const flights = Array.from({ length: 6 }, (_, index) => ({
    part: parts[index % parts.length]!,
    from: 0.3 + index * 0.48,
    way: (index / 6) * 6.28 + 0.6,
  }));
  const done = 3.4;
  return (frame, t) => {
    const built =
      flights.reduce((sum, flight) => sum + pop((t - flight.from - 0.5) / 0.35), 0) / flights.length;
    const lit = clamp((t - done) * 2);
    kit.rays(frame, W / 2, ground - 150, 860, t * 0.2, 0.45 * lit);
    kit.glow(frame, W / 2, ground - 150, 560, 0.45 + 0.4 * lit);
    if (person)
      kit.put(frame, person, {
        x: W * 0.77,
        foot: ground - 2,
        lift: hop(t, 0.7) * (6 + 30 * lit),
        angle: Math.sin(t * 2.6) * 0.08,
      });
    for (const [index, part] of parts.entries()) {
      kit.put(frame, part, {
        x: W * (0.13 + index * (0.74 / Math.max(1, parts.length - 1))),
        foot: ground + 118,
        scale: pop((t - done - index * 0.14) / 0.4),
        lift: hop(t + index * 0.3, 1.2) * 20,
        angle: Math.sin(t * 2 + index) * 0.12,
      });
    }
    const index = t > done + 0.4 ? Math.floor((t - done - 0.4) / 1.1) % whole.length : 0;
    kit.put(frame, whole[index]!, {
      x: W / 2,
      foot: ground + 34,
      scale: 0.22 + built * 0.78,
      lift: hop(t - done, 1.1) * 60 * lit * clamp(4 - (t - done)),
      angle: Math.sin(t * 3) * 0.05,
      stretch: 1 + Math.sin(t * 6) * 0.02 * (1 - lit),
    });
    for (const { part, from, way } of flights) {
      const flight = clamp((t - from) / 0.55);
      if (flight <= 0 || flight >= 1) continue;
      const distance = 430 * (1 - smooth(flight));
      kit.float(frame, part.sprite, {
        x: W / 2 + Math.cos(way + flight * 1.6) * distance,
        y: ground - 140 + Math.sin(way + flight * 1.6) * distance,
        scale: 1.1 - flight * 0.6,
        angle: flight * 7,
      });
    }
    if (t > 2.6) glints(frame, t);
  };
};

/** It opens like a flower, and smaller ones open around it. */
export const bloom: Scene = async (kit) => {
  const { recipe, ground, tints } = kit;
  const [main = '🌷', second] = recipe.subjects;
  const centre = await kit.actor(main, 320, recipe.tint ?? (second ? null : (tints[0] ?? null)));
  const ring = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      kit.actor(second ?? main, 112, second ? null : (tints[index % tints.length] ?? null)),
    ),
  );
  const props = await Promise.all(recipe.props.slice(0, 3).map((emoji) => kit.actor(emoji, 100)));
  const person = recipe.person ? await kit.actor(recipe.person, 200) : null;
  const air = await rising(kit, ['✨', recipe.props[0] ?? '✨'], 12, 0.13, [18, 34]);
  const glints = await sparkles(kit, 10, W / 2, ground - 170, 240);
  return (frame, t) => {
    const open = pop((t - 0.3) / 1.1);
    kit.rays(frame, W / 2, ground - 160, 900, t * 0.17, 0.5 * clamp(t));
    kit.glow(frame, W / 2, ground - 160, 420 + open * 240, 0.8);
    air(frame, t, 'back');
    for (const [index, petal] of ring.entries()) {
      const way = (index / ring.length) * Math.PI * 2 + t * 0.28;
      const out = pop((t - 1.1 - index * 0.22) / 0.7);
      kit.float(frame, petal.sprite, {
        x: W / 2 + Math.cos(way) * 205 * out,
        y: ground - 160 + Math.sin(way) * 190 * out,
        scale: Math.max(0, out) * (0.92 + 0.1 * Math.sin(t * 2 + index)),
        angle: Math.sin(t * 1.4 + index) * 0.2,
      });
    }
    if (person)
      kit.put(frame, person, {
        x: W * 0.77,
        foot: ground + 70,
        lift: hop(t, 1.2) * 12,
        scale: pop((t - 1.6) / 0.6),
        angle: Math.sin(t * 1.6) * 0.06,
      });
    kit.put(frame, centre, {
      x: W / 2,
      foot: ground + 30,
      lift: 14 + Math.sin(t * 1.8) * 12,
      scale: 0.12 + open * 0.88,
      angle: (1 - open) * 0.9 + Math.sin(t * 1.3) * 0.05,
    });
    for (const [index, prop] of props.entries())
      kit.put(frame, prop, {
        x: W * (0.13 + index * 0.26),
        foot: ground + 116,
        lift: hop(t + index * 0.4, 1.3) * 18,
        scale: pop((t - 2 - index * 0.25) / 0.5),
        angle: Math.sin(t * 1.9 + index) * 0.12,
      });
    glints(frame, t);
    air(frame, t, 'front');
  };
};

/** A parcel shakes, jumps, and lets it out with everything that belongs to it. */
export const unboxing: Scene = async (kit) => {
  const { recipe, ground, random } = kit;
  const boxed = recipe.subjects[0] === '🎁';
  const parcel = await kit.actor(boxed ? '🎁' : '📦', 310);
  const inside = (boxed ? recipe.subjects.slice(1) : recipe.subjects)[0] ?? '✨';
  const thing = await kit.actor(inside, 300, recipe.tint);
  const others = await Promise.all(recipe.props.map((emoji) => kit.actor(emoji, 116)));
  const person = recipe.person ? await kit.actor(recipe.person, 220) : null;
  const glints = await sparkles(kit, 14, W / 2, ground - 190, 250);
  const open = 1.9;
  const confetti = Array.from({ length: 22 }, (_, index) => ({
    actor: others[index % others.length]!,
    way: -Math.PI * (0.15 + 0.7 * random.next()),
    force: 420 + random.next() * 420,
    spin: random.next() * 10 - 5,
  }));
  return (frame, t) => {
    const age = t - open;
    const shaking = age < 0 ? smooth(t / 1.4) : 0;
    kit.rays(frame, W / 2, ground - 190, 880, t * 0.25, 0.5 * clamp(age * 2));
    kit.glow(frame, W / 2, ground - 160, 560, 0.45 + 0.4 * clamp(age * 2));
    if (person)
      kit.put(frame, person, {
        x: W * 0.77,
        foot: ground - 8,
        lift: hop(t, 0.6) * (6 + clamp(age) * 34),
        angle: Math.sin(t * 2.6) * 0.08,
      });
    const away = smooth(age / 0.8);
    kit.put(frame, parcel, {
      x: W / 2 - away * W * 0.29,
      foot: ground + 44 - away * 56,
      scale: 1 - away * 0.46,
      lift: shaking * hop(t, 0.28) * 34,
      angle: Math.sin(t * 26) * 0.09 * shaking,
      stretch: 1 + Math.sin(t * 20) * 0.05 * shaking,
    });
    for (const { actor, way, force, spin } of confetti) {
      if (age <= 0 || age > 1.7) continue;
      kit.float(frame, actor.sprite, {
        x: W / 2 + Math.cos(way) * force * age,
        y: ground - 130 + Math.sin(way) * force * age + 520 * age * age,
        scale: 0.5,
        angle: spin * age,
        opacity: clamp((1.7 - age) * 2),
      });
    }
    if (age > 0) {
      const leap = clamp(age / 0.9);
      kit.put(frame, thing, {
        x: W / 2 + 26 * leap,
        foot: ground + 50,
        lift: Math.sin(leap * Math.PI) * 260 + (leap === 1 ? hop(t - open - 0.9, 1.2) * 30 : 0),
        scale: 0.25 + pop(leap) * 0.75,
        angle: (1 - leap) * -1.4 + Math.sin(t * 1.6) * 0.06,
      });
      for (const [index, actor] of others.entries())
        kit.put(frame, actor, {
          x: W * (0.16 + index * (0.68 / Math.max(1, others.length - 1))),
          foot: ground + 124,
          scale: pop((age - 1.1 - index * 0.16) / 0.45),
          lift: hop(t + index * 0.3, 1.2) * 20,
          angle: Math.sin(t * 2 + index) * 0.12,
        });
      glints(frame, t);
    }
  };
};
