import { problem } from '../../platform/problem.ts';

export const fileMissing = problem('imports.file_missing', 400, {
  en: 'No file was sent. Attach a product CSV in the form field "file".',
  zh: '没有收到文件，请在表单字段 file 中附上商品 CSV 文件。',
});
export const fileTooLarge = problem('imports.file_too_large', 413, {
  en: 'The file is larger than 20 MB. Export the products in several parts and import them one after the other.',
  zh: '文件超过 20 MB，请分成几份导出，逐份导入。',
});
export const fileUnreadable = problem('imports.file_unreadable', 422, {
  en: 'This is not a product CSV we can read: {why}.',
  zh: '无法读取这个商品 CSV 文件：{why}。',
});
export const importNotInState = problem('imports.not_in_state', 409, {
  en: 'This import is {state}, so that cannot be done now. Reload it to see what can.',
  zh: '这次导入当前为「{state}」，不能执行此操作，请刷新查看。',
});
