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
  en: 'This is not a product CSV we can read: it needs a header line with at least Handle and Title. Export the products from Shopify as "CSV for Excel, Numbers" or "Plain CSV" and send that file.',
  zh: '无法识别这个商品 CSV 文件：首行需要包含 Handle 和 Title 等列名。请从 Shopify 导出商品 CSV 后上传该文件。',
});
export const fileBroken = problem('imports.file_broken', 422, {
  en: 'The file stops making sense at line {line}: a quotation mark is not closed or stands in the wrong place. Correct that line, or export the file again.',
  zh: '文件第 {line} 行格式有误：引号没有闭合或位置不对。请修改该行，或重新导出文件。',
});
export const importNotInState = problem('imports.not_in_state', 409, {
  en: 'That cannot be done with the import in its present state. Reload it to see what can.',
  zh: '这次导入当前的状态不能执行此操作，请刷新查看。',
});
