// Picking, frothing, cooking: the thing is being made.

import { falling, rising, sparkles, steam } from './particles.ts';
import type { Scene } from './stagecraft.ts';
import { bounce, clamp, FILM, hop, pop, smooth } from './stagecraft.ts';

const { width: W } = FILM;

/** Fruit drops from the tree one after another, bounces and gathers; somebody comes to look. */
export const harvest: Scene = async (kit) => {
  const { recipe, random, ground } = kit;
  const [main = '🍎'] = recipe.subjects;
  const big = await kit.actor(main, 310, recipe.tint);
  const small = await kit.actor(main, 128, recipe.tint);
  const person = recipe.person ? await kit.actor(recipe.person, 230) : null;
  const basket = recipe.props[1] ? await kit.actor(recipe.props[1], 190) : null;
  const leaves = await falling(kit, recipe.props.slice(0, 1), 14, 0.14);
  const glints = await sparkles(kit, 8, W * 0.5, ground - 150, 210);
  const drops = [0.12, 0.86, 0.3, 0.72, 0.48, 0.2, 0.8].map((x, index) => ({
    x: x * W,
    foot: ground + 62 + (index % 3) * 26,
    from: 1.3 + index * 0.62,
    spin: random.next() * 3 - 1.5,
  }));
  return (frame, t) => {
    kit.glow(frame, W / 2, ground - 150, 560, 0.6 + 0.12 * Math.sin(t * 2));
    leaves(frame, t, 'back');
    if (person)
      kit.put(frame, person, {
        x: W * 1.15 - smooth((t - 1.6) / 1.2) * W * 0.36,
        foot: ground + 4,
        lift: hop(t, 0.6) * 14 * clamp((2.9 - t) * 3),
        angle: Math.sin(t * 2.2) * 0.05,
      });
    if (basket)
      kit.put(frame, basket, {
        x: W * -0.2 + smooth((t - 0.9) / 1) * W * 0.37,
        foot: ground + 10,
        angle: Math.sin(t * 1.8) * 0.03,
      });
    const fall = bounce(t / 1.15);
    const landing = clamp(1 - Math.abs(t - 0.46) * 6);
    const joy = t > 3.4 ? hop(t - 3.4, 1.35) * clamp(1 - ((t - 3.4) % 2.7) / 1.35) : 0;
    kit.put(frame, big, {
      x: W / 2,
      foot: ground + 34,
      lift: fall * 640 + joy * 120,
      stretch: 1 - landing * 0.16 + joy * 0.06,
      angle: Math.sin(t * 1.5) * 0.06,
    });
    for (const drop of drops) {
      if (t < drop.from) continue;
      const age = t - drop.from;
      kit.put(frame, small, {
        x: drop.x,
        foot: drop.foot,
        lift: bounce(age / 0.95) * 620,
        angle: drop.spin * clamp(1 - age) + Math.sin(t * 1.2 + drop.x) * 0.05,
      });
    }
    glints(frame, t);
    leaves(frame, t, 'front');
  };
};

/** Things float up around it while it bobs, as in water or in a dream. */
export const bubbles: Scene = async (kit) => {
  const { recipe, ground, tints } = kit;
  const [main = '🧴', second] = recipe.subjects;
  const star = await kit.actor(main, 330, recipe.tint ?? (second ? null : (tints[0] ?? null)));
  const friend = second ? await kit.actor(second, 150) : null;
  const air = await rising(kit, recipe.props, 20, 0.19, [26, 66]);
  const person = recipe.person ? await kit.actor(recipe.person, 210) : null;
  const glints = await sparkles(kit, 9, W / 2, ground - 180, 220);
  return (frame, t) => {
    kit.rays(frame, W / 2, ground - 170, 760, t * 0.12, 0.35);
    kit.glow(frame, W / 2, ground - 170, 600, 0.75 + 0.15 * Math.sin(t * 1.6));
    air(frame, t, 'back');
    if (person)
      kit.put(frame, person, {
        x: W * 0.77 + Math.sin(t) * 6,
        foot: ground + 18,
        lift: hop(t, 1.1) * 12,
        angle: Math.sin(t * 1.6) * 0.07,
      });
    const enter = pop(t / 0.8);
    kit.put(frame, star, {
      x: W * (person ? 0.43 : 0.5),
      foot: ground + 40,
      lift: 26 + Math.sin(t * 1.9) * 22,
      scale: enter,
      angle: Math.sin(t * 1.3) * 0.09,
      turn: 1 - 0.1 * (1 - Math.cos(t * 1.1)),
      stretch: 1 + Math.sin(t * 3.8) * 0.016,
    });
    if (friend)
      kit.put(frame, friend, {
        x: W * 0.76,
        foot: ground + 78,
        lift: hop(t + 0.4, 1.2) * 34,
        scale: pop((t - 0.7) / 0.6),
        angle: Math.sin(t * 2.4) * 0.16,
      });
    glints(frame, t);
    air(frame, t, 'front');
  };
};

/** Ingredients jump in, steam comes out, the dish answers each landing with a squash. */
export const feast: Scene = async (kit) => {
  const { recipe, ground } = kit;
  const [main = '🍲'] = recipe.subjects;
  const dish = await kit.actor(main, 320, recipe.tint);
  const parts = await Promise.all(recipe.props.map((emoji) => kit.actor(emoji, 112)));
  const cook = recipe.person ? await kit.actor(recipe.person, 240) : null;
  const wisps = await steam(kit, W / 2, ground - 200, 9);
  const glints = await sparkles(kit, 7, W / 2, ground - 140, 200);
  const beat = 0.62;
  return (frame, t) => {
    kit.glow(frame, W / 2, ground - 150, 580, 0.7 + 0.14 * Math.sin(t * 2.3));
    if (cook)
      kit.put(frame, cook, {
        x: W * 0.75,
        foot: ground - 6,
        lift: hop(t, beat * 2) * 16,
        angle: Math.sin((t / beat) * Math.PI) * 0.07,
      });
    const step = Math.floor(t / beat);
    const within = t / beat - step;
    const landing = clamp(1 - within * 2.6);
    kit.put(frame, dish, {
      x: W * (cook ? 0.44 : 0.5),
      foot: ground + 42,
      scale: pop(t / 0.7),
      stretch: 1 - landing * 0.09,
      turn: 1 + landing * 0.06,
      angle: Math.sin(t * 1.2) * 0.03,
    });
    wisps(frame, t);
    for (const [index, part] of parts.entries()) {
      kit.put(frame, part, {
        x: W * (0.14 + index * (0.72 / Math.max(1, parts.length - 1))),
        foot: ground + 108,
        lift: hop(t + index * 0.3, 1.24) * 26,
        scale: pop((t - 0.4 - index * 0.2) / 0.5),
        angle: Math.sin(t * 2 + index) * 0.12,
      });
    }
    // One ingredient is always in the air, from the right and the left in turn.
    const flying = parts[step % Math.max(1, parts.length)];
    if (flying && t > 1) {
      const side = step % 2 ? 1 : -1;
      const centre = W * (cook ? 0.44 : 0.5);
      const x = centre + side * W * 0.5 * (1 - within);
      kit.float(frame, flying.sprite, {
        x,
        y: ground - 150 - Math.sin(within * Math.PI) * 300 + within * 40,
        scale: 0.9 - within * 0.35,
        angle: side * within * 5,
        opacity: clamp((1 - within) * 8),
      });
    }
    glints(frame, t);
  };
};
