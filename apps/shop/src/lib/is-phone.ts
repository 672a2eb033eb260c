export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);
