import { Toast } from 'antd-mobile';
import { phone } from './phone.ts';

export function toast(content: string): void {
  Toast.show({ content, getContainer: phone, duration: Math.min(4000, 1500 + content.length * 60) });
}

export function toastGood(content: string): void {
  Toast.show({ content, icon: 'success', getContainer: phone });
}
