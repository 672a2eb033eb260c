import { phone } from './phone.ts';

// The component and its animation library come with the first toast, not with the first video.
const toasts = () => import('./toast-component.ts');

export function toast(content: string): void {
  void toasts().then(({ Toast }) =>
    Toast.show({ content, getContainer: phone, duration: Math.min(4000, 1500 + content.length * 60) }),
  );
}

export function toastGood(content: string): void {
  void toasts().then(({ Toast }) => Toast.show({ content, icon: 'success', getContainer: phone }));
}
