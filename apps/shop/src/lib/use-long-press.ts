import { useRef, type PointerEvent } from 'react';

const holdMs = 480;
const slackPx = 10;

/** Calls back when a finger rests in one place; a scroll or a short tap does not count. */
export function useLongPress(onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const held = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    held,
    handlers: {
      onPointerDown(event: PointerEvent) {
        held.current = false;
        start.current = { x: event.clientX, y: event.clientY };
        stop();
        timer.current = setTimeout(() => {
          held.current = true;
          onHold();
        }, holdMs);
      },
      onPointerMove(event: PointerEvent) {
        const away = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y);
        if (away > slackPx) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onPointerLeave: stop,
    },
  };
}
