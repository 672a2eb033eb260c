/** Sheets, dialogs and toasts belong to the phone column, not to the desktop window around it. */
export const phone = (): HTMLElement => document.getElementById('phone') ?? document.body;
