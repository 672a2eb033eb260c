import type { Dictionary } from '../dictionary.ts';
import type { reviewCare as zh } from '../zh/review-care.ts';

export const reviewCare: Dictionary<typeof zh> = {
  intro:
    'A review that breaks the rules can be hidden: it is not shown, counts in no score, and can be shown again. A bad review that is true stays.',
  search: 'Words of a review, reply or product',
  review: 'Review',
  rating: 'Rating',
  onlyShop: 'Only reviews of this shop',
  author: 'Written by',
  at: 'Written',
  state: { shown: 'Shown', hidden: 'Hidden' },
  kind: {
    bad: 'Bad (1–2 stars)',
    middling: 'Middling (3 stars)',
    good: 'Good (4–5 stars)',
    pictures: 'With pictures',
  },
  hide: 'Hide',
  hideTitle: 'Hide this review?',
  hideText:
    'Shoppers and the shop no longer see it, and the scores of the product and the shop are worked out without it. The reason goes into the log.',
  hidden: 'Hidden',
  undo: 'Undo',
  show: 'Show again',
  showTitle: 'Show this review again?',
  showText: 'It is back on the product page and counts in the scores.',
  shown: 'Shown again',
  hiddenBy: '{{name}} hid this review',
  noReason: 'No reason on record',
  log: 'What was done to this review',
};
