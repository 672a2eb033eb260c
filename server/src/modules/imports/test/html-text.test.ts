import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlText, textHtml } from '../html-text.ts';

/** What scripts are hidden in: nothing of it may be left but words. */
const corpus = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img/src="x"/onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<body onload=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<style>@import "javascript:alert(1)"</style>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<link rel=stylesheet href=//evil.example>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//">',
  '<form action="javascript:alert(1)"><button>x',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><script>alert(1)</script></textarea>',
  '<template><script>alert(1)</script></template>',
  '<title><script>alert(1)</script></title>',
  '<xmp><script>alert(1)</script></xmp>',
  '<img src="x" title="a>b" onerror="alert(1)">',
  '<a title="\'><script>alert(1)</script>">x</a>',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  '<<script>alert(1);//<</script>',
  '<script\u0000>alert(1)</script>',
  '<script',
  '<img src=x onerror=alert(1)',
  '<svg onload=alert(1)//',
  '</script><script>alert(1)</script>',
];

test.each(corpus)('%s leaves nothing to run', (html) => {
  const { text } = htmlText(`前 ${html} 后`);
  expect(text).not.toMatch(/<\s*\/?[a-z!?]/i);
  expect(textHtml(text)).not.toMatch(/<(?!\/?(?:p|br)>)/i);
});

test('what was written as text stays text, on the way out too', () => {
  const { text } = htmlText('<p>1 &lt; 2 &amp;&amp; &lt;b&gt;bold&lt;/b&gt;</p>');
  expect(text).toBe('1 < 2 && <b>bold</b>');
  expect(textHtml(text)).toBe('<p>1 &lt; 2 &amp;&amp; &lt;b&gt;bold&lt;/b&gt;</p>');
});

test('paragraphs, breaks and lists stay recognisable', () => {
  const { text, mediaCount } = htmlText(
    '<h2>规格</h2><p>单果&nbsp;80mm<br/>5斤装</p><ul><li>脆甜</li><li>多汁</li></ul><p><img src=a.jpg></p>',
  );
  expect(text).toBe('规格\n\n单果 80mm\n5斤装\n• 脆甜\n• 多汁');
  expect(mediaCount).toBe(1);
});

test('a description comes back as it went', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('\n', '\n\n', ' ', '• ', '<', '&lt;', '&amp;', '苹果', '<p>'),
        ),
        { maxLength: 20 },
      ),
      (parts) => {
        const { text } = htmlText(textHtml(htmlText(textHtml(parts.join(''))).text));
        expect(text).toBe(htmlText(textHtml(text)).text);
      },
    ),
  );
});
