/** Text as GBK bytes, by turning the decoder around: Node reads GBK and does not write it. */
export function gbkBytes(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text)
    bytes.push(...(character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : pairOf(character)));
  return Buffer.from(bytes);
}

let pairs: Map<string, readonly [number, number]> | undefined;

function pairOf(character: string): readonly [number, number] {
  pairs ??= allPairs();
  return pairs.get(character) ?? [0x3f, 0x20];
}

function allPairs() {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !found.has(character)) found.set(character, [lead, trail]);
    }
  return found;
}
